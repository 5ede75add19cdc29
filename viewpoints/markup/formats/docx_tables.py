"""Tables of a Word document in the few elements that mammoth reads well."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import SubElement

from viewpoints.markup.formats.docx_runs import is_bold
from viewpoints.markup.formats.ooxml import Element, is_on, name
from viewpoints.markup.refusals import Lost

Rewrite = Callable[[Element], list[Element]]


def table(old: Element, rewrite: Rewrite, lost: set[Lost]) -> Element:
    """Give a table of the rows not deleted; a first row all in bold is its header."""
    new = Element(name("w:tbl"))
    new.extend([_row(row, rewrite) for row in _rows(old, lost)])
    rows = list(new)
    if len(rows) > 1 and new.find(f".//{name('w:tblHeader')}") is None:
        _mark_bold_header(rows[0])
    return new


def _rows(old: Element, lost: set[Lost]) -> Iterator[Element]:
    for row in _kin(old, "w:tr"):
        if row.find(f"{name('w:trPr')}/{name('w:del')}") is None:
            yield row
        else:
            lost.add(Lost.TRACKED_CHANGES)


def _kin(old: Element, short: str) -> Iterator[Element]:
    """Give the rows of a table or cells of a row, content controls and the like unwrapped."""
    for child in old:
        if child.tag == name(short):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _kin(child, short)


_WRAPPERS = {name(short) for short in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")}


def _row(old: Element, rewrite: Rewrite) -> Element:
    new = Element(name("w:tr"))
    kept = SubElement(new, name("w:trPr"))
    if is_on(old.find(f"{name('w:trPr')}/{name('w:tblHeader')}")):
        SubElement(kept, name("w:tblHeader"))
    new.extend([_cell(cell, rewrite) for cell in _kin(old, "w:tc")])
    return new


def _cell(old: Element, rewrite: Rewrite) -> Element:
    new = Element(name("w:tc"))
    kept = SubElement(new, name("w:tcPr"))
    for short in ("w:gridSpan", "w:vMerge"):
        found = old.find(f"{name('w:tcPr')}/{name(short)}")
        if found is not None:
            kept.append(found)
    new.extend(rewrite(old))
    return new


def _mark_bold_header(row: Element) -> None:
    properties, *cells = row
    if cells and all(map(is_bold, cells)):
        SubElement(properties, name("w:tblHeader"))
