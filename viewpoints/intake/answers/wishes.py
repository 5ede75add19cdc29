"""What does an answer ask for? Pure: the new words of a mail in, one wish or none out.

Lists, not an understanding, as in ``phrases``: to withdraw, to hear where it stands and to be named
otherwise a mail must say that and nothing else. That what came with it takes the place of the former
essay may be said among other words, for nothing is lost by it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from viewpoints.intake.answers.phrases import canonical, says

FEWEST_CHARACTERS = 200
"""Of an essay that is written into the answer itself."""


class Kind(StrEnum):
    WITHDRAW = "withdraw"
    STANDING = "standing"
    BYLINE = "byline"


@dataclass(frozen=True)
class Wish:
    """What she asks for; ``byline`` is the name she writes, empty for none."""

    kind: Kind
    byline: str = ""


_ESSAY = "(?:(?:我的?|这|此|本|该|那)?(?:一?篇|份)?(?:投?稿(?:件|子)?|文章|文|稿|投稿))"
_PLEASE = (
    "(?:(?:我|本人|现|特此)?(?:想|要|希望|申请|请求|请|决定|麻烦|烦请)?"
    "(?:您|你|编辑|老师)?(?:帮我|帮忙|给我)?)"
)
_WITHDRAW = (
    rf"(?:{_PLEASE}(?:(?:把|将)?{_ESSAY})?(?:给我)?(?:撤稿|撤回|撤下|撤销|撤掉)(?:投稿|{_ESSAY})?(?:了|吧)?"
    rf"|{_PLEASE}撤(?:回)?{_ESSAY}(?:了|吧)?|(?:{_ESSAY})?(?:我)?不(?:想)?(?:投|发表|刊登|刊发|发)了"
    "|(?:please |kindly )*(?:i )?(?:(?:want|wish|would like|d like|have decided) to )?withdraw"
    "(?: (?:it|my|the|this)(?: (?:essay|article|submission|text|piece))?)?(?: please)?)"
)
_STANDING = (
    rf"(?:{_PLEASE}(?:(?:查询|查|问|了解|看)(?:一?下)?)?(?:{_ESSAY})?(?:的)?(?:审稿|处理|现在的?|目前的?)?(?:进度|进展|状态|情况)"
    rf"(?:如何|怎么样了?|怎样了?|查询|了?吗)?|{_PLEASE}(?:查询|查稿)(?:{_ESSAY})?"
    rf"|(?:请问)?(?:{_ESSAY})?(?:现在|目前)?(?:走)?到(?:哪|那)(?:一?步|里|儿)?了"
    "|status(?: (?:please|of (?:my|the|this) (?:essay|article|submission|text)))?"
    "|(?:please )?(?:what is|what s|whats|tell me|show me)?(?: )?the status"
    "(?: of (?:my|the|this) (?:essay|article|submission|text))?"
    "|where (?:does|is) (?:it|my (?:essay|article|submission|text))(?: stand)?(?: now)?)"
)
_BYLINE = re.compile(
    r"(?im)^[ \t]*(?:请|請|麻烦|麻煩)?(?:您|你)?(?:帮我|幫我)?(?:把|将|將)?(?:我的|文章的?)?署名"
    r"(?:请|請|也)?(?:改为|改為|改成|换成|換成|写成|寫成|用|[:：])[ \t]*[:：]?[ \t]*"
    r"(?P<zh>[^\n]{1,60}?)[。.！!；;]?[ \t]*$"
    r"|^[ \t]*(?:please )?(?:change (?:the|my) byline to|byline[:：]|(?:the|my) byline should be)"
    r"[ \t]*(?P<en>[^\n]{1,60}?)[.!;]?[ \t]*$"
)
_NOBODY = re.compile(r"(?i)匿名|佚名|无|無|空|不署名|anonymous|none|no name")
_ASKS = re.compile("什么|什麼|哪|怎|吗|嗎|呢|还是|還是|或")
_QUOTES = " \t“”\"'「」『』‘’《》"
_INSTEAD = re.compile(
    r"(?:以|请以|請以)?(?:此|本|这|這|附件|新|最新)(?:稿|一稿|篇|份|版|次)?(?:的)?[为為][准準]|以[^\n]{0,12}[为為][准準]"
    r"|修改(?:后|後|过|過)?的?(?:稿|版)|修订(?:稿|版)|修訂(?:稿|版)|新的?一?稿|新版|更新(?:后|後)?的?(?:稿|版)|改(?:好|过|過)的?(?:稿|文)"
    r"|(?:重新|再)(?:发|發|寄|投)|替换|替換|(?:二|三|四|终|終|定)稿"
    r"|(?i:\b(?:revised|new|updated|corrected|latest|final) (?:version|draft|text|essay|article|manuscript)\b"
    r"|\b(?:use|take) this (?:one|version|text)\b|\breplaces?\b|\binstead of\b)"
)


def wish_in(text: str, *, names: Iterable[str] = (), to: Iterable[str] = ()) -> Wish | None:
    """Give what ``text`` asks for, if it asks for one thing and says nothing else but courtesies.

    ``names`` and ``to`` are what she may sign with and whom she may greet, as in ``phrases.agrees``.
    Only a question where it stands may be put as one; a question mark keeps any other from being a wish.
    """
    names, to = list(names), list(to)
    if says(text, _WITHDRAW, names=names, to=to):
        return Wish(Kind.WITHDRAW)
    if says(re.sub("[?？]", "", text), _STANDING, names=names, to=to):
        return Wish(Kind.STANDING)
    return _byline(text, names, to)


def is_instead(text: str) -> bool:
    """Tell whether words say that what comes with them takes the place of what was sent before."""
    return bool(_INSTEAD.search(text))


def essay_within(text: str) -> str:
    """Give the essay that an answer holds under a line which says that it replaces the former; or nothing."""
    lines = text.strip().splitlines()
    for place, line in enumerate(lines[:6]):
        rest = "\n".join(lines[place + 1 :]).strip()
        if len(line) <= 60 and is_instead(line) and len(rest) >= FEWEST_CHARACTERS:
            return rest
    return ""


def _byline(text: str, names: list[str], to: list[str]) -> Wish | None:
    """Find the one line that names her anew; around it only courtesies may stand."""
    found = list(_BYLINE.finditer(text))
    if len(found) != 1:
        return None
    named = (found[0]["zh"] or found[0]["en"] or "").strip(_QUOTES)
    around = f"{text[: found[0].start()]}署名{text[found[0].end() :]}"
    if not says(around, "署名", names=names, to=to) or not _is_name(named):
        return None
    return Wish(Kind.BYLINE, "" if _NOBODY.fullmatch(named) else named)


def _is_name(words: str) -> bool:
    return bool(canonical(words)) and not _ASKS.search(words)
