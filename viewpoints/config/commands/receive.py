"""``viewpoints receive``: take one raw mail from a file or stdin, as the receiver would."""

import argparse
import sys
from pathlib import Path

HELP = "Take in one raw e-mail from FILE or stdin; prints the id of what was kept."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, and the envelope that a mail server would have given."""
    parser.add_argument("file", metavar="FILE", nargs="?", default="-", help="raw mail; - is stdin")
    parser.add_argument("--from", dest="sender", help="envelope sender; '' for a bounce")
    parser.add_argument("--to", action="append", default=[], help="envelope recipient, repeatable")


def run(options: argparse.Namespace) -> int:
    """Keep the mail and print its id; the worker reads it. Exit 1 when it could not be kept."""
    from django.db import DatabaseError

    from viewpoints.intake import receiving

    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except OSError as failure:
        print(f"{options.file} cannot be read: {failure.strerror}", file=sys.stderr)
        return 1
    try:
        arrival = receiving.receive(data, envelope_from=options.sender, envelope_to=options.to)
    except (OSError, DatabaseError) as failure:
        print(f"The mail could not be kept: {failure}", file=sys.stderr)
        return 1
    print(arrival.pk)
    return 0
