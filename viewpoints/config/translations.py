"""Compile the interface translations: each ``.po`` below an app to the ``.mo`` that is read.

``bin/setup`` runs this; no GNU gettext is needed. No ``.mo`` is kept in the repository.
"""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

APPS = Path(__file__).resolve().parents[1]


def sources(apps: Path = APPS) -> list[Path]:
    """Give every ``locale/*/LC_MESSAGES/*.po`` of the apps, however deep: templates' and scripts'."""
    return sorted(apps.glob("**/locale/*/LC_MESSAGES/*.po"))


def compile_file(source: Path) -> Path:
    """Compile one ``.po`` to the ``.mo`` beside it, which appears whole or not at all; gives its path.

    Fuzzy entries are left out. Raises PoFileError when the source is malformed.
    """
    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parents[1].name, abort_invalid=True)
    compiled = source.with_suffix(".mo")
    part = compiled.with_name(f"{compiled.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        write_mo(file, catalog)
    return part.replace(compiled)


def main() -> int:
    """Compile every translation; names on stderr those that cannot be (exit 1)."""
    failed = 0
    for source in sources():
        try:
            compile_file(source)
        except (PoFileError, ValueError) as error:
            print(f"{source}: {error}", file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
