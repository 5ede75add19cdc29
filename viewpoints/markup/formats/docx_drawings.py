"""What a drawing in a Word document shows: DrawingML of Word 2007 and later, VML before it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import SubElement

from viewpoints.markup.formats.ooxml import Element, name


class Shown(NamedTuple):
    """A picture in a drawing: its relationship and its alternative text."""

    relation_id: str
    alt: str


def pictures(drawing: Element) -> Iterator[Shown]:
    """Give the pictures of a drawing; an embedded copy wins over a link to the outside."""
    alt = ""
    for element in _within(drawing):
        if element.tag == name("wp:docPr"):
            alt = element.get("descr") or element.get("title") or ""
        elif element.tag == name("a:blip"):
            yield Shown(element.get(name("r:embed")) or element.get(name("r:link")) or "", alt)
        elif element.tag == name("v:imagedata"):
            relation_id = element.get(name("r:id")) or element.get(name("r:href")) or ""
            yield Shown(relation_id, element.get(name("o:title"), alt))


def boxes(drawing: Element) -> Iterator[Element]:
    """Give the text boxes of a drawing, not those inside them."""
    return (element for element in _within(drawing) if element.tag == name("w:txbxContent"))


def word_art(drawing: Element) -> Iterator[str]:
    """Give the words drawn as VML WordArt."""
    for element in _within(drawing):
        if element.tag == name("v:textpath") and element.get("string"):
            yield element.get("string", "")


def is_graphic(drawing: Element) -> bool:
    """Tell whether a drawing holds a DrawingML graphic: a chart, a diagram, a shape."""
    return any(element.tag == name("a:graphic") for element in _within(drawing))


def _within(drawing: Element) -> Iterator[Element]:
    """Give the elements of a drawing, text boxes unopened, alternate content in one form."""
    for child in drawing:
        if child.tag == name("mc:AlternateContent"):
            yield from _within(child[0] if len(child) else child)
            continue
        yield child
        if child.tag != name("w:txbxContent"):
            yield from _within(child)


def inline_picture(relation_id: str, alt: str) -> Element:
    """Give the plainest drawing that shows a picture."""
    drawing = Element(name("w:drawing"))
    inline = SubElement(drawing, name("wp:inline"))
    SubElement(inline, name("wp:docPr"), {"descr": alt})
    parent = inline
    for short in ("a:graphic", "a:graphicData", "pic:pic", "pic:blipFill"):
        parent = SubElement(parent, name(short))
    SubElement(parent, name("a:blip"), {name("r:embed"): relation_id})
    return drawing


def text_box(content: Iterable[Element]) -> Element:
    """Give the plainest text box: mammoth puts its content after the paragraph it stands in."""
    picture = Element(name("w:pict"))
    box = SubElement(SubElement(picture, name("v:shape")), name("v:textbox"))
    SubElement(box, name("w:txbxContent")).extend(content)
    return picture
