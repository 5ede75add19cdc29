"""``search``: what the site answers a reader."""

import argparse
import sys
from typing import Any

from viewpoints.config import jsonlines

HELP = "Search the printed essays, as the site would answer."
NEEDS_DJANGO = True
EDITIONS = ("zh-hans", "zh-hant", "en")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what is looked for")
    parser.add_argument("--edition", choices=EDITIONS, default="zh-hans", help="who answers")
    parser.add_argument("--section", default="", help="only this section, by its address")
    parser.add_argument("--claim", default="", help="only answers to this claim, by its address")
    parser.add_argument("--author", default="", help="only this author's, by her page's address")
    parser.add_argument("--year", default="", help="only what was printed in this year")
    parser.add_argument("--language", default="", help="zh-hans or en; else the edition's own")
    parser.add_argument("--page", default="1", help="which ten of the results; 1 is the first")
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")


def run(options: argparse.Namespace) -> int:
    """Print one page of results; exit 1 when it is narrowed to what there is not."""
    from django.utils import translation

    with translation.override(options.edition):
        return _answer(options)


def _answer(options: argparse.Namespace) -> int:
    from viewpoints.articles import searching
    from viewpoints.reading import search, search_results
    from viewpoints.reading.search_address import NARROWING, Wanted, cleaned

    narrowed = {what: getattr(options, what) for what in NARROWING if getattr(options, what)}
    words, cut = cleaned(" ".join(options.words))
    resolved = search.resolve(Wanted(words, cut, narrowed, options.page))
    for what in resolved.unknown:
        print(f"There is no such {what}: {narrowed[what]!r}", file=sys.stderr)
    if resolved.unknown or resolved.page is None:
        return 1
    meanings = search_results.meanings_of(words)
    found = searching.find(meanings, resolved.only) if meanings else searching.Found([])
    results = search_results.results_of(found, resolved, meanings)
    told = [_result(hit, options.edition) for hit in results.hits]
    if options.json:
        jsonlines.write_json({"results": told, "total": results.total, "more": results.more})
    else:
        jsonlines.write(_for_people(told, results))
    return 0


def _result(hit: Any, edition: str) -> dict[str, str]:
    from django.conf import settings

    words = {"title": hit.headline, "passage": hit.passage.text.strip()}
    if edition == "zh-hant":
        words = _in_traditional(words)
    return {**words, "url": settings.BASE_URL + hit.url, "edition": _edition(hit, edition)}


def _in_traditional(words: dict[str, str]) -> dict[str, str]:
    """Convert as the pages of the Traditional edition are, with the terms of all sections."""
    from viewpoints.reading import editions, traditional

    put = traditional.converter_for(editions.Frame().home, traditional.glossaries().all())
    return {name: put.text(value) for name, value in words.items()}


def _edition(hit: Any, edition: str) -> str:
    written = hit.article.locale.language_code
    return edition if edition.startswith(written[:2]) else written


def _for_people(told: list[dict[str, str]], results: Any) -> str:
    lines = [f"{one['title']}\n{one['url']}\n{one['passage']}\n" for one in told]
    number = f"more than {results.total}" if results.more else str(results.total)
    return "\n".join([*lines, f"{number} found, page {results.page} of {max(1, results.pages)}"])
