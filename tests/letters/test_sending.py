"""Letters leave over real SMTP: what the server answers decides what becomes of them."""

from email import message_from_bytes, policy

import pytest

from tests.letters.smtp import Server, smtp_server, taken_and_dropped
from tests.submissions.essays import editor, submission
from viewpoints.journal import recording
from viewpoints.letters import delivery, fates, outbox, secrets
from viewpoints.letters.models import Letter, Secret
from viewpoints.letters.states import LetterState

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with smtp_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.EMAIL_TIMEOUT = 10
        yield running


def written(server: Server, **says) -> Letter:
    """Write one letter while the server says so, and give what became of it."""
    for name, value in says.items():
        setattr(server, name, value)
    submission()
    return Letter.objects.select_related("to").get()


def fate(letter: Letter) -> tuple[str, str, bool]:
    return letter.state, letter.code, letter.to.bounced_at is not None


def test_it_is_taken_with_a_return_path_of_its_own(server):
    letter = written(server)
    [envelope] = server.taken
    mail = message_from_bytes(envelope.original_content, policy=policy.default)

    assert letter.state == LetterState.SENT
    assert mail["From"] == "中国公益观点 <ngo@viewpoints.example>"
    local, _, domain = envelope.mail_from.partition("@")
    assert (local[:4], domain) == ("ngo+", "viewpoints.example")
    assert secrets.find(local[4:], purpose="return").letter == letter


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ({"rcpt": "550 5.1.1 No such user"}, ("failed", "5.1.1", True)),
        ({"rcpt": "550 no such user"}, ("failed", "5.0.0", True)),
        ({"rcpt": "552 5.2.2 Mailbox full"}, ("failed", "5.2.2", True)),
        ({"rcpt": "554 5.7.1 Relay access denied"}, ("failed", "5.7.1", False)),
        ({"rcpt": "554 go away"}, ("failed", "5.0.0", False)),
        ({"data": "554 5.7.1 Looks like spam"}, ("failed", "5.7.1", False)),
        ({"rcpt": "450 4.2.0 Greylisted"}, ("leaving", "4.2.0", False)),
        ({"rcpt": "451 later"}, ("leaving", "4.0.0", False)),
        ({"data": "452 4.3.1 Disk full"}, ("leaving", "4.3.1", False)),
    ],
)
def test_a_refusal_is_final_when_the_server_says_so(server, says, expected):
    letter = written(server, **says)
    assert (fate(letter), letter.attempts, server.taken) == (expected, 1, [])
    assert not Secret.objects.exists()


def test_a_final_refusal_is_in_the_story_and_what_was_said_on_the_row(server):
    letter = written(server, rcpt="550 5.1.1 No such user")
    assert letter.error == "SMTPRecipientsRefused: 550 5.1.1 No such user"
    assert [one.verb for one in recording.story(letter)] == ["letter.failed"]


def test_what_was_put_off_leaves_at_the_next_try(server):
    letter = written(server, rcpt="450 4.2.0 Greylisted")
    server.rcpt = "250 OK"
    delivery.deliver.call(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.code, letter.error) == (LetterState.SENT, "", "")


def test_a_copy_sent_after_a_lost_connection_is_known_by_its_message_id(server):
    letter = written(server, data=taken_and_dropped)
    assert (letter.state, len(server.taken)) == (LetterState.LEAVING, 1)

    server.data = "250 OK"
    delivery.deliver.call(letter.pk)
    ids = {message_from_bytes(one.original_content)["Message-ID"] for one in server.taken}
    assert (len(server.taken), ids) == (2, {letter.message_id})


def test_the_links_of_both_copies_open(server):
    letter = written(server, data=taken_and_dropped)
    server.data = "250 OK"
    delivery.deliver.call(letter.pk)
    for envelope in server.taken:
        mail = message_from_bytes(envelope.original_content, policy=policy.default)
        link = next(one for one in mail.get_content().split() if "/contribute/status/" in one)
        assert secrets.find(link.rstrip("/").rpartition("/")[2], purpose="status").letter == letter


def test_a_stop_after_the_250_sends_it_again_and_loses_nothing(server, monkeypatch):
    letter = written(server, rcpt="450 4.2.0 Greylisted")
    server.rcpt = "250 OK"

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(delivery.fates, "sent", stop)
        with pytest.raises(KeyboardInterrupt):
            delivery.deliver.call(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, len(server.taken)) == (LetterState.LEAVING, 1)

    delivery.deliver.call(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, len(server.taken)) == (LetterState.SENT, 2)


def test_of_two_workers_one_sends_it(server):
    letter = written(server, rcpt="450 4.2.0 Greylisted")
    assert [fates.begun(letter), fates.begun(letter)] == [True, False]


def test_a_failed_letter_may_leave_again(server):
    letter = written(server, rcpt="554 5.7.1 Relay access denied")
    server.rcpt = "250 OK"
    assert outbox.release(letter, by=editor())
    letter.refresh_from_db()
    assert (letter.state, letter.error) == (LetterState.SENT, "")
