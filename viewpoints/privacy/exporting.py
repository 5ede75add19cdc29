"""Make a copy of everything held of a person: a ZIP of JSON, her files, and a page that can be read.

``data.json`` has one list for each kind of thing (``holdings``), rows as objects, times in ISO 8601;
``files/`` what she sent, byte for byte; ``index.html`` the same for reading, in her language. Names of
other people are in it only where she wrote or read them.
"""

import json
import os
import secrets
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks import task

from viewpoints.letters.models import Address
from viewpoints.privacy import letters
from viewpoints.privacy.files import FOLDERS, MEDIA
from viewpoints.privacy.holdings import HOLDINGS
from viewpoints.privacy.models import Export
from viewpoints.privacy.person import Person, person_at
from viewpoints.privacy.words import in_words

LIFETIME = timedelta(days=7)
AT_ONCE = 1 << 20
PART = ".part"


@task(backend="work")
def make(export_pk: int) -> None:
    """Make the file of one export and mail its address the link; doing it twice is doing it once."""
    export = Export.objects.select_related("address", "section").filter(pk=export_pk).first()
    if export is None or export.made_at:
        return
    if not export.file:  # before there is a file, so that none is ever left without its row
        export.file = f"{secrets.token_hex(16)}.zip"
        export.save(update_fields=["file"])
    write(export.address, to=path_of(export))
    with transaction.atomic():
        export.made_at = timezone.now()
        export.expires_at = export.made_at + LIFETIME
        export.save(update_fields=["made_at", "expires_at"])
        letters.export_ready(export)


def open_of(address: Address) -> Export | None:
    """Give the newest copy of an address's data that is being made or can be fetched, if any."""
    newest = Export.objects.filter(address=address).order_by("-pk").first()
    return newest if newest and (newest.made_at is None or fetchable(newest)) else None


def fetchable(export: Export) -> bool:
    """Tell whether a copy is there and its time is not over."""
    in_time = export.expires_at is not None and timezone.now() < export.expires_at
    return in_time and path_of(export).is_file()


def path_of(export: Export) -> Path:
    """Give where the file of an export lies."""
    return FOLDERS["exports"]() / export.file


def write(address: Address, *, to: Path) -> None:
    """Write the copy for whoever has ``address`` to a file that only this user may read. Raises OSError."""
    person = person_at(address)
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = rows_of(person)
    part = to.with_name(to.name + PART)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with (
        os.fdopen(descriptor, "wb") as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        packed.writestr("data.json", _json(held))
        missing = _put_files(person, packed)
        packed.writestr("index.html", _page(address, held, missing))
    part.rename(to)


def rows_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Give everything she is given, by the name of its kind, each row as its fields."""
    return {
        holding.name: list(holding.hers(person).values(*holding.given))
        for holding in HOLDINGS
        if holding.given
    }


def counts(person: Person) -> dict[str, int]:
    """Give how many rows there are of each kind that holds any."""
    found = {one.name: one.hers(person).count() for one in HOLDINGS if one.given}
    return {name: number for name, number in found.items() if number}


def _json(held: dict[str, list[dict[str, Any]]]) -> str:
    return json.dumps(held, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)


def _put_files(person: Person, packed: zipfile.ZipFile) -> list[str]:
    """Put her files into the copy, read in pieces; gives the names of those that are gone from the disk."""
    missing = []
    for number, (folder, path, name) in enumerate(_files(person), start=1):
        inside = f"files/{number:04}-{_safe(name)}"
        try:
            with (
                _open(folder, path) as source,
                packed.open(inside, "w", force_zip64=True) as target,
            ):
                while piece := source.read(AT_ONCE):
                    target.write(piece)
        except FileNotFoundError:
            missing.append(inside)
    return missing


def _files(person: Person) -> Iterator[tuple[str, str, str]]:
    for holding in HOLDINGS:
        for row in holding.hers(person):
            yield from (one for one in holding.files(row) if one[0] != "exports")


def _open(folder: str, path: str) -> Any:
    return default_storage.open(path) if folder == MEDIA else (FOLDERS[folder]() / path).open("rb")


def _safe(name: str) -> str:
    """Give a name that no system takes for a path, and that has no invisible signs."""
    plain = "".join(one for one in name if one.isprintable() and one not in '\\/:*?"<>|')
    return plain.lstrip(".")[-100:] or "file"


def _page(address: Address, held: dict[str, list[dict[str, Any]]], missing: list[str]) -> str:
    with translation.override(address.language):
        return render_to_string(
            "privacy/copy.html",
            {
                "address": address.email,
                "held": in_words(held),
                "missing": missing,
                "made": timezone.now(),
                "site": settings.BASE_URL,
                "language": address.language,
            },
        )
