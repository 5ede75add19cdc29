"""How often: so many that no person notices, so few that a robot gains nothing."""

import hashlib
import ipaddress
from collections.abc import Callable

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited

FORMS_PER_NETWORK = "60/h"
FORMS_PER_ADDRESS = "6/h"
DRAFTS_PER_NETWORK = "60/h"
SAVES_PER_DRAFT = "2400/h"
UPLOADS_PER_NETWORK = "240/h"
DRAFT_LINKS_PER_NETWORK = "20/h"
DRAFT_LINKS_PER_ADDRESS = "3/h"
GUESSES_PER_NETWORK = "30/h"
LINKS_PER_HOLDER = "5/h"
LETTERS_PER_HOLDER = "5/h"
SENT_PER_HOLDER = "20/h"

MOST_BYTES = 120_000_000
"""Of one request: a document, some pictures, and the text."""


def too_large(request: HttpRequest) -> bool:
    """Tell whether a request says that it is larger than any form; nothing of it is read then."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES


def too_many_forms(request: HttpRequest, *, email: str) -> bool:
    """Count one form; tell whether its network or its address has sent too many this hour.

    The count of an address says nothing about whether we know it.
    """
    by_network = _over(request, "form-network", network(request), FORMS_PER_NETWORK)
    by_address = _over(request, "form-address", _digest(email), FORMS_PER_ADDRESS)
    return by_network or by_address


def too_many_drafts(request: HttpRequest) -> bool:
    """Count one new draft; tell whether its network has begun too many this hour."""
    return _over(request, "draft", network(request), DRAFTS_PER_NETWORK)


def too_many_saves(request: HttpRequest, *, draft: int) -> bool:
    """Count one saving of a draft, and its uploads; tell whether there were too many this hour."""
    by_draft = _over(request, "save", str(draft), SAVES_PER_DRAFT)
    uploads = [
        _over(request, "upload", network(request), UPLOADS_PER_NETWORK) for _ in request.FILES
    ]
    return by_draft or any(uploads)


def too_many_draft_links(request: HttpRequest, *, email: str) -> bool:
    """Count one mailed link to a draft; tell whether its network or its address asked for too many."""
    by_network = _over(request, "draft-link-network", network(request), DRAFT_LINKS_PER_NETWORK)
    by_address = _over(request, "draft-link-address", _digest(email), DRAFT_LINKS_PER_ADDRESS)
    return by_network or by_address


def guessed_too_often(request: HttpRequest) -> bool:
    """Tell whether too many wrong links were tried from this network this hour."""
    return _over(request, "guess", network(request), GUESSES_PER_NETWORK, count=False)


def count_guess(request: HttpRequest) -> None:
    """Count one wrong link."""
    _over(request, "guess", network(request), GUESSES_PER_NETWORK)


def too_many_links(request: HttpRequest, *, holder: int) -> bool:
    """Count one new link to an address; tell whether it was sent too many this hour."""
    return _over(request, "link", str(holder), LINKS_PER_HOLDER)


def too_many_letters(request: HttpRequest, *, holder: int) -> bool:
    """Count one act that writes to others: a byline corrected, a proxy named; tell whether it is too many."""
    return _over(request, "letters", str(holder), LETTERS_PER_HOLDER)


def too_many_sent(request: HttpRequest, *, holder: int) -> bool:
    """Count one text or picture sent by a status link; tell whether its holder sent too many this hour."""
    return _over(request, "sent", str(holder), SENT_PER_HOLDER)


def network(request: HttpRequest) -> str:
    """Give the network of a request: /24 of IPv4, /64 of IPv6; the peer's name where it has no IP."""
    peer = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return peer or "local"
    bits = 24 if address.version == 4 else 64
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False))


def _digest(email: str) -> str:
    return hashlib.sha256(email.encode()).hexdigest()


def _over(request: HttpRequest, group: str, key: str, rate: str, *, count: bool = True) -> bool:
    value: Callable[[str, HttpRequest], str] = lambda _group, _request: key  # noqa: E731
    return is_ratelimited(
        request, group=f"contributing-{group}", key=value, rate=rate, increment=count
    )
