"""Take the interface's strings out of the code, as ``makemessages`` does, and read what is translated."""

import shutil
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.core.management import call_command

from tests.house import tree

LANGUAGE = "zh_Hans"
SOURCE = tree.ROOT / "viewpoints"


def apps() -> list[str]:
    """Give the names of our packages: each has its own translations."""
    return sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


def extract(copy: Path) -> dict[str, Catalog]:
    """Give the strings of every app that has some, taken from a copy of the package made in ``copy``.

    The caller's working folder must be ``copy``: ``makemessages`` reads from there.
    """
    for path in tree.files(under="viewpoints"):
        if path.suffix in {".py", ".html", ".txt"}:
            target = copy / path.relative_to(SOURCE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for app in apps():
        (copy / app / "locale").mkdir(exist_ok=True)
    call_command("makemessages", locale=[LANGUAGE], extensions=["py", "html", "txt"], verbosity=0)
    return {app: read(path) for app in apps() if (path := catalog_path(copy, app)).exists()}


def translated() -> dict[str, Catalog]:
    """Give the translations in the repository, by app."""
    return {app: read(path) for app in apps() if (path := catalog_path(SOURCE, app)).exists()}


def catalog_path(root: Path, app: str) -> Path:
    return root / app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)
