"""``viewpoints privacy``: a copy of somebody's data, her erasure, again after a restore, retention."""

import argparse
import sys
from pathlib import Path
from typing import Any

HELP = "A person's data: copy it, erase it, erase again after a restore, apply retention."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``export ADDRESS --to FILE``, ``erase ADDRESS --wish …``, ``replay [FILE]``, ``apply``."""
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    export = parts.add_parser("export", help="write a copy of what is held of an address")
    export.add_argument("address", metavar="ADDRESS")
    export.add_argument("--to", metavar="FILE", type=Path, required=True, help="the ZIP to write")
    erase = parts.add_parser("erase", help="erase whoever has an address, at once")
    erase.add_argument("address", metavar="ADDRESS")
    wishes = ("stays", "nameless", "retracted")
    erase.add_argument("--wish", choices=wishes, default="stays", help="what is printed then")
    replay = parts.add_parser("replay", help="after a restore: erase again who was erased")
    replay.add_argument("file", metavar="FILE", nargs="?", type=Path, help="another log")
    parts.add_parser("apply", help="remove now what retention says is over")


def run(options: argparse.Namespace) -> int:
    """Do it; exit 1 with a line on stderr when it could not be done."""
    from viewpoints.privacy.person import IsEditor

    parts = {"export": _export, "erase": _erase, "replay": _replay, "apply": _apply}
    try:
        return parts[options.part](options)
    except IsEditor:
        print("Works at the desk: take the account and the section away first.", file=sys.stderr)
    except (OSError, ValueError) as failure:
        print(f"It was not done: {failure}", file=sys.stderr)
    return 1


def _export(options: argparse.Namespace) -> int:
    from viewpoints.privacy import exporting

    if (found := _address(options.address)) is None:
        return 1
    exporting.write(found, to=options.to.resolve())
    print(options.to)
    return 0


def _erase(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from viewpoints.privacy import erasing
    from viewpoints.privacy.models import Erasure
    from viewpoints.privacy.person import person_at, refuse_editor

    if (found := _address(options.address)) is None:
        return 1
    refuse_editor(person_at(found))
    erasure = Erasure.objects.create(address=found, wish=options.wish, confirmed_at=timezone.now())
    erasing.erase(erasure)
    erasure.refresh_from_db()
    print(f"Erased; {len(erasure.articles)} printed articles wait for an editor.")
    return 0


def _replay(options: argparse.Namespace) -> int:
    from viewpoints.privacy import replaying

    if options.file and not options.file.exists():
        raise FileNotFoundError(f"{options.file} does not exist")
    print(f"{replaying.replay(options.file)} erased again.")
    return 0


def _apply(_options: argparse.Namespace) -> int:
    from viewpoints.privacy import applying

    removed = 0
    while some := applying.catch_up():
        removed += some
    print(f"{removed} things removed.")
    return 0


def _address(email: str) -> Any:
    from viewpoints.letters.models import Address

    found = Address.objects.filter(email=email.strip().lower()).first()
    if found is None:
        print(f"Nothing is held of {email}.", file=sys.stderr)
    return found
