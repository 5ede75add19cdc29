"""An answer quotes our letter whole, and nowhere but in the raw file on disk is a secret to be read."""

import base64
import logging
import quopri
import re
from html import escape
from textwrap import wrap

import pytest
from django.core import mail as sent
from django.db import connection
from django.urls import reverse

from tests.desk.states import with_author
from tests.intake.mails import mail
from tests.intake.parsing.mails import multipart, part
from viewpoints.config.masking import MaskSecrets
from viewpoints.intake import raw, receiving
from viewpoints.intake.models import Arrival
from viewpoints.letters.models import Letter, Secret
from viewpoints.letters.secrets import digest

pytestmark = pytest.mark.django_db
HEAD = {"From": "林晓 <lin@qq.com>", "Subject": "回复：请过目"}


def letter() -> str:
    """Give our letter as an author's mail program has it: its head and its words, links and all."""
    ours = next(one for one in reversed(sent.outbox) if "/contribute/text/" in one.body)
    return f"发件人: 简一苇 <{ours.reply_to[0]}>\n主题: {ours.subject}\n\n{ours.body}"


def secrets_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![a-z0-9])[a-z2-7]{26}(?![a-z0-9])", text))


def narrow(text: str, *, mark: str = "> ") -> str:
    """Wrap at 76 columns as many programs do, within addresses too, and quote."""
    lines = [piece for line in text.splitlines() for piece in wrap(line, 74) or [""]]
    return "\n".join(mark + line for line in lines)


def qq(text: str) -> tuple[str, str]:
    plain = f"不同意，见下。\n\n------------------ 原始邮件 ------------------\n{text}"
    return plain, f"<div>不同意，见下。</div><div><br></div>{html(text)}"


def netease(text: str) -> tuple[str, str]:
    wrote = "在 2026-11-24 10:00:00，简一苇 <ngo@viewpoints.example> 写道："
    return (
        f"不同意，见下。\n\n{wrote}\n{narrow(text)}",
        f"<p>不同意</p><blockquote>{html(text)}</blockquote>",
    )


def outlook(text: str) -> tuple[str, str]:
    plain = f"不同意，见下。\n\n________________________________\n{narrow(text, mark='')}"
    return plain, f"<p class=MsoNormal>不同意</p><hr><p>{html(text).replace('/', '&#47;')}</p>"


def html(text: str) -> str:
    linked = re.sub(
        r"https?://\S+", lambda link: f'<a href="{link[0]}">{link[0]}</a>', escape(text)
    )
    return linked.replace("\n", "<br>\n")


def quoted_printable(data: bytes) -> bytes:
    return quopri.encodestring(data)


ENCODINGS = {
    b"base64": base64.encodebytes,
    b"quoted-printable": quopri.encodestring,
    b"8bit": bytes,
}


def answer(style, encoding: bytes) -> bytes:
    """Give an answer in text and HTML, with the letter enclosed and attached as a text too."""
    parts = [
        b"Content-Type: text/%s; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n%s"
        % (kind, encoding, ENCODINGS[encoding](words.encode()))
        for kind, words in zip((b"plain", b"html"), style(letter()), strict=True)
    ]
    words = multipart(*parts, kind="alternative", boundary="words")
    body = (
        b"Content-Type: multipart/alternative; boundary=words\r\n\r\n"
        + words.partition(b"\r\n\r\n")[2]
    )
    enclosed = mail(
        letter(), sender="简一苇 <ngo@viewpoints.example>", subject=letter()[:80].replace("\n", " ")
    )
    return multipart(
        body,
        b"Content-Type: message/rfc822\r\n\r\n" + enclosed,
        part(letter().encode(), 'text/plain; name="信.txt"'),
        Message_ID=f"<{style.__name__}-{encoding.decode()}@qq.com>",
        To=letter().splitlines()[0].partition("<")[2].strip(">"),
        **HEAD,
    )


def rows() -> str:
    """Give all that stands in any table."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def bare(text: str) -> str:
    """Give a text as it reads when what breaks its lines is taken out."""
    return re.sub(r"(?:\\r|\\n|=?\r?\n|>|&gt;|\s|<wbr>|<br>)+", "", text).lower()


@pytest.fixture
def log(tmp_path):
    handler = logging.FileHandler(tmp_path / "viewpoints.log")
    handler.addFilter(MaskSecrets())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield tmp_path / "viewpoints.log"
    root.removeHandler(handler)
    handler.close()
    root.setLevel(level)


def pages(desk, arrival: Arrival) -> list[str]:
    """Give every desk page that shows something of an arrival, its submission and its letters."""
    urls = [reverse("wagtailadmin_home"), reverse("desk:arrivals"), reverse("desk:letters")]
    urls += [reverse("desk:arrival", args=[arrival.pk]), reverse("desk:submissions")]
    urls += [reverse("desk:submission", args=[arrival.submission_id])]
    urls += [
        reverse("desk:letter", args=[pk]) for pk in Letter.objects.values_list("pk", flat=True)
    ]
    return [desk.get(url).content.decode() for url in urls]


def downloads(desk, arrival: Arrival) -> list[str]:
    """Give all that can be taken home, decoded from whatever it was encoded with."""
    urls = [reverse("desk:raw_mail", args=[arrival.pk])]
    urls += [reverse("desk:attachment", args=[file.pk]) for file in arrival.attachments.all()]
    found = []
    for url in urls:
        response = desk.get(url)
        assert response.status_code == 200
        data = b"".join(response.streaming_content)
        found += [
            data.decode("utf-8", "replace"),
            quopri.decodestring(data).decode("utf-8", "replace"),
        ]
        for block in re.findall(rb"(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/=]+", data):
            found.append(base64.b64decode(block + b"==").decode("utf-8", "replace"))
    return found


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("style", [qq, netease, outlook])
@pytest.mark.parametrize("to_the_answer_address", [True, False])
def test_no_secret_is_readable(desk, client, log, style, encoding, to_the_answer_address):
    with_author()
    ours = secrets_in(letter())
    assert {digest(one) for one in ours} <= set(Secret.objects.values_list("digest", flat=True))
    assert len(ours) == 3  # where it stands, the text, the answer address
    answers = re.search(r"<(ngo\+[^>]+)>", letter())[1]
    to = answers if to_the_answer_address else "ngo@viewpoints.example"

    arrival = receiving.receive(
        answer(style, encoding), envelope_from="lin@qq.com", envelope_to=[to]
    )
    for one in ours:
        client.get(f"/contribute/text/{one}/nowhere/")
    logging.getLogger("mail.log").error("to=<%s>", answers, exc_info=ValueError(answers))
    arrival.refresh_from_db()

    assert arrival.submission is not None
    assert arrival.attachments.count() == 2
    if to_the_answer_address:
        assert arrival.envelope_to == ["ngo+••••••@viewpoints.example"]
    said = [rows(), log.read_text(), *pages(desk, arrival), *downloads(desk, arrival)]
    for one in ours:
        assert [text[:2000] for text in said if one in bare(text)] == []
    assert "/contribute/text/…/" in log.read_text()
    assert any(one in raw.read(arrival.raw).decode("latin-1") for one in ours)
