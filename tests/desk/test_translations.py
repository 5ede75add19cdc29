"""At the desk a translation is asked about, printed, or printed with a reason, each by its own button."""

import pytest
from django.core.cache import cache

from tests.desk.states import said
from tests.publication import english, essay, publication
from tests.submissions.test_translations import agree, printed_essay, translated
from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import translations
from viewpoints.submissions.models import Permit

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Article:
    return translated(printed_essay())


def at(article: Article, verb: str = "") -> str:
    return f"/desk/translations/{article.pk}/{verb}"


def page(desk, article: Article) -> str:
    return " ".join(desk.get(at(article)).content.decode().split())


def test_authors_are_asked_with_a_word_of_the_editor(desk, draft):
    assert "Each author gets the whole translation" in desk.get(at(draft, "ask/")).content.decode()
    response = desk.post(at(draft, "ask/"), {"words": "请看看译得对不对。"})

    assert response.url == at(draft)
    assert said(response) == ["The authors were asked about the translation."]
    assert "请看看译得对不对。" in Letter.objects.filter(template="asking").latest("pk").body
    assert at(draft, "take-back/") in page(desk, draft)


def test_looking_at_the_screen_that_asks_asks_nobody(desk, draft):
    desk.get(at(draft, "ask/"))
    assert not draft.askings.exists()


def test_what_was_asked_is_taken_back(desk, draft):
    desk.post(at(draft, "ask/"), {"words": ""})
    page(desk, draft)
    (done,) = said(desk.post(at(draft, "take-back/")))
    assert done == "Taken back. Nobody can agree to it any more."
    assert draft.askings.get().lapsed_at is not None


def test_what_was_agreed_to_is_printed_by_one_click(desk, draft):
    desk.post(at(draft, "ask/"), {"words": ""})
    agree(draft.askings.get())
    assert at(draft, "print/") in page(desk, draft)

    assert said(desk.post(at(draft, "print/"))) == [
        "The translation is printed; its authors are told."
    ]
    assert Article.objects.get(pk=draft.pk).live
    assert at(draft, "print/") not in page(desk, draft)


def test_what_nobody_agreed_to_is_not_printed(desk, draft):
    (refusal,) = said(desk.post(at(draft, "print/")))
    assert "has not agreed to this exact text" in refusal
    assert not Article.objects.get(pk=draft.pk).live


def test_an_override_asks_for_its_reason_first(desk, draft):
    desk.post(at(draft, "override/"), {"reason": "短"})
    assert not Permit.objects.filter(kind="override").exists()

    response = desk.post(at(draft, "override/"), {"reason": "作者病了，授权家人口头同意。"})
    assert said(response) == ["The translation is printed. Your reason is kept."]
    assert Permit.objects.get(kind="override").reason == "作者病了，授权家人口头同意。"


def test_what_is_printed_is_told_to_be_corrected(desk, draft):
    translations.override(draft, by=Actor.machine("test"), reason="作者病了")
    (refusal,) = said(desk.post(at(draft, "ask/"), {"words": ""}))
    assert refusal == "It is printed already. What changes in it now is a correction."


@pytest.mark.parametrize("verb", ["ask/", "take-back/", "print/", "override/"])
def test_an_article_of_the_edition_that_is_written_is_no_translation(desk, verb):
    made = publication()
    cache.clear()
    english(made)
    article = essay(made.section, "一块钱在路上", slug="yi-kuai-qian")
    assert desk.post(at(article, verb)).status_code == 404
