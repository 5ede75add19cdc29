"""The door for documents: bytes of any kind in, title, blocks and pictures out, or a refusal.

Everything is read in a limited process (:mod:`viewpoints.markup.limits`), so this can be called
from a thread of the server. Nothing outside the document is ever fetched.
"""

import json

from viewpoints.markup import limits
from viewpoints.markup.document import Document, from_json, to_json
from viewpoints.markup.refusals import LOSSES, SENTENCES, Code, Lost, Refusal

__all__ = ["LOSSES", "SENTENCES", "Code", "Document", "Lost", "Refusal", "convert"]

LIMITS = limits.Limits(seconds=9, megabytes=512, output_megabytes=128)
READABLE_ENDINGS = frozenset({".docx", ".html", ".htm", ".txt"})
"""How the name of a file that can be converted ends; its content has the last word."""
MOST_BYTES = 64 * 1024 * 1024
_REASONS = {
    limits.Reason.TOO_SLOW: Code.TOO_SLOW,
    limits.Reason.TOO_BIG: Code.TOO_BIG,
    limits.Reason.CRASHED: Code.DAMAGED,
}


def convert(data: bytes, *, filename: str = "") -> Document:
    """Give the document of a .docx, .html or .txt file, told apart by content.

    At most LIMITS. Raises Refusal, whose ``code`` says why (:class:`refusals.Code`).
    """
    if len(data) > MOST_BYTES:
        raise Refusal(Code.TOO_BIG, f"{len(data)} bytes")
    try:
        answered = limits.run(__name__, data, arguments=[_short(filename)], limits=LIMITS)
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
    # Imported here: the door is open before mammoth and Pillow are needed, in the child only.
    from viewpoints.markup.sniffing import open_package, refuse_binary

    if not data.strip():
        raise Refusal(Code.EMPTY)
    refuse_binary(data, filename=filename)
    if package := open_package(data):
        from viewpoints.markup.docx import convert_docx

        return convert_docx(package)
    from viewpoints.markup.texts import convert_text

    return convert_text(data, filename=filename)
