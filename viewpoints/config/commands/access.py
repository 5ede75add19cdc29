"""``viewpoints access``: who can get in to the desk, and help for who cannot any more."""

import argparse
import sys
from typing import Any

HELP = "Who can sign in to the desk; a link to choose a password, a second factor reset, sessions ended."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``access`` lists; ``access NAME --link`` and so on does one thing for one person."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="a user name")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--link", action="store_true", help="print a link to choose a password")
    what.add_argument(
        "--reset-second-factor",
        action="store_true",
        help="take her second factors away; she sets one up at her next sign-in",
    )
    what.add_argument("--end-sessions", action="store_true", help="sign her out everywhere")


def run(options: argparse.Namespace) -> int:
    """Do it; exit 1 for a name that nobody has, 2 for an act without a name."""
    from viewpoints.desk.signing_in import access

    acts = options.link or options.reset_second_factor or options.end_sessions
    if options.name is None:
        if acts:
            print("Say for whom: access NAME …", file=sys.stderr)
            return 2
        return _list()
    if (person := access.named(options.name)) is None:
        print(f"Nobody here is called {options.name!r}.", file=sys.stderr)
        return 1
    _act(person, options)
    return 0


def _act(person: Any, options: argparse.Namespace) -> None:
    from viewpoints.desk.signing_in import access
    from viewpoints.journal.models import Actor

    by = Actor.machine("operator")
    if options.link:
        print(access.make_link(person, by=by))
    elif options.reset_second_factor:
        access.reset_second_factor(person, by=by)
        print(f"{person.get_username()} sets up a second factor at the next sign-in.")
    elif options.end_sessions:
        print(f"{access.end_sessions(person, by=by)} sessions ended.")
    else:
        _print(person)


def _list() -> int:
    from django.contrib.auth import get_user_model

    for person in get_user_model().objects.order_by("username").iterator():
        _print(person)
    return 0


def _print(person: Any) -> None:
    from viewpoints.desk.signing_in.factors import factors_of

    has = factors_of(person)
    ways = [
        "password" if person.has_usable_password() else "no password",
        *([f"{len(has.passkeys)} passkeys"] if has.passkeys else []),
        *(["app"] if has.app else []),
        *([] if has.passkeys or has.app else ["no second factor"]),
        f"{has.codes_left} recovery codes",
    ]
    print(f"{person.get_username()}\t{', '.join(ways)}{'' if person.is_active else ', closed'}")
