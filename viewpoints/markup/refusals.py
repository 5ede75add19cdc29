"""Why a document was not converted, and what a converted one lost: codes, stable, in one place.

Callers word them for people in their language; the English sentences here are for logs and the
command line.
"""

from enum import StrEnum


class Code(StrEnum):
    """Why there is no document."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    HOSTILE = "hostile"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    TOO_BIG = "too_big"
    TOO_SLOW = "too_slow"
    DOC = "doc"
    WPS = "wps"
    SCAN = "scan"
    PAGES = "pages"
    WORD_XML = "word_xml"
    WEB_ARCHIVE = "web_archive"
    SPREADSHEET = "spreadsheet"
    PRESENTATION = "presentation"
    PICTURE = "picture"
    ZIP = "zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    UNKNOWN = "unknown"


SENTENCES = {
    Code.EMPTY: "The file is empty.",
    Code.DAMAGED: "The document is damaged and cannot be opened.",
    Code.HOSTILE: "The document is built in a way that no word processor writes; it was not opened.",
    Code.PASSWORD: "The document is protected with a password.",
    Code.TOO_BIG: "The document is too large to be read.",
    Code.TOO_SLOW: "The document takes too long to read.",
    Code.DOC: "This is a Word 97-2003 document (.doc); please save it as .docx.",
    Code.WPS: "This is a WPS document (.wps); please save it as .docx.",
    Code.SCAN: "This PDF holds pictures of pages, no text; please send the document it was made from.",
    Code.PAGES: "This is an Apple Pages document; please export it as .docx.",
    Code.WORD_XML: "This is a Word XML document; please save it as .docx.",
    Code.WEB_ARCHIVE: "This is a single-file web page; please save it as .docx.",
    Code.SPREADSHEET: "This is a spreadsheet, not a text.",
    Code.PRESENTATION: "This is a presentation, not a text.",
    Code.PICTURE: "This is a picture of something, not a text that can be read.",
    Code.ZIP: "This is a ZIP archive; please send the document inside it.",
    Code.RAR: "This is a RAR archive; please send the document inside it.",
    Code.SEVEN_ZIP: "This is a 7-Zip archive; please send the document inside it.",
    Code.UNKNOWN: "This is not a document that can be read.",
}


class Refusal(Exception):
    """A document that is not converted. ``code`` is stable; ``detail`` is for a log."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(SENTENCES[code])
        self.code = code
        self.detail = detail


class Lost(StrEnum):
    """What a converted document had and its blocks have not, or have otherwise."""

    EVERYTHING = "no_text"
    ONLY_TEXT = "only_text"
    PDF_TEXT = "pdf_text"
    BOLD_LINES = "bold_lines"
    TRACKED_CHANGES = "tracked_changes"
    COMMENTS = "comments"
    EQUATION = "equation"
    DRAWING = "drawing"
    EMBEDDED = "embedded"
    EXTERNAL_PICTURE = "external_picture"
    PICTURE_FORMAT = "picture_format"
    PICTURE_DAMAGED = "picture_damaged"
    PICTURE_TOO_BIG = "picture_too_big"
    TOO_MANY_PICTURES = "too_many_pictures"
    CHARACTERS = "characters"


LOSSES = {
    Lost.EVERYTHING: "The document has no text that can be shown.",
    Lost.ONLY_TEXT: "Only the words could be read: headings, bold, notes and pictures are missing.",
    Lost.PDF_TEXT: "This is the text of a PDF; paragraphs were guessed, pictures left out: compare it.",
    Lost.BOLD_LINES: "Short lines in bold were taken for headings.",
    Lost.TRACKED_CHANGES: "Tracked changes were taken as accepted.",
    Lost.COMMENTS: "Comments in the margin were left out.",
    Lost.EQUATION: "An equation was kept as plain text.",
    Lost.DRAWING: "A chart or drawing was left out.",
    Lost.EMBEDDED: "An embedded file was left out.",
    Lost.EXTERNAL_PICTURE: "A picture kept outside the document was left out.",
    Lost.PICTURE_FORMAT: "A picture in a format that browsers cannot show was left out.",
    Lost.PICTURE_DAMAGED: "A damaged picture was left out.",
    Lost.PICTURE_TOO_BIG: "A picture too large to be opened was left out.",
    Lost.TOO_MANY_PICTURES: "Pictures beyond the hundredth were left out.",
    Lost.CHARACTERS: "Some characters could not be read.",
}
