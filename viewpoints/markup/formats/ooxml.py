"""The XML parts of an Office Open XML package (ECMA-376), read without trusting them."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

from viewpoints.markup.refusals import Code, Refusal
from viewpoints.markup.zips import Package

Element = ElementTree.Element
MOST_XML = 30 * 1024 * 1024

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_STRICT = re.compile(r"http://purl\.oclc\.org/ooxml/(\w+)/(main|\w+)")
"""The namespaces of the strict variant (Part 1) mapped to the transitional ones (Part 4)."""


def name(short: str) -> str:
    """Give ElementTree's name for one like ``w:p``."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def value(element: Element | None) -> str:
    """Give the ``w:val`` of an element, or nothing."""
    return "" if element is None else element.get(name("w:val"), "")


def is_on(element: Element | None) -> bool:
    """Tell whether a toggle property is set (17.17.4: no value means true)."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def parse(data: bytes) -> Element:
    """Give the root of an XML part. Raises Refusal: hostile for a DTD, damaged, too_big."""
    if len(data) > MOST_XML:
        raise Refusal(Code.TOO_BIG, f"an XML part of {len(data)} bytes")
    text = _decoded(data)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refusal(Code.HOSTILE, "a document type declaration")
    try:
        return ElementTree.fromstring(_STRICT.sub(_transitional, text))  # noqa: S314 - no DTD left
    except (ElementTree.ParseError, ValueError) as error:
        raise Refusal(Code.DAMAGED, str(error)) from error


def _decoded(data: bytes) -> str:
    """Read UTF-8 or UTF-16, the only encodings a package may use (Part 2, 9.1.3)."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(Code.DAMAGED, str(error)) from error


def _transitional(found: re.Match[str]) -> str:
    return f"{_OFFICE}/{found[1]}/2006/{found[2]}"


@dataclass(frozen=True)
class Relation:
    """One relationship of a part; ``target`` is a path in the package, or an outside address."""

    kind: str
    target: str
    outside: bool


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Give the relationships of a part (or of the package, for ``""``) by their id."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in package:
        return {}
    found: dict[str, Relation] = {}
    for element in parse(package.read(path)):
        target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relation(kind, target, outside)
    return found


def part_of_kind(package: Package, part: str, kind: str, *, otherwise: str = "") -> str:
    """Give the path of the part that ``part`` names as its ``kind``, if the package has it."""
    for relation in relations(package, part).values():
        if relation.kind == kind and not relation.outside and relation.target in package:
            return relation.target
    return otherwise if otherwise in package else ""
