"""A letter leaves once, with its links made on the way, and its fate is on its row."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

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
    assert headers["Auto-Submitted"] == "auto-replied"
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
