"""WordprocessingML in all its ways rewritten into the few that mammoth reads well.

Accepts tracked changes, resolves styles to their meaning, unpacks text boxes, content controls,
simple fields, ruby and alternate content, keeps equations as text, and takes pictures out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import SubElement

from viewpoints.markup.formats import docx_drawings as drawings
from viewpoints.markup.formats import docx_tables as tables
from viewpoints.markup.formats.docx_runs import is_bold, join_runs, run_properties, text_of
from viewpoints.markup.formats.docx_styles import Styles, left_indent, outline_level
from viewpoints.markup.formats.ooxml import Element, Relation, is_on, name, value
from viewpoints.markup.refusals import Lost

INDENTED = "Indented"
_QUOTE_INDENT = 360
_QUOTE_LENGTH = 20
_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_CENTRED = {"center", "distribute"}
_RIGHT = {"right", "end"}


@dataclass
class Paragraph:
    """A paragraph of the body as the title and the headings are chosen by."""

    element: Element
    text: str
    role: str
    centred: bool
    bold: bool

    def set_style(self, style: str) -> None:
        """Give the paragraph another style, or none."""
        properties = self.element[0]
        for old in properties.findall(name("w:pStyle")):
            properties.remove(old)
        if style:
            SubElement(properties, name("w:pStyle"), {name("w:val"): style})


@dataclass
class Notes:
    """Footnotes and endnotes numbered in the order of their first reference."""

    order: list[tuple[str, str]] = field(default_factory=list)

    def label(self, kind: str, note_id: str) -> str:
        """Give the number of a note, a new one at its first reference."""
        if (kind, note_id) not in self.order:
            self.order.append((kind, note_id))
        return str(self.order.index((kind, note_id)) + 1)


@dataclass
class Rewriting:
    """One part's rewriting, and what was noticed on the way."""

    styles: Styles
    relations: dict[str, Relation]
    keep_picture: Callable[[str], str]
    """Takes the path of a picture in the package, gives its SHA-256, or nothing when unusable"""
    notes: Notes
    lost: set[Lost]
    paragraphs: list[Paragraph] = field(default_factory=list)
    _depth: int = 0

    def rewrite(self, container: Element) -> list[Element]:
        """Give what the children of a body, cell, note or paragraph become."""
        return [new for child in container for new in self._rewrite(child)]

    def _rewrite(self, element: Element) -> Iterable[Element]:
        handler = _HANDLERS.get(element.tag)
        return handler(self, element) if handler else ()

    def _paragraph(self, element: Element) -> Iterator[Element]:
        properties = element.find(name("w:pPr"))
        style = value(properties.find(name("w:pStyle"))) if properties is not None else ""
        role = outline_level(properties) or self.styles.role(style)
        if role == "contents":
            return
        new = Element(name("w:p"))
        new.extend(join_runs(self.rewrite(element)))
        text = text_of(new)
        alignment = _property(properties, "w:jc")
        if not role and alignment not in _CENTRED | _RIGHT and len(text) >= _QUOTE_LENGTH:
            role = self._role_by_indent(properties, style)
        formed = self._paragraph_properties(properties, style, role)
        if not len(new) and formed.find(name("w:rPr")) is None:
            return
        new.insert(0, formed)
        if not self._depth:
            centred = alignment in _CENTRED
            self.paragraphs.append(Paragraph(new, text, role, centred, is_bold(new)))
        yield new

    def _role_by_indent(self, properties: Element | None, style: str) -> str:
        indent = None if properties is None else properties.find(name("w:ind"))
        if indent is None or properties is None or properties.find(name("w:numPr")) is not None:
            return ""
        deeper = left_indent(indent) - self.styles.indent(style)
        return INDENTED if deeper >= _QUOTE_INDENT else ""

    def _paragraph_properties(self, old: Element | None, style: str, role: str) -> Element:
        new = Element(name("w:pPr"))
        if role or style:
            SubElement(new, name("w:pStyle"), {name("w:val"): f"our-{role}" if role else style})
        if old is None:
            return new
        mark = old.find(name("w:rPr"))
        if mark is not None and _is_removed(mark):
            SubElement(SubElement(new, name("w:rPr")), name("w:del"))
            self.lost.add(Lost.TRACKED_CHANGES)
        numbering = old.find(name("w:numPr"))
        if not role and numbering is not None:
            new.append(numbering)
        return new

    def _run(self, element: Element) -> Iterator[Element]:
        properties = element.find(name("w:rPr"))
        if properties is not None and is_on(properties.find(name("w:vanish"))):
            return
        children = self.rewrite(element)
        if children:
            new = Element(name("w:r"))
            if not any(text_of(child).startswith("[^") for child in children):
                new.append(run_properties(properties, self.styles))
            new.extend(children)
            yield new

    def _keep(self, element: Element) -> Iterator[Element]:
        new = Element(element.tag, element.attrib)
        new.text = element.text
        yield new

    def _splice(self, element: Element) -> list[Element]:
        return self.rewrite(element)

    def _accept(self, element: Element) -> list[Element]:
        self.lost.add(Lost.TRACKED_CHANGES)
        return self.rewrite(element)

    def _reject(self, element: Element) -> Iterable[Element]:
        self.lost.add(Lost.TRACKED_CHANGES)
        return ()

    def _note_reference(self, element: Element) -> Iterator[Element]:
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        label = self.notes.label(kind, element.get(name("w:id"), ""))
        yield _text(f"[^{label}]")

    def _comment(self, element: Element) -> Iterable[Element]:
        self.lost.add(Lost.COMMENTS)
        return ()

    def _control(self, element: Element) -> list[Element]:
        """A content control (17.5.2): its content, without the hint to fill it in."""
        properties = element.find(name("w:sdtPr"))
        content = element.find(name("w:sdtContent"))
        hint = properties is not None and is_on(properties.find(name("w:showingPlcHdr")))
        gallery = None if properties is None else properties.find(f".//{name('w:docPartGallery')}")
        if content is None or hint or value(gallery) == "Table of Contents":
            return []
        return self.rewrite(content)

    def _alternate(self, element: Element) -> list[Element]:
        """Alternate content (Part 3, 7.5): the older form if it says anything, else the newer."""
        forms = [*element.findall(name("mc:Fallback")), *element.findall(name("mc:Choice"))]
        for form in forms:
            before = set(self.lost)
            if new := self.rewrite(form):
                return new
            self.lost -= self.lost - before if form is not forms[-1] else set()
        return []

    def _link(self, element: Element) -> list[Element]:
        relation = self.relations.get(element.get(name("r:id"), ""))
        children = self.rewrite(element)
        if relation is None or not relation.outside:
            return children
        new = Element(name("w:hyperlink"), {name("r:id"): element.get(name("r:id"), "")})
        new.extend(children)
        return [new]

    def _simple_field(self, element: Element) -> list[Element]:
        children = self.rewrite(element)
        instruction = element.get(name("w:instr"), "")
        if not _FIELD_LINK.match(instruction):
            return children
        code = Element(name("w:r"))
        SubElement(code, name("w:instrText")).text = instruction
        return [_field("begin"), code, _field("separate"), *children, _field("end")]

    def _ruby(self, element: Element) -> list[Element]:
        base = element.find(name("w:rubyBase"))
        runs = [] if base is None else self.rewrite(base)
        return [piece for run in runs for piece in run if piece.tag != name("w:rPr")]

    def _equation(self, element: Element) -> Iterator[Element]:
        self.lost.add(Lost.EQUATION)
        run = Element(name("w:r"))
        run.append(_text("".join(part.text or "" for part in element.iter(name("m:t")))))
        yield run

    def _drawing(self, element: Element) -> list[Element]:
        """A drawing of either kind (DrawingML, VML): its pictures and the text in its boxes."""
        new = [self._picture(shown) for shown in drawings.pictures(element)]
        for box in drawings.boxes(element):
            self._depth += 1
            new.append(drawings.text_box(self.rewrite(box)))
            self._depth -= 1
        new += [_text(words) for words in drawings.word_art(element)]
        if not new and drawings.is_graphic(element):
            self.lost.add(Lost.DRAWING)
        return [piece for piece in new if piece is not None]

    def _picture(self, shown: drawings.Shown) -> Element | None:
        relation = self.relations.get(shown.relation_id)
        if relation is None:
            return None
        if relation.outside:
            self.lost.add(Lost.EXTERNAL_PICTURE)
            return None
        sha256 = self.keep_picture(relation.target)
        return drawings.inline_picture(sha256, shown.alt) if sha256 else None

    def _embedded(self, element: Element) -> Iterable[Element]:
        self.lost.add(Lost.EMBEDDED)
        return ()

    def _object(self, element: Element) -> list[Element]:
        return self._drawing(element) or list(self._embedded(element))

    def _break(self, element: Element) -> Iterator[Element]:
        if element.get(name("w:type"), "textWrapping") == "textWrapping":
            yield Element(name("w:br"))

    def _tab(self, element: Element) -> Iterator[Element]:
        yield Element(name("w:tab"))

    def _table(self, element: Element) -> Iterator[Element]:
        self._depth += 1
        yield tables.table(element, self.rewrite, self.lost)
        self._depth -= 1


def _property(properties: Element | None, short: str) -> str:
    return "" if properties is None else value(properties.find(name(short)))


def _is_removed(mark: Element) -> bool:
    return any(mark.find(name(short)) is not None for short in ("w:del", "w:moveFrom"))


def _text(text: str) -> Element:
    new = Element(name("w:t"))
    new.text = text
    return new


def _field(kind: str) -> Element:
    run = Element(name("w:r"))
    SubElement(run, name("w:fldChar"), {name("w:fldCharType"): kind})
    return run


_METHODS: dict[Callable[[Rewriting, Element], Iterable[Element]], str] = {
    Rewriting._paragraph: "w:p",
    Rewriting._run: "w:r",
    Rewriting._keep: "w:t w:sym w:noBreakHyphen w:fldChar w:instrText",
    Rewriting._splice: "w:smartTag w:customXml w:bdo w:dir w:rubyBase w:sdtContent",
    Rewriting._accept: "w:ins w:moveTo",
    Rewriting._reject: "w:del w:moveFrom",
    Rewriting._note_reference: "w:footnoteReference w:endnoteReference",
    Rewriting._comment: "w:commentReference",
    Rewriting._control: "w:sdt",
    Rewriting._alternate: "mc:AlternateContent",
    Rewriting._link: "w:hyperlink",
    Rewriting._simple_field: "w:fldSimple",
    Rewriting._ruby: "w:ruby",
    Rewriting._equation: "m:oMath m:oMathPara",
    Rewriting._drawing: "w:drawing w:pict",
    Rewriting._object: "w:object",
    Rewriting._embedded: "w:altChunk",
    Rewriting._break: "w:br w:cr",
    Rewriting._tab: "w:tab w:ptab",
    Rewriting._table: "w:tbl",
}
_HANDLERS = {name(short): method for method, shorts in _METHODS.items() for short in shorts.split()}
