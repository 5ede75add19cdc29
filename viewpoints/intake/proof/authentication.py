"""Did our own mail server find that a mail comes from whom it says? Pure: raw bytes in, yes or no out.

Read is what the server wrote on top: ``Authentication-Results`` (RFC 8601), DMARC (RFC 7489) or an
aligned DKIM signature (RFC 6376). Our own reader, because the one library brings no wheel, has not
moved since 2019, and recurses as deep as the sender likes (docs/decisions/0012-yes-by-mail.md).
"""

import re
from typing import NamedTuple

from viewpoints.intake.parsing.head import Field, split_head
from viewpoints.intake.parsing.words import decode_words, unfold

_LONGEST = 10_000
_QUOTED = r'"(?:[^"\\]|\\.)*+"'
_OUTSIDE = re.compile(rf"{_QUOTED}|[^\"()]+|.", re.DOTALL)
_INSIDE = re.compile(r"[^()\\]+|\\.|.", re.DOTALL)
_PART = re.compile(rf"((?:{_QUOTED}|[^\";])*+)(;|\Z)")
_PAIR = re.compile(rf"\s*([^\s=\"]+)\s*=\s*({_QUOTED}|[^\s\"]+)(?=\s|\Z)")
_ADDRESS = re.compile(r"[^\s<>\"(),:;\[\]']+@[^\s<>\"(),:;\[\]']+")


class Result(NamedTuple):
    """What one method found, e.g. ``dkim``, ``pass``, and what it looked at, by ``header.d``."""

    method: str
    result: str
    properties: dict[str, str]


def authentic(mail: bytes, *, sender: str, authserv_id: str) -> bool:
    """Tell whether ``mail`` names ``sender`` alone in its one From, and our server vouches for it.

    Only the topmost Authentication-Results counts, and only when it is ``authserv_id``'s. That says
    DMARC passed for the From's domain, or a DKIM signature of that domain, or of one above it with
    at least two labels (no list of public suffixes is asked: who signs for com.cn holds it all
    anyway). A failed DMARC outweighs a signature. Without an ``authserv_id`` nothing is authentic.
    """
    fields, _, _ = split_head(mail, outermost=True)
    if not authserv_id or named(fields) != {sender.lower()}:
        return False
    told = next((value for name, value in fields if name == "authentication-results"), b"")
    domain = _domain(sender.rpartition("@")[2])
    return _vouches(results(told, authserv_id=authserv_id), domain)


def results(value: bytes, *, authserv_id: str) -> list[Result]:
    """Read one Authentication-Results field, raw. What is not ours, or broken, gives nothing."""
    text = unfold(value).decode("ascii", "replace")
    bare = _without_comments(text) if len(value) < _LONGEST else None
    if bare is None:
        return []
    first, *parts = [found[1].strip() for found in _PART.finditer(bare)]
    said, _, version = first.partition(" ")
    if _unquoted(said).lower() != authserv_id.lower() or version.strip() not in ("", "1"):
        return []
    return [read for part in parts if (read := _result(part))]


def named(fields: list[Field]) -> set[str]:
    """Give every address in the From, also one in a name; nothing when there are two Froms."""
    values = [value for name, value in fields if name == "from"]
    if len(values) != 1 or len(values[0]) > _LONGEST:
        return set()
    raw = unfold(values[0]).decode("ascii", "replace").replace("\ufffd", " ")
    shown = f"{decode_words(values[0])} {raw}"
    return {found.lower() for found in _ADDRESS.findall(shown)}


def _vouches(found: list[Result], domain: str) -> bool:
    dmarc = [one for one in found if one.method == "dmarc"]
    if len(dmarc) > 1 or any(one.result == "fail" for one in dmarc):
        return False
    if any(
        one.result == "pass" and _domain(one.properties.get("header.from", "")) == domain
        for one in dmarc
    ):
        return True
    signers = [one.properties.get("header.d", "") for one in found if one[:2] == ("dkim", "pass")]
    return any(is_above(_domain(signer), domain) for signer in signers)


def is_above(signer: str, domain: str) -> bool:
    """Tell whether ``signer`` is ``domain`` or one above it, with at least two labels."""
    return "." in signer and f".{domain}".endswith(f".{signer}")


def _domain(name: str) -> str:
    plain = name.strip().rstrip(".").lower()
    try:
        return plain.encode("idna").decode() if plain else ""
    except UnicodeError:
        return plain


def _without_comments(text: str) -> str | None:
    """Take comments out, nested ones too; None where one, or a quotation, is not closed."""
    kept: list[str] = []
    depth = position = 0
    while position < len(text):
        token = (_INSIDE if depth else _OUTSIDE).match(text, position)
        piece = token[0] if token else text[position]
        position += len(piece)
        if piece == "(":
            depth += 1
            kept.append(" ")
        elif piece == ")" and depth:
            depth -= 1
        elif not depth and piece in (")", '"'):
            return None
        elif not depth:
            kept.append(piece)
    return None if depth else "".join(kept)


def _result(part: str) -> Result | None:
    pairs, position = [], 0
    while found := _PAIR.match(part, position):
        pairs.append((found[1].lower(), _unquoted(found[2])))
        position = found.end()
    names = [name for name, _ in pairs]
    if not pairs or part[position:].strip() or len(set(names)) < len(names):
        return None
    (method, result), *properties = pairs
    return Result(method.partition("/")[0], result.lower(), dict(properties))


def _unquoted(word: str) -> str:
    return re.sub(r"\\(.)", r"\1", word[1:-1]) if word[:1] == '"' else word
