"""What arrives becomes what it is: a submission, an answer, a bounce, or something an editor must see."""

import pytest
from django.core import mail as sent

from tests.documents import Bold, Note, P, Picture, compound, docx, png
from tests.intake.mails import mail
from tests.submissions.essays import editor, section
from viewpoints.intake import receiving, sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.letters.outbox import letters_about
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, editing
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _section():
    section()


ESSAY = docx(
    P("工资不是罪过", style="Title"),
    P("为什么要付工资", style="1"),
    P("志愿者", Bold("也要吃饭"), "。", Note("见二〇〇八年的调查。")),
    Picture(png(), alt="办公室"),
    P("第二段。"),
)


def arrive(data: bytes, *to: str) -> Arrival:
    """Take a mail in; the tests' task backend sorts it at once."""
    arrival = receiving.receive(data, envelope_from="lin@qq.com", envelope_to=to)
    arrival.refresh_from_db()
    return arrival


def test_a_word_file_with_a_covering_note_becomes_a_submission():
    arrival = arrive(mail(files=(("工资不是罪过.docx", ESSAY),)), "ngo@viewpoints.example")

    offered = Submission.objects.get()
    assert arrival.state == ArrivalState.SUBMITTED
    assert arrival.submission == offered
    assert offered.title == "工资不是罪过"
    assert offered.note == "编辑老师好：\n\n附上文章，请审阅。\n\n林晓"
    assert offered.section.mailbox == "ngo"
    assert offered.sender.email == "lin@qq.com"
    assert [author.byline for author in offered.authors.all()] == ["林晓"]
    picture = offered.pictures.get()
    assert offered.blocks == [
        {"type": "heading", "level": 2, "text": "为什么要付工资"},
        {"type": "paragraph", "html": "志愿者<strong>也要吃饭</strong>。[^1]"},
        {"type": "picture", "image": picture.sha256, "alt": "办公室", "caption": "", "credit": ""},
        {"type": "paragraph", "html": "第二段。"},
        {"type": "footnote", "label": "1", "html": "见二〇〇八年的调查。"},
    ]


def test_a_receipt_goes_back_with_a_private_status_link():
    arrive(mail(files=(("工资不是罪过.docx", ESSAY),)), "ngo@viewpoints.example")

    letter = Letter.objects.get()
    assert (letter.template, letter.to.email) == ("receipt", "lin@qq.com")
    assert letter.in_reply_to == "<a1@qq.com>"
    assert letter.links["status"][0] == "status"


def test_a_mail_without_a_document_is_the_essay_itself():
    arrive(mail("第一段。\n\n第二段 <b>不是标签</b>。", subject="投稿：我的一天"))

    offered = Submission.objects.get()
    assert offered.title == "我的一天"
    assert offered.blocks == [
        {"type": "paragraph", "html": "第一段。"},
        {"type": "paragraph", "html": "第二段 &lt;b&gt;不是标签&lt;/b&gt;。"},
    ]


def test_a_broken_document_is_kept_shown_and_asked_for_again():
    arrival = arrive(mail(files=(("文章.docx", ESSAY[:400]),)))

    assert arrival.attachments.get().error == "damaged"
    assert Submission.objects.get().blocks == []
    assert "文档损坏了，打不开。" in Letter.objects.get().body


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (compound("EncryptedPackage"), "password", "文档加了密码，打不开。"),
        (b"%PDF-1.7\n", "damaged", "文档损坏了，打不开。"),
        (b"\x00\x01\x02 no known kind", "unknown", "有一个附件我们读不了。"),
    ],
)
def test_what_cannot_be_opened_is_named_to_its_sender(data, error, words):
    arrival = arrive(mail(files=(("文章.docx", data),)))

    assert arrival.attachments.get().error == error
    assert words in Letter.objects.get().body


def test_a_mail_without_text_is_answered_with_the_request_to_send_it_again():
    arrive(mail("", subject="投稿"))

    assert Submission.objects.get().blocks == []
    assert Letter.objects.get().template == "receipt"


def test_a_mail_that_names_no_sender_is_answered_to_the_envelopes():
    arrival = arrive(mail(sender=""), "ngo@viewpoints.example")

    assert arrival.state == ArrivalState.SUBMITTED
    assert arrival.notes == ["no_sender"]
    assert Letter.objects.get().to.email == "lin@qq.com"


def test_a_mail_from_nobody_at_all_is_kept_for_an_editor_and_not_answered():
    arrival = from_nobody()

    assert arrival.state == ArrivalState.UNREADABLE
    assert "no_sender" in arrival.notes
    assert not Letter.objects.exists()


def from_nobody() -> Arrival:
    arrival = receiving.receive(mail(sender="<b>坏人</b>"), envelope_to=["ngo@viewpoints.example"])
    arrival.refresh_from_db()
    return arrival


def test_an_unknown_charset_is_read_and_noted():
    data = mail("你好，这是一篇文章。").replace(b'charset="utf-8"', b'charset="x-martian"')

    arrival = arrive(data)

    assert Submission.objects.get().blocks == [
        {"type": "paragraph", "html": "你好，这是一篇文章。"}
    ]
    assert any(note.startswith("unknown_charset") for note in arrival.notes)


def test_an_automatic_reply_is_noted_and_never_answered():
    arrival = arrive(mail("我在休假。", subject="自动回复：您好", Auto_Submitted="auto-replied"))

    assert arrival.state == ArrivalState.NOTED
    assert not Submission.objects.exists()
    assert not Letter.objects.exists()


def test_the_same_mail_twice_is_one_arrival_and_one_receipt():
    data = mail(files=(("文章.docx", ESSAY),))

    assert arrive(data) == arrive(data) == Arrival.objects.get()
    assert Submission.objects.count() == 1
    assert Letter.objects.count() == 1


def answer_address() -> str:
    """Give where an answer to the only letter goes, as the letter that left says."""
    return sent.outbox[0].reply_to[0]


def test_an_answer_to_a_letter_goes_to_its_submission():
    arrive(mail())

    arrival = arrive(
        mail("谢谢，补充一句。", subject="回复：收到", message_id="<a2@qq.com>"), answer_address()
    )

    offered = Submission.objects.get()
    assert (arrival.state, arrival.submission) == (ArrivalState.ANSWERED, offered)
    assert [event.verb for event in recording.story(offered)][-1] == "submission.answered"


def test_an_answer_to_the_letter_that_asks_goes_to_the_submission_it_asks_about():
    arrive(mail())
    offered = Submission.objects.get()
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    asked = sent.outbox[-1].reply_to[0]

    arrival = arrive(mail("我再看看。", subject="回复：定稿", message_id="<a2@qq.com>"), asked)
    other = arrive(
        mail("不是我的。", sender="wu@163.com", subject="回复", message_id="<a3@163.com>"), asked
    )

    assert (arrival.state, arrival.submission) == (ArrivalState.ANSWERED, offered)
    assert (other.submission, other.notes) == (offered, ["not_the_asked_address"])


def test_what_came_and_what_was_answered_waits_for_the_editors_digest():
    here = section()
    here.editor = contributor_at(address("jian@qingyu.example"), name="简一苇")
    here.save()
    arrive(mail())
    answered = next(one for one in sent.outbox if one.to == ["lin@qq.com"]).reply_to[0]

    arrive(mail("谢谢。", subject="回复：收到", message_id="<a2@qq.com>"), answered)

    offered = Submission.objects.get()
    told = [one for one in sent.outbox if one.to == ["jian@qingyu.example"]]
    assert told == []
    assert [one.to.email for one in letters_about(offered)] == ["lin@qq.com"]


def test_an_answer_address_in_a_strangers_hand_opens_nothing():
    arrive(mail())
    stranger = mail("我也来。", sender="mallory@example.com", message_id="<m@example.com>")

    arrival = arrive(stranger, answer_address())

    assert arrival.state == ArrivalState.SUBMITTED
    assert arrival.submission.sender.email == "mallory@example.com"


def test_a_fault_of_ours_hides_nothing(monkeypatch):
    monkeypatch.setattr(sorting, "parse_limited", lambda raw, **_: 1 / 0)

    arrival = arrive(mail())

    assert (arrival.state, arrival.notes) == (
        ArrivalState.UNREADABLE,
        ["failed: ZeroDivisionError"],
    )


def test_what_looks_like_history_in_an_essay_is_the_essays_own():
    essay = "我们的工作\n\n在2008年5月12日 10:21 的日记里，她写道：\n那天，我们在北川。\n\n发自我的iPhone"
    arrival = arrive(mail(essay), "ngo@viewpoints.example")
    assert [block["html"] for block in arrival.submission.blocks] == [
        "我们的工作",
        "在2008年5月12日 10:21 的日记里，她写道：",
        "那天，我们在北川。",
    ]
