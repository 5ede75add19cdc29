"""Bytes to text, whatever their label says: for mail, documents and pasted files from China.

Labels lie in known ways (gb2312 that is GB18030 or UTF-8, Big5 that is UTF-8, Latin-1 that is
GBK), so a label is believed only as far as the bytes bear it out.
"""

import codecs
import re
from dataclasses import dataclass
from operator import itemgetter

from .frequent import chineseness
from .iso2022cn import from_iso2022_cn
from .labels import codec_of

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ESCAPES = (
    (re.compile(rb"\x1b\$\)[AGE]"), "iso2022_cn"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"\x1b\$(?:[@AB]|\([CD])"), "iso2022_jp_2"),
)
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_CONTROL = re.compile(rb"[\0-\x08]")
_SEVEN_BIT = frozenset(("utf-7", "hz", "iso2022_jp_2", "iso2022_kr", "iso2022_cn"))
_WIDE = frozenset(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"))
_EAST_ASIAN = frozenset(("gb18030", "big5hkscs", "cp949", "cp932", "euc_jp"))
_WESTERN = frozenset(("cp1252", "ascii", "cp437", "cp850", "mac_roman", "iso8859-15"))
_GUESSES = ("gb18030", "big5hkscs", "cp950")
_EURO, _CONTROLS = "viewpoints.euro", "viewpoints.controls"
_HIGH = re.compile(rb"[\x80-\xff]")
_ENOUGH = 16_384
_SURE = 0.6
_PLAUSIBLE = 0.5
_CLEARLY_BETTER = 0.25
_STRANGE = 0.3
_NAME = 24


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was read with, and how far to trust that.

    ``replaced`` counts the characters U+FFFD that stand for bytes nobody could read;
    ``confident`` is false when the charset was guessed without good evidence or any were replaced.
    """

    text: str
    charset: str
    confident: bool
    replaced: int = 0


def decode(data: bytes, *, label: str | None = None) -> Decoded:
    """Read ``data`` as text; ``label`` is the charset its sender named, if any.

    Order: byte-order mark, escape sequences (ISO-2022, HZ), the label where the bytes bear it
    out, strict UTF-8, GB18030 or Big5 by their share of common characters, Windows-1252. Never
    raises and drops nothing: what cannot be read becomes U+FFFD and is counted.
    """
    for mark, charset in _BOMS:
        if data.startswith(mark) and len(data) % _unit(charset) == 0:
            return _read(data[len(mark) :], charset, confident=True)
    codec = codec_of(label)
    if codec in _WIDE:
        return _wide(data, codec)
    return _seven_bit(data, codec) or _eight_bit(data, codec)


def _seven_bit(data: bytes, codec: str | None) -> Decoded | None:
    """Read what has no byte over 127: ASCII, or an escape code that was named or shows itself."""
    if not data.isascii():
        return None
    for pattern, escaped in _ESCAPES:
        if pattern.search(data):
            return _read(data, escaped, confident=True)
    if codec in _SEVEN_BIT:
        return _read(data, codec, confident=True)
    hz = _strict(data, "hz") if _HZ.search(data) else None
    if hz is not None and chineseness(hz) >= _PLAUSIBLE:
        return Decoded(hz, "hz", confident=codec is None)
    if b"\0" in data:
        return _nul_ridden(data)
    return Decoded(data.decode("ascii"), "ascii", confident=True)


def _eight_bit(data: bytes, codec: str | None) -> Decoded:
    utf8 = _strict(data, "utf-8")
    if codec in _EAST_ASIAN:
        return _east_asian(data, codec, utf8)
    if codec == "utf-8" or (utf8 is not None and (codec is None or codec in _WESTERN)):
        return _utf8(data, utf8)
    if codec is None or codec in _WESTERN:
        return _unlabelled(data, western=codec in _WESTERN and codec != "ascii")
    return _labelled(data, codec, utf8)


def _east_asian(data: bytes, codec: str, utf8: str | None) -> Decoded:
    """Believe an East Asian label unless the bytes read clearly better as something else."""
    text = _strict(data, codec)
    if utf8 is not None and (twice := _encoded_twice(utf8, codec)):
        return twice
    if utf8 is not None and (text is None or chineseness(utf8) >= chineseness(text)):
        return Decoded(utf8, "utf-8", confident=True)
    if text is not None and codec not in _GUESSES:
        return Decoded(text, codec, confident=True)
    # Ten good characters say more than a broken one: loose readings are compared, not strict ones.
    worth, charset = _best_guess(data)
    as_labelled = _worth(_sample(data), codec)
    if worth > as_labelled + _CLEARLY_BETTER:
        return _read(data, charset, confident=worth > _SURE)
    # Many signs and hardly a common one: neither Chinese nor a name (Japanese labelled as GBK).
    strange = as_labelled < _STRANGE and len(data) > _NAME
    return _read(data, codec, confident=not strange)


def _encoded_twice(utf8: str, codec: str) -> Decoded | None:
    """Undo a gateway that took East Asian bytes for Latin-1 and wrote them as UTF-8."""
    try:
        text = utf8.encode("latin-1").decode(codec)
    except UnicodeError:
        return None
    return Decoded(text, codec, confident=False) if chineseness(text) > _PLAUSIBLE else None


def _utf8(data: bytes, utf8: str | None) -> Decoded:
    if utf8 is not None:
        return Decoded(utf8, "utf-8", confident=True)
    broken = _read(data, "utf-8", confident=False)
    guess = _unlabelled(data)
    # A few torn characters in much good UTF-8 are damage; otherwise the label is wrong.
    sound = _foreign(broken.text) - broken.replaced
    return broken if sound > broken.replaced else guess


def _unlabelled(data: bytes, *, western: bool = False) -> Decoded:
    """Guess: GB18030 or Big5 if it reads as Chinese, else damaged UTF-8, else Windows-1252."""
    guesses = (*_GUESSES, "utf-16-le", "utf-16-be") if _CONTROL.search(data) else _GUESSES
    worth, charset = _best_guess(data, guesses)
    if worth >= _PLAUSIBLE:
        return _read(data, charset, confident=worth > _SURE)
    loose = _read(data, "utf-8", confident=False)
    if not western and _foreign(loose.text) > 3 * loose.replaced:
        return loose
    return _read(data, "cp1252", confident=western)


def _labelled(data: bytes, codec: str, utf8: str | None) -> Decoded:
    text = _strict(data, codec)
    if utf8 is not None and (text is None or _foreign(utf8) >= 3):
        return Decoded(utf8, "utf-8", confident=True)
    return _read(data, codec, confident=True)


def _best_guess(data: bytes, guesses: tuple[str, ...] = _GUESSES) -> tuple[float, str]:
    """Give the charset that makes the most of the bytes, and how much that is."""
    sample = _sample(data)
    worths = [(_worth(sample, charset), charset) for charset in guesses]
    return max(worths, key=itemgetter(0))


def _sample(data: bytes) -> bytes:
    """Give enough bytes to judge by, from the first that is not ASCII (at an even place)."""
    first = _HIGH.search(data)
    start = first.start() // 2 * 2 if first and len(data) > _ENOUGH else 0
    return data[start : start + _ENOUGH]


def _worth(sample: bytes, charset: str) -> float:
    """Weigh a reading: its share of everyday Chinese, unreadable characters counting double."""
    reading = _read(sample, charset, confident=False)
    return chineseness(reading.text) - reading.replaced / (_foreign(reading.text) or 1)


def _wide(data: bytes, codec: str) -> Decoded:
    if data and b"\0" not in data and _strict(data, "utf-8") is not None and data.isascii():
        return Decoded(data.decode("ascii"), "ascii", confident=True)
    text = _strict(data, codec)
    if text is not None:
        return Decoded(text, codec, confident=True)
    return _eight_bit(data, None) if b"\0" not in data else _read(data, codec, confident=False)


def _nul_ridden(data: bytes) -> Decoded:
    """Read ASCII with NUL bytes: UTF-16 without a mark when every second byte is one."""
    for charset, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros and not zeros.strip(b"\0"):
            return _read(data, charset, confident=True)
    return Decoded(data.decode("ascii"), "ascii", confident=False)


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Read the lone 0x80 of Windows' code page 936 as the euro sign it is; else replace."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.object[error.start] == 0x80:
        return "€", error.start + 1
    return "\ufffd", error.end


def _controls(error: UnicodeError) -> tuple[str, int]:
    """Read the five bytes that Windows-1252 leaves open as control characters, as browsers do."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_EURO, _euro)
codecs.register_error(_CONTROLS, _controls)


def _foreign(text: str) -> int:
    """Count the characters beyond ASCII (at the speed of C: bodies have megabytes)."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _unit(charset: str) -> int:
    return {"utf-16": 2, "utf-32": 4}.get(charset[:6], 1)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):  # Python has no iso2022_cn
        return None


def _read(data: bytes, charset: str, *, confident: bool) -> Decoded:
    if charset == "iso2022_cn":
        text = from_iso2022_cn(data)
    elif charset == "cp1252":
        text = data.decode(charset, _CONTROLS)
    elif charset == "gb18030":
        text = data.decode(charset, _EURO)
    else:
        text = data.decode(charset, "replace")
    # U+FFFD that the sender wrote (b"\xef\xbf\xbd", already torn by an older mailer) counts too.
    replaced = text.count("\ufffd")
    return Decoded(text, charset, confident and not replaced, replaced)
