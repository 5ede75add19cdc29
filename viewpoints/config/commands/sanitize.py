"""``sanitize``: HTML to the HTML we would publish."""

import argparse

from viewpoints.config import jsonlines

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

    if options.batch is not None:
        return jsonlines.answer_each(options.batch, sanitize)
    jsonlines.write(sanitize(jsonlines.read_text()))
    return 0
