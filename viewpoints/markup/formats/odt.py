"""OpenDocument texts (.odt; OpenDocument 1.3 part 3) written anew as Word documents, and read as such."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from viewpoints.markup.document import Document
from viewpoints.markup.formats import odt_tables
from viewpoints.markup.formats import word_writing as word
from viewpoints.markup.formats.docx import convert_docx
from viewpoints.markup.formats.odt_styles import Styles, name
from viewpoints.markup.formats.ooxml import Element, parse
from viewpoints.markup.formats.word_writing import Form, Writing
from viewpoints.markup.refusals import Code, Refusal
from viewpoints.markup.zips import Package

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
Marks = frozenset[str]


def convert_odt(package: Package) -> Document:
    """Give the document. Raises Refusal: damaged, hostile, password, too_big."""
    manifest = _part(package, "META-INF/manifest.xml")
    if manifest is not None and any(e.tag.endswith("}encryption-data") for e in manifest.iter()):
        raise Refusal(Code.PASSWORD, "encrypted parts")
    content = _part(package, "content.xml")
    body = None if content is None else content.find(f"{name('office:body')}/{name('office:text')}")
    if content is None or body is None:
        raise Refusal(Code.DAMAGED, "no text")
    reading = _Reading(package)
    styles = _part(package, "styles.xml")
    if styles is not None:
        reading.styles.read(styles, automatic=False)
    for automatic in content.iter(name("office:automatic-styles")):
        reading.styles.read(automatic, automatic=True)
    reading.writing.title = _title(package)
    reading.writing.body = reading.blocks(body)
    return convert_docx(reading.writing.package())


def _part(package: Package, path: str) -> Element | None:
    return parse(package.read(path)) if path in package else None


def _title(package: Package) -> str:
    meta = _part(package, "meta.xml")
    found = None if meta is None else meta.find(f".//{name('dc:title')}")
    return "" if found is None else (found.text or "").strip()


@dataclass
class _Reading:
    package: Package
    styles: Styles = field(default_factory=Styles)
    writing: Writing = field(default_factory=Writing)

    def blocks(self, container: Element) -> list[Element]:
        """Give paragraphs and tables for what a body, section, cell, note or box holds."""
        return [new for child in container for new in self._block(child)]

    def _block(self, element: Element) -> Iterable[Element]:
        handler = _BLOCKS.get(element.tag)
        if handler is not None:
            return handler(self, element)
        drawn = self._inline(element, frozenset())
        return [word.paragraph(Form(), drawn)] if drawn else []

    def _paragraph(self, element: Element) -> list[Element]:
        style = element.get(name("text:style-name"), "")
        level = element.get(name("text:outline-level"), "") if element.tag == name("text:h") else ""
        form = self.styles.form(style, level=level)
        return [word.paragraph(form, self._runs_of(element, style))]

    def _runs_of(self, element: Element, style: str) -> list[Element]:
        marks = frozenset(m for m, on in self.styles.marks("paragraph", style).items() if on)
        return self._inside(element, marks)

    def _splice(self, element: Element) -> list[Element]:
        return self.blocks(element)

    def _nothing(self, element: Element) -> list[Element]:
        return []

    def _changes(self, element: Element) -> list[Element]:
        return [word.paragraph(Form(), [word.sign("w:del")])] if len(element) else []

    def _list(self, element: Element) -> list[Element]:
        return list(self._items(element, element.get(name("text:style-name"), ""), 0))

    def _items(self, element: Element, style: str, depth: int) -> Iterator[Element]:
        style = element.get(name("text:style-name")) or style
        form = Form(listed=(self.styles.kind_of_list(style, depth), depth))
        for item in element:
            runs: list[Element] = []
            for child in item:
                if child.tag == name("text:list"):
                    yield from _listed(form, runs)
                    runs = []
                    yield from self._items(child, style, depth + 1)
                elif child.tag == name("text:p"):
                    own = self._runs_of(child, child.get(name("text:style-name"), ""))
                    runs += [word.run("\n"), *own] if runs else own
                else:
                    yield from _listed(form, runs)
                    runs = []
                    yield from self._block(child)
            yield from _listed(form, runs)

    def _table(self, element: Element) -> list[Element]:
        return [odt_tables.table(element, self.blocks)]

    def _inside(self, element: Element, marks: Marks) -> list[Element]:
        """Give runs for the text and the elements in a paragraph or a span."""
        runs = self._text(element.text, marks)
        for child in element:
            runs += self._inline(child, marks)
            runs += self._text(child.tail, marks)
        return runs

    def _text(self, text: str | None, marks: Marks) -> list[Element]:
        return [word.run(_SPACES.sub(" ", text), marks)] if text else []

    def _inline(self, element: Element, marks: Marks) -> list[Element]:
        handler = _INLINE.get(element.tag)
        return handler(self, element, marks) if handler else self._inside(element, marks)

    def _span(self, element: Element, marks: Marks) -> list[Element]:
        changes = self.styles.marks("text", element.get(name("text:style-name"), ""))
        on = {mark for mark, is_on in changes.items() if is_on}
        return self._inside(element, frozenset(marks - changes.keys() | on))

    def _link(self, element: Element, marks: Marks) -> list[Element]:
        return [
            self.writing.link(element.get(name("xlink:href"), ""), self._inside(element, marks))
        ]

    def _spaces(self, element: Element, marks: Marks) -> list[Element]:
        count = element.get(name("text:c"), "1")
        return [word.run(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), marks)]

    def _tab(self, element: Element, marks: Marks) -> list[Element]:
        return [word.held(word.sign("w:tab"))]

    def _break(self, element: Element, marks: Marks) -> list[Element]:
        return [word.run("\n")]

    def _note(self, element: Element, marks: Marks) -> list[Element]:
        body = element.find(name("text:note-body"))
        return [self.writing.note([] if body is None else self.blocks(body))]

    def _comment(self, element: Element, marks: Marks) -> list[Element]:
        return [word.held(word.sign("w:commentReference"))]

    def _change(self, element: Element, marks: Marks) -> list[Element]:
        return [word.sign("w:ins")]

    def _ruby(self, element: Element, marks: Marks) -> list[Element]:
        base = element.find(name("text:ruby-base"))
        return [] if base is None else self._inside(base, marks)

    def _leave_out(self, element: Element, marks: Marks) -> list[Element]:
        return []

    def _frame(self, element: Element, marks: Marks) -> list[Element]:
        """A frame (10.4.2): of the contents it offers, the first that can be shown."""
        box = element.find(name("draw:text-box"))
        if box is not None:
            return [word.box(self.blocks(box))]
        thing = element.find(name("draw:object"))
        if thing is not None:
            return [self._object(thing)]
        images = element.findall(name("draw:image"))
        return [self._picture(element, images)] if images else []

    def _object(self, element: Element) -> Element:
        folder = posixpath.normpath(element.get(name("xlink:href"), ""))
        root = _part(self.package, f"{folder}/content.xml")
        if root is None or root.tag != _MATH:
            return word.sign("w:altChunk")
        leaves = (e.text or "" for e in root.iter() if re.search(r"}m[iont]$|}mtext$", e.tag))
        return word.equation("".join(leaves))

    def _picture(self, frame: Element, images: list[Element]) -> Element:
        paths = [posixpath.normpath(unquote(i.get(name("xlink:href"), ""))) for i in images]
        inside = [path for path in paths if path in self.package]
        if not inside:
            return self.writing.picture_elsewhere()
        words = (frame.findtext(name(short)) for short in ("svg:desc", "svg:title"))
        path = next((path for path in inside if not path.endswith(".svg")), inside[0])
        return self.writing.picture(self.package.read(path), next(filter(None, words), ""))

    def _shape(self, element: Element, marks: Marks) -> list[Element]:
        """A drawn shape: the text in it."""
        content = self.blocks(element)
        return [word.box(content)] if content else [word.sign("w:altChunk")]


def _listed(form: Form, runs: list[Element]) -> Iterator[Element]:
    if runs:
        yield word.paragraph(replace(form), runs)


def _by_name(
    methods: dict[Callable[..., list[Element]], str],
) -> dict[str, Callable[..., list[Element]]]:
    return {name(short): method for method, shorts in methods.items() for short in shorts.split()}


_BLOCKS = _by_name(
    {
        _Reading._paragraph: "text:p text:h",
        _Reading._list: "text:list",
        _Reading._table: "table:table",
        _Reading._splice: "text:section text:index-body text:numbered-paragraph",
        _Reading._changes: "text:tracked-changes",
        _Reading._nothing: (
            "text:table-of-content text:illustration-index text:table-index text:object-index"
            " text:user-index text:alphabetical-index text:sequence-decls text:variable-decls"
            " text:user-field-decls office:forms text:soft-page-break svg:title svg:desc"
        ),
    }
)
_INLINE = _by_name(
    {
        _Reading._span: "text:span",
        _Reading._link: "text:a",
        _Reading._spaces: "text:s",
        _Reading._tab: "text:tab",
        _Reading._break: "text:line-break",
        _Reading._note: "text:note",
        _Reading._comment: "office:annotation",
        _Reading._change: "text:change text:change-start",
        _Reading._ruby: "text:ruby",
        _Reading._frame: "draw:frame",
        _Reading._shape: "draw:custom-shape draw:rect draw:ellipse draw:g draw:line draw:path",
        _Reading._leave_out: "svg:title svg:desc",
    }
)
