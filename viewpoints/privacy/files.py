"""Files that go with their rows: written down in the same transaction, deleted after it.

A crash in between leaves a row of ``Doomed``, and the next sweep deletes the file. The sweep comes before
``intake.recovery``, which would take a mail without a row for one that was not entered.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from viewpoints.intake import raw
from viewpoints.privacy.models import Doomed

MEDIA = "media"
DRAFTS = "drafts"
AT_ONCE = 500
FOLDERS: dict[str, Callable[[], Path]] = {
    "arrivals": raw.root,
    DRAFTS: lambda: settings.DRAFTS_ROOT,
    "outgoing": lambda: settings.OUTGOING_ROOT,
    "exports": lambda: settings.DATA / "exports",
}


def doom(folder: str, paths: Iterable[str]) -> None:
    """Write down that files below ``folder`` (MEDIA: of the storage) go; they do after the commit."""
    rows = [Doomed(folder=folder, path=path) for path in paths if path]
    if rows:
        Doomed.objects.bulk_create(rows)
        transaction.on_commit(sweep)


def sweep() -> int:
    """Delete doomed files, and then their rows; gives how many there were (AT_ONCE at most)."""
    rows = list(Doomed.objects.order_by("pk")[:AT_ONCE])
    for row in rows:
        _delete(row.folder, row.path)
        row.delete()
    return len(rows)


def _delete(folder: str, path: str) -> None:
    if folder == MEDIA:
        default_storage.delete(path)  # says nothing of one that is gone
    else:
        (FOLDERS[folder]() / path).unlink(missing_ok=True)
