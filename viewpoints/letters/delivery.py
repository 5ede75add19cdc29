"""Send a letter: make its private links, build the message (RFC 5322), hand it to the mail backend."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from email.utils import formataddr, make_msgid
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from viewpoints.letters import secrets
from viewpoints.letters.addresses import NOWHERE
from viewpoints.letters.covering import cover
from viewpoints.letters.marks import mark_of
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.letters.two_sides import Picture, TwoSided

log = logging.getLogger(__name__)
ATTEMPTS = 6


@task(backend="work")
def deliver(letter_pk: int) -> None:
    """Send one leaving letter. A failure is kept on its row and tried again, later and later, six times.

    One that was erased with its reader does not leave; one to an erased address goes, for nobody reads it.
    """
    letter = Letter.objects.select_related("to").filter(pk=letter_pk).first()
    if letter is None or letter.state != LetterState.LEAVING:
        return
    if letter.to.email.endswith(NOWHERE):
        letter.delete()
        return
    try:
        with transaction.atomic():
            message = _message(letter)
            message.send()
            Letter.objects.filter(pk=letter.pk).update(
                state=LetterState.SENT,
                sent_at=timezone.now(),
                attempts=F("attempts") + 1,
                message_id=message.extra_headers["Message-ID"],
                error="",
            )
    except Exception as failure:  # whatever it was, the letter's row must tell it
        _put_off(letter, reason=f"{type(failure).__name__}: {failure}")


def _put_off(letter: Letter, *, reason: str) -> None:
    log.warning("letter %s could not leave: %s", letter.pk, reason, exc_info=True)
    attempts = letter.attempts + 1
    last = attempts >= ATTEMPTS
    Letter.objects.filter(pk=letter.pk).update(
        attempts=attempts,
        error=cover(reason)[:255],
        state=LetterState.FAILED if last else LetterState.LEAVING,
    )
    if not last and deliver.get_backend().supports_defer:
        wait = timedelta(minutes=2**attempts)
        deliver.using(run_after=timezone.now() + wait).enqueue(letter.pk)


def _message(letter: Letter) -> EmailMessage:
    links = _links(letter)
    fields: dict[str, Any] = {
        "subject": letter.subject,
        "body": _with(links, letter.body),
        "from_email": formataddr((letter.sender_name, letter.sender)),
        "to": [letter.to.email],
        "reply_to": [_answer_address(letter)],
        "headers": _headers(letter),
    }
    if not letter.html:
        return EmailMessage(**fields)
    return TwoSided(**fields, html=_with(links, letter.html), pictures=_pictures(letter))


def _headers(letter: Letter) -> dict[str, str]:
    headers = {"Message-ID": make_msgid(domain=letter.sender.partition("@")[2])}
    if letter.automatic:
        headers["Auto-Submitted"] = "auto-replied"  # RFC 3834, section 5
        headers["X-Auto-Response-Suppress"] = "All"
    if letter.in_reply_to:
        headers["In-Reply-To"] = headers["References"] = letter.in_reply_to
    return headers


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
    """``section+secret@domain``: subaddressing (RFC 5233) puts an answer to its row."""
    if not letter.answers:
        return letter.sender
    purpose, kind, key = letter.answers
    local, _, domain = letter.sender.partition("@")
    secret = secrets.mint(purpose, about=(kind, key), holder=letter.to, letter=letter)
    return f"{local}+{secret}@{domain}"
