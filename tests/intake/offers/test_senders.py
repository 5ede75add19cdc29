"""A mail that the editor forwards is the one inside; anybody else who forwards is its sender."""

import pytest
from django.utils import timezone

from tests.intake.chinese_mails import WORDS, essay, forwarded, mail
from tests.submissions.essays import section
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.offers import senders
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState
from viewpoints.people.finding import contributor_at

pytestmark = pytest.mark.django_db
EDITOR = "jian@qingyu.example"
BODY = "\n".join(WORDS * 2)
PASSED = (
    f"Authentication-Results: mx.example; dmarc=pass header.from={EDITOR.partition('@')[2]}\r\n"
)


@pytest.fixture(autouse=True)
def _section():
    here = section()
    here.editor = contributor_at(address(EDITOR), name="简一苇")
    here.save()


def forward(program: str = "qq", *, sender: str = f"简一苇 <{EDITOR}>", head: str = "", **kept):
    data = mail(forwarded(program, BODY), subject="转发：一张排班表", sender=sender, **kept)
    arrival = receiving.receive(
        head.encode() + data, envelope_from=EDITOR, envelope_to=["ngo@viewpoints.example"]
    )
    arrival.refresh_from_db()
    return arrival


def receipt() -> Letter:
    return Letter.objects.get(template="receipt")


def test_the_sender_is_who_wrote_the_mail_inside_and_her_words_are_the_essay():
    arrival = forward()

    offered = arrival.submission
    assert (offered.sender.email, offered.title) == ("lin@qq.com", "一张排班表")
    assert [one.name for one in offered.authors.all()] == ["林晓"]
    assert [block["html"] for block in offered.blocks] == WORDS * 2
    assert arrival.notes == ["forwarded_by_editor: 林晓 <lin@qq.com>"]


def test_where_nobody_looks_who_sent_it_her_letter_waits_for_the_editor():
    forward()

    assert (receipt().to.email, receipt().state) == ("lin@qq.com", LetterState.WAITING)


def test_a_proved_editor_is_named_in_the_letter_that_leaves(settings):
    settings.AUTHSERV_ID = "mx.example"
    forward(head=PASSED)

    assert (receipt().to.email, receipt().state) == ("lin@qq.com", LetterState.SENT)
    assert "简一苇把您的信转给了栏目。" in receipt().body


def test_a_forged_editor_forwards_for_nobody(settings):
    settings.AUTHSERV_ID = "mx.example"
    arrival = forward()

    assert arrival.submission.sender.email == EDITOR
    assert arrival.notes[1:] == ["forwarded_from: 林晓 <lin@qq.com>"]
    assert not Letter.objects.filter(to__email="lin@qq.com").exists()


def test_a_colleague_who_forwards_is_the_sender_and_the_other_is_proposed():
    arrival = forward("outlook", sender="小李 <li@qingyu.example>")

    author = arrival.submission.authors.get()
    assert arrival.submission.sender.email == "li@qingyu.example"
    assert (author.name, author.address) == ("林晓", None)
    assert arrival.notes == ["forwarded_from: 林晓 <lin@qq.com>"]
    assert [block["html"] for block in arrival.submission.blocks] == WORDS * 2


def test_a_mail_that_was_enclosed_brings_its_files(settings):
    inner = mail("请审阅。", files=(("一张排班表.docx", essay()),), message_id="<inner@qq.com>")
    data = mail("", subject="Fw: 投稿", sender=EDITOR, enclosed=inner)
    arrival = receiving.receive(data, envelope_to=["ngo@viewpoints.example"])
    arrival.refresh_from_db()

    outer, document = arrival.attachments.order_by("pk")
    assert (document.filename, document.packed_in) == ("一张排班表.docx", outer)
    assert arrival.submission.sender.email == "lin@qq.com"
    assert arrival.submission.message_id == "<inner@qq.com>"
    assert (arrival.submission.title, arrival.submission.note) == ("一张排班表", "请审阅。")


def test_beyond_twenty_an_hour_letters_to_those_inside_wait(settings):
    settings.AUTHSERV_ID = "mx.example"
    forward(head=PASSED)
    former = Arrival.objects.get()
    for number in range(senders.FORWARDED_AN_HOUR - 1):
        Arrival.objects.create(
            raw=f"x{number}",
            sha256="0" * 64,
            size=1,
            sender=former.sender,
            state=former.state,
            submission=former.submission,
            received_at=timezone.now(),
        )
    data = mail(
        forwarded("qq", BODY.replace("三十一", "四十")).replace("lin@", "wu@"),
        subject="转发：一张排班表",
        sender=EDITOR,
        message_id="<c9@qq.com>",
    )
    receiving.receive(PASSED.encode() + data, envelope_to=["ngo@viewpoints.example"])

    assert Letter.objects.get(to__email="wu@qq.com").state == LetterState.WAITING
