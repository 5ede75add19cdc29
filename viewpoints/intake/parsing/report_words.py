"""What bounces say in words: who did not get it, which code, for what reason, and what follows below.

The phrases are those of the mail systems in the test material and of QQ Mail, NetEase and Tencent
Exmail. Given what is nobody's phrase, nothing is found.
"""

import re
from collections.abc import Sequence

_A = (
    r"([^\s<>\"'(),;:\[\]\u3000-\u9fff\uff00-\uffef]{1,128}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}[A-Za-z0-9])"
    r"(?![A-Za-z0-9-])"
)
_ALONE = re.compile(rf"^[ \t>*-]*<?{_A}", re.MULTILINE)
_PHRASED = re.compile(
    r"(?:rcpt to|recipients?|to|for|address(?:es)?|user|account|mailbox|delivered|deliver|收件人|收信人|邮箱"
    r"|地址|投递[到至给]|发[到给往送至]+|宛先|to the following recipients?)"
    rf"[ \t]*(?:is|was|are|:|：|=|→)?[ \t\n]*(?:email)?[ \t]*['\"<（(《\[]*{_A}",
    re.IGNORECASE,
)
_RETURNED = re.compile(
    r"^[ \t>*=_-]*(?:"
    r"(?:---+ ?)?(?:this|below|here|the (?:following|original|header|first|text)|unsent|a copy|included|your"
    r"|copy|original|returned|forwarded|transcript of the message|message text|start of).{0,60}"
    r"(?:copy|message|headers?|mail|lines?|text|follows|below).{0,60}"
    r"(?:copy|follows|message|headers?|below|here|mail|returned|begins?|included|-{2,}|:)"
    r"|return-path:|received: (?:from|by|\(qmail)|[-*=_ ]*(?:original|returned|unsent) message.{0,30}"
    r"|原始?邮件|以下是.{0,10}(?:原信|原邮件|邮件))",
    re.IGNORECASE | re.MULTILINE,
)
_MESSAGE_ID = re.compile(
    r"^[ \t>*]*Message-I[Dd][ \t]*[:：][ \t\n]*<?([^\s<>]{3,300})>?", re.M | re.I
)
_ENHANCED = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)")
_REPLY = re.compile(
    r"(?:\b(?:smtp|error|code|said|status|reply|response|got|with|rcpt|data|server|remote|host|ret)\b"
    r"[^\n]{0,80}?|^[ \t>*<-]*|[:：(#\"<\[]\s?|-{2,}>? ?|\n[ \t]*)"
    r"([45]\d\d)(?=[ \-:：#)\]=,.]|$)(?! ?(?:bytes|kb|mb))",
    re.IGNORECASE | re.MULTILINE,
)
_WILL_TRY = re.compile(
    r"still being retried|will (?:keep|continue|be) (?:to )?(?:try|retr)|warning message only"
    r"|not yet been delivered|has been delayed|继续尝试|稍后(?:会|将)?再",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"user unknown|unknown user|no such (?:user|recipient|address|mailbox|local)|does(?: not|n['’]t) exist"
    r"|(?:user|recipient|address|mailbox|account) (?:was |is )?"
    r"(?:not found|unknown|invalid|disabled|unavailable)"
    r"|invalid (?:recipient|user|address|mailbox)|unknown (?:recipient|address|local)"
    r"|permanent|i['’]ve given up|unrouteable|not listed|unlisted|unknown host|host unknown|cannot find"
    r"|not (?:a )?(?:known|valid)|no mailbox here|bad (?:address|destination)|undeliverable|refused|rejected"
    r"|could ?n[o']t be delivered|could not be (?:found|delivered)|cannot be delivered|rejection"
    r"|(?:exceed|over) ?.{0,20}(?:quota|size|limit)|mailbox (?:is )?full|(?:quota|size) (?:is )?exceed"
    r"|giving up|aborted|may not exist|not recognized|unable to deliver|did not reach|error delivering"
    r"|doesn['’]t have|malformed|no mx record|not a member|not member|not advertise|not a registered"
    r"|lookup failure|not responding|no smtp service"
    r"|存在しない|にありません|不存在|无此(?:用户|收件人)|已(?:停用|注销|冻结)|拒绝|拒收|退信|已满|受信拒否|一杯",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"still being retried|will (?:keep|continue|be) (?:try|retr)|temporary|temporarily|delayed|warning"
    r"|not yet been|try again|timed? ?out|deferred|稍后|暂时|延迟",
    re.IGNORECASE,
)


def without_returned(text: str) -> str:
    """Give what a bounce says itself, before the mail that it returns."""
    for found in _RETURNED.finditer(text):
        before = text[: found.start()]
        if _ALONE.search(before) or _PHRASED.search(before):
            return before
    return text


def blamed(text: str, *, likely: Sequence[str] = ()) -> list[str]:
    """Give whom the words name as not reached; an address of ``likely`` goes before any other."""
    alone = [found.lower() for found in _ALONE.findall(text)]
    phrased = [found.lower() for found in _PHRASED.findall(text)]
    wanted = [one for one in likely if one and one in text.lower()]
    if wanted:
        return wanted[:1]
    named = list(dict.fromkeys(alone or phrased))
    persons = [one for one in named if not one.startswith(("postmaster@", "mailer-daemon@"))]
    return (persons or named)[: 10 if alone else 1]


def action_in(text: str) -> str:
    """Tell a notice that delivery goes on being tried from one that it has ended (RFC 3464's words)."""
    return "delayed" if _WILL_TRY.search(text) else "failed"


def status_in(text: str) -> str:
    """Give the status code (RFC 3463) that the words name or mean, or nothing."""
    if found := _ENHANCED.search(text):
        return found[1]
    if found := _REPLY.search(text):
        return f"{found[1][0]}.0.0"
    if _FOR_NOW.search(text):
        return "4.0.0"
    return "5.0.0" if _FOR_GOOD.search(text) else ""


def reason_in(text: str) -> str:
    """Give the line that says why, or nothing."""
    for pattern in (_ENHANCED, _REPLY, _FOR_GOOD, _FOR_NOW):
        if found := pattern.search(text):
            start = text.rfind("\n", 0, found.start(found.lastindex or 0)) + 1
            end = text.find("\n", found.end())
            return " ".join(text[start : end if end >= 0 else None].split())[:500]
    return ""


def message_ids(text: str) -> list[str]:
    """Give the Message-IDs, bare, that stand in the words as in a head."""
    return _MESSAGE_ID.findall(text)
