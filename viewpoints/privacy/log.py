"""The log of erasures: a file beside the database, so that a restored database learns what it forgot.

One JSON object a line in ``$VIEWPOINTS_DATA/erasures.jsonl``, appended and synced before the erasure takes
effect: ``at`` (ISO 8601), ``address`` (its key), ``digest`` (HMAC-SHA256 of the e-mail address, RFC 2104,
under the install's secret key), ``wish``, and ``under``, which tells whether that secret key is still the
same. No name and no address. A restore leaves the file as it is.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "viewpoints.privacy.log"


@dataclass(frozen=True)
class Line:
    """One erasure: when, whose (as a key and as a digest), what she wished for what is printed."""

    at: str
    address: int
    digest: str
    wish: str
    under: str

    def matches(self, email: str) -> bool:
        """Tell whether an e-mail address is the one that was erased.

        Raises ValueError when the install has another secret key now: then nobody can tell.
        """
        if self.under != digest(""):
            raise ValueError(f"{path().name} was written under another secret key")
        return constant_time_compare(self.digest, digest(email))


def path() -> Path:
    """Give where the log lies."""
    return settings.DATA / "erasures.jsonl"


def digest(email: str) -> str:
    """Give what is kept of an address: who has the log alone cannot try addresses on it."""
    return salted_hmac(_SALT, email.strip().lower(), algorithm="sha256").hexdigest()


def line(*, at: str, address: int, email: str, wish: str) -> Line:
    """Give the line of an erasure under the secret key of today."""
    return Line(at=at, address=address, digest=digest(email), wish=wish, under=digest(""))


def append(line: Line) -> None:
    """Write one line, synced, unless it is there already. Raises OSError when the disk will not have it."""
    if any((one.address, one.digest) == (line.address, line.digest) for one in lines()):
        return
    path().parent.mkdir(parents=True, exist_ok=True)
    _cut_off_rest()
    with path().open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(line)) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _cut_off_rest() -> None:
    """Take away a last line that a crash cut short, so that the next does not stand behind it."""
    written = path().read_bytes() if path().exists() else b""
    whole = written.rfind(b"\n") + 1
    if whole < len(written):
        os.truncate(path(), whole)


def lines(file: Path | None = None) -> Iterator[Line]:
    """Give the lines of the log (or of another ``file``), oldest first; nothing when there is none.

    A last line that a crash cut short is passed over: its erasure had not begun. Raises ValueError for any
    other that cannot be read.
    """
    found = file or path()
    if not found.exists():
        return
    written = found.read_text(encoding="utf-8").split("\n")
    for text in written[:-1]:
        if text:
            yield Line(**json.loads(text))
