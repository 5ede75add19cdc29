"""Real archives, made by hand so that a test says what is in them: nothing is compressed.

.zip with :mod:`zipfile`; .rar (format 4, RAR's technote.txt) and .7z (7zFormat.txt) as their
writers lay them out, for nobody may write a .rar and nothing here writes a .7z.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_UTF_8 = 0x800
_RAR_ENCRYPTED = 0x04


def zipped(
    files: Mapping[str, bytes], *, charset: str = "", extra: tuple[int, bytes] = (0, b"")
) -> bytes:
    """Give a .zip; with ``charset`` its names are in it, and nothing says so, as Windows does.

    ``extra`` is a field of every entry: its kind and its bytes.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = _Named(name, charset) if charset else zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if extra[0]:
                entry.extra = struct.pack("<HH", extra[0], len(extra[1])) + extra[1]
            archive.writestr(entry, data)
    return file.getvalue()


class _Named(zipfile.ZipInfo):
    def __init__(self, name: str, charset: str) -> None:
        super().__init__(name)
        self.charset = charset

    def _encodeFilenameFlags(self):
        return self.filename.encode(self.charset), self.flag_bits & ~_UTF_8


def rar(files: Mapping[str, bytes], *, encrypted: bool = False) -> bytes:
    """Give a .rar of stored files, their names in GBK."""
    flags = 0x8000 | (_RAR_ENCRYPTED if encrypted else 0)
    blocks = [_rar_block(0x73, 0, bytes(6))]
    for name, data in files.items():
        written = name.replace("/", "\\").encode("gbk")
        size, crc = len(data), zlib.crc32(data)
        head = struct.pack("<IIBIIBBHI", size, size, 2, crc, 0, 20, 0x30, len(written), 0x20)
        blocks.append(_rar_block(0x74, flags, head + written) + data)
    return b"Rar!\x1a\x07\0" + b"".join(blocks) + _rar_block(0x7B, 0x4000, b"")


def _rar_block(kind: int, flags: int, body: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def seven_zip(files: Mapping[str, bytes]) -> bytes:
    """Give a .7z of copied files."""
    count, sizes = _number(len(files)), b"".join(_number(len(data)) for data in files.values())
    packed = b"\x06\0" + count + b"\x09" + sizes + b"\0"
    crcs = b"".join(struct.pack("<I", zlib.crc32(data)) for data in files.values())
    coders = b"\x01\x01\0" * len(files)
    folders = b"\x07\x0b" + count + b"\0" + coders + b"\x0c" + sizes + b"\x0a\x01" + crcs + b"\0"
    names = b"\0" + b"".join((name + "\0").encode("utf-16-le") for name in files)
    listed = b"\x05" + count + b"\x11" + _number(len(names)) + names + b"\0"
    head = b"\x01\x04" + packed + folders + b"\0" + listed + b"\0"
    content = b"".join(files.values())
    start = struct.pack("<QQI", len(content), len(head), zlib.crc32(head))
    return (
        b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<I", zlib.crc32(start)) + start + content + head
    )


def _number(value: int) -> bytes:
    """Give a number as 7-Zip writes it: the first byte says how many follow."""
    if value < 0x80:
        return bytes([value])
    if value < 0x4000:
        return bytes([0x80 | value >> 8, value & 0xFF])
    return b"\xf0" + struct.pack("<I", value)
