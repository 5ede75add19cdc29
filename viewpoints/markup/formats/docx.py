"""Word documents (.docx, ECMA-376) to blocks: rewritten, read by mammoth, sanitized."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree

import mammoth
from mammoth.html import element as html_element

from viewpoints.markup.blocks_in import Block, blocks_from_html, inline_from_html
from viewpoints.markup.document import Document, Picture
from viewpoints.markup.formats import docx_title, headings
from viewpoints.markup.formats.docx_rewriting import INDENTED, Notes, Paragraph, Rewriting
from viewpoints.markup.formats.docx_styles import Styles, read_styles
from viewpoints.markup.formats.ooxml import (
    Element,
    Relation,
    name,
    parse,
    part_of_kind,
    relations,
)
from viewpoints.markup.pictures import Unusable, make_our_own
from viewpoints.markup.refusals import Code, Lost, Refusal
from viewpoints.markup.zips import Package

MOST_PICTURES = 100
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLE_MAP = """
p.our-2 => h2:fresh
p.our-3 => h3:fresh
p.our-caption => figure:fresh > figcaption:fresh
p.our-quote => blockquote > p:fresh
"""


def convert_docx(package: Package) -> Document:
    """Give the document. Raises Refusal: damaged, hostile, too_big."""
    return _Reading(package).document()


@dataclass
class _Reading:
    package: Package
    lost: set[Lost] = field(default_factory=set)
    pictures: dict[str, Picture] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)
    _by_path: dict[str, str] = field(default_factory=dict)

    def document(self) -> Document:
        main = part_of_kind(self.package, "", "officeDocument", otherwise="word/document.xml")
        body = self._root(main).find(name("w:body"))
        if body is None:
            raise Refusal(Code.DAMAGED, "no body")
        self.main = main
        self.styles = self._styles()
        rewriting = self._rewriting(main)
        content = rewriting.rewrite(body)
        title = docx_title.take(rewriting.paragraphs, content, core=self._core_title())
        _set_levels(rewriting.paragraphs)
        html = self._html(content, rewriting.relations, _quotes(rewriting.paragraphs))
        blocks, offered = headings.offer(blocks_from_html(html))
        if offered:
            self.lost.add(Lost.BOLD_LINES)
        blocks += self._footnotes()
        if not blocks and not title:
            self.lost.add(Lost.EVERYTHING)
        return Document(title, blocks, list(self.pictures.values()), sorted(self.lost))

    def _root(self, path: str) -> Element:
        if not path:
            raise Refusal(Code.DAMAGED, "no main part")
        return parse(self.package.read(path))

    def _styles(self) -> Styles:
        path = part_of_kind(self.package, self.main, "styles", otherwise="word/styles.xml")
        return read_styles(self._root(path)) if path else Styles()

    def _core_title(self) -> str:
        path = part_of_kind(self.package, "", "core-properties", otherwise="docProps/core.xml")
        if not path:
            return ""
        found = self._root(path).find("{http://purl.org/dc/elements/1.1/}title")
        return "" if found is None else (found.text or "").strip()

    def _rewriting(self, part: str) -> Rewriting:
        return Rewriting(
            styles=self.styles,
            relations=relations(self.package, part),
            keep_picture=self._keep_picture,
            notes=self.notes,
            lost=self.lost,
        )

    def _keep_picture(self, path: str) -> str:
        if path not in self._by_path:
            self._by_path[path] = self._sha256(path)
        return self._by_path[path]

    def _sha256(self, path: str) -> str:
        if len(self._by_path) >= MOST_PICTURES:
            self.lost.add(Lost.TOO_MANY_PICTURES)
            return ""
        try:
            picture = make_our_own(self.package.read(path) if path in self.package else b"")
        except Unusable as unusable:
            self.lost.add(unusable.lost)
            return ""
        except Refusal:
            self.lost.add(Lost.PICTURE_DAMAGED)
            return ""
        self.pictures[picture.sha256] = picture
        return picture.sha256

    def _footnotes(self) -> list[Block]:
        """Give the notes referred to, in order; a note in a note comes after it."""
        roots = {kind: self._notes_part(kind) for kind in ("footnote", "endnote")}
        blocks: list[Block] = []
        for label, (kind, note_id) in enumerate(self.notes.order, start=1):  # may grow meanwhile
            content, rewriting = roots[kind]
            if note_id in content:
                words = rewriting.rewrite(content[note_id])
                html = inline_from_html(self._html(words, rewriting.relations, quotes=False))
                blocks.append({"type": "footnote", "label": str(label), "html": html})
        return blocks

    def _notes_part(self, kind: str) -> tuple[dict[str, Element], Rewriting]:
        path = part_of_kind(self.package, self.main, f"{kind}s", otherwise=f"word/{kind}s.xml")
        notes = self._root(path).iter(name(f"w:{kind}")) if path else ()
        return {note.get(name("w:id"), ""): note for note in notes}, self._rewriting(path)

    def _html(self, content: Iterable[Element], related: dict[str, Relation], quotes: bool) -> str:
        indented = f"p.our-{INDENTED} => {'blockquote > ' if quotes else ''}p:fresh\n"
        document = self._small(content, related)
        try:
            result = mammoth.convert_to_html(
                document,
                style_map=indented + _STYLE_MAP,
                convert_image=_image,
                include_embedded_style_map=False,
                external_file_access=False,
            )
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # mammoth has no errors of its own for odd documents
            raise Refusal(Code.DAMAGED, f"{type(error).__name__}: {error}") from error
        return str(result.value)

    def _small(self, content: Iterable[Element], related: dict[str, Relation]) -> io.BytesIO:
        """Give a package of the rewritten content and the little that mammoth needs with it."""
        root = Element(name("w:document"))
        body = ElementTree.SubElement(root, name("w:body"))
        body.extend(content)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            package.writestr("word/document.xml", ElementTree.tostring(root))
            package.writestr("word/_rels/document.xml.rels", self._relations(related))
            for sha256 in self.pictures:
                package.writestr(f"word/media/{sha256}", sha256)
            for kind in ("styles", "numbering"):
                path = part_of_kind(self.package, self.main, kind, otherwise=f"word/{kind}.xml")
                if path:
                    package.writestr(f"word/{kind}.xml", ElementTree.tostring(self._root(path)))
        file.seek(0)
        return file

    def _relations(self, related: dict[str, Relation]) -> bytes:
        root = Element(f"{{{_RELATIONSHIPS}}}Relationships")

        def add(key: str, kind: str, target: str) -> None:
            attributes = {"Id": key, "Type": f"{_R}/{kind}", "Target": target}
            ElementTree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", attributes)

        for key, relation in related.items():
            if relation.outside and relation.kind == "hyperlink":
                add(key, "hyperlink", relation.target)
        for sha256 in self.pictures:
            add(sha256, "image", f"media/{sha256}")
        return bytes(ElementTree.tostring(root))


def _image(image: mammoth.documents.Image) -> list[object]:
    with image.open() as file:
        sha256 = file.read().decode()
    attributes = {"src": f"cid:{sha256}", "alt": image.alt_text or ""}
    return [html_element("img", attributes)]


def _set_levels(paragraphs: list[Paragraph]) -> None:
    """Give the highest heading level in use our level 2, every deeper one our level 3."""
    used = sorted({p.role for p in paragraphs if p.role.isdigit() and p.text.strip()})
    for paragraph in paragraphs:
        if paragraph.role.isdigit():
            level = 2 if paragraph.role in used[:1] else 3
            paragraph.set_style(f"our-{level}")


def _quotes(paragraphs: list[Paragraph]) -> bool:
    """Tell whether indented paragraphs stand out as quotations, rather than being the rule."""
    plain = [p for p in paragraphs if p.text.strip() and p.role in {"", INDENTED}]
    return 2 * sum(p.role == INDENTED for p in plain) < len(plain)
