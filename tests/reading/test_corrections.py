"""What was corrected or retracted after publication: dated, public, the former text readable."""

import datetime as dt
import uuid
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from tests.publication import TESTER, Publication, english, essay
from tests.reading.conftest import Reader
from tests.reading.page import RENDITIONS, addresses, all_words, words
from viewpoints.articles.models import Article
from viewpoints.submissions import correcting, permits, retracting, texts
from viewpoints.submissions.models import Correction, PermitKind

pytestmark = RENDITIONS

ATOM = {"a": "http://www.w3.org/2005/Atom"}
WHEN = dt.datetime(2026, 3, 1, 4, 0, tzinfo=dt.UTC)


def correct(article: Article, summary: str, note: str = "应为“七人”。") -> Correction:
    """Correct an article's summary, as of a day in March."""
    draft = texts.newest_draft(article)
    draft.summary = summary
    draft.save_revision()
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)
    correction = correcting.propose(article, by=TESTER, note=note)
    correcting.print_correction(correction, by=TESTER)
    Correction.objects.filter(pk=correction.pk).update(printed_at=WHEN)
    return correction


@pytest.fixture
def article(made: Publication) -> Article:
    return essay(made.section, "七个人", slug="qi-ge-ren", summary="十七人。")


def test_a_correction_stands_dated_under_the_text_it_corrects(article: Article, read: Reader):
    correction = correct(article, "七人。")

    page = read("/guan-dian/qi-ge-ren/")

    assert words(page.select_one(".summary")) == "七人。"
    assert words(page.select_one(f"#correction-{correction.pk}")) == (
        "2026年3月1日 应为“七人”。 更正前的文字"
    )
    assert words(page.select_one(".by .corrected")) == "2026年3月1日更正"
    number = correction.former.short_hash
    assert addresses(page, ".correction a") == [f"/guan-dian/qi-ge-ren/former/{number}/"]


def test_the_former_text_is_readable_and_marked_and_in_no_index(article: Article, read: Reader):
    correction = correct(article, "七人。")

    page = read(f"/guan-dian/qi-ge-ren/former/{correction.former.short_hash}/")

    assert words(page.select_one(".essay .summary")) == "十七人。"
    assert words(page.select_one(".retraction")) == (
        "这是更正前的文字，2026年3月1日已被替换 应为“七人”。 去看现在的文字"
    )
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert page.find("link", {"rel": "canonical"})["href"].endswith("/guan-dian/qi-ge-ren/")


def test_no_other_text_can_be_read_there(article: Article, client: Client):
    correction = correct(article, "七人。")
    draft = texts.newest_draft(article)
    draft.summary = "没人同意的话。"
    draft.save_revision()
    secret = texts.draft_text(article)

    for number in (correction.text.short_hash, secret.short_hash, "00000000"):
        assert client.get(f"/guan-dian/qi-ge-ren/former/{number}/").status_code == 404


def test_a_correction_that_is_only_proposed_is_nobodys_business(
    article: Article, client: Client, read: Reader
):
    draft = texts.newest_draft(article)
    draft.summary = "七人。"
    draft.save_revision()
    former = texts.freeze(article)
    Correction.objects.create(
        article=article, former=former, text=texts.draft_text(article), note="还没登出"
    )

    assert all_words(read("/guan-dian/qi-ge-ren/"), ".correction") == []
    assert client.get(f"/guan-dian/qi-ge-ren/former/{former.short_hash}/").status_code == 404


def test_a_retraction_stands_above_the_text_and_marks_it_in_lists(article: Article, read: Reader):
    retraction = retracting.retract(article, by=TESTER, reason="数据有误。")
    retraction.retracted_at = WHEN
    retraction.save()

    page = read("/guan-dian/qi-ge-ren/")

    assert words(page.select_one("#retraction")) == (
        "2026年3月1日撤稿 数据有误。 下面保留刊出时的文字，以便查对。"
    )
    assert words(page.title) == "【撤稿】七个人 · 责任视角"
    assert words(page.h1) == "七个人"
    assert words(page.select_one(".summary")) == "十七人。"
    for place, found in (("/", "h2 a"), ("/guan-dian/", ".river h3 a")):
        assert "【撤稿】七个人" in all_words(read(place), found)


def test_corrections_and_retractions_are_entries_of_the_feed(article: Article, client: Client):
    correction = correct(article, "七人。")
    retracting.retract(article, by=TESTER, reason="数据有误。")

    root = ElementTree.fromstring(client.get("/feed/").content)
    entries = root.findall("a:entry", ATOM)

    assert [one.findtext("a:title", namespaces=ATOM) for one in entries] == [
        "撤稿：《七个人》",
        "更正：《七个人》",
        "【撤稿】七个人",
    ]
    assert [one.findtext("a:content", namespaces=ATOM) for one in entries][:2] == [
        "数据有误。",
        "应为“七人”。",
    ]
    links = [one.find("a:link", ATOM).get("href") for one in entries]
    at = "http://127.0.0.1:8000/guan-dian/qi-ge-ren/"
    assert links == [f"{at}#retraction", f"{at}#correction-{correction.pk}", at]
    ids = [one.findtext("a:id", namespaces=ATOM) for one in entries]
    assert ids[1] == (
        f"urn:uuid:{uuid.uuid5(article.translation_key, f'zh-hanscorrection-{correction.pk}')}"
    )
    assert len(set(ids)) == 3
    updated = root.findtext("a:updated", namespaces=ATOM)
    assert dt.datetime.fromisoformat(updated) == article.retraction.retracted_at


def test_the_feed_of_an_edition_tells_of_its_own(
    made: Publication, article: Article, client: Client
):
    english(made)
    correct(article, "七人。")

    assert ElementTree.fromstring(client.get("/en/feed/").content).findall("a:entry", ATOM) == []


def test_an_old_article_that_is_corrected_today_comes_first(
    made: Publication, article: Article, client: Client
):
    essay(made.section, "新文章", slug="xin", day=timezone.localdate() - dt.timedelta(days=1))
    draft = texts.newest_draft(article)
    draft.summary = "七人。"
    draft.save_revision()
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)
    correcting.print_correction(correcting.propose(article, by=TESTER, note="改。"), by=TESTER)

    entries = ElementTree.fromstring(client.get("/feed/").content).findall("a:entry", ATOM)

    titles = [one.findtext("a:title", namespaces=ATOM) for one in entries]
    assert titles == ["更正：《七个人》", "新文章", "七个人"]


def test_a_name_that_a_correction_took_off_is_not_told_by_the_former_text(
    made: Publication, read: Reader
):
    article = essay(made.section, "七个人", slug="qi", byline="林晓", affiliation="某某中心")
    draft = texts.newest_draft(article)
    draft.byline = draft.affiliation = ""
    draft.save_revision()
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)
    correction = correcting.propose(article, by=TESTER, note="署名撤下。")
    correcting.print_correction(correction, by=TESTER)

    page = read(f"/guan-dian/qi/former/{correction.former.short_hash}/")

    assert "林晓" not in page.text
    assert "某某中心" not in page.text


def test_an_article_that_is_retracted_has_changed_in_the_feed(article: Article, client: Client):
    retraction = retracting.retract(article, by=TESTER, reason="数据有误。")

    entries = ElementTree.fromstring(client.get("/feed/").content).findall("a:entry", ATOM)

    updated = entries[1].findtext("a:updated", namespaces=ATOM)
    assert dt.datetime.fromisoformat(updated) == retraction.retracted_at


def test_the_former_text_of_a_retracted_article_is_under_its_notice_too(
    article: Article, read: Reader
):
    correction = correct(article, "七人。")
    retracting.retract(article, by=TESTER, reason="数据有误。")

    page = read(f"/guan-dian/qi-ge-ren/former/{correction.former.short_hash}/")

    assert "数据有误。" in words(page.select_one("#retraction"))
