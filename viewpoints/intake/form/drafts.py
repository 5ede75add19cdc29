"""Drafts: what is being written in a section's form, kept for whoever holds its private link.

Nothing of a draft is an arrival: no editor sees it, nothing is written to anyone, its address is not
confirmed. It is gone a month after its last change.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from viewpoints.articles.models import Section
from viewpoints.intake.models import Draft, DraftFile
from viewpoints.journal import recording
from viewpoints.letters import secrets

LIFETIME = timedelta(days=30)
PURPOSE = "draft"
"""Of the links to a draft that went out by mail; they are secrets of their own."""


class Unknown(LookupError):
    """No such draft, or its time is over."""


def begin(section: Section) -> tuple[Draft, str]:
    """Make an empty draft, and give with it the only readable copy of its secret."""
    secret = secrets.fresh()
    draft = Draft.objects.create(
        digest=secrets.digest(secret), section=section, expires_at=timezone.now() + LIFETIME
    )
    return draft, secret


def find(secret: str) -> Draft:
    """Give the draft that a secret opens: its own, or one that was mailed. Raises Unknown."""
    living = Draft.objects.filter(expires_at__gt=timezone.now()).select_related("section")
    draft = living.filter(digest=secrets.digest(secret)).first()
    if draft is None:
        draft = living.filter(pk=_mailed(secret)).first()
    if draft is None:
        raise Unknown(PURPOSE)
    return draft


def _mailed(secret: str) -> int:
    """Give the key of the draft that a mailed secret opens; 0 for none."""
    try:
        row = secrets.find(secret, purpose=PURPOSE)
    except (secrets.Unknown, secrets.Expired):
        return 0
    return int(row.about_key) if row.about_kind == recording.kind(Draft) else 0


def write(draft: Draft, fields: Mapping[str, str]) -> None:
    """Keep what was typed in place of what was kept, for another month; not in a draft that was sent."""
    now = timezone.now()
    draft.fields, draft.updated_at, draft.expires_at = dict(fields), now, now + LIFETIME
    Draft.objects.filter(pk=draft.pk, sent_at=None).update(
        fields=draft.fields, updated_at=now, expires_at=draft.expires_at
    )


def put(draft: Draft, slot: str, *, name: str, data: bytes) -> None:
    """Keep a file in a slot, in place of the one that was there."""
    drop(draft, slot)
    kept = DraftFile(draft=draft, slot=slot, name=name[-255:], size=len(data))
    kept.file.save("", ContentFile(data))


def drop(draft: Draft, slot: str) -> None:
    """Take the file out of a slot, and off the disk."""
    _gone(list(draft.files.filter(slot=slot)))


def finish(draft: Draft) -> None:
    """Empty a draft that was sent, and remember that it was."""
    Draft.objects.filter(pk=draft.pk).update(fields={}, sent_at=timezone.now())
    _gone(list(draft.files.all()))


def remove(drafts: Iterable[Draft]) -> None:
    """Take drafts away, with their files."""
    for draft in drafts:
        _gone(list(draft.files.all()))
        draft.delete()


def _gone(files: list[DraftFile]) -> None:
    for kept in files:
        kept.delete()
        transaction.on_commit(_off_disk(kept))


def _off_disk(kept: DraftFile) -> Callable[[], None]:
    storage, name = kept.file.storage, str(kept.file.name)
    return lambda: storage.delete(name)
