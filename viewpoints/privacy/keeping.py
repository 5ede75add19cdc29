"""For each rule of retention: what is over, and how it goes.

What a function named for a thing gives are rows (or paths) whose time began before a moment, the oldest
first. Each asks an index, or a table that the rule itself keeps short.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks_db.models import DBTaskResult

from viewpoints.articles.models import Section
from viewpoints.intake import belonging
from viewpoints.intake.form import drafts as form_drafts
from viewpoints.intake.models import Arrival, Draft
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.letters.models import Letter, Secret
from viewpoints.letters.states import LetterState
from viewpoints.privacy import exporting, removing
from viewpoints.privacy.files import MEDIA, doom
from viewpoints.privacy.models import Erasure, Export
from viewpoints.submissions import telling
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

# "for_editor": what versions before 0.1.0 wrote of every event.
TO_EDITORS = ("for_editor", *telling.LETTERS, "digest", "erasure_for_editor")
SMALL = "small"


def arrivals(*states: ArrivalState) -> Any:
    """Give a function that finds arrivals in these states which no submission needs."""

    def due(before: datetime) -> QuerySet[Arrival]:
        rows = Arrival.objects.filter(state__in=states, received_at__lt=before)
        return rows.filter(Q(submission=None) | Q(state=ArrivalState.NOTED)).order_by("pk")

    return due


def drafts(before: datetime) -> QuerySet[Draft]:
    """Find forms that were not sent and not changed since; what was sent is only remembered there."""
    return Draft.objects.filter(expires_at__lt=before + form_drafts.LIFETIME).order_by("expires_at")


def unprinted(*states: State) -> Any:
    """Give a function that finds submissions that ended in these states."""

    def due(before: datetime) -> QuerySet[Submission]:
        # With the sections named, the index (section, state) serves.
        sections = list(Section.objects.values_list("pk", flat=True))
        rows = Submission.objects.filter(section__in=sections, state__in=states)
        return rows.filter(moved_at__lt=before).order_by("pk")

    return due


def mail_of_printed(before: datetime) -> QuerySet[Arrival]:
    """Find the mail about essays that are printed; what brought others too, once none of them needs it."""
    read = [ArrivalState.SUBMITTED, ArrivalState.ANSWERED]
    rows = Arrival.objects.filter(state__in=read, received_at__lt=before)
    rows = rows.filter(submission__state=State.PUBLISHED, submission__moved_at__lt=before)
    shared = list(belonging.shared())
    others = Submission.objects.filter(pk__in={further for _, further in shared})
    needing = others.exclude(state=State.PUBLISHED, moved_at__lt=before)
    needed = set(needing.values_list("pk", flat=True))
    return rows.exclude(pk__in={mail for mail, further in shared if further in needed}).order_by(
        "pk"
    )


def letters_sent(before: datetime) -> QuerySet[Letter]:
    """Find letters that left."""
    rows = Letter.objects.filter(state=LetterState.SENT, created_at__lt=before)
    return rows.exclude(template__in=TO_EDITORS).order_by("created_at")


def letters_to_editors(before: datetime) -> QuerySet[Letter]:
    """Find letters that told an editor what waits."""
    rows = Letter.objects.filter(state=LetterState.SENT, created_at__lt=before)
    return rows.filter(template__in=TO_EDITORS).order_by("created_at")


def links(before: datetime) -> QuerySet[Secret]:
    """Find private links whose time is over, or that lapsed."""
    return Secret.objects.filter(Q(expires_at__lt=before) | Q(lapsed_at__lt=before)).order_by("pk")


def copies(before: datetime) -> QuerySet[Export]:
    """Find copies of somebody's data."""
    return Export.objects.filter(asked_at__lt=before).order_by("pk")


def unconfirmed_erasures(before: datetime) -> QuerySet[Erasure]:
    """Find wishes to be erased that nobody confirmed."""
    return Erasure.objects.filter(confirmed_at=None, asked_at__lt=before).order_by("pk")


def tasks(before: datetime) -> Any:
    """Find tasks that are over: what went wrong in one may hold an address."""
    return DBTaskResult.objects.filter(finished_at__lt=before).order_by("finished_at")


def written_letters(before: datetime) -> list[str]:
    """Find letters written to files; their names begin with when that was, in nanoseconds."""
    limit = int(before.timestamp() * 1e9)
    names = sorted(path.name for path in settings.OUTGOING_ROOT.glob("*.eml"))
    return [name for name in names if int(name.partition("-")[0]) < limit]


def small_pictures(before: datetime) -> list[str]:
    """Find small copies of pictures, but those of letters that have not left; others are made again."""
    waiting = Letter.objects.exclude(state=LetterState.SENT).values_list("pictures", flat=True)
    needed = {path for pictures in waiting for path in pictures.values()}
    return [path for path in _small() if path not in needed and _made(path) < before]


def _small() -> Iterable[str]:
    try:
        folders, _files = default_storage.listdir(SMALL)
    except FileNotFoundError:
        return
    for folder in sorted(folders):
        for name in sorted(default_storage.listdir(f"{SMALL}/{folder}")[1]):
            yield f"{SMALL}/{folder}/{name}"


def _made(path: str) -> datetime:
    return default_storage.get_modified_time(path).astimezone(UTC)


def remove_rows(rows: Sequence[Any]) -> None:
    """Delete rows; an address that nothing names any more goes with the last of them."""
    held = {getattr(row, name) for row in rows for name in _ADDRESS if hasattr(row, name)}
    if rows:
        type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]).delete()
    removing.remove_unused([], [key for key in held if key])


def remove_drafts(rows: Sequence[Draft]) -> None:
    """Remove forms that were not sent, with their files."""
    form_drafts.remove(rows)


def remove_arrivals(rows: Sequence[Arrival]) -> None:
    """Remove arrivals, their files, and whose address is known from nothing else."""
    keys = [str(row.pk) for row in rows]
    written = Letter.objects.filter(about_kind=recording.kind(Arrival), about_key__in=keys)
    held = {row.sender_id for row in rows} | set(written.values_list("to", flat=True))
    removing.remove_arrivals(Arrival.objects.filter(pk__in=[row.pk for row in rows]))
    removing.remove_unused([], [key for key in held if key])


def remove_submissions(rows: Sequence[Submission]) -> None:
    """Remove submissions, and who is known from nothing else."""
    for row in rows:
        authors = list(row.authors.all())
        held = {row.sender_id} | {author.address_id for author in authors}
        held |= set(row.askings.values_list("asked__address", flat=True))
        held |= set(row.proxies.values_list("address", flat=True))
        held |= set(row.arrivals.values_list("sender", flat=True))
        try:
            removing.remove(row)
        except removing.Printed:  # a copy of it is on the site: its permit must stay
            continue
        removing.remove_unused([one.pk for one in authors], [key for key in held if key])


def remove_copies(rows: Sequence[Export]) -> None:
    """Remove copies of somebody's data, and their files."""
    doom(
        "exports", [f"{row.file}{end}" for row in rows if row.file for end in ("", exporting.PART)]
    )
    remove_rows(rows)


@transaction.atomic
def remove_small(paths: Sequence[str]) -> None:
    """Remove files of the storage."""
    doom(MEDIA, paths)


@transaction.atomic
def remove_written(names: Sequence[str]) -> None:
    """Remove letters written to files."""
    doom("outgoing", names)


_ADDRESS = ("to_id", "holder_id", "sender_id", "address_id")
