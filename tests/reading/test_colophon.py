"""The foot of every page: mark and name, years, publisher, licence, what readers may do, filings."""

import datetime as dt

import pytest

from tests.publication import Publication
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.reading.templatetags import colophon


@pytest.fixture(autouse=True)
def _in_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(colophon.timezone, "localdate", lambda: dt.date(2026, 11, 24))


def test_it_names_the_publication_its_years_publisher_and_licence(
    made: Publication, read: Reader
) -> None:
    made.home.licence_note = "欢迎署名转载。"
    made.home.save()
    foot = read("/claims/").select_one(".colophon")
    assert words(foot.select_one(".mark")) == "责任视角"
    assert foot.select_one(".mark img")["src"] == "/static/reading/icon.svg"
    assert words(foot.select_one(".rights")) == "© 2003–2026 责任视角编辑部 · CC BY-NC-ND 4.0"
    assert words(foot.select_one(".may")) == "欢迎署名转载。"
    assert foot.select(".filings") == []


def test_a_publication_of_this_year_has_one_year(made: Publication, read: Reader) -> None:
    made.home.since = 2026
    made.home.save()
    assert words(read("/").select_one(".rights")).startswith("© 2026 责任视角编辑部")


def test_its_filings_lead_to_where_they_are_looked_up(made: Publication, read: Reader) -> None:
    made.home.icp_number = "京ICP备00000000号"
    made.home.police_number = "京公网安备 11010502000000号"
    made.home.save()
    filings = read("/").select_one(".filings")
    assert all_words(filings, "a") == ["京ICP备00000000号", "京公网安备 11010502000000号"]
    assert addresses(filings, "a") == [
        "https://beian.miit.gov.cn/",
        "https://beian.mps.gov.cn/#/query/webSearch?code=11010502000000",
    ]


def test_a_filing_without_digits_leads_nowhere(made: Publication, read: Reader) -> None:
    made.home.police_number = "办理中"
    made.home.save()
    filings = read("/").select_one(".filings")
    assert (words(filings), filings.select("a")) == ("办理中", [])
