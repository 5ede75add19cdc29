"""How the covering note asks the essay to be signed: 署名请用“小满”, 署名用她本名，唐映雪, 笔名：山月. Pure.

Lists, not an understanding: a sentence that says more, or two names, is for the editor to read.
"""

import re
from dataclasses import dataclass

from viewpoints.intake.offers.signed import FOREIGN, HAN, is_full_name

_QUOTED = r"[“\"「『‘](?P<quoted>[^“”\"「」『』‘’\n]{1,20})[”\"」』’]"
_PLAIN = (
    rf"(?P<plain>{FOREIGN}|[{HAN}]{{2,8}}?|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{0,3}})"
    r"(?:就好|就行|即可|就可以了?|好了|吧|谢谢)?(?=[\s，,。.；;！!、）)（(]|$)"
)
_NAME = rf"(?:{_QUOTED}|{_PLAIN})"
_PATTERNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?<!不要)(?<!不必)(?<!不用)(?<!无需)(?<![不别勿])署名\s*(?:请|就|还是|仍然?|照旧|一律|统一|希望)?\s*"
        r"(?:用|为|写成|写作|写为|写|署|[:：])\s*"
        r"(?P<whose>她|他|作者|我|本人)?的?(?P<kind>本名|真名|实名|笔名|网名)?\s*[，,：:、]?\s*"
        + _NAME,
        r"(?P<kind>笔名)\s*(?:是|为|叫|用|[:：])\s*" + _NAME,
        r"(?P<kind>笔名)\s*" + _QUOTED,
        r"^\s*作者\s*[:：]\s*" + _NAME,
        r"\b(?:[Bb]yline|(?P<kind>[Pp]en ?name))\s*(?:is|should be|to be|:)\s*" + _NAME,
    )
)
_NO_NAME = re.compile(
    "[名字]$|真名|本名|实名|笔名|匿名|佚名|单位|机构|即可|可以|就行|我们|大家|两个|如下|同上|见附|编辑|老师$|先生$|女士$"
)
_LOOKED_AT = 2_000


@dataclass(frozen=True)
class Wanted:
    """A byline that the note asks for; ``of_another``: it says 她本名, so the sender did not write it.

    ``pen_name``: it says itself that it is one.
    """

    name: str
    of_another: bool = False
    pen_name: bool = False


def wanted(note: str) -> Wanted | None:
    """Give the one byline that a covering note asks for; None where it asks for none, or for several."""
    found: dict[str, Wanted] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(note[:_LOOKED_AT]):
            groups = match.groupdict()
            name = (groups.get("quoted") or groups.get("plain") or "").strip()
            if not name or _NO_NAME.search(name):
                continue
            kind, whose = groups.get("kind") or "", groups.get("whose") or ""
            pen_name = kind.lower().startswith(("笔", "网", "pen"))
            another = whose in ("她", "他", "作者") and not pen_name and is_full_name(name)
            found.setdefault(name, Wanted(name, another, pen_name))
    return next(iter(found.values())) if len(found) == 1 else None


def is_hers(one: Wanted, *, name: str) -> bool:
    """Tell whether a byline is surely wished by the sender called ``name`` for herself.

    It is a pen name by its own word, part of her name or the whole of which hers is part, or no full
    name of somebody else.
    """
    if one.of_another or not name:
        return False
    return one.pen_name or one.name in name or name in one.name or not is_full_name(one.name)
