"""Did the sender's own domain sign this mail? DKIM (RFC 6376), verified here with ``dkimpy``.

For an install whose mail server writes no ``Authentication-Results``. The keys are asked of the DNS by a
function that is given; the mail itself, which is anybody's bytes, is verified in a limited process without
network. Stricter than the RFC where a signature is to stand for a person's word: the signer is the From's
domain or one above it, the whole body is signed (no ``l=``), and so is every From, To, Cc, Subject and
Date that a reader could see.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import dkim
import dns.exception
import dns.resolver

from viewpoints.intake.parsing.head import Field, split_head
from viewpoints.intake.parsing.words import unfold
from viewpoints.intake.proof.authentication import is_above, named
from viewpoints.markup.limits import LimitReached, Limits, run

LookUp = Callable[[str], bytes | None]
"""Gives the TXT record of a name, or None where there is none or nobody answers."""

_LIMITS = Limits(seconds=10, megabytes=768, output_megabytes=1)
_DNS_SECONDS = 5.0
_MOST_SIGNATURES = 3
_LONGEST = 10_000
_LONGEST_KEY = 4_000  # of 4096 bits: 750
_WEAKEST_BITS = 1024  # RFC 8301, section 3.2
_ALGORITHMS = (
    "rsa-sha256",
)  # Ed25519 (RFC 8463) would need a library more, and nobody uses it alone
_NEEDED = ("from", "to", "subject", "date")
_SHOWN = (*_NEEDED, "cc", "reply-to", "content-type", "content-transfer-encoding", "mime-version")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?")


def signed(mail: bytes, *, sender: str, look_up: LookUp) -> bool:
    """Tell whether ``mail`` names ``sender`` alone in its one From, and that domain signed all of it.

    ``mail`` is as it came, without our envelope: a single changed byte breaks a signature.
    """
    fields, _, _ = split_head(mail, outermost=True)
    if named(fields) != {sender.lower()}:
        return False
    domain = sender.rpartition("@")[2].lower()
    keys: dict[str, str] = {}
    for name in _key_names(fields, domain):
        if (record := look_up(name)) and len(record) < _LONGEST_KEY:
            keys[name] = record.decode("latin-1")
    if not keys:
        return False
    try:
        return run(__name__, mail, arguments=[json.dumps(keys), domain], limits=_LIMITS) == b"yes"
    except LimitReached:
        return False


def answer(data: bytes, keys: str, domain: str) -> bytes:
    """Answer as the limited child (``markup.limits.run``): ``yes`` when a signature holds."""
    known: dict[str, str] = json.loads(keys)

    def record(name: bytes, timeout: int = 0) -> bytes | None:
        found = known.get(name.decode("latin-1").rstrip(".").lower())
        return found.encode("latin-1") if found else None

    fields, _, _ = split_head(data, outermost=True)
    for place, value in enumerate(_signatures(fields)):
        if _key_name(value, fields, domain) in known and _holds(data, place, record):
            return b"yes"
    return b"no"


def ask_dns(name: str) -> bytes | None:
    """Give the TXT record of ``name`` from the machine's resolver; waits five seconds at most."""
    try:
        found = dns.resolver.Resolver().resolve(name, "TXT", lifetime=_DNS_SECONDS)
    except dns.exception.DNSException:
        return None
    return next((b"".join(one.strings) for one in found), None)


def _holds(data: bytes, place: int, record: Callable[..., bytes | None]) -> bool:
    try:
        return bool(dkim.DKIM(data, minkey=_WEAKEST_BITS).verify(idx=place, dnsfunc=record))
    except Exception:  # whatever a forger made it stumble over, it did not hold
        return False


def _signatures(fields: list[Field]) -> list[bytes]:
    return [value for name, value in fields if name == "dkim-signature"][:_MOST_SIGNATURES]


def _key_names(fields: list[Field], domain: str) -> list[str]:
    names = [_key_name(value, fields, domain) for value in _signatures(fields)]
    return list(dict.fromkeys(name for name in names if name))


def _key_name(value: bytes, fields: list[Field], domain: str) -> str:
    """Give where the key of a signature lies, or nothing when it would not count anyway."""
    tags = _tags(value)
    signer, selector = tags.get("d", "").lower(), tags.get("s", "").lower()
    counts = (
        is_above(signer, domain)
        and tags.get("a", "").lower() in _ALGORITHMS
        and "l" not in tags
        and _signs_all(tags.get("h", ""), fields)
    )
    name = f"{selector}._domainkey.{signer}"
    return name if counts and _NAME.fullmatch(name) else ""


def _tags(value: bytes) -> dict[str, str]:
    """Read ``tag=value; …`` (RFC 6376, section 3.2); one that is there twice spoils it."""
    tags: dict[str, Any] = {}
    if len(value) > _LONGEST:
        return tags
    for pair in unfold(value).decode("ascii", "replace").split(";"):
        name, equals, said = pair.partition("=")
        name = name.strip()
        if not equals:
            continue
        if name in tags:
            return {}
        tags[name] = "".join(said.split())
    return tags


def _signs_all(listed: str, fields: list[Field]) -> bool:
    """Tell whether every field that a reader sees is signed as often as it is there.

    Those of the parts need not be signed, but may not be there twice.
    """
    signs = [name.lower() for name in listed.split(":")]
    there = [name for name, _ in fields]
    if not all(name in signs and name in there for name in _NEEDED):
        return False
    for name in _SHOWN:
        most = max(signs.count(name), name.startswith(("content-", "mime-", "reply-")))
        if there.count(name) > most:
            return False
    return True
