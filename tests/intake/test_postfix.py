"""A real Postfix, with the files we ship, hands its mail to the receiver; nothing is lost on the way."""

import pytest

from tests.intake.mails import mail
from tests.ports import free_port
from tests.postfix import postfix
from viewpoints.intake import raw
from viewpoints.intake.envelope import opened
from viewpoints.intake.lmtp import Receiver
from viewpoints.intake.models import Arrival

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "abcdefghijklmnopqrstuvwx23"


@pytest.fixture(scope="module")
def port():
    return free_port()


@pytest.fixture(scope="module")
def server(port):
    with postfix(lmtp_port=port) as running:
        yield running


@pytest.fixture
def receiver(port):
    running = Receiver(host="127.0.0.1", port=port, max_bytes=80_000_000)
    running.start()
    yield running
    running.stop()


def kept() -> list[tuple[list[str], bytes]]:
    """Give recipients and bytes of all that came, without the lines Postfix put on top."""
    found = [opened(raw.read(one.raw)) for one in Arrival.objects.order_by("pk")]
    return [(sorted(one.recipients), one.content[one.content.index(b"From:") :]) for one in found]


def test_two_recipients_and_an_answer_address_are_one_arrival(server, receiver):
    to = [f"ngo+{SECRET}@viewpoints.example", "ngo@viewpoints.example"]
    server.send(mail(), *to)
    server.empty()

    assert kept() == [(to, mail())]


def test_a_line_of_100_kilobytes_arrives_in_one_piece(server, receiver):
    long = mail() + b"x" * 100_000 + b"\r\n"
    server.send(long, "ngo@viewpoints.example")
    server.empty()

    assert kept() == [(["ngo@viewpoints.example"], long)]


def test_sixty_megabytes_arrive(server, receiver):
    large = mail() + (b"x" * 998 + b"\r\n") * 60_000
    server.send(large, "ngo@viewpoints.example")
    server.empty()

    assert kept() == [(["ngo@viewpoints.example"], large)]


def test_while_the_receiver_is_down_mail_waits_in_postfix(server, port):
    server.send(mail(), "ngo@viewpoints.example")
    assert server.deferred()["recipients"][0]["address"] == "ngo@viewpoints.example"

    running = Receiver(host="127.0.0.1", port=port, max_bytes=80_000_000)
    running.start()
    server.empty(flushing=True)
    running.stop()

    assert kept() == [(["ngo@viewpoints.example"], mail())]
