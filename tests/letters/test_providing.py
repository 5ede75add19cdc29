"""A provider gets the whole letter over HTTP, and what it answers decides what becomes of the letter."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.documents import png
from tests.submissions.essays import submission
from viewpoints.config.mail_url import email_settings
from viewpoints.letters import delivery
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState

pytestmark = pytest.mark.django_db


@dataclass
class Provider:
    """What it answers, and the bodies it was sent."""

    status: int = 200
    asked: list[bytes] = field(default_factory=list)


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    made = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(made.status)
            self.end_headers()
            self.wfile.write(json.dumps({"id": "<17@mg>", "message": "Queued"}).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = f"http://127.0.0.1:{server.server_port}/v3"
    url = f"anymail+mailgun://?api_key=k&sender_domain=mg.example&api_url={at}"
    for name, value in email_settings(url).items():
        setattr(settings, name, value)
    settings.RETURN_PATHS = False
    yield made
    server.shutdown()
    server.server_close()


def test_it_gets_words_fields_and_our_message_id(provider):
    submission()
    letter = Letter.objects.get()
    [asked] = provider.asked
    assert (letter.state, letter.provider_id) == (LetterState.SENT, "<17@mg>")
    for wanted in (letter.message_id, "ngo@viewpoints.example", "auto-generated", "ngo+"):
        assert wanted.encode() in asked.replace(b"%40", b"@").replace(b"%2B", b"+").replace(
            b"%3C", b"<"
        ).replace(b"%3E", b">")


def test_it_gets_the_pictures_of_the_html_side(provider, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    default_storage.save("small/a.png", ContentFile(png()))
    submission()
    shown = {"html": '<img src="cid:a@x.cn">', "pictures": {"a@x.cn": "small/a.png"}}
    Letter.objects.update(state=LetterState.LEAVING, **shown)
    delivery.deliver.call(Letter.objects.get().pk)
    assert png() in provider.asked[-1]


@pytest.mark.parametrize(
    ("status", "state", "code"),
    [(400, "failed", "5.0.0"), (401, "leaving", ""), (429, "leaving", ""), (503, "leaving", "")],
)
def test_a_refused_letter_fails_and_a_troubled_provider_is_asked_again(
    provider, status, state, code
):
    provider.status = status
    submission()
    letter = Letter.objects.get()
    assert (letter.state, letter.code, letter.to.bounced_at) == (state, code, None)


def test_one_that_cannot_be_reached_is_asked_again(provider, settings):
    settings.ANYMAIL = {**settings.ANYMAIL, "MAILGUN_API_URL": "http://127.0.0.1:1/v3"}
    submission()
    assert Letter.objects.get().state == LetterState.LEAVING
