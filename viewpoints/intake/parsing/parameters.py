"""Content-Type and Content-Disposition: value and parameters (RFC 2045 §5.1, RFC 2231)."""

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from urllib.parse import unquote_to_bytes

from viewpoints.chinese.charset import decode

from .words import decode_raw, decode_words

_PARAMETER = re.compile(
    rb"""([^\s=;"]{1,200}+)\s{0,20}=\s{0,20}(?:"((?:[^"\\]|\\.)*+)("?)|([^;\r\n"]*))""",
    re.DOTALL,
)
_TYPE = re.compile(rb"\s*\"?([\w!#$&^.+-]+)\s*/\s*([\w!#$&^.+-]+)")
_PIECE = re.compile(r"^(?P<name>[^*]+)(?:\*(?P<number>\d+))?(?P<encoded>\*)?$")
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class ContentType:
    """A media type in lower case with its parameters."""

    type: str
    parameters: dict[str, str] = field(default_factory=dict)
    boundary: bytes = b""

    @property
    def charset(self) -> str | None:
        """The charset that was named, if any."""
        return self.parameters.get("charset") or None


def content_type(raw: bytes, *, default: str = "text/plain") -> ContentType:
    """Read a Content-Type field; an unreadable one is ``default``, as RFC 2045 §5.2 has it."""
    match = _TYPE.match(raw)
    rest = raw[match.end() :] if match else raw.partition(b";")[2]
    bare = raw_parameters(rest)
    named = match and (match[1] + b"/" + match[2]).decode("ascii").lower()
    boundary = bare.get("boundary", bare.get("boundary*", b"")).strip()
    if not boundary and "boundary*0" in bare:
        boundary = b"".join(bare.get(f"boundary*{n}", b"") for n in range(10))
    if not named:
        named = "multipart/mixed" if boundary else default
    return ContentType(named, parameters(bare), boundary)


def disposition(raw: bytes) -> tuple[str, dict[str, str]]:
    """Read a Content-Disposition field: ``inline``, ``attachment`` or nothing, and parameters."""
    first, _, rest = raw.partition(b";")
    word = first.strip().lower().decode("ascii", "replace")
    if "=" in word:  # parameters only: the disposition itself is missing
        return "", parameters(raw_parameters(raw))
    return word.strip('"'), parameters(raw_parameters(rest))


def raw_parameters(raw: bytes) -> dict[str, bytes]:
    """Cut ``; name=value`` pairs; the first of a name counts; quotes and folds are undone."""
    found: dict[str, bytes] = {}
    for match in _PARAMETER.finditer(raw[:_MOST]):
        name = match[1].decode("ascii", "replace").lower()
        quoted = match[2] is not None
        value = re.sub(rb"\\([\"\\])", rb"\1", match[2]) if quoted else _bare(match[4])
        found.setdefault(name, re.sub(rb"\r?\n[ \t]*", b"", value))
    return found


def _bare(value: bytes) -> bytes:
    """Give an unquoted value; some programs put it between apostrophes."""
    value = value.strip()
    between = re.fullmatch(rb"'([^']+)'", value)
    return between[1] if between else value


def parameters(raw: dict[str, bytes]) -> dict[str, str]:
    """Decode parameters: RFC 2231 pieces and charsets, else RFC 2047 words, else raw bytes."""
    decoded: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[bool, bytes]]] = {}
    for name, value in raw.items():
        match = _PIECE.match(name)
        if match is None or (match["number"] is None and match["encoded"] is None):
            decoded[name] = _plain(value)
        else:
            number = int((match["number"] or "0")[:6])
            pieces.setdefault(match["name"], {})[number] = (bool(match["encoded"]), value)
    for name, numbered in pieces.items():
        decoded[name] = _assembled([numbered[number] for number in sorted(numbered)])
    return decoded


def _plain(value: bytes) -> str:
    text = decode_words(value)
    # Some mailers percent-encode without saying so; only names that make sense are taken.
    if re.search(r"(?:%[0-9A-Fa-f]{2}){2}", text):
        unquoted = decode(unquote_to_bytes(text))
        return unquoted.text if unquoted.confident else text
    return text


def _assembled(pieces: list[tuple[bool, bytes]]) -> str:
    """Join RFC 2231 pieces as bytes, then decode: a character may be cut by a piece's end."""
    label = None
    encoded, first = pieces[0]
    if encoded and first.count(b"'") >= 2:
        charset, _, first = first.split(b"'", 2)
        label = charset.decode("ascii", "replace")
    # Neighbours are joined before they are unquoted: some mailers cut within ``%E5``.
    runs = groupby([(encoded, first), *pieces[1:]], key=itemgetter(0))
    joined = [(encoded, b"".join(value for _, value in run)) for encoded, run in runs]
    whole = b"".join(unquote_to_bytes(value) if encoded else value for encoded, value in joined)
    if label is None and b"=?" in whole:
        return decode_words(whole)
    return decode(whole, label=label).text if label else decode_raw(whole)
