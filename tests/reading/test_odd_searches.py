"""Whatever an address of the search holds, a page in the reader's language answers."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.material import material
from tests.publication import english, essay, laid
from viewpoints.articles import searching
from viewpoints.reading import limits, search, search_results
from viewpoints.reading.search_address import NARROWING, wanted

ODD = [
    *("%00", "%ED%A0%80", "%FF%FE", "%F0%9F%92%A9", "%E2%80%AE%E2%80%8B", "+", "%0A%0D%09"),
    *(
        "%22",
        "%22%22",
        "%22a",
        "a%22",
        "AND",
        "NOT+a",
        "a+OR+b",
        "NEAR(a+b)",
        "words:a",
        "-a",
        "a*",
    ),
    *("title:a", "^a", "{a}:b", "(((", "')--", "%27%3B+DROP+TABLE+articles_found", "%25s", "%(q)s"),
    *("a&b", "a|b", "!a", "a:*", "a<->b", "\\\\", "%5C", "&#0;", "1e999", "٣", "²", "Ⅻ", "ﬃ", "𰻞"),
]


@pytest.fixture(scope="module", autouse=True)
def _printed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with laid(django_db_blocker) as made:
        essay(made.section, "热线", slug="re-xian")
        english(made)
        yield


@pytest.fixture
def ask(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A reader whom nothing stops."""
    monkeypatch.setattr(limits, "SEARCHES", "1000000/m")
    return client


def test_any_query_answers(ask: Client) -> None:
    for query in [*ODD, "x" * 10_000, "志" * 10_000, "%22" * 5_000, "a+" * 5_000]:
        response = ask.get(f"/search/?q={query}")
        assert (query[:50], response.status_code) == (query[:50], 200)


@pytest.mark.parametrize("name", [*NARROWING, "page"])
def test_a_narrowing_that_is_nothing_is_said(ask: Client, name: str) -> None:
    for value in ("%00", "9" * 5_000, "%27--", "%F0%9F%92%A9"):
        response = ask.get(f"/en/search/?q=a&{name}={value}")
        empty = response.status_code == 200 and not response.context["asked"].narrowed
        assert (value[:50], response.status_code == 404 or empty) == (value[:50], True)
        assert b'<html lang="en">' in response.content


def naughty() -> list[str]:
    folder = material("sanitise/minimaxir+big-list-of-naughty-strings")
    return json.loads((folder / "blns.json").read_text("utf-8"))


def test_every_naughty_string_answers_as_query(ask: Client) -> None:
    strings = naughty()
    assert len(strings) > 500
    for number, string in enumerate(strings):
        query = QueryDict(f"q={quote(string, errors='surrogatepass')}")
        resolved = search.resolve(wanted(query))
        meanings = search_results.meanings_of(resolved.asked.words)
        found = searching.find(meanings, resolved.only) if meanings else searching.Found([])
        assert (string, len(found.places) <= 1) == (string, True)
        if number % 10 == 0:
            response = ask.get("/search/", query_params={"q": string})
            assert (string, response.status_code) == (string, 200)


def test_every_naughty_string_answers_as_page_and_narrowing(ask: Client) -> None:
    for number, string in enumerate(naughty()):
        value = quote(string, errors="surrogatepass")
        odd = "&".join(f"{name}={value}" for name in (*NARROWING, "page"))
        resolved = search.resolve(wanted(QueryDict(odd)))
        known = resolved.page is not None and not resolved.unknown
        assert (string, known) == (string, not resolved.asked.narrowed)
        if number % 10 == 0:
            status = ask.get(f"/search/?q={value}&{odd}").status_code
            assert (string, status) == (string, 200 if known else 404)


def test_what_was_typed_is_escaped(ask: Client) -> None:
    page = ask.get("/search/?q=%3Cscript%3E%22%27&section=%3Cb%3E").content.decode()
    assert ("<script>" in page, "<b>" in page) == (False, False)
    assert "&lt;script&gt;&quot;&#x27;" in page
