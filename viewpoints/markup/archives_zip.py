"""The files of a .zip, with the names they were given in China."""

import zipfile
import zlib

from viewpoints.markup.decoding import decode
from viewpoints.markup.refusals import Code, Refusal
from viewpoints.markup.zips import Package

_UTF_8 = 0x800
_UNICODE_PATH = 0x7075


def read(data: bytes, *, most: int) -> list[tuple[str, bytes]]:
    """Give the path and the bytes of every file. Raises Refusal as ``Package``; too_big over ``most``."""
    package = Package(data, named=real_name)
    if package.unpacked > most:
        raise Refusal(Code.TOO_BIG, f"unpacks to {package.unpacked} bytes")
    return [(path, package.read(path)) for path in package.names() if not path.endswith("/")]


def real_name(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name: marked as UTF-8, else by its Unicode path field, else by its bytes.

    APPNOTE.TXT 6.3.10, 4.4.4 (bit 11) and 4.6.9. Windows in China writes GBK and marks nothing,
    macOS writes UTF-8 and marks nothing.
    """
    if entry.flag_bits & _UTF_8:
        return entry.orig_filename
    written = entry.orig_filename.encode("cp437")  # as zipfile read it
    return _unicode_path(entry.extra, written) or decode(written)


def _unicode_path(extra: bytes, written: bytes) -> str:
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(written).to_bytes(4, "little"):
            return field[5:].decode("utf-8", "replace")
    return ""
