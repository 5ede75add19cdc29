"""What a mail is to us: a contribution, an answer, or something no person wrote.

RFC 3464 (delivery status), RFC 3834 (automatic responses), RFC 8098 (receipts), RFC 5965
(complaints), and what mail systems send that follow none of them.
"""

import re

from .message import Address, Kind, Message
from .quoting import has_history
from .tree import Part

_REPORTS = {
    "message/delivery-status": Kind.BOUNCE,
    "message/global-delivery-status": Kind.BOUNCE,
    "message/feedback-report": Kind.BOUNCE,
    "message/disposition-notification": Kind.AUTO_REPLY,
    "message/global-disposition-notification": Kind.AUTO_REPLY,
}
_DAEMON = re.compile(
    r"^(?:mailer[-_.]?daemon|post[-_.]?(?:master|office)|mail[-_.]?(?:daemon|system|delivery)|mdaemon"
    r"|bounces?(?:[+-].*)?|maildelivery.*|mail-?admin(?:istrator)?|(?:x\.?400.*))$",
    re.IGNORECASE,
)
_LIST_ROLE = re.compile(r"^(?:majordomo|owner-.*|.+-(?:admin|owner|request))$", re.IGNORECASE)
_DAEMON_NAME = re.compile(
    r"mail(?:er)?[ -]?(?:delivery|daemon|system)|delivery subsystem|postmaster|系统退信|邮件系统",
    re.IGNORECASE,
)
_BOUNCE_SUBJECT = re.compile(
    r"^\W{0,3}(?:"
    r"undeliver(?:able|ed)|returned mail|return(?:ed)? to sender|mail (?:delivery )?(?:fail|error)"
    r"|(?:mail |message )?deliver(?:y|ing) (?:status|fail|report|notif|problem|error|has failed"
    r"|unsuccessful|delayed)|delivery\W+status|failure notice|failed (?:mail|delivery|to deliver)"
    r"|non[- ]?(?:delivery|remis)|(?:warning: )?(?:could not|unable to) (?:send|deliver)"
    r"|message (?:could not|not deliver|status|you sent)|nondeliverable|unzustellbar|mail could not"
    r"|(?:your )?(?:e-?mail|message).{0,40}(?:not (?:be )?(?:deliver|sent)|undeliver|rejected"
    r"|bounced)|notification d.état|user unknown|warning: (?:message|could not)|mail system error"
    r"|you \S+ are not (?:a )?member|loop alert|不达|来自\s?\S+\s?的退信"
    r"|系统退信|退信|邮件(?:被)?退回|投递失败|邮件?发送失败|无法(?:投递|送达)|未送达|未传递"
    r"|無法(?:投遞|傳遞)|退件|郵件(?:退回|傳送失敗)|エラーメール|メールエラー|配信(?:不能|エラー)"
    r")",
    re.IGNORECASE,
)
_AUTO_SUBJECT = re.compile(
    r"^(?:(?:re|回复|答复)[:：]\s*)?\W{0,3}(?:"
    r"auto(?:matic)?[ -]?(?:re(?:ply|sponse)|answer)|auto:|out of (?:the )?office|vacation"
    r"|away from (?:the )?(?:my )?(?:office|mail)|abwesen|automatische (?:antwort|reactie)"
    r"|réponse automatique|respuesta automática|risposta automatica|resposta automática"
    r"|autosvar|自动(?:回复|答复|应答)|自動(?:回覆|回復|答覆|応答|返信)|\[?自动回复|休假|不在办公室"
    r"|不在席|(?:read|delivery) receipt|read:|已读[:：]|已读回执|阅读回执|開封確認|lu ?:"
    r")",
    re.IGNORECASE,
)
_AUTO_PREFIX = re.compile(
    r"^(?:(?:re|回复|答复)[:：]\s*)?\W{0,3}(?:auto(?:matic)?[ -]?(?:re(?:ply|sponse)|answer)|auto"
    r"|out of (?:the )?office(?: (?:auto)?reply)?|vacation(?: reply)?|automatische antwort"
    r"|réponse automatique|自动(?:回复|答复|应答)|自動(?:回覆|回復|答覆|応答|返信)"
    r"|(?:read|delivery) receipt|read|已读|已读回执|阅读回执)"
    r"\s*[:：\]】]",
    re.IGNORECASE,
)
"""A program's own prefix, where the words of ``_AUTO_SUBJECT`` may be the title of an essay."""

_NO_REPLY = re.compile(r"^(?:no|do[-_.]?not|never)[-_.]?(?:reply|response)\b", re.IGNORECASE)
_COMPLAINT_SUBJECT = re.compile(r"^\s*complaint about message from \S+\s*$", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"\b[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b|\b(?:smtp|host) .{0,80}\b[45]\d\d\b|original message"
    r" (?:follows|was received|header)|transcript of session|no such user|一杯のため|duplicated message-id",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    r"user unknown|(?:could not|cannot|can't|not) be (?:delivered|sent|reached)|(?:unknown|invalid|no such)"
    r" (?:user|recipient|address|mailbox)|mailbox (?:is )?(?:full|unavailable)|over ?quota"
    r"|(?:delivery|transmission).{0,40}fail|permanent (?:fatal )?error|undeliverable|returned to you"
    r"|退信|收件人不存在|not a member of this|无法投递|unrouteable",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"^\s*(?:fwd?|fw|转发|轉寄|轉發|wg|tr|rv|i)\s*[:：]", re.IGNORECASE)
_ANSWER = re.compile(
    r"^\s*(?:re|aw|sv|antw|vs|回复|回覆|回復|答复|答覆)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]",
    re.IGNORECASE,
)
_BODY_LOOKED_AT = 20_000
_SHORT = 500
_NOISE = frozenset("\ufffd" + "".join(map(chr, {*range(32)} - {9, 10, 12})))


def is_forward(subject: str) -> bool:
    """Tell whether a subject says that a mail was passed on."""
    return bool(_FORWARD.match(subject))


def kind_of(root: Part, message: Message) -> Kind:
    """Decide the kind; machines first, because their mail must never be answered."""
    if _is_unreadable(root, message):
        return Kind.UNREADABLE
    return _report_kind(root) or _machine_kind(message) or _person_kind(message)


def _report_kind(root: Part) -> Kind | None:
    for part in root.walk():
        if part.type.type in _REPORTS:
            return _REPORTS[part.type.type]
    if root.type.type == "multipart/report":
        told = root.type.parameters.get("report-type", "").lower()
        return Kind.AUTO_REPLY if "disposition" in told else Kind.BOUNCE
    return None


def _machine_kind(message: Message) -> Kind | None:
    auto = _is_automatic(message)
    if _is_bounce(message, automatic=auto):
        return Kind.BOUNCE
    return Kind.AUTO_REPLY if auto else None


def _is_automatic(message: Message) -> bool:
    """RFC 3834 §5 and its relatives: a machine says that it wrote this, or its subject does."""
    headers = message.headers
    submitted = _first(headers, "auto-submitted").split(";")[0].strip().lower()
    suppress = _first(headers, "x-auto-response-suppress").strip().lower()
    return (
        submitted not in ("", "no")
        or suppress not in ("", "none")
        or any(name in headers for name in ("x-autoreply", "x-autorespond", "x-autoreply-from"))
        or _first(headers, "precedence").strip().lower() in ("auto_reply", "auto-reply")
        or any(_NO_REPLY.match(sender.address) for sender in message.senders)
        or _is_automatic_by_subject(message)
    )


def _is_automatic_by_subject(message: Message) -> bool:
    """Believe a subject alone only where nothing speaks for a person.

    休假制度与公益组织 may be an essay: words that answer nothing and are many, or bring a file.
    """
    if not _AUTO_SUBJECT.match(message.subject):
        return False
    if message.in_reply_to or message.references:
        return True
    short = len(message.reply_text) <= _SHORT and not message.attachments
    return short and bool(_AUTO_PREFIX.match(message.subject))


def _is_bounce(message: Message, *, automatic: bool) -> bool:
    """Weigh sender, envelope, subject and words: two of them make a bounce, a person's own words none."""
    if "x-failed-recipients" in message.headers or _COMPLAINT_SUBJECT.match(message.subject):
        return True
    if _AUTO_SUBJECT.match(message.subject) and automatic:
        return False
    null_sender = any(path.strip() in ("<>", "") for path in message.headers.get("return-path", []))
    if null_sender and not automatic:
        return True
    subject = bool(_BOUNCE_SUBJECT.match(_FORWARD.sub("", message.subject)))
    words = message.text[:_BODY_LOOKED_AT]
    technical = bool(_TECHNICAL.search(words))
    if null_sender or not message.senders or any(map(_is_daemon, message.senders)):
        failure = technical or bool(_FAILURE.search(words))
        daemon = any(map(_is_daemon, message.senders))
        return sum((null_sender, daemon, subject, failure)) >= 2
    if any(_LIST_ROLE.match(sender.address.partition("@")[0]) for sender in message.senders):
        return subject or technical
    return subject and technical


def _is_daemon(sender: Address) -> bool:
    local = sender.address.partition("@")[0] or sender.name
    return bool(_DAEMON.match(local) or _DAEMON_NAME.search(sender.name))


def _person_kind(message: Message) -> Kind:
    if is_forward(message.subject):
        return Kind.CONTRIBUTION
    if message.in_reply_to or message.references:
        return Kind.REPLY
    if _ANSWER.match(message.subject) and has_history(message.text):
        return Kind.REPLY
    return Kind.CONTRIBUTION


def _is_unreadable(root: Part, message: Message) -> bool:
    """Tell whether there is nothing a person could read: no words, no files, or only noise."""
    if message.attachments:
        return False
    text = message.text
    if not text.strip() and not message.subject:
        return True
    noise = sum(char in _NOISE for char in text[:10_000])
    return not root.fields and noise * 20 > len(text[:10_000])


def _first(headers: dict[str, list[str]], name: str) -> str:
    return next(iter(headers.get(name, [])), "")
