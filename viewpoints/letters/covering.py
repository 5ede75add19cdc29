"""Cover our secrets in any text: whoever reads what a mail quotes gets no key with it."""

from collections.abc import Iterable
from typing import Any

from viewpoints.letters.candidates import Span, candidates, replaced
from viewpoints.letters.models import Secret
from viewpoints.letters.secrets import digest

COVER = "••••••"
_AT_ONCE = 10_000


def cover(text: str) -> str:
    """Give ``text`` with every secret of ours in it, whatever it was for, as ``••••••``.

    Everything else stays as it is. Asks the database once, and not at all where nothing looks like
    a secret.
    """
    found: dict[str, list[Span]] = {}
    for secret, span in candidates(text):
        found.setdefault(digest(secret), []).append(span)
    if not found:
        return text
    spans = (span for ours in _ours(list(found)) for span in found[ours])
    return replaced(text, spans, by=COVER)


def cover_within(value: Any) -> Any:
    """Give a JSON value with every string in it covered."""
    match value:
        case str():
            return cover(value)
        case list():
            return [cover_within(one) for one in value]
        case dict():
            return {key: cover_within(one) for key, one in value.items()}
    return value


def _ours(digests: list[str]) -> Iterable[str]:
    for start in range(0, len(digests), _AT_ONCE):
        some = digests[start : start + _AT_ONCE]
        yield from Secret.objects.filter(digest__in=some).values_list("digest", flat=True)
