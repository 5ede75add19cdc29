"""The door for documents: bytes of any kind in, title, blocks and pictures out, or a refusal.

Everything is read in a limited process (:mod:`viewpoints.markup.limits`), so this can be called
from a thread of the server. Nothing outside the document is ever fetched.
"""

import json
import time
from typing import TYPE_CHECKING

from viewpoints.markup import limits, sniffing
from viewpoints.markup.document import Document, from_json, to_json
from viewpoints.markup.formats import old_word
from viewpoints.markup.refusals import LOSSES, SENTENCES, Code, Lost, Refusal

if TYPE_CHECKING:
    from viewpoints.markup.zips import Package

__all__ = ["LOSSES", "SENTENCES", "Code", "Document", "Lost", "Refusal", "convert"]

LIMITS = limits.Limits(seconds=9, megabytes=512, output_megabytes=128)
READABLE_ENDINGS = frozenset(
    (".docx", ".odt", ".rtf", ".md", ".html", ".htm", ".txt", ".pdf")
    + ((".doc", ".wps") if old_word.is_readable() else ())
)
"""How the name of a file that can be converted here ends; its content has the last word."""
MOST_BYTES = 64 * 1024 * 1024
_REASONS = {
    limits.Reason.TOO_SLOW: Code.TOO_SLOW,
    limits.Reason.TOO_BIG: Code.TOO_BIG,
    limits.Reason.CRASHED: Code.DAMAGED,
}


def convert(data: bytes, *, filename: str = "") -> Document:
    """Give the document of a file of any kind we read, told apart by content.

    At most LIMITS, an old Word document's way through LibreOffice included. Raises Refusal, whose
    ``code`` says why (:class:`refusals.Code`).
    """
    if len(data) > MOST_BYTES:
        raise Refusal(Code.TOO_BIG, f"{len(data)} bytes")
    deadline = time.monotonic() + LIMITS.seconds
    if sniffing.is_old_word(data) and (docx := old_word.as_docx(data)):
        try:
            return _within(docx, "", deadline)
        except Refusal as refusal:
            if refusal.code is Code.TOO_SLOW:
                raise
    return _within(data, filename, deadline)


def _within(data: bytes, filename: str, deadline: float) -> Document:
    left = max(deadline - time.monotonic(), 0.1)
    try:
        bounded = LIMITS._replace(seconds=left)
        answered = limits.run(__name__, data, arguments=[_short(filename)], limits=bounded)
    except limits.LimitReached as reached:
        raise Refusal(_REASONS[reached.reason], reached.detail) from reached
    found = json.loads(answered)
    if "refused" in found:
        raise Refusal(Code(found["refused"]), found["detail"])
    return from_json(found)


def _short(filename: str) -> str:
    """Give the end of a name, where its kind is, fit for a command line."""
    return "".join(character for character in filename[-100:] if character.isprintable())


def answer(data: bytes, filename: str) -> bytes:
    """Convert in this process: what the limited child does."""
    try:
        return to_json(_convert(data, filename))
    except Refusal as refusal:
        code, detail = refusal.code, refusal.detail
    except RecursionError:
        code, detail = Code.HOSTILE, "nested too deeply"
    return json.dumps({"refused": code, "detail": detail}).encode()


def _convert(data: bytes, filename: str) -> Document:
    # Imported below: the door is open before mammoth, Pillow and pdfium are needed, in the child only.
    if not data.strip():
        raise Refusal(Code.EMPTY)
    kind, package = sniffing.kind_of(data, filename=filename)
    if package is not None:
        return _from_package(kind, package)
    match kind:
        case sniffing.Kind.RTF:
            from viewpoints.markup.formats.rtf import convert_rtf

            return convert_rtf(data)
        case sniffing.Kind.OLD_WORD:
            from viewpoints.markup.formats.old_word import convert_words

            return convert_words(data, filename=filename)
        case sniffing.Kind.PDF:
            from viewpoints.markup.formats.pdf import convert_pdf

            return convert_pdf(data)
    from viewpoints.markup.formats.texts import convert_text

    return convert_text(data, filename=filename)


def _from_package(kind: str, package: "Package") -> Document:
    if kind == "odt":
        from viewpoints.markup.formats.odt import convert_odt

        return convert_odt(package)
    from viewpoints.markup.formats.docx import convert_docx

    return convert_docx(package)
