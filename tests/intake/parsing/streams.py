"""TNEF streams ([MS-OXTNEF]) as Outlook writes them, made by hand so that a test says what is in them."""

import struct

_MESSAGE, _ATTACHMENT = 1, 2
_BODY, _TITLE, _DATA, _RENDERING, _PROPERTIES, _CODEPAGE = (
    *(0x800C, 0x8010, 0x800F, 0x9002),
    *(0x9003, 0x9007),
)
_RTF_COMPRESSED = 0x1009_0102


def tnef(
    *files: tuple[str, bytes], body: str = "", rtf: bytes = b"", charset: str = "gbk"
) -> bytes:
    """Give a winmail.dat with files (name, bytes) and a body, in words or in RTF."""
    pieces = [struct.pack("<IH", 0x223E9F78, 1)]
    pieces.append(_object(_MESSAGE, _CODEPAGE, struct.pack("<II", 936, 0)))
    if body:
        pieces.append(_object(_MESSAGE, _BODY, body.encode(charset) + b"\0"))
    if rtf:
        packed = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
        padding = b"\0" * (-len(packed) % 4)
        properties = struct.pack("<IIII", 1, _RTF_COMPRESSED, 1, len(packed)) + packed + padding
        pieces.append(_object(_MESSAGE, _PROPERTIES, properties))
    for name, data in files:
        pieces.append(_object(_ATTACHMENT, _RENDERING, b"\0" * 14))
        pieces.append(_object(_ATTACHMENT, _TITLE, name.encode(charset) + b"\0"))
        pieces.append(_object(_ATTACHMENT, _DATA, data))
    return b"".join(pieces)


def _object(level: int, name: int, data: bytes) -> bytes:
    head = struct.pack("<BHHI", level, name, 6, len(data))
    return head + data + struct.pack("<H", sum(data) & 0xFFFF)
