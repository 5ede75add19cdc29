"""After a restore: whoever was erased since the backup is erased again."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from viewpoints.letters.models import Address
from viewpoints.privacy import erasing, log
from viewpoints.privacy.models import Erasure
from viewpoints.privacy.person import is_erased


def replay(file: Path | None = None) -> int:
    """Erase again everybody in the log (or another ``file`` of that kind) whose address is here again.

    Doing it twice is doing it once. Gives how many there were. Raises OSError or ValueError when the log
    cannot be read, or was written under another secret key.
    """
    done = 0
    for line in list(log.lines(file)):
        if address := _back(line):
            done += _again(line, address)
    return done


def overdue(file: Path | None = None) -> list[log.Line]:
    """Give the lines of the log whose address is here in spite of them."""
    return [line for line in log.lines(file) if _back(line)]


def _back(line: log.Line) -> Address | None:
    """Give the address of a line if it is here with what it was before: by its key, never by a search.

    Whoever wrote to us again after she was erased is new here, with another key.
    """
    address = Address.objects.filter(pk=line.address).first()
    if address is None or is_erased(address) or not line.matches(address.email):
        return None
    return address


@transaction.atomic
def _again(line: log.Line, address: Address) -> bool:
    at = datetime.fromisoformat(line.at)
    erasure = Erasure.objects.filter(address=address, done_at=None).order_by("pk").last()
    if erasure is None:
        erasure = Erasure(address=address)
    erasure.wish, erasure.confirmed_at = line.wish, at
    erasure.save()
    return erasing.erase(erasure)
