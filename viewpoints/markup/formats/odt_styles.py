"""What the styles of an OpenDocument text mean (OpenDocument 1.3 part 3, 16 and 20)."""

import re
from dataclasses import dataclass, field

from viewpoints.markup.formats.docx_styles import role_of_name
from viewpoints.markup.formats.ooxml import Element
from viewpoints.markup.formats.word_writing import (
    BOLD,
    BULLETS,
    HIDDEN,
    ITALIC,
    LOWERED,
    NUMBERS,
    RAISED,
    Form,
)

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_DEEPEST = 12
_TWIPS = {"cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440, "pt": 20, "pc": 240, "px": 15}
_LENGTH = re.compile(r"(-?[0-9]{1,4}(?:\.[0-9]{1,9})?)(cm|mm|in|pt|pc|px)")
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")


def name(short: str) -> str:
    """Give ElementTree's name for one like ``text:p``."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@dataclass
class Style:
    """One style as written."""

    shown: str
    parent: str
    automatic: bool
    text: dict[str, str]
    paragraph: dict[str, str]
    level: str
    list_style: str


@dataclass
class Styles:
    """The styles of a document by family and name, and which levels of its lists are numbered."""

    by_name: dict[tuple[str, str], Style] = field(default_factory=dict)
    numbered: dict[str, set[int]] = field(default_factory=dict)

    def read(self, root: Element, *, automatic: bool) -> None:
        """Add the styles of a part: those in ``automatic`` ones are what was set directly."""
        for element in root.iter(name("style:style")):
            key = element.get(name("style:family"), ""), element.get(name("style:name"), "")
            self.by_name[key] = _style(element, key[1], automatic)
        for element in root.iter(name("text:list-style")):
            levels = element.findall(name("text:list-level-style-number"))
            shown = (
                e.get(name("text:level"), "") for e in levels if e.get(name("style:num-format"))
            )
            found = {int(level) for level in shown if level in set("123456789")}
            self.numbered[element.get(name("style:name"), "")] = found

    def chain(self, family: str, style: str) -> list[Style]:
        """Give a style and its parents, nearest first."""
        chain: list[Style] = []
        while (found := self.by_name.get((family, style))) and len(chain) < _DEEPEST:
            chain.append(found)
            style = found.parent
        return chain

    def form(self, style: str, *, level: str = "") -> Form:
        """Give how a paragraph of a style looks; ``level`` is that of a ``text:h``."""
        chain = self.chain("paragraph", style)
        shown = [one.shown for one in chain] or [_unescaped(style)]
        role = next(filter(None, map(role_of_name, shown)), "")
        if role.isdigit() or not role:
            role, level = "", level or role or next((one.level for one in chain if one.level), "")
        align = next((a for one in chain if (a := one.paragraph.get("text-align"))), "")
        return Form(
            style={"contents": "toc 1"}.get(role, role),
            level=int(level) if not role and level in set("123456789") and level else 0,
            centred=align == "center",
            right=align in {"end", "right"},
            indent=_indent(chain),
        )

    def marks(self, family: str, style: str) -> dict[str, bool]:
        """Give which marks a style sets or takes back; of named paragraph styles, none."""
        marks: dict[str, bool] = {}
        for one in reversed(self.chain(family, style)):
            if family == "text" or one.automatic:
                marks |= _marks(one.text)
        return marks

    def list_of(self, style: str) -> str:
        """Give the list style of a paragraph style."""
        return next(
            (one.list_style for one in self.chain("paragraph", style) if one.list_style), ""
        )

    def kind_of_list(self, style: str, depth: int) -> int:
        """Give BULLETS or NUMBERS for a level of a list style (0 is the outermost)."""
        return NUMBERS if depth + 1 in self.numbered.get(style, set()) else BULLETS


def _style(element: Element, style: str, automatic: bool) -> Style:
    return Style(
        shown=element.get(name("style:display-name")) or _unescaped(style),
        parent=element.get(name("style:parent-style-name"), ""),
        automatic=automatic,
        text=_properties(element, "style:text-properties"),
        paragraph=_properties(element, "style:paragraph-properties"),
        level=element.get(name("style:default-outline-level"), ""),
        list_style=element.get(name("style:list-style-name"), ""),
    )


def _properties(element: Element, short: str) -> dict[str, str]:
    found = element.find(name(short))
    return {} if found is None else {key.rpartition("}")[2]: v for key, v in found.items()}


def _unescaped(style: str) -> str:
    """Give ``Heading 1`` for ``Heading_20_1``, as LibreOffice writes names."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), style)


def _indent(chain: list[Style]) -> int:
    """Give how much further in a paragraph is than its named style, in twips."""
    own, named = 0, 0
    for one in reversed(chain):
        if found := _LENGTH.fullmatch(one.paragraph.get("margin-left", "")):
            twips = int(float(found[1]) * _TWIPS[found[2]])
            own, named = twips, named if one.automatic else twips
    return max(own - named, 0)


def _marks(text: dict[str, str]) -> dict[str, bool]:
    marks: dict[str, bool] = {}
    weight = text.get("font-weight") or text.get("font-weight-asian")
    if weight:
        marks[BOLD] = weight == "bold" or weight in {"600", "700", "800", "900"}
    if slope := text.get("font-style") or text.get("font-style-asian"):
        marks[ITALIC] = slope in {"italic", "oblique"}
    if position := text.get("text-position"):
        first = position.split()[0]
        marks[RAISED] = first == "super" or bool(re.fullmatch(r"[1-9][0-9]*%", first))
        marks[LOWERED] = first == "sub" or first.startswith("-")
    if text.get("display") == "none":
        marks[HIDDEN] = True
    return marks
