"""What kind of document some bytes are, by what is in them; the name only breaks a tie."""

import re

from viewpoints.markup.decoding import decode
from viewpoints.markup.refusals import Code, Refusal
from viewpoints.markup.zips import Package

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (b"{\\rtf", Code.RTF),
    (b"Rar!\x1a\x07", Code.RAR),
    (b"7z\xbc\xaf\x27\x1c", Code.SEVEN_ZIP),
    (b"\x89PNG\r\n", Code.PICTURE),
    (b"\xff\xd8\xff", Code.PICTURE),
    (b"GIF8", Code.PICTURE),
    (b"II*\0", Code.PICTURE),
    (b"MM\0*", Code.PICTURE),
    (b"BM", Code.PICTURE),
)
_NO_DOCUMENT = {Code.HOSTILE, Code.DAMAGED, Code.PASSWORD, Code.TOO_BIG}
_STREAMS = (
    ("EncryptedPackage", Code.PASSWORD),
    ("WordDocument", Code.DOC),
    ("Workbook", Code.SPREADSHEET),
    ("Book", Code.SPREADSHEET),
    ("PowerPoint Document", Code.PRESENTATION),
)
"""Streams of a compound file ([MS-CFB], [MS-OFFCRYPTO] 2.3.4.4)."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|style|link"
    r"|div|p|h[1-6]|table|span|article|section|font|b|strong|center|ul|ol|blockquote)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"<(?:p|div|br|h[1-6]|body|html|span|table)\b[^>]*>", re.IGNORECASE)
_WORD_XML = re.compile(r"<\?mso-application\s+progid=\"Word|<pkg:package|<w:wordDocument")
_WEB_ARCHIVE = re.compile(r"(?:[\w-]+:.*\n){0,20}?content-type:\s*multipart/related", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?|!--|!DOCTYPE\b|[A-Za-z][\w:.-]*[\s/>])")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_HEAD = 4096


def archive_kind(data: bytes) -> Code | None:
    """Give the code of an archive's kind (zip, rar, 7z), or None for all else, documents too.

    Raises Refusal for a zip that is hostile, damaged, too big or has a password.
    """
    if data.startswith(_ZIP):
        try:
            open_package(data)
        except Refusal as refusal:
            if refusal.code in _NO_DOCUMENT:
                raise
            return refusal.code if refusal.code is Code.ZIP else None
        return None
    archives = (start for start in _STARTS if start[1] in {Code.RAR, Code.SEVEN_ZIP})
    return next((code for start, code in archives if data.startswith(start)), None)


def open_package(data: bytes) -> Package | None:
    """Give the package of a .docx, or None when the bytes are no zip.

    Raises Refusal for a zip that is hostile or damaged or holds something else.
    """
    if not data.startswith(_ZIP):
        return None
    package = Package(data)
    names = set(package.names())
    if any(name.endswith(".iwa") for name in names):
        raise Refusal(Code.PAGES)
    if "mimetype" in names and package.read("mimetype").startswith(b"application/vnd.oasis"):
        raise Refusal(Code.ODT)
    if "xl/workbook.xml" in names:
        raise Refusal(Code.SPREADSHEET)
    if "ppt/presentation.xml" in names:
        raise Refusal(Code.PRESENTATION)
    if "[Content_Types].xml" not in names and "word/document.xml" not in names:
        raise Refusal(Code.ZIP)
    return package


def refuse_binary(data: bytes, *, filename: str) -> None:
    """Raise the Refusal that names the kind of a binary document; texts pass."""
    if data.startswith(_CFB):
        raise Refusal(_compound(data, filename))
    if b"%PDF-" in data[:1024]:
        raise Refusal(Code.PDF)
    for start, code in _STARTS:
        if data.startswith(start):
            raise Refusal(code)
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] in {b"ftypheic", b"ftypmif1"}:
        raise Refusal(Code.PICTURE)


def _compound(data: bytes, filename: str) -> Code:
    for stream, code in _STREAMS:
        if _has_stream(data, stream):
            return Code.WPS if code is Code.DOC and filename.lower().endswith(".wps") else code
    return Code.WPS if filename.lower().endswith(".wps") else Code.UNKNOWN


def _has_stream(data: bytes, stream: str) -> bool:
    """Look for a directory entry: 128 bytes, aligned, a UTF-16 name first ([MS-CFB] 2.6.1)."""
    wanted = (stream + "\0").encode("utf-16-le")
    at = data.find(wanted)
    while at >= 0:
        if at % 128 == 0:
            return True
        at = data.find(wanted, at + 1)
    return False


def read_text(data: bytes, *, label: str | None = None) -> tuple[str, bool]:
    """Give text in any Chinese charset, and whether every character could be read.

    Raises Refusal: unknown, for what is no text.
    """
    text = decode(data, label=label).replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROLS.findall(text)) > len(text) // 50:
        raise Refusal(Code.UNKNOWN)
    if _WORD_XML.search(text[:_HEAD]):
        raise Refusal(Code.WORD_XML)
    if _WEB_ARCHIVE.match(text[:_HEAD]):
        raise Refusal(Code.WEB_ARCHIVE)
    return text, "\ufffd" not in text


def is_html(text: str, *, filename: str) -> bool:
    """Tell whether a text is HTML: it begins as such, or is named so and has a tag."""
    if _HTML.match(text):
        return True
    return filename.lower().endswith((".html", ".htm")) and bool(_ANY_TAG.search(text))


def refuse_xml(text: str) -> None:
    """Raise a Refusal for XML that is not HTML; a text passes."""
    if _XML.match(text) and text.rstrip().endswith(">"):
        declared = "<!DOCTYPE" in text or "<!ENTITY" in text
        raise Refusal(Code.HOSTILE if declared else Code.UNKNOWN, "XML")
