"""A small .docx (ECMA-376) of an essay: what the demo's contributors attach to their mails."""

import io
import re
import zipfile
from collections.abc import Iterable
from html import unescape
from typing import Any
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STYLES = {"Title": "Title", "1": "heading 1", "2": "heading 2", "Quote": "Quote"}


def docx(title: str, blocks: Iterable[dict[str, Any]]) -> bytes:
    """Give a Word file with the title and the essay's words; pictures stay out."""
    paragraphs = [_paragraph(title, style="Title"), *(_of(block) for block in blocks)]
    files = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
        ),
        "_rels/.rels": _relationship("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relationship("styles", "styles.xml"),
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{"".join(map(_style, _STYLES))}</w:styles>',
        "word/document.xml": (
            f'<w:document xmlns:w="{_W}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
        ),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in files.items():
            package.writestr(name, _DECLARATION + xml)
    return written.getvalue()


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _style(key: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{_STYLES[key]}"/></w:style>'
    )


def _of(block: dict[str, Any]) -> str:
    match block["type"]:
        case "heading":
            return _paragraph(block["text"], style=str(block["level"] - 1))
        case "quote":
            return _paragraph(_plain(block["html"]), style="Quote")
        case "list":
            return "".join(_paragraph(_plain(item)) for item in block["items"])
        case "table":
            return "".join(_paragraph("　".join(map(_plain, row))) for row in block["rows"])
        case "paragraph":
            return _paragraph(_plain(block["html"]))
    return ""


def _paragraph(text: str, *, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))
