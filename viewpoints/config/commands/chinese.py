"""``chinese``: the language tools, on stdin or on a batch."""

import argparse
import dataclasses
import re
from collections.abc import Callable
from typing import Any

from viewpoints.config import jsonlines

HELP = (
    "The language tools on stdin: words, a title's address, typography, Traditional and Simplified."
)
NEEDS_DJANGO = False

_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``segment``, ``slug``, ``lint``, ``convert --to TARGET``, each with ``--json`` and ``--batch``."""
    from viewpoints.chinese.convert import TARGETS  # here: keeps `viewpoints --help` quick

    tools = parser.add_subparsers(dest="tool", required=True, metavar="TOOL")
    tools.add_parser("segment", help="cut a text into its words")
    tools.add_parser("slug", help="the address of a title, in pinyin")
    tools.add_parser("lint", help="suggestions about marks and widths; nothing is changed")
    convert = tools.add_parser("convert", help="to Traditional, or to Simplified")
    convert.add_argument("--to", choices=TARGETS, required=True, help="what is written then")
    for tool in tools.choices.values():
        tool.add_argument("--json", action="store_true", help="print JSON, for programs")
        tool.add_argument(
            "--batch",
            metavar="F.jsonl",
            help="read a JSON string from each line of F (- for stdin), write JSON for each",
        )


def run(options: argparse.Namespace) -> int:
    """Answer stdin, or a batch; exit 1 if F cannot be read or has a line that is no JSON string."""
    answer, for_people = _tool(options)
    if options.batch is not None:
        return jsonlines.answer_each(options.batch, lambda text: answer(_characters(text)))
    text = jsonlines.read_text()
    if options.json:
        jsonlines.write_json(answer(text))
    else:
        jsonlines.write(for_people(text))
    return 0


def _tool(options: argparse.Namespace) -> tuple[Callable[[str], Any], Callable[[str], str]]:
    """Give what answers programs, and what answers people; loads no other tool's dictionaries."""
    match options.tool:
        case "segment":
            from viewpoints.chinese.segment import segment

            return segment, lambda text: _in_lines(segment, text)
        case "slug":
            from viewpoints.chinese.slug import slug

            return slug, lambda text: slug(text) + "\n"
        case "lint":
            from viewpoints.chinese.lint import lint

            return lambda text: [*map(dataclasses.asdict, lint(text))], _suggestions
        case _:
            from viewpoints.chinese.convert import converter

            return (convert := converter(options.to).text), convert


def _characters(text: str) -> str:
    """Put U+FFFD for lone surrogates, which JSON may hold: they are no characters."""
    return _NO_CHARACTER.sub("\ufffd", text)


def _in_lines(segment: Callable[[str], list[str]], text: str) -> str:
    lines = (" ".join(filter(str.strip, segment(line))) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines)


def _suggestions(text: str) -> str:
    """Give a line for each suggestion, with its line and column from 1, as compilers do."""
    from viewpoints.chinese.lint import lint

    rows, line, done = [], 1, 0
    for one in lint(text):
        line += text.count("\n", done, one.start)
        done = one.start
        column = done - text.rfind("\n", 0, done)
        rows.append(f"{line}:{column}: {one.old} → {one.new}\n")
    return "".join(rows)
