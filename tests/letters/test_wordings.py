"""An editor's words of a letter: refused when they would break it, used, put back, outdated."""

import pytest

from tests.submissions.essays import editor, submission
from viewpoints.journal.models import Event
from viewpoints.letters import originals, wordings
from viewpoints.letters.models import Letter, Wording
from viewpoints.letters.wordings import Fault, Refused
from viewpoints.submissions import approval, declining, editing

pytestmark = pytest.mark.django_db
SHORT = ("关于《{{ submission.title }}》", "{{ reason }}\n\n{{ link.status }}")
TO_EDITORS = {"for_editor", "erasure_for_editor"}


def faults(template: str, language: str = "zh-hans", **words: str) -> list[Fault]:
    own = originals.original(template, language)
    return wordings.faults(
        template,
        language,
        subject=words.get("subject", own.subject),
        body=words.get("body", own.body),
    )


def reword(template: str = "declined", words: tuple[str, str] = SHORT) -> Wording | None:
    subject, body = words
    return wordings.reword(template, language="zh-hans", subject=subject, body=body, by=editor())


@pytest.mark.parametrize("template", sorted({*originals.names()} - TO_EDITORS))
@pytest.mark.parametrize("language", originals.LANGUAGES)
def test_the_products_own_words_are_accepted_unchanged(template, language):
    assert faults(template, language) == []


@pytest.mark.parametrize("template", sorted({*originals.names()} - TO_EDITORS))
def test_every_private_link_of_a_letter_is_required(template):
    body = originals.original(template, "en").body
    for name in {path for path in wordings.known(template, "en").required if "link." in path}:
        without = body.replace(f"{{{{ {name} }}}}", "")
        assert Fault("body", 0, "missing", name) in faults(template, "en", body=without)


def test_a_letter_is_written_in_her_words():
    offered = submission()
    reword()
    letter = declining.decline(offered, by=editor(), reason="太长了")
    assert (letter.subject, letter.body) == (
        "关于《志愿者也要吃饭》",
        "太长了\n\n[[link:status]]\n",
    )


def test_who_changed_them_is_written_down():
    row = reword()
    event = Event.objects.get(verb="letter.words_changed")
    assert (row.written_by, event.editor) == (editor().user, editor().user)
    assert event.details == {"template": "declined", "language": "zh-hans"}


def test_the_same_words_again_are_no_change():
    reword()
    reword()
    assert Event.objects.filter(verb="letter.words_changed").count() == 1


def test_the_products_own_words_put_hers_away():
    reword()
    own = originals.original("declined", "zh-hans")
    assert reword(words=(own.subject, own.body)) is None
    assert not Wording.objects.exists()
    assert Event.objects.filter(verb="letter.words_put_back").count() == 1


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("\n{{ settings.SECRET_KEY }}", Fault("body", 4, "unknown", "settings.SECRET_KEY")),
        ("{{ submission.sender.email }}", Fault("body", 3, "unknown", "submission.sender.email")),
        ("{{ reason|default:section.owner }}", Fault("body", 3, "unknown", "section.owner")),
        ("{% if not editor.email %}{% endif %}", Fault("body", 3, "unknown", "editor.email")),
        ("{% for one in submission.authors.all %}{% endfor %}",
         Fault("body", 3, "loop", "one in submission.authors.all")),
        ('{% include "admin/base.html" %}', Fault("body", 3, "part", "admin/base.html")),
        ("{% include reason %}", Fault("body", 3, "part", "reason")),
        ("{{ editor }}", Fault("body", 3, "unknown", "editor")),
        ("{{ reason|default:editor }}", Fault("body", 3, "unknown", "editor")),
        ("{% if reason %}", Fault("body", 3, "unclosed", "if reason")),
    ],
)  # fmt: skip
def test_nothing_but_what_the_letter_itself_reads_can_be_read(more, fault):
    body = SHORT[1] + more
    assert faults("declined", body=body) == [fault]
    with pytest.raises(Refused):
        reword(words=(SHORT[0], body))
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("", "empty"),
        ("一" * 256, "long"),
        ("一\n二", "several_lines"),
        ("{{ link.status }}", "link_in_subject"),
    ],
)
def test_a_subject_is_one_short_line_without_a_link(subject, code):
    assert [fault.code for fault in faults("declined", subject=subject)] == [code]


def test_what_is_required_must_not_hang_on_a_condition():
    body = "{% if reason %}{{ link.status }}{% endif %}"
    assert faults("declined", body=body) == [Fault("body", 1, "guarded", "link.status")]


@pytest.mark.parametrize(
    ("language", "phrase"), [("zh-hans", "“同意”"), ("en", "“I agree”")]
)  # fmt: skip
def test_an_asking_keeps_the_whole_text_and_the_words_that_are_a_yes(language, phrase):
    body = originals.original("asking", language).body
    assert faults("asking", language, body=body.replace("{{ text }}", "")) == [
        Fault("body", 0, "missing", "text")
    ]
    assert faults("asking", language, body=body.replace(phrase, "OK")) == [
        Fault("body", 0, "phrase", phrase)
    ]


def test_words_that_no_longer_fit_are_kept_and_the_products_own_are_used():
    offered = submission()
    row = reword()
    Wording.objects.update(body="{{ reason }}", made_from="0" * 64)
    row.refresh_from_db()
    assert (wordings.is_outdated(row), wordings.fits(row), wordings.unfit()) == (True, False, [row])
    letter = declining.decline(offered, by=editor(), reason="太长了")
    assert letter.body.startswith("您好：")


def asking_in_her_words() -> Letter:
    own = originals.original("asking", "zh-hans")
    reword("asking", (own.subject, f"<b>林老师</b>：\n\n{own.body}"))
    offered = submission()
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    return Letter.objects.get(template="asking")


def test_the_html_side_of_an_asking_is_made_of_her_words_and_shows_the_essay_as_printed():
    letter = asking_in_her_words()
    assert letter.body.startswith("<b>林老师</b>：\n")
    assert "&lt;b&gt;林老师&lt;/b&gt;" in letter.html
    assert 'href="[[link:asking]]"' in letter.html
    assert "工资不是罪过。</p>" in letter.html
    assert "\ue000" not in letter.html


@pytest.mark.parametrize(
    "words",
    [
        ("{% if editor %}给您{% endif %}", SHORT[1]),
        (SHORT[0], "{{ editor.byline_en|default:editor.byline }}\n{{ link.status }}"),
    ],
)
def test_words_that_say_nothing_of_this_letter_leave_it_to_the_products_own(words):
    wordings.reword("declined", language="zh-hans", subject=words[0], body=words[1], by=editor())
    letter = declining.decline(submission(), by=editor(), reason="太长了")
    assert letter.subject == "关于您的稿子《志愿者也要吃饭》"
    assert letter.body.startswith("您好：")
