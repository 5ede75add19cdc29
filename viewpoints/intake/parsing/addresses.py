"""Address lists (RFC 5322 §3.4) as they really come: unquoted, raw, nested, broken."""

import re
from collections.abc import Iterator

from .message import Address
from .words import decode_raw, decode_words, unfold

_MOST = 1000
_LONGEST = 100_000
_BARE = re.compile(r"[^\s<>\"(),:;\[\]']+@(?:\[[^\]\s]*\]|[^\s<>\"(),:;\[\]']+)")
_COMMENT = re.compile(r"\((?:[^()\\]|\\.)*\)")
_TOKEN = re.compile(
    r"""(?P<word>=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)|(?P<quoted>"(?:[^"\\]|\\.){0,1000}")"""
    r"""|(?P<angle><[^<>]*>?)|(?P<mark>[(),;:])|(?P<escape>\\.)|(?P<space>\s+)|(?P<text>[^"<>(),;:\s=]+|.)""",
    re.DOTALL,
)


def addresses(raw: bytes, *, hint: str | None = None) -> list[Address]:
    """Read an address list; at most 1,000. Groups are flattened; a name without address is kept.

    Raw bytes are decoded before the list is cut: a GBK character may contain ``@`` or ``\\``.
    """
    text = decode_raw(unfold(raw), hint=hint)[:_LONGEST]
    found: list[Address] = []
    for mailbox in _mailboxes(text):
        address = mailbox.address()
        if found and not found[-1].address and mailbox.angle and address.name:
            # Wang, Fang <f@ngo.example>: a comma that should have been quoted
            address = Address(f"{found.pop().name}, {address.name}", address.address)
        if address.address or (address.name and not mailbox.only_comment):
            found.append(address)
        if len(found) == _MOST:
            break
    return found


class _Mailbox:
    """What was seen of one mailbox: words outside, in parentheses and in angle brackets."""

    def __init__(self) -> None:
        self.phrase: list[str] = []
        self.comment: list[str] = []
        self.angle: str | None = None

    @property
    def only_comment(self) -> bool:
        return self.angle is None and not "".join(self.phrase).strip()

    def address(self) -> Address:
        phrase, comment = "".join(self.phrase).strip(), "".join(self.comment).strip()
        if self.angle is not None:
            inside = _COMMENT.sub("", self.angle).strip()
            return _address(
                phrase or comment, inside.rpartition(":")[2] if "@" in inside else inside
            )
        joined = re.sub(r"\s*([@.])\s*", r"\1", phrase) if "@" in phrase else phrase
        bare = _BARE.search(joined)
        if bare is None:
            return _address(phrase or comment, "")
        around = (joined[: bare.start()] + joined[bare.end() :]).strip(" '\"[]")
        return _address(around or comment, bare[0])


def _mailboxes(text: str) -> Iterator[_Mailbox]:
    mailbox, depth, in_group = _Mailbox(), 0, False
    for token in _TOKEN.finditer(text):
        piece = token[0]
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(0, depth - 1)
        elif depth:
            mailbox.comment.append(_unquoted(piece) if token.lastgroup == "quoted" else piece)
        elif piece == "," or piece == ";":
            yield mailbox
            mailbox, in_group = _Mailbox(), in_group and piece != ";"
        elif piece == ":" and not in_group and "@" not in "".join(mailbox.phrase):
            mailbox, in_group = _Mailbox(), True
        elif token.lastgroup == "angle" and mailbox.angle is None:
            mailbox.angle = piece.strip("<>")
        else:
            mailbox.phrase.append(_unquoted(piece) if token.lastgroup == "quoted" else piece)
    yield mailbox


def _unquoted(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted[1:-1], flags=re.DOTALL)


def _address(name: str, address: str) -> Address:
    shown = re.sub(r"\s+", " ", _decoded(name)).strip().strip("'\"").strip()
    where = re.sub(r"\s+", "", _decoded(address)) if "@" in address else _decoded(address).strip()
    return Address(shown, where)


def _decoded(text: str) -> str:
    return decode_words(text.encode("utf-8", "replace"), hint="utf-8")
