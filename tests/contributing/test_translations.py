"""An author looks over the translation of her printed essay, beside the essay, by her private link."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from tests.contributing import visits
from tests.contributing.visits import asked, editor, text_page
from tests.publication import Publication, english, publication
from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, translations
from viewpoints.submissions import publication as printing
from viewpoints.submissions.models import Asking, Submission, Yes
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


def printed(made: Publication) -> Submission:
    asking = asked(visits.submission(made=made))
    for one in asking.asked.all():
        approval.agree(asking, at=one.address, by=Actor.contributor(one.author))
    printing.publish(asking.submission, by=editor())
    return Submission.objects.get()


@pytest.fixture
def asking() -> Asking:
    made = publication()
    essay = printed(made)
    cache.clear()
    other = english(made)
    draft: Article = essay.draft.copy_for_translation(other.home.locale)
    draft.title, draft.byline, draft.translator = "One yuan on its way", "Lin Xiao", "Wen Ke"
    body = draft.body.get_prep_value()
    body[0]["value"], body[1]["value"] = "<p>Forty-seven days.</p>", "<p>Children eat.</p>"
    draft.body = draft.body.stream_block.to_python(body)
    draft.save_revision()
    return translations.ask(draft, by=editor())


def page(client, asking: Asking) -> BeautifulSoup:
    answer = client.get(text_page(asking))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def test_she_sees_the_translation_as_it_will_be_printed(client, asking):
    shown = page(client, asking)
    assert shown.find("h1").get_text() == "请您过目文章的译文"
    essay = shown.find("article", class_="essay")
    assert essay["lang"] == "en"
    assert [p.get_text() for p in essay.select(".prose p")] == [
        "Forty-seven days.",
        "Children eat.",
    ]


def test_her_essay_stands_beside_it_passage_by_passage(client, asking):
    rows = [
        [words.get_text() for words in row.select(".change-words")]
        for row in page(client, asking).select("#changes .change")
    ]
    assert rows == [
        ["一块钱在路上", "One yuan on its way"],
        ["钱要走四十七天。", "Forty-seven days."],
        ["孩子们照样要吃饭。", "Children eat."],
        ["林晓", "Lin Xiao"],
        ["Wen Ke"],
    ]


def test_translation_is_no_use_of_a_translation_that_she_could_refuse(client, asking):
    uses = [box["value"] for box in page(client, asking).select("input[name=uses]")]
    assert uses == ["newsletter", "wechat", "anthology"]


def test_neither_byline_nor_withdrawal_is_offered(client, asking):
    shown = page(client, asking)
    assert shown.find(id="byline") is None
    assert shown.find("a", href=lambda to: to and to.endswith("/withdraw/")) is None


def test_her_yes_counts_for_the_translation_and_the_essay_stays_printed(client, asking):
    client.post(f"{text_page(asking)}yes/", {"uses": ["newsletter"]})
    assert Yes.objects.get(asking=asking).uses == ["newsletter"]
    assert translations.standing(asking.translation).stage == translations.Stage.AGREED
    assert Submission.objects.get().state == State.PUBLISHED
    assert "编辑会刊出译文" in page(client, asking).get_text()


def test_a_yes_taken_back_is_told_as_that_and_not_as_printed(client, asking):
    client.post(f"{text_page(asking)}yes/", {})
    client.post(f"{text_page(asking)}yes/taken-back/")
    assert page(client, asking).find("h1").get_text() == "您已收回同意"


def test_remarks_on_a_passage_of_the_translation_quote_it(client, asking):
    client.post(f"{text_page(asking)}objection/", {"about-2": "“走”译得太平。", "remarks": ""})
    said = asking.objections.get().passages.get()
    assert (said.quoted, said.words) == ("Forty-seven days.", "“走”译得太平。")


def test_once_it_is_printed_the_page_leads_to_the_translation(client, asking):
    client.post(f"{text_page(asking)}yes/", {})
    link = text_page(asking)
    article = translations.print_translation(asking.translation, by=editor())
    assert client.get(link).status_code in (200, 410)
    shown = BeautifulSoup(client.get(link).content.decode(), "html.parser")
    assert article.full_url in [a["href"] for a in shown.find_all("a", href=True)]
