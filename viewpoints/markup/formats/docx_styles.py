"""What the styles of a Word document mean, whatever language or program named them."""

import re
from dataclasses import dataclass, field

from viewpoints.markup.formats.ooxml import Element, is_on, name, value

_HEADING = re.compile(
    r"(?:heading|标题|標題|título|überschrift|titre)\s*([1-9])(?:\s*(?:char|字符))?"
)
_TITLES = {"title", "标题", "標題", "文档标题", "主标题", "论文标题", "文章标题"}
_CAPTIONS = {
    "caption",
    "题注",
    "題注",
    "图题",
    "图注",
    "image caption",
    "table caption",
    "图片说明",
}
_QUOTES = {
    "quote",
    "intense quote",
    "block text",
    "block quote",
    "block quotation",
    "quotations",
    "引用",
    "明显引用",
    "鲜明引用",
    "引文",
    "文本块",
}
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*(?:[1-9]|heading|标题)|table of (?:contents|figures)")
_DEEPEST = 12


@dataclass
class Style:
    """One style as written; ``based_on`` is another's id."""

    name: str = ""
    based_on: str = ""
    paragraph: Element | None = None
    run: Element | None = None


@dataclass
class Styles:
    """The styles of a document by id."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def role(self, style_id: str) -> str:
        """Give ``title``, ``caption``, ``quote``, ``contents``, ``1`` to ``9``, or nothing."""
        for style in self.chain(style_id):
            if role := role_of_name(style.name) or outline_level(style.paragraph):
                return role
        return ""

    def chain(self, style_id: str) -> list[Style]:
        """Give a style and those it is based on, nearest first; unknown ids name themselves."""
        chain: list[Style] = []
        while style_id and len(chain) < _DEEPEST:
            style = self.by_id.get(style_id, Style(name=style_id))
            chain.append(style)
            style_id = style.based_on
        return chain

    def is_set(self, style_id: str, toggle: str) -> bool:
        """Tell whether a character style turns ``w:b`` or another toggle on."""
        for style in self.chain(style_id):
            element = None if style.run is None else style.run.find(name(toggle))
            if element is not None:
                return is_on(element)
        return False

    def indent(self, style_id: str) -> int:
        """Give the left indent of a paragraph style in twentieths of a point."""
        for style in self.chain(style_id):
            element = None if style.paragraph is None else style.paragraph.find(name("w:ind"))
            if element is not None:
                return left_indent(element)
        return 0


def read_styles(root: Element) -> Styles:
    """Give the styles of ``word/styles.xml``."""
    styles = Styles()
    for element in root.iter(name("w:style")):
        styles.by_id[element.get(name("w:styleId"), "")] = Style(
            name=value(element.find(name("w:name"))).strip().lower(),
            based_on=value(element.find(name("w:basedOn"))),
            paragraph=element.find(name("w:pPr")),
            run=element.find(name("w:rPr")),
        )
    return styles


def outline_level(properties: Element | None) -> str:
    """Give ``1`` to ``9`` for a paragraph in the outline (17.3.1.20: 9 means body text)."""
    level = "" if properties is None else value(properties.find(name("w:outlineLvl")))
    return str(int(level) + 1) if level in set("012345678") and level else ""


def left_indent(element: Element) -> int:
    """Give the left edge of a paragraph's first line and its body, whichever is further left."""

    def twips(*attributes: str) -> int:
        for attribute in attributes:
            number = element.get(name(attribute), "")
            if re.fullmatch(r"-?[0-9]{1,6}", number):
                return int(number)
        return 0

    return twips("w:left", "w:start") - twips("w:hanging")


def role_of_name(style: str) -> str:
    """Give the role that a style's name tells, as ``Styles.role``."""
    style = style.lower()
    if found := _HEADING.fullmatch(style):
        return found[1]
    if _CONTENTS.fullmatch(style):
        return "contents"
    for role, known in (("title", _TITLES), ("caption", _CAPTIONS), ("quote", _QUOTES)):
        if style in known:
            return role
    return ""
