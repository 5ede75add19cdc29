"""``python -m manual``: take the pictures and write the pages, all or those of the chapters named."""

import argparse
from pathlib import Path

from manual import taking, writing
from manual.chapters import CHAPTERS

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "editors" / "manual"


def main() -> None:
    """Make the manual in both languages."""
    parser = argparse.ArgumentParser(prog="bin/manual", description=__doc__)
    parser.add_argument("chapter", nargs="*", help="only the pictures of these chapters")
    parser.add_argument("--words", action="store_true", help="only the words, no pictures")
    options = parser.parse_args()
    wanted = tuple(one for one in CHAPTERS if one.name in (options.chapter or [one.name]))
    for folder, language in writing.LANGUAGES.items():
        if not options.words:
            taking.take(wanted, language=language, into=MANUAL / folder / "pictures")
        writing.write(CHAPTERS, language=folder, into=MANUAL / folder)


if __name__ == "__main__":
    main()
