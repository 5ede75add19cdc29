"""A series: its articles in their order, in pages, and the way from one to the next."""

import datetime as dt

import pytest

from tests.publication import DAY, Publication, english, essay, essays, locale
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.articles.models import Series
from viewpoints.reading import series as runs


@pytest.fixture
def journey(db: None) -> Series:
    """A series without articles."""
    return Series.objects.create(
        title="一块钱", slug="yi-kuai", introduction="跟着走一趟。", locale=locale("zh-hans")
    )


def test_a_series_is_read_in_its_order(made: Publication, journey: Series, read: Reader) -> None:
    for number, title in [(2, "在路上"), (1, "出发"), (2000, "到了")]:
        essay(made.section, title, slug=f"p-{number}", series=journey, number=number)
    page = read("/series/yi-kuai/")
    assert words(page.select_one(".head")) == "系列 一块钱 跟着走一趟。"
    assert all_words(page, ".run h3") == ["出发", "在路上", "到了"]
    assert all_words(page, ".run .number") == ["1", "2", "2000"]


def test_a_series_without_articles_is_not_shown(
    made: Publication, journey: Series, read: Reader
) -> None:
    read("/series/yi-kuai/", status=404)
    read("/series/nothing/", status=404)


def test_articles_without_a_number_come_first_and_those_with_the_same_by_date(
    made: Publication, journey: Series, read: Reader
) -> None:
    rows = [("同号后", 1, 3), ("同号先", 1, 2), ("无号", None, 4)]
    for title, number, later in rows:
        day = DAY + dt.timedelta(days=later)
        essay(made.section, title, slug=f"p-{later}", day=day, series=journey, number=number)
    assert all_words(read("/series/yi-kuai/"), ".run h3") == ["无号", "同号先", "同号后"]
    assert words(read("/guan-dian/p-4/").select_one(".in-series")) == "一块钱 下一篇 同号先"
    page = read("/guan-dian/p-2/")
    assert words(page.select_one(".in-series")) == "一块钱 上一篇 无号 下一篇 同号后"
    assert words(read("/guan-dian/p-3/").select_one(".in-series")) == "一块钱 上一篇 同号先"


def test_a_long_series_is_read_in_pages(
    made: Publication, journey: Series, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "LEG", 2)
    essays(made.section, 5, series=journey)
    assert addresses(read("/series/yi-kuai/"), ".paging a") == ["/series/yi-kuai/page/2/"]
    second = read("/series/yi-kuai/page/2/")
    assert all_words(second, ".run h3") == ["第3篇", "第4篇"]
    assert addresses(second, ".paging a") == ["/series/yi-kuai/", "/series/yi-kuai/page/3/"]
    assert addresses(read("/series/yi-kuai/page/3/"), ".paging a") == ["/series/yi-kuai/page/2/"]
    for number in ("0", "4", "99999999999999999999"):
        read(f"/series/yi-kuai/page/{number}/", status=404)


def test_a_translated_article_stands_in_the_series_once(
    made: Publication, journey: Series, read: Reader
) -> None:
    away = english(made)
    key = {"translation_key": journey.translation_key, "locale": locale("en")}
    Series.objects.create(title="One yuan", slug="one-yuan", **key)
    for number in (1, 2):
        written = essay(
            made.section, f"之{number}", slug=f"p-{number}", series=journey, number=number
        )
    fields = {"translation_key": written.translation_key, "byline": "Zhou Du"}
    essay(away.section, "Two", slug="two", series=journey, number=2, **fields)
    assert all_words(read("/series/yi-kuai/"), ".run h3") == ["之1", "之2"]
    assert words(read("/guan-dian/p-1/").select_one(".in-series")) == "一块钱 下一篇 之2"
    assert all_words(read("/en/series/one-yuan/"), ".run h3") == ["之1", "Two"]
    page = read("/en/guan-dian/two/")
    assert words(page.select_one(".in-series")) == "One yuan Before this 之1"
    assert addresses(page, ".in-series h2 a") == ["/en/series/one-yuan/"]
