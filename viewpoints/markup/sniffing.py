"""What kind of document some bytes are, by what is in them; the name only breaks a tie."""

import re
from enum import StrEnum

from viewpoints.markup.decoding import decode
from viewpoints.markup.refusals import Code, Refusal
from viewpoints.markup.zips import Package

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = ((b"Rar!\x1a\x07", Code.RAR), (b"7z\xbc\xaf\x27\x1c", Code.SEVEN_ZIP))
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
"""Of an ISO base media file that is a picture (ISO/IEC 23008-12): what iPhones take."""

_NO_DOCUMENT = {Code.HOSTILE, Code.DAMAGED, Code.PASSWORD, Code.TOO_BIG}

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
    return next((code for start, code in _ARCHIVES if data.startswith(start)), None)


class Kind(StrEnum):
    """What a reader of ours takes."""

    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    OLD_WORD = "doc"
    PDF = "pdf"
    TEXT = "text"


_STREAMS: tuple[tuple[str, Kind | Code], ...] = (
    ("EncryptedPackage", Code.PASSWORD),
    ("WordDocument", Kind.OLD_WORD),
    ("Workbook", Code.SPREADSHEET),
    ("Book", Code.SPREADSHEET),
    ("PowerPoint Document", Code.PRESENTATION),
)
"""Streams of a compound file ([MS-CFB], [MS-OFFCRYPTO] 2.3.4.4)."""


def open_package(data: bytes) -> tuple[Kind, Package]:
    """Give whether a zip is a .docx or an .odt, and its package.

    Raises Refusal for one that is hostile or damaged or holds something else.
    """
    package = Package(data)
    names = set(package.names())
    if any(name.endswith(".iwa") for name in names):
        raise Refusal(Code.PAGES)
    if "mimetype" in names:
        return _opened(package.read("mimetype")), package
    if "xl/workbook.xml" in names:
        raise Refusal(Code.SPREADSHEET)
    if "ppt/presentation.xml" in names:
        raise Refusal(Code.PRESENTATION)
    if "[Content_Types].xml" not in names and "word/document.xml" not in names:
        raise Refusal(Code.ZIP)
    return Kind.DOCX, package


def _opened(mimetype: bytes) -> Kind:
    """Tell an OpenDocument text by its first entry (OpenDocument 1.3 part 2, 3.3)."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return Kind.ODT
    if b"spreadsheet" in mimetype:
        raise Refusal(Code.SPREADSHEET)
    raise Refusal(Code.PRESENTATION if b"presentation" in mimetype else Code.UNKNOWN)


def kind_of(data: bytes, *, filename: str) -> tuple[Kind, Package | None]:
    """Give the kind of a document, and the package of one that is a zip.

    Raises Refusal for what is none, hostile or damaged.
    """
    if data.startswith(_ZIP):
        return open_package(data)
    if data.startswith(_CFB):
        return _compound(data, filename), None
    if data.lstrip().startswith(b"{\\rtf"):
        return Kind.RTF, None
    if b"%PDF-" in data[:1024]:
        return Kind.PDF, None
    if archive := archive_kind(data):
        raise Refusal(archive)
    if _is_picture(data):
        raise Refusal(Code.PICTURE)
    return Kind.TEXT, None


def _is_picture(data: bytes) -> bool:
    return (
        data.startswith(_PICTURES)
        or (data[:2] == b"BM" and data[6:10] == bytes(4))
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _BRANDS)
    )


def is_old_word(data: bytes) -> bool:
    """Tell whether a compound file is a Word document of before 2007 (WPS writes the same)."""
    return data.startswith(_CFB) and _stream_of(data) is Kind.OLD_WORD


def _compound(data: bytes, filename: str) -> Kind:
    found = _stream_of(data)
    if isinstance(found, Kind):
        return found
    raise Refusal(found or (Code.WPS if filename.lower().endswith(".wps") else Code.UNKNOWN))


def _stream_of(data: bytes) -> Kind | Code | None:
    return next((found for stream, found in _STREAMS if _has_stream(data, stream)), None)


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
