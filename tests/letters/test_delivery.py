"""A letter leaves once, with its links made on the way, and its fate is on its row."""

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail.backends.locmem import EmailBackend

from tests.documents import png
from tests.submissions.enclosing import structure
from tests.submissions.essays import editor, submission
from viewpoints.letters import delivery, outbox, secrets
from viewpoints.letters.models import Letter, Secret
from viewpoints.letters.states import LetterState

pytestmark = pytest.mark.django_db


def link_in(body: str) -> str:
    return next(line for line in body.splitlines() if "/contribute/status/" in line)


def test_the_private_link_is_in_what_leaves_and_in_no_row():
    submission()

    letter, sent = Letter.objects.get(), mail.outbox[0]
    secret = link_in(sent.body).rstrip("/").rpartition("/")[2]
    assert secrets.find(secret, purpose="status").letter == letter
    assert "[[link:status]]" in letter.body
    assert secret not in str(Letter.objects.values().get()) + str(Secret.objects.values())


def test_it_leaves_from_the_section_with_an_answer_address_of_its_own():
    submission()

    sent = mail.outbox[0]
    local, _, domain = sent.reply_to[0].partition("@")
    secret = secrets.find(local.removeprefix("ngo+"), purpose="answer-submission")
    assert (sent.to, domain) == (["lin@qq.com"], "viewpoints.example")
    assert secret.holder.email == "lin@qq.com"


def test_an_automatic_letter_says_so():
    submission()

    headers = mail.outbox[0].message()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["X-Auto-Response-Suppress"] == "DR, RN, NRN, OOF, AutoReply"
    assert headers["Message-ID"] == Letter.objects.get().message_id


def test_sending_twice_sends_once():
    submission()
    delivery.deliver.call(Letter.objects.get().pk)

    assert len(mail.outbox) == 1


@pytest.fixture
def no_way_out(monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError("no server there")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_a_failure_is_kept_on_the_row_and_leaves_no_secret_behind(no_way_out):
    submission()

    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (LetterState.LEAVING, 1)
    assert letter.error == "ConnectionRefusedError: no server there"
    assert not Secret.objects.exists()


def test_after_six_failures_an_editor_must_look_and_can_let_it_leave(no_way_out, monkeypatch):
    submission()
    letter = Letter.objects.get()
    for _ in range(5):
        delivery.deliver.call(letter.pk)
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED

    monkeypatch.undo()
    assert outbox.release(letter, by=editor())

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert not outbox.release(letter, by=editor())


def two_sided() -> Letter:
    """A letter whose HTML side shows a picture, written but not sent."""
    submission()
    letter = Letter.objects.get()
    letter.html = '<p><a href="[[link:status]]">这里</a><img src="cid:a@x.cn"></p>'
    letter.pictures = {"a@x.cn": "small/a.png"}
    letter.state = LetterState.LEAVING
    letter.save()
    return letter


def test_a_letter_without_an_html_side_is_words_alone():
    submission()
    assert type(mail.outbox[0]) is mail.EmailMessage
    assert mail.outbox[0].message().get_content_type() == "text/plain"


def test_a_link_is_made_once_for_both_sides():
    letter = two_sided()
    delivery.deliver.call(letter.pk)

    sent = mail.outbox[-1]
    assert sent.html == (f'<p><a href="{link_in(sent.body)}">这里</a><img src="cid:a@x.cn"></p>')
    assert letter.secrets.filter(purpose="status").count() == 2  # one when it left before


def test_a_picture_is_read_when_the_letter_leaves(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    default_storage.save("small/a.png", ContentFile(png()))
    delivery.deliver.call(two_sided().pk)

    assert mail.outbox[-1].pictures == {"a@x.cn": ("small/a.png", png())}


def test_a_letter_leaves_without_a_picture_whose_file_is_gone(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    letter = two_sided()
    delivery.deliver.call(letter.pk)

    letter.refresh_from_db()
    assert (letter.state, letter.error) == (LetterState.SENT, "")
    assert structure(mail.outbox[-1].message()) == {
        "multipart/alternative": ["text/plain", "text/html"]
    }


def test_a_letter_that_wants_no_answer_of_a_kind_is_answered_to_its_section():
    submission()
    letter = Letter.objects.get()
    Letter.objects.update(answers=[], state=LetterState.LEAVING)
    delivery.deliver.call(letter.pk)

    assert mail.outbox[-1].reply_to == ["ngo@viewpoints.example"]
