"""Runs of a Word document: what is bold, and which neighbours say the same in one."""

from collections.abc import Iterable
from xml.etree.ElementTree import SubElement

from viewpoints.markup.formats.docx_styles import Styles
from viewpoints.markup.formats.ooxml import Element, is_on, name, value

_BOLD = f"{name('w:rPr')}/{name('w:b')}"


def text_of(element: Element) -> str:
    """Give the text of rewritten elements."""
    return "".join(part.text or "" for part in element.iter(name("w:t")))


def is_bold(element: Element) -> bool:
    """Tell whether every word of a rewritten element is bold."""
    runs = [run for run in element.iter(name("w:r")) if text_of(run).strip()]
    return bool(runs) and all(run.find(_BOLD) is not None for run in runs)


def run_properties(old: Element | None, styles: Styles) -> Element:
    """Give bold, italic, raised and lowered, set directly or by a character style."""
    new = Element(name("w:rPr"))
    style = "" if old is None else value(old.find(name("w:rStyle")))
    for toggle in ("w:b", "w:i"):
        direct = None if old is None else old.find(name(toggle))
        if is_on(direct) if direct is not None else styles.is_set(style, toggle):
            SubElement(new, name(toggle))
    align = "" if old is None else value(old.find(name("w:vertAlign")))
    if align in {"superscript", "subscript"}:
        SubElement(new, name("w:vertAlign"), {name("w:val"): align})
    return new


def join_runs(elements: Iterable[Element]) -> list[Element]:
    """Join neighbouring runs of one look: Word parts them by language and by every saving."""
    result: list[Element] = []
    for element in elements:
        look = _look(element)
        if result and look is not None and look == _look(result[-1]):
            result[-1].extend(element[1:])
        else:
            result.append(element)
    return result


def _look(run: Element) -> list[tuple[str, list[tuple[str, str]]]] | None:
    if run.tag != name("w:r") or not len(run) or run[0].tag != name("w:rPr"):
        return None
    if run[1].tag != name("w:t"):
        return None
    return [(mark.tag, list(mark.items())) for mark in run[0]]
