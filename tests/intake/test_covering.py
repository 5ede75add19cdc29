"""What is kept of a mail in rows holds no secret of ours; the raw file still does."""

import pytest

from tests.documents import P, docx
from tests.intake.mails import mail
from tests.submissions.essays import section
from viewpoints.intake import raw, receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.covering import COVER
from viewpoints.letters.models import Address
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret() -> str:
    section()
    return secrets.mint("status", about=("x.y", "7"), holder=address("lin@qq.com"))


def arrive(data: bytes, *to: str, envelope_from: str = "lin@qq.com") -> Arrival:
    arrival = receiving.receive(data, envelope_from=envelope_from, envelope_to=to)
    arrival.refresh_from_db()
    return arrival


def test_the_envelope_is_covered_and_still_whole_on_disk(secret):
    to = f"NGO+{secret.upper()}@viewpoints.example"

    arrival = arrive(mail(), to, envelope_from=f"ngo+{secret}@viewpoints.example")

    assert arrival.envelope_to == [f"NGO+{COVER}@viewpoints.example"]
    assert arrival.envelope_from == f"ngo+{COVER}@viewpoints.example"
    assert f"Delivered-To: {to}\r\n".encode() in raw.read(arrival.raw)


def test_every_field_of_an_arrival_is_covered(secret):
    link = f"https://viewpoints.example/contribute/status/{secret}/"
    data = mail(
        f"我的文章。\n{link}",
        subject=f"投稿 {secret}",
        sender=f"林晓 {secret} <lin@qq.com>",
        message_id=f"<{secret}@qq.com>",
        files=((f"{secret}.bin", b"\0"),),
    )

    data = data.replace(b"Mon, 23 Nov 2026 10:00:00 +0800", secret.encode())
    arrival = arrive(data, "ngo@viewpoints.example")

    assert secret not in str(Arrival.objects.values()) + str(Submission.objects.values())
    assert arrival.text == f"我的文章。\nhttps://viewpoints.example/contribute/status/{COVER}/"
    assert arrival.sender_name == f"林晓 {COVER}"
    assert arrival.message_id == f"{COVER}@qq.com"
    assert arrival.notes == [f"bad_date: {COVER}"]
    assert arrival.attachments.get().filename == f"{COVER}.bin"
    assert Submission.objects.get().title == f"投稿 {COVER}"


def test_an_essay_in_a_document_or_in_html_is_covered(secret):
    arrive(mail(files=(("文.docx", docx(P("一段。"), P(f"见 /contribute/text/{secret}/"))),)))
    html = mail(
        f"<p>{'一段，' * 80}<a href='https://x.cn/{secret}/'>{secret}</a></p>",
        message_id="<h@qq.com>",
        subject="另一篇",
    )
    arrive(html.replace(b"text/plain", b"text/html", 1))

    assert Submission.objects.count() == 2
    for offered in Submission.objects.all():
        assert COVER in str(offered.blocks)
        assert secret not in str(offered.blocks)


def test_an_answer_address_is_nobodys_address(secret):
    theirs = f"ngo+{secret}@viewpoints.example"

    arrival = arrive(mail(sender=theirs, Reply_To=theirs), "ngo@viewpoints.example")

    assert arrival.sender.email == "lin@qq.com"
    assert not Address.objects.filter(email__contains="+").exists()


def test_a_mail_that_begins_with_a_return_path_of_its_own_is_from_whom_the_envelope_says(secret):
    arrival = arrive(b"Return-Path: <lin@qq.com>\r\n" + mail("同意"), envelope_from="")

    assert arrival.envelope_from == ""
    assert arrival.state == ArrivalState.NOTED
