"""The words of a mail's RTF body: [MS-OXRTFCP] undone, control words dropped, HTML inside skipped."""

import re

from viewpoints.chinese.charset import decode

LONGEST = 2_000_000
_HEADER = 16
_COMPRESSED = b"LZFu"
_PLAIN = b"MELA"
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\"
    b"blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_RING = 4096

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])"
    rb"|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE,
)
_NOT_WORDS = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer themedata datastore htmltag"
    b" mhtmltag generator listtable listoverridetable rsidtbl xmlnstbl latentstyles".split()
)
_BREAKS = {b"par": "\n", b"line": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t"}
_SIGNS = {b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"emdash": "—"}


def decompressed(packed: bytes) -> bytes:
    """Undo Outlook's compression of RTF; what is broken ends where it breaks.

    Gives at most LONGEST bytes, and nothing for what is neither kind.
    """
    kind, content = packed[8:12], packed[_HEADER:]
    if kind == _PLAIN:
        return content[:LONGEST]
    if kind != _COMPRESSED:
        return b""
    ring = bytearray(_DICTIONARY.ljust(_RING, b"\0"))
    write, read, plain = len(_DICTIONARY), 0, bytearray()
    while read < len(content) and len(plain) < LONGEST:
        control = content[read]
        read += 1
        for bit in range(8):
            piece = content[read : read + 1 + (control >> bit & 1)]
            read += len(piece)
            if len(piece) < 1 + (control >> bit & 1):
                return bytes(plain)
            offset, length = write, 1
            if len(piece) == 2:
                offset, length = piece[0] << 4 | piece[1] >> 4, (piece[1] & 15) + 2
                if offset == write:
                    return bytes(plain)
            for step in range(length):
                byte = piece[0] if len(piece) == 1 else ring[(offset + step) % _RING]
                plain.append(byte)
                ring[write] = byte
                write = (write + 1) % _RING
    return bytes(plain)


def words_of(rtf: bytes) -> str:
    """Give the words of an RTF text, its paragraphs as lines. Chinese by \\u or in any charset."""
    reader = _Reader()
    for found in _TOKEN.finditer(rtf[:LONGEST]):
        reader.take(*found.groups())
    reader.flush()
    lines = [line.strip() for line in "".join(reader.words).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader:
    """Reads tokens one by one; ``hidden`` is how deep the reader is in what holds no words."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.raw = bytearray()
        self.depth = self.hidden = self.skip = 0
        self.skips = [1]

    def take(
        self,
        code: bytes | None,
        unicode: bytes | None,
        word: bytes | None,
        number: bytes | None,
        sign: bytes | None,
        brace: bytes | None,
        text: bytes | None,
    ) -> None:
        """Take one token; exactly one of its kinds is given, or none for a line end."""
        if brace:
            self._brace(brace)
        elif word in _NOT_WORDS or sign == b"*":
            self.hidden = self.hidden or max(self.depth, 1)
        elif word == b"uc":
            self.skips[-1] = min(int(number or 1), 8)
        elif self.hidden:
            return
        elif code:
            self._raw(bytes([int(code, 16)]))
        elif unicode:
            self._say(chr(int(unicode) % 65536))
            self.skip = self.skips[-1]
        elif word:
            self._say(_BREAKS.get(word) or _SIGNS.get(word, ""))
        elif sign:
            self._say({b"~": " ", b"\r": "\n", b"\n": "\n"}.get(sign, sign.decode("latin-1")))
        elif text:
            self._raw(text)

    def flush(self) -> None:
        """Put the bytes read so far into words."""
        if self.raw:
            self.words.append(decode(bytes(self.raw)).text)
            self.raw.clear()

    def _brace(self, brace: bytes) -> None:
        self.skip = 0
        if brace == b"{":
            self.depth += 1
            self.skips.append(self.skips[-1])
            return
        if self.hidden == self.depth:
            self.hidden = 0
        self.depth = max(self.depth - 1, 0)
        if len(self.skips) > 1:
            self.skips.pop()

    def _raw(self, content: bytes) -> None:
        taken = min(self.skip, len(content))
        self.skip -= taken
        self.raw += content[taken:]

    def _say(self, words: str) -> None:
        if words and words not in "\n\t":
            self.flush()
            self.words.append(words)
        elif words:
            self.raw += words.encode()
