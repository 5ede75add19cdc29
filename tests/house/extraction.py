"""Take the interface's strings out of the code, as ``makemessages`` does, and read what is translated."""

import shutil
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.core.management import call_command

from tests.house import tree

LANGUAGE = "zh_Hans"
SOURCE_LANGUAGE = "en"  # it has the two plural forms that the code gives
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
    call_command(
        "makemessages", locale=[SOURCE_LANGUAGE], extensions=["py", "html", "txt"], verbosity=0
    )
    found = {app: catalog(copy, app, SOURCE_LANGUAGE) for app in apps()}
    return {app: strings for app, strings in found.items() if strings}


def translated(app: str) -> Catalog:
    """Give the translations of one app; an empty catalog when it has none."""
    return catalog(SOURCE, app, LANGUAGE)


def catalog(root: Path, app: str, language: str) -> Catalog:
    """Read a catalog; raises PoFileError when it is malformed."""
    path = root / app / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)
