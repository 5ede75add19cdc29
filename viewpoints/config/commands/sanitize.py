"""``sanitize``: HTML to the HTML we would publish."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import BinaryIO

HELP = "Clean HTML: what we would publish of it."
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--batch",
        metavar="F.jsonl",
        help="read a JSON string from each line of F (- for stdin), write one for each",
    )


def run(options: argparse.Namespace) -> int:
    """Sanitize stdin, or a batch; exit 1 if F cannot be read or has a line that is no JSON string."""
    from viewpoints.markup.sanitize import sanitize  # here: keeps `viewpoints --help` quick

    if options.batch is None:
        html = sys.stdin.buffer.read().decode("utf-8", "replace")
        _write(sanitize(html))
        return 0
    try:
        for html in _strings(options.batch):
            _write(json.dumps(sanitize(html), ensure_ascii=False) + "\n")
    except (OSError, ValueError) as error:
        print(f"{options.batch}: {error}", file=sys.stderr)
        return 1
    return 0


def _strings(path: str) -> Iterator[str]:
    if path == "-":
        yield from _lines(sys.stdin.buffer)
        return
    with open(path, "rb") as file:
        yield from _lines(file)


def _lines(file: BinaryIO) -> Iterator[str]:
    """Give the string on each line; lines end at a line feed only (jsonlines.org)."""
    for number, line in enumerate(file, start=1):
        try:
            html = json.loads(line)
        except ValueError as error:
            raise ValueError(f"line {number} is no JSON: {error}") from error
        if not isinstance(html, str):
            raise ValueError(f"line {number} is no JSON string")
        yield html


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8"))
