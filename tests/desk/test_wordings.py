"""The words of letters at the desk: every kind listed, changed in both languages, refused, put back."""

import pytest
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from tests.desk.states import said, with_author
from tests.submissions.essays import editor, section, submission
from viewpoints.desk.letter_meanings import MEANINGS, in_words, placeholders_of
from viewpoints.desk.letter_names import NAMES
from viewpoints.desk.wording_previews import MAKERS, preview
from viewpoints.journal.models import Event
from viewpoints.letters import originals, wordings
from viewpoints.letters.models import Address, Letter, Wording
from viewpoints.letters.originals import original
from viewpoints.letters.wordings import Fault
from viewpoints.privacy.keeping import TO_EDITORS
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def words(template: str = "declined", **more: str) -> dict[str, str]:
    """Give what the form of a letter sends: the product's own words but for ``more``."""
    found = {}
    for language in originals.LANGUAGES:
        own = original(template, language)
        found |= {f"{language}-subject": own.subject, f"{language}-body": own.body}
    return found | {
        name.replace("__", "-").replace("zh_hans", "zh-hans"): value for name, value in more.items()
    }


def side(response, language: str = "zh-hans"):
    return next(one for one in response.context["sides"] if one.language == language)


def test_every_letter_but_those_to_editors_has_a_name_and_a_preview():
    assert set(NAMES) == set(originals.names()) - set(TO_EDITORS)
    assert set(MAKERS) == set(NAMES)


@pytest.mark.parametrize("template", NAMES)
def test_every_placeholder_of_a_letter_has_a_meaning(template):
    found = placeholders_of(template, "en")
    assert [one.written for one in found if not one.meaning] == []


def test_no_meaning_is_kept_of_what_no_letter_has():
    known = {path for template in NAMES for path in wordings.known(template, "en").paths}
    assert set(MEANINGS) - known == set()


@pytest.mark.parametrize("language", originals.LANGUAGES)
def test_every_letter_is_previewed_in_the_words_given_and_nothing_remains(
    lin, rehearsing, language
):
    with_author()
    rows = [Letter, Submission, Address, Wording, DBTaskResult, Event]
    before = [model.objects.count() for model in rows]
    for template in NAMES:
        body = f"〔新〕{original(template, language).body}"
        letter = preview(template, user=lin, language=language, subject="主题", body=body)
        assert (letter.template, letter.language, letter.subject) == (template, language, "主题")
        assert letter.body.startswith("〔新〕")
    assert [model.objects.count() for model in rows] == before


def test_where_no_essay_came_a_preview_shows_an_example(lin, rehearsing):
    section()
    own = original("asking", "en")
    letter = preview("asking", user=lin, language="en", subject=own.subject, body=own.body)
    assert letter.subject == "Please look it over: “Volunteers eat, too” as it will be printed"
    assert not Submission.objects.exists()


def test_the_list_says_who_changed_a_letter_last(desk, lin):
    desk.post(reverse("desk:wording", args=["declined"]), {**words(en__subject="Hello"), "save": 1})
    page = desk.get(reverse("desk:wordings")).content.decode()
    assert page.count("Xiao Lin ·") == 1
    assert all(reverse("desk:wording", args=[name]) in page for name in NAMES)


def test_both_languages_are_saved_at_once(desk, lin):
    sent = words(zh_hans__subject="谢谢您", en__subject="Thank you")
    response = desk.post(reverse("desk:wording", args=["declined"]), {**sent, "save": "1"})
    assert said(response) == ["Saved. Letters say this from now on."]
    kept = Wording.objects.order_by("language").values_list("language", "subject", "written_by")
    assert list(kept) == [("en", "Thank you", lin.pk), ("zh-hans", "谢谢您", lin.pk)]


def test_what_is_wrong_in_one_language_keeps_both_from_being_saved(desk):
    body = "您好：\n{{ reason }\n{{ link.status }}"
    sent = words(zh_hans__body=body, en__subject="Thank you")
    response = desk.post(reverse("desk:wording", args=["declined"]), {**sent, "save": "1"})
    assert side(response).faults == [
        "Line 2: the braces do not close, or are not plain ones: {{ reason }"
    ]
    assert side(response).form["body"].value() == body
    assert not Wording.objects.exists()


def test_a_preview_saves_nothing(desk, rehearsing):
    section()
    sent = words(zh_hans__subject="谢谢您{{ submission.title }}")
    response = desk.post(reverse("desk:wording", args=["declined"]), sent)
    assert side(response).letter.subject == "谢谢您志愿者也要吃饭"
    assert [one.mark for one in side(response).passages] == ["changed"]
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            Fault("body", 3, "unknown", "a.b"),
            "Line 3: this letter does not know “a.b”. What it knows is listed below.",
        ),
        (
            Fault("body", 0, "missing", "link.status"),
            "{{ link.status }} must stay in it: private link: where it stands.",
        ),
        (
            Fault("body", 2, "filter", "safe"),
            "Line 2: “safe” cannot be used after |, only add、date、default、length.",
        ),
        (Fault("body", 4, "unclosed", "if a"), "Line 4: {% if a %} has no end."),
        (Fault("subject", 1, "several_lines"), "Subject: one line only."),
        (Fault("body", 0, "long", "20000"), "At most 20000 characters."),
    ],
)
def test_a_fault_is_said_with_its_line_and_what_is_known_instead(fault, sentence):
    with translation.override("en"):
        assert in_words([fault]) == [sentence]


def test_she_goes_back_to_the_original_words(desk, lin):
    wordings.reword("declined", language="en", subject="Hi", body="{{ link.status }}", by=editor())
    address = reverse("desk:put_back_wording", args=["declined", "en"])
    assert address in desk.get(reverse("desk:wording", args=["declined"])).content.decode()
    assert desk.get(address).status_code == 405
    assert said(desk.post(address)) == ["This letter says the original words again."]
    assert not Wording.objects.exists()
    assert Event.objects.get(verb="letter.words_put_back").editor == lin


def test_words_that_no_longer_fit_are_marked(desk):
    wordings.reword("declined", language="en", subject="Hi", body="{{ link.status }}", by=editor())
    Wording.objects.update(body="nothing", made_from="0" * 64)
    assert "out of date, not used" in desk.get(reverse("desk:wordings")).content.decode()
    page = desk.get(reverse("desk:wording", args=["declined"])).content.decode()
    assert "these words no longer fit" in page


def test_a_letter_to_editors_has_no_words_to_change(desk):
    assert desk.get(reverse("desk:wording", args=["for_editor"])).status_code == 404


def test_who_is_no_editor_changes_no_words(client):
    submission()
    outsider = editor("outsider").user
    type(outsider).objects.filter(pk=outsider.pk).update(is_superuser=False, is_staff=False)
    client.force_login(type(outsider).objects.get(pk=outsider.pk))
    address = reverse("desk:wording", args=["declined"])
    client.post(address, {**words(en__subject="Hello"), "save": "1"})
    assert not Wording.objects.exists()
