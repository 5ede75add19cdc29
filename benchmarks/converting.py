"""What does the Traditional edition of a page cost, and can a page make it slow?

    python -m benchmarks.converting [FILE.html …]

Converts a page of 28 KB (or those given), with and without a glossary of 500 terms, beside libraries that
parse HTML; then one and two megabytes of HTML that is made to be slow. The best of all, in
milliseconds of the processor.
"""

import html.parser
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from viewpoints.chinese.convert import converter

TIMES = 30
MEGABYTES = (1_000_000, 2_000_000)
PARAGRAPH = (
    '<p class="text">公益组织的志愿者在<a href="/ngo/page" title="基金会">云南</a>工作了三年，'
    "他们的头发都白了；<strong>后来</strong>才知道，企业里面没有人明白这份工作。</p>\n"
)
SLOW = {
    "paragraphs left open": "<p>头",
    "formatting left open": "<p><code>头",
    "deep": "<p><button>" + "<b>" * 110 + "<li>头</div>" * 400 + "</button>" + "</b>" * 110,
    "references": "&#1",
    "ampersands": "&",
    "less than": "<",
    "a comment that never ends": "<!--",
    "a quote that never ends": '<a title="头',
    "NUL": "\0头",
}


def main(files: list[str]) -> None:
    """Measure and print."""
    pages = {name: Path(name).read_text() for name in files}
    page = PARAGRAPH * (28_000 // len(PARAGRAPH.encode()))
    terms = {f"词{chr(0x4E00 + number)}": "詞" for number in range(500)}
    for name, source in (pages or {"28 KB": page}).items():
        print(f"{name}: {len(source.encode())} bytes, {source.count('<')} tags")
        _say("converted", converter("zh-hant-tw").html, source)
        _say("with 500 terms", converter("zh-hant-tw", terms=terms).html, source)
        _say("its characters in one call, tags too", converter("zh-hant-tw").text, source)
        _say(
            "html.parser, parsing alone",
            lambda source: html.parser.HTMLParser().feed(source),
            source,
        )
        _say("Beautiful Soup, read and written", lambda source: str(_soup(source)), source)
    print("made to be slow: 1 MB, 2 MB, ratio")
    for name, piece in SLOW.items():
        times = [
            _best(converter("zh-hant-tw").html, piece * (size // len(piece)), 1)
            for size in MEGABYTES
        ]
        print(f"  {name:<40}{times[0]:8.0f}{times[1]:8.0f} ms{times[1] / times[0]:8.1f}")


def _soup(source: str) -> BeautifulSoup:
    return BeautifulSoup(source, "html.parser")


def _say(what: str, do: Callable[[str], object], source: str) -> None:
    print(f"  {what:<40}{_best(do, source, TIMES):8.2f} ms")


def _best(do: Callable[[str], object], source: str, times: int) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        do(source)
        best = min(best, time.process_time() - began)
    return best * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
