"""The files in an archive that somebody sent: .zip by ourselves, .rar and .7z by ``unar``.

As :mod:`viewpoints.markup.documents`, all of it in a limited process. Nothing is written to disk.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from viewpoints.markup import limits
from viewpoints.markup.refusals import Code, Refusal

__all__ = ["File", "Refusal", "unpack"]

MOST_FILES = 50
MOST_UNPACKED = 64 * 1024 * 1024
LIMITS = limits.Limits(seconds=9, megabytes=512, output_megabytes=80)
_REASONS = {
    limits.Reason.TOO_SLOW: Code.TOO_SLOW,
    limits.Reason.TOO_BIG: Code.TOO_BIG,
    limits.Reason.CRASHED: Code.DAMAGED,
}
_DEBRIS = re.compile(
    r"(^|/)(__MACOSX/|\._|~\$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE
)
"""What macOS, Windows and an open Word leave in archives, and nobody meant to send."""


@dataclass(frozen=True)
class File:
    """A file out of an archive; ``name`` without its folder."""

    name: str
    data: bytes


def unpack(data: bytes, filename: str) -> list[File]:
    """Give the files of an archive in its order, those of an archive inside it in their place.

    Only one archive deep: what is packed a third time comes as the archive it is, and so does an
    inner one that cannot be opened. At most MOST_FILES and MOST_UNPACKED bytes, within LIMITS.
    Raises Refusal: ``password``, ``hostile``, ``damaged``, ``too_big``, ``too_slow``, ``empty`` for
    one without files, ``rar`` or ``7z`` where ``unar`` is not installed, ``unknown`` for what is no
    archive (a .docx is none).
    """
    if len(data) > MOST_UNPACKED:
        raise Refusal(Code.TOO_BIG, f"{len(data)} bytes")
    try:
        answered = limits.run(__name__, data, limits=LIMITS)
    except limits.LimitReached as reached:
        raise Refusal(_REASONS[reached.reason], f"{filename}: {reached.detail}") from reached
    head, _, rest = answered.partition(b"\n")
    found = json.loads(head)
    if "refused" in found:
        raise Refusal(Code(found["refused"]), found["detail"])
    return list(_files(found["files"], rest))


def _files(listed: list[tuple[str, int]], rest: bytes) -> Iterator[File]:
    start = 0
    for name, size in listed:
        yield File(name, rest[start : start + size])
        start += size


def answer(data: bytes) -> bytes:
    """Unpack in this process: a line of JSON, then the files one after another."""
    try:
        files = _unpacked(data)
    except Refusal as refusal:
        return json.dumps({"refused": refusal.code, "detail": refusal.detail}).encode()
    head = json.dumps({"files": [(file.name, len(file.data)) for file in files]}).encode()
    return b"".join([head, b"\n", *(file.data for file in files)])


def _unpacked(data: bytes) -> list[File]:
    found: list[File] = []
    for file in _meant(_contents(data)):
        try:
            inner = list(_meant(_contents(file.data)))
        except Refusal:  # a document, or an archive that stays closed
            inner = []
        found += inner or [file]
        _check(found)
    if not found:
        raise Refusal(Code.EMPTY, "an archive without files")
    return found


def _contents(data: bytes) -> list[tuple[str, bytes]]:
    """Give paths and bytes of one archive, unbounded names, bounded bytes."""
    # Imported here: the door is open before any reader is needed, in the child only.
    from viewpoints.markup import archives_zip, sniffing, unarchiver

    match sniffing.archive_kind(data):
        case Code.ZIP:
            return archives_zip.read(data, most=MOST_UNPACKED)
        case Code.RAR | Code.SEVEN_ZIP as kind:
            return unarchiver.read(data, kind=kind, most=MOST_UNPACKED, most_files=20 * MOST_FILES)
    raise Refusal(Code.UNKNOWN, "no archive")


def _meant(contents: list[tuple[str, bytes]]) -> Iterator[File]:
    for path, data in contents:
        path = unicodedata.normalize("NFC", path.replace("\\", "/"))
        if not _DEBRIS.search(path):
            yield File(path.rpartition("/")[2], data)


def _check(files: list[File]) -> None:
    if len(files) > MOST_FILES:
        raise Refusal(Code.TOO_BIG, f"more than {MOST_FILES} files")
    if sum(len(file.data) for file in files) > MOST_UNPACKED:
        raise Refusal(Code.TOO_BIG, f"unpacks to more than {MOST_UNPACKED} bytes")
