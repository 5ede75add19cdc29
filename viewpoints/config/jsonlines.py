"""Strings in JSON, a line each, as the commands with ``--batch`` read and write them (jsonlines.org)."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO


def answer_each(path: str, answer: Callable[[str], object]) -> int:
    """Write what ``answer`` gives for the string on each line of a file (``-``: stdin), a line each.

    Gives the exit code: 1, with a line on stderr, when the file cannot be read or has a line that is no
    JSON string; what came before it is answered.
    """
    try:
        for text in _strings(path):
            write_json(answer(text))
    except (OSError, ValueError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 1
    return 0


def write_json(value: object) -> None:
    """Write a line of JSON to stdout in UTF-8, whatever the locale."""
    write(json.dumps(value, ensure_ascii=False) + "\n")


def write(text: str) -> None:
    """Write to stdout in UTF-8, whatever the locale."""
    sys.stdout.buffer.write(text.encode("utf-8"))


def read_text() -> str:
    """Give stdin as UTF-8; what is not is U+FFFD."""
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def _strings(path: str) -> Iterator[str]:
    if path == "-":
        yield from _lines(sys.stdin.buffer)
        return
    with open(path, "rb") as file:
        yield from _lines(file)


def _lines(file: BinaryIO) -> Iterator[str]:
    """Give the string on each line; lines end at a line feed only."""
    for number, line in enumerate(file, start=1):
        try:
            text = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number} is no JSON: {error}") from error
        if not isinstance(text, str):
            raise ValueError(f"line {number} is no JSON string")
        yield text
