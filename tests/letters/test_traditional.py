"""Letters in Traditional: the words of templates converted, what they show as it is."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.contributing.visits import FORM, filled, mailed_link
from tests.publication import Publication, english, publication
from viewpoints.journal.models import Actor
from viewpoints.letters import traditional, wordings
from viewpoints.letters.models import Letter
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db

ELSEWHERE = f"/zh-hant{FORM}"
TITLE = "头发的里程"


@pytest.fixture
def made() -> Iterator[Publication]:
    yield publication()
    translation.deactivate()


def contributed(client) -> Letter:
    """Contribute by the form of the Traditional edition and confirm it; give the receipt."""
    assert client.post(ELSEWHERE, filled(title=TITLE)).status_code == 302
    link = mailed_link("confirm")
    assert link.startswith("/zh-hant/contribute/")
    client.post(link)
    return Letter.objects.get(template="receipt")


def test_who_contributes_there_is_written_to_in_traditional(client, made):
    receipt = contributed(client)
    confirm = Letter.objects.get(template="confirm")
    assert confirm.subject == "請確認：您給《中國公益觀點》投稿了嗎？"
    assert receipt.subject == f"您的稿子收到了：《{TITLE}》"
    assert (receipt.language, receipt.sender_name) == ("zh-hant", "简一苇")
    assert f"您寄來的《{TITLE}》收到了，謝謝您。" in receipt.body
    assert "由欄目編輯简一苇來讀" in receipt.body
    assert receipt.body.endswith("简一苇\n中國公益觀點\n")
    assert Submission.objects.get().language == "zh-hant"


def test_words_that_editors_changed_hold_for_both_scripts(client, made):
    body = "{{ submission.title }}：编辑{{ editor.byline }}会看。\n\n{{ link.status }}\n"
    wordings.reword(
        "receipt",
        language="zh-hans",
        subject="收到《{{ submission.title }}》，编辑会看",
        body=body,
        by=Actor.machine("test"),
    )
    receipt = contributed(client)
    assert receipt.subject == f"收到《{TITLE}》，編輯會看"
    assert receipt.body.startswith(f"{TITLE}：編輯简一苇會看。\n\n[[link:status]]")


def test_a_publication_of_hong_kong_writes_its_letters_so(client, made):
    made.home.traditional = "zh-hant-hk"
    made.home.save()
    assert "隨時可以在這裏看" in contributed(client).body


def test_only_words_of_a_template_are_converted():
    source = '{% if x == "软件" %}软件{{ y|default:"软件" }}{% include "letters/a.zh-hans.txt" %}{% endif %}'
    assert traditional.converted(source, to="zh-hant-tw") == (
        '{% if x == "软件" %}軟體{{ y|default:"軟體" }}{% include "letters/a.zh-hant-tw.txt" %}{% endif %}'
    )


def test_english_letters_stay_english(client, made):
    english(made)
    client.post(f"/en{FORM}", filled(title=TITLE))
    assert Letter.objects.get().subject.isascii()
