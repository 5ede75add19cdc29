"""Compose the message of a letter (RFC 5322): its links made, its fields, its two sides."""

import logging
from collections.abc import Mapping
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation

from viewpoints.journal.recording import subject
from viewpoints.letters import secrets
from viewpoints.letters.marks import mark_of
from viewpoints.letters.models import Letter
from viewpoints.letters.two_sides import Picture, Provided, TwoSided

log = logging.getLogger(__name__)
RETURN = "return"
"""What the secret in a letter's return path is for: a bounce names its letter by it."""
# All that a machine may answer with, but a report that it did not arrive (MS-OXCMAIL 2.1.3.2.20).
_SUPPRESSED = "DR, RN, NRN, OOF, AutoReply"


def compose(letter: Letter) -> EmailMessage:
    """Give a letter as it leaves. Its links and answer address are made now, anew each time."""
    links = _links(letter)
    fields: dict[str, Any] = {
        "subject": letter.subject,
        "body": _with(links, letter.body),
        "from_email": _from(letter),
        "to": [letter.to.email],
        "reply_to": [_answer_address(letter)],
        "headers": _headers(letter),
    }
    if settings.RETURN_PATHS:
        fields["headers"]["From"] = fields["from_email"]
        fields["from_email"] = _address_with(letter, RETURN, *subject(letter))
    if not letter.html:
        return EmailMessage(**fields)
    kind = TwoSided if settings.RETURN_PATHS else Provided
    return kind(**fields, html=_with(links, letter.html), pictures=_pictures(letter))


def _headers(letter: Letter) -> dict[str, str]:
    headers = {"Message-ID": letter.message_id}
    if letter.automatic:  # RFC 3834, section 5
        replied = letter.replies and letter.in_reply_to
        headers["Auto-Submitted"] = "auto-replied" if replied else "auto-generated"
        headers["X-Auto-Response-Suppress"] = _SUPPRESSED
    if letter.in_reply_to:
        headers["In-Reply-To"] = letter.in_reply_to
        headers["References"] = letter.references or letter.in_reply_to
    return headers


def _from(letter: Letter) -> str:
    return formataddr((letter.sender_name, letter.sender))


def _links(letter: Letter) -> dict[str, str]:
    """Make the private links of a letter: what goes in the place of each mark."""
    return {mark_of(name): _link(letter, *link) for name, link in letter.links.items()}


def _link(letter: Letter, purpose: str, kind: str, key: str) -> str:
    secret = secrets.mint(purpose, about=(kind, key), holder=letter.to, letter=letter)
    with translation.override(letter.language):
        return f"{settings.BASE_URL}{reverse(f'contributing:{purpose}', args=[secret])}"


def _with(links: Mapping[str, str], words: str) -> str:
    for mark, link in links.items():
        words = words.replace(mark, link)
    return words


def _pictures(letter: Letter) -> dict[str, Picture]:
    """Read the pictures of a letter; one whose file is gone is left out, and its description shows."""
    found = {}
    for content_id, path in letter.pictures.items():
        try:
            with default_storage.open(path) as file:
                found[content_id] = (path, file.read())
        except FileNotFoundError:
            log.warning("letter %s leaves without its picture %s", letter.pk, path)
    return found


def _answer_address(letter: Letter) -> str:
    return _address_with(letter, *letter.answers) if letter.answers else letter.sender


def _address_with(letter: Letter, purpose: str, kind: str, key: str) -> str:
    """``section+secret@domain``: subaddressing (RFC 5233) puts what comes there to its row."""
    local, _, domain = letter.sender.partition("@")
    secret = secrets.mint(purpose, about=(kind, key), holder=letter.to, letter=letter)
    return f"{local}+{secret}@{domain}"
