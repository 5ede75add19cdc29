"""A Word document in the making: what readers of other formats write, for one reader to read.

Titles, headings, quotations, captions and tables are then understood in one place
(:mod:`viewpoints.markup.formats.docx`), whatever program the words were typed in.
"""

import io
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import SubElement, tostring
from xml.sax.saxutils import escape, quoteattr

from viewpoints.markup.formats import docx_drawings as drawings
from viewpoints.markup.formats.ooxml import NAMESPACES, Element, name
from viewpoints.markup.zips import Package

BOLD, ITALIC, RAISED, LOWERED, HIDDEN = "bold", "italic", "superscript", "subscript", "hidden"
BULLETS, NUMBERS = 1, 2
DEEPEST_LIST = 8
_R = NAMESPACES["r"]
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TOGGLES = {BOLD: "w:b", ITALIC: "w:i", HIDDEN: "w:vanish"}


@dataclass
class Form:
    """How a paragraph looks: a style by its name, ``level`` 1 to 9 for a heading, indent in twips."""

    style: str = ""
    level: int = 0
    centred: bool = False
    right: bool = False
    indent: int = 0
    listed: tuple[int, int] | None = None
    """BULLETS or NUMBERS, and how deep (0 and more)"""


def paragraph(form: Form, content: Iterable[Element]) -> Element:
    """Give a paragraph of runs, links and drawings."""
    new = Element(name("w:p"))
    properties = SubElement(new, name("w:pPr"))
    if form.style:
        SubElement(properties, name("w:pStyle"), {name("w:val"): form.style})
    if form.listed and not form.level:
        numbering = SubElement(properties, name("w:numPr"))
        depth = str(min(form.listed[1], DEEPEST_LIST))
        SubElement(numbering, name("w:ilvl"), {name("w:val"): depth})
        SubElement(numbering, name("w:numId"), {name("w:val"): str(form.listed[0])})
    if form.indent:
        SubElement(properties, name("w:ind"), {name("w:left"): str(form.indent)})
    if form.centred or form.right:
        SubElement(properties, name("w:jc"), {name("w:val"): "center" if form.centred else "right"})
    if form.level:
        SubElement(properties, name("w:outlineLvl"), {name("w:val"): str(form.level - 1)})
    new.extend(content)
    return new


def run(text: str, marks: Collection[str] = ()) -> Element:
    """Give a run; a line feed is a break in the line, two UTF-16 halves are one character."""
    new = Element(name("w:r"))
    properties = SubElement(new, name("w:rPr"))
    for mark in marks:
        if mark in _TOGGLES:
            SubElement(properties, name(_TOGGLES[mark]))
        else:
            SubElement(properties, name("w:vertAlign"), {name("w:val"): mark})
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for number, line in enumerate(text.split("\n")):
        if number:
            SubElement(new, name("w:br"))
        if line:
            SubElement(new, name("w:t")).text = line
    return new


def held(*content: Element) -> Element:
    """Give a run that holds something other than text."""
    new = Element(name("w:r"))
    new.extend(content)
    return new


def box(content: Iterable[Element]) -> Element:
    """Give a run with a text box of paragraphs and tables."""
    return held(drawings.text_box(content))


def sign(short: str) -> Element:
    """Give an empty element that says something was there, as ``w:commentReference``."""
    return Element(name(short))


def equation(words: str) -> Element:
    """Give an equation of which only the words are known."""
    new = Element(name("m:oMath"))
    SubElement(SubElement(new, name("m:r")), name("m:t")).text = words
    return new


def cell(content: Iterable[Element], *, across: int = 1, below: str = "") -> Element:
    """Give a table's cell; ``below`` is ``restart`` for one that reaches down, ``continue`` under it."""
    new = Element(name("w:tc"))
    properties = SubElement(new, name("w:tcPr"))
    if across > 1:
        SubElement(properties, name("w:gridSpan"), {name("w:val"): str(across)})
    if below:
        SubElement(properties, name("w:vMerge"), {name("w:val"): below})
    new.extend(content)
    return new


def row(cells: Iterable[Element], *, header: bool = False) -> Element:
    """Give a table's row."""
    new = Element(name("w:tr"))
    if header:
        SubElement(SubElement(new, name("w:trPr")), name("w:tblHeader"))
    new.extend(cells)
    return new


def table(rows: Iterable[Element]) -> Element:
    """Give a table."""
    new = Element(name("w:tbl"))
    new.extend(rows)
    return new


@dataclass
class Writing:
    """What belongs to the whole document: its body, notes, links and pictures."""

    title: str = ""
    body: list[Element] = field(default_factory=list)
    _notes: list[list[Element]] = field(default_factory=list)
    _relations: list[str] = field(default_factory=list)
    _media: dict[str, bytes] = field(default_factory=dict)

    def link(self, url: str, content: Iterable[Element]) -> Element:
        """Give a link round runs."""
        new = Element(name("w:hyperlink"), {name("r:id"): self._relate("hyperlink", url, True)})
        new.extend(content)
        return new

    def picture(self, data: bytes, alt: str) -> Element:
        """Give a run with a picture."""
        path = f"media/{len(self._media) + 1}"
        self._media[path] = data
        return held(drawings.inline_picture(self._relate("image", path), alt))

    def picture_elsewhere(self) -> Element:
        """Give a run with a picture that is kept outside of the document."""
        return held(drawings.inline_picture(self._relate("image", "elsewhere", True), ""))

    def note(self, content: list[Element]) -> Element:
        """Give a run that refers to a new note of paragraphs."""
        self._notes.append(content)
        number = str(len(self._notes))
        return held(Element(name("w:footnoteReference"), {name("w:id"): number}))

    def _relate(self, kind: str, target: str, outside: bool = False) -> str:
        number = f"r{len(self._relations) + 1}"
        mode = ' TargetMode="External"' if outside else ""
        self._relations.append(
            f'<Relationship Id="{number}" Type="{_R}/{kind}" Target={quoteattr(_xml(target))}{mode}/>'
        )
        return number

    def package(self) -> Package:
        """Give the whole as the package of a .docx."""
        file = io.BytesIO()
        body, notes = Element(name("w:body")), Element(name("w:footnotes"))
        body.extend(self.body)
        for number, content in enumerate(self._notes, start=1):
            SubElement(notes, name("w:footnote"), {name("w:id"): str(number)}).extend(content)
        root = Element(name("w:document"))
        root.append(body)
        with zipfile.ZipFile(file, "w") as package:
            package.writestr("word/document.xml", _xml(tostring(root, "unicode")))
            package.writestr("word/footnotes.xml", _xml(tostring(notes, "unicode")))
            package.writestr("word/_rels/document.xml.rels", _relationships(self._relations))
            package.writestr("word/_rels/footnotes.xml.rels", _relationships(self._relations))
            package.writestr("word/numbering.xml", _NUMBERING)
            package.writestr("docProps/core.xml", _core(self.title))
            for path, data in self._media.items():
                package.writestr(f"word/{path}", data)
        return Package(file.getvalue())


def _xml(text: str) -> str:
    """Give the text without what XML 1.0 forbids (section 2.2)."""
    return text.translate(_FORBIDDEN)


_FORBIDDEN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)


def _relationships(relations: list[str]) -> str:
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(relations)}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<c:coreProperties xmlns:c="{_CORE}" xmlns:d="http://purl.org/dc/elements/1.1/">'
        f"<d:title>{escape(_xml(title))}</d:title></c:coreProperties>"
    )


def _numbering() -> str:
    kinds = {BULLETS: "bullet", NUMBERS: "decimal"}
    levels = {
        number: "".join(
            f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/></w:lvl>'
            for depth in range(DEEPEST_LIST + 1)
        )
        for number, kind in kinds.items()
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'
        for number, inside in levels.items()
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in kinds
    )
    return f'<w:numbering xmlns:w="{NAMESPACES["w"]}">{abstract}{numbers}</w:numbering>'


_NUMBERING = _numbering()
