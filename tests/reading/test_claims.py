"""Claims: what is believed, the short answer, the essays that answer it by the passage, what is known."""

import datetime as dt

from tests.publication import Publication, claim, english, essay, locale, paragraphs
from tests.reading.conftest import Reader
from tests.reading.page import addresses, all_words, words
from viewpoints.articles.models import Evidence

LATER = dt.date(2025, 3, 1)


def test_the_claims_are_listed_with_their_short_answers(made: Publication, read: Reader) -> None:
    claim("日程很轻松", slug="ri-cheng", short_answer="您看到的是赶出来的。", position=2)
    claim("不该拿工资", slug="gong-zi", position=1)
    assert all_words(read("/claims/"), ".beliefs li") == [
        "不该拿工资",
        "日程很轻松 您看到的是赶出来的。",
    ]


def test_a_claim_leads_to_the_very_passage_that_answers_it(made: Publication, read: Reader) -> None:
    told = claim(
        "不该拿工资", slug="gong-zi", short_answer="断了会伤人。", explanation="<p>细说。</p>"
    )
    text = paragraphs("前。余力可以当礼物收下。后。")
    essay(made.section, "先写", slug="xian", answers=[(told, "余力可以当礼物收下。")], body=text)
    essay(made.section, "后写", slug="hou", answers=[(told, "")], day=LATER)
    page = read("/claims/gong-zi/")
    assert words(page.select_one(".head")) == "常见的误解 不该拿工资 断了会伤人。"
    assert words(page.select_one(".prose")) == "细说。"
    assert all_words(page, ".answers h3") == ["后写", "先写"]
    link = page.select_one(".answers blockquote a")
    assert words(link) == "余力可以当礼物收下。"
    address, _, anchor = link["href"].partition("#")
    assert words(read(address).find(id=anchor)) == "余力可以当礼物收下。"


def test_a_claim_that_nothing_answers_says_so(made: Publication, read: Reader) -> None:
    claim("没法衡量", slug="heng-liang")
    assert words(read("/claims/heng-liang/").select_one(".nothing")) == "还没有文章回应这个误解。"
    read("/claims/nothing/", status=404)


def test_an_english_page_shows_the_english_claim(made: Publication, read: Reader) -> None:
    away = english(made)
    told = claim("不该拿工资", slug="gong-zi")
    key = {"translation_key": told.translation_key, "locale": locale("en")}
    claim("NGO people need no salary", slug="salary", **key)
    essay(made.section, "回应", slug="hui-ying", answers=[(told, "")])
    fields = {"byline": "Someone", "answers": [(told, "")]}
    essay(away.section, "An answer", slug="answer", **fields)
    assert all_words(read("/en/claims/"), ".beliefs li") == ["NGO people need no salary"]
    answered = read("/en/guan-dian/answer/").select_one(".answered")
    assert addresses(answered, "a") == ["/en/claims/salary/"]
    page = read("/en/claims/salary/")
    assert words(page.h1) == "NGO people need no salary"
    assert all_words(page, ".answers h3") == ["An answer", "回应"]
    assert [tag.get("lang") for tag in page.select(".answers li")] == [None, "zh-Hans"]


def test_a_claim_asked_by_its_other_name_leads_to_its_own(made: Publication, read: Reader) -> None:
    english(made)
    told = claim("不该拿工资", slug="gong-zi")
    key = {"translation_key": told.translation_key, "locale": locale("en")}
    claim("NGO people need no salary", slug="salary", **key)
    read("/en/claims/gong-zi/", status=302)
    read("/claims/salary/", status=302)


def test_a_claim_not_yet_translated_is_shown_as_it_was_written(
    made: Publication, read: Reader
) -> None:
    english(made)
    claim("不该拿工资", slug="gong-zi")
    page = read("/en/claims/gong-zi/")
    assert (words(page.h1), page.select_one(".head")["lang"]) == ("不该拿工资", "zh-Hans")
    assert page.html["lang"] == "en"


def test_a_translated_answer_is_listed_once(made: Publication, read: Reader) -> None:
    away = english(made)
    told = claim("不该拿工资", slug="gong-zi")
    written = essay(made.section, "原文", slug="yuan-wen", answers=[(told, "")])
    key = {"translation_key": written.translation_key, "byline": "Someone"}
    essay(away.section, "Translation", slug="translation", answers=[(told, "")], **key)
    assert all_words(read("/claims/gong-zi/"), ".answers h3") == ["原文"]
    assert all_words(read("/en/claims/gong-zi/"), ".answers h3") == ["Translation"]


def test_what_is_known_stands_with_its_source_and_year(made: Publication, read: Reader) -> None:
    told = claim("不该拿工资", slug="gong-zi")
    Evidence.objects.create(claim=told, finding="换了九个人。", source="《年报》", sort_order=2)
    at = {"source_url": "https://zhi-liao.example/2024?a=1&b=2", "year": 2024}
    Evidence.objects.create(
        claim=told, finding="夜里没人接<b>。", source="《统计》", sort_order=1, **at
    )
    page = read("/claims/gong-zi/")
    assert all_words(page, ".evidence li") == [
        "夜里没人接<b>。 《统计》 2024",
        "换了九个人。 《年报》",
    ]
    (link,) = page.select(".evidence a")
    assert (link["href"], link["rel"]) == (at["source_url"], ["nofollow", "noopener"])


def test_evidence_is_told_in_the_editions_words_or_else_as_it_was_written(
    made: Publication, read: Reader
) -> None:
    english(made)
    told = claim("不该拿工资", slug="gong-zi")
    Evidence.objects.create(claim=told, finding="换了九个人。", source="《年报》")
    key = {"translation_key": told.translation_key, "locale": locale("en")}
    away = claim("NGO people need no salary", slug="salary", **key)
    page = read("/en/claims/salary/")
    assert all_words(page, ".evidence li") == ["换了九个人。 《年报》"]
    assert [tag.get("lang") for tag in page.select(".evidence li")] == ["zh-Hans"]
    Evidence.objects.create(claim=away, finding="Nine came and went.", source="Yearbook")
    page = read("/en/claims/salary/")
    assert all_words(page, ".evidence li") == ["Nine came and went. Yearbook"]
    assert [tag.get("lang") for tag in page.select(".evidence li")] == [None]


def test_related_claims_lead_to_each_other_in_each_edition(made: Publication, read: Reader) -> None:
    english(made)
    first, second = claim("不该拿工资", slug="gong-zi"), claim("很轻松", slug="ri-cheng")
    first.related.add(second)
    for told, words_, slug in [(first, "No salary", "salary"), (second, "Easy", "easy")]:
        claim(words_, slug=slug, translation_key=told.translation_key, locale=locale("en"))
    assert addresses(read("/claims/gong-zi/"), ".related a") == ["/claims/ri-cheng/"]
    assert addresses(read("/claims/ri-cheng/"), ".related a") == ["/claims/gong-zi/"]
    away = read("/en/claims/easy/")
    assert all_words(away, ".related li") == ["No salary"]
    assert addresses(away, ".related a") == ["/en/claims/salary/"]


def test_a_claim_alone_has_neither_evidence_nor_related_ones(
    made: Publication, read: Reader
) -> None:
    claim("没法衡量", slug="heng-liang")
    assert read("/claims/heng-liang/").select(".evidence, .related") == []
