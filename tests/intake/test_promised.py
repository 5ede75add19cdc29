"""What comes from an author who promised an essay: the essay keeps the promise, anything else does not."""

import pytest

from tests.documents import png
from tests.intake.chinese_mails import OTHER_WORDS, WORDS, essay, mail
from tests.submissions.essays import section
from tests.submissions.promises import promised
from viewpoints.articles.models import Section
from viewpoints.contributing import handing_in
from viewpoints.intake import receiving
from viewpoints.intake.form.as_mail import Form, written_down
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.journal import recording
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
MAILBOX = "ngo@viewpoints.example"
LATER = "编辑老师：实在抱歉，这两周在做年审，稿子要晚两个星期。"
LONG = "\n\n".join([*WORDS, *OTHER_WORDS])
QUOTED = "\n\n------------------ 原始邮件 ------------------\n我们说好2026年11月20日之前交稿。\n"


def arrive(data: bytes, *, to: str = MAILBOX, sender: str = "lin@qq.com", **more) -> Arrival:
    arrival = receiving.receive(data, envelope_from=sender, envelope_to=[to], **more)
    arrival.refresh_from_db()
    return arrival


def answer(offered: Submission, data: bytes, *, holder: str = "lin@qq.com") -> Arrival:
    about = recording.subject(offered)
    secret = secrets.mint("answer-submission", about=about, holder=address(holder))
    return arrive(data, to=f"ngo+{secret}@viewpoints.example")


def re(words: str, **more) -> bytes:
    return mail(words, subject="回复：约稿：《夜班》", **more)


def now(offered: Submission) -> tuple[str, str]:
    offered.refresh_from_db()
    return offered.state, offered.title


def receipts() -> list[str]:
    return list(Letter.objects.filter(template="receipt").values_list("to__email", flat=True))


def test_an_answer_with_the_essay_attached_keeps_it():
    offered = promised()
    arrival = answer(
        offered, re("附上，请审阅。" + QUOTED, files=(("夜班.docx", essay("夜班记")),))
    )

    assert now(offered) == (State.RECEIVED, "夜班记")
    assert (arrival.state, arrival.submission) == (ArrivalState.SUBMITTED, offered)
    assert offered.blocks[0]["html"] == WORDS[0]
    assert offered.arrivals.get().attachments.get().filename == "夜班.docx"
    assert arrival.notes == ["promise_kept"]
    assert receipts() == ["lin@qq.com"]
    assert Submission.objects.count() == 1


def test_an_answer_that_is_the_essay_keeps_it_without_what_it_quotes():
    offered = promised()
    answer(offered, re(LONG + QUOTED))
    assert now(offered) == (State.RECEIVED, "夜班")
    assert [block["html"] for block in offered.blocks] == [*WORDS, *OTHER_WORDS]


def test_an_answer_that_asks_for_time_is_an_answer():
    offered = promised()
    arrival = answer(offered, re(LATER + QUOTED))
    assert now(offered) == (State.PROMISED, "夜班")
    assert (arrival.state, arrival.submission) == (ArrivalState.ANSWERED, offered)
    assert Letter.objects.filter(template="for_editor").count() == 0  # the section has no editor
    assert receipts() == []


def test_a_long_excuse_is_no_essay():
    offered = promised()
    arrival = answer(offered, re(LATER + "".join(WORDS)))
    assert (now(offered)[0], arrival.state) == (State.PROMISED, ArrivalState.ANSWERED)


def test_an_answer_with_a_cv_is_no_essay_and_its_picture_waits_for_the_text():
    offered = promised()
    files = (("林晓简历.docx", essay("简历")), ("交班.png", png(900, 600)))
    answer(offered, re("先把简历和图片发给您。", files=files))
    assert now(offered) == (State.PROMISED, "夜班")
    assert [block["type"] for block in offered.blocks] == ["picture"]
    assert offered.essays.count() == 0


def test_an_answer_from_an_address_that_was_given_none_keeps_nothing():
    offered = promised()
    data = re("附上。", sender="别人 <other@qq.com>", files=(("夜班.docx", essay()),))
    about = recording.subject(offered)
    secret = secrets.mint("answer-submission", about=about, holder=address("lin@qq.com"))
    arrive(data, to=f"ngo+{secret}@viewpoints.example", sender="other@qq.com")
    assert now(offered)[0] == State.PROMISED
    assert Submission.objects.count() == 2


def test_a_forwarded_answer_keeps_nothing():
    offered = promised()
    answer(offered, mail("请看。", subject="转发：夜班", files=(("夜班.docx", essay()),)))
    assert now(offered)[0] == State.PROMISED


def test_a_mail_from_her_address_keeps_the_only_promise():
    offered = promised()
    arrival = arrive(mail(files=(("一张排班表.docx", essay()),)))
    assert now(offered) == (State.RECEIVED, "一张排班表")
    assert arrival.submission == offered
    assert (offered.note, receipts()) == ("编辑老师好：附上文章一篇，请审阅。", ["lin@qq.com"])


def test_a_letter_from_her_address_is_a_submission_of_its_own():
    offered = promised()
    arrive(mail(LATER + "".join(WORDS)))
    assert now(offered)[0] == State.PROMISED
    assert Submission.objects.count() == 2


def test_of_two_promises_none_is_taken_to_be_meant():
    promises = [promised(), promised("白班")]
    arrive(mail(files=(("一张排班表.docx", essay()),)))
    assert [now(one)[0] for one in promises] == [State.PROMISED, State.PROMISED]
    assert Submission.objects.count() == 3


def test_another_section_has_its_own_promises():
    offered = promised()
    other = Section(title="来信", slug="letters-page", mailbox="laixin")
    section().get_parent().add_child(instance=other)
    arrive(mail(files=(("一张排班表.docx", essay()),)), to="laixin@viewpoints.example")
    assert now(offered)[0] == State.PROMISED


def test_several_essays_keep_one_promise_and_have_one_receipt():
    offered = promised()
    files = (
        ("一张排班表.docx", essay(times=3)),
        ("别挂电话.docx", essay("别挂电话", words=OTHER_WORDS, times=3)),
    )
    arrive(mail(files=files))
    other = Submission.objects.exclude(pk=offered.pk).get()
    assert (now(offered)[1], other.title) == ("一张排班表", "别挂电话")
    letters = Letter.objects.exclude(template="promised").values_list("template", flat=True)
    assert list(letters) == ["receipts"]


def test_the_same_essay_once_more_is_its_newer_version_and_keeps_no_other_promise():
    first = promised()
    arrive(mail(files=(("一张排班表.docx", essay()),)))
    second = promised("一张排班表")
    arrive(mail(files=(("一张排班表.docx", essay(times=3)),), message_id="<c2@qq.com>"))
    assert (now(first)[0], now(second)[0]) == (State.RECEIVED, State.PROMISED)
    assert first.essays.count() == 2


def test_the_form_filled_in_from_her_address_keeps_it():
    Contributor.objects.create(name="林晓", byline="", slug="x", address=address("lin@qq.com"))
    offered = promised()
    form = Form("林晓", "lin@qq.com", "晓林", "夜班记", text="凌晨三点，护工交班。")
    arrive(written_down(form, to=MAILBOX), channel=Channel.FORM)
    assert now(offered) == (State.RECEIVED, "夜班记")


def test_the_page_by_her_link_keeps_it():
    offered = promised()
    form = Form("林晓", "lin@qq.com", "", "夜班记", text="凌晨三点，护工交班。")
    arrival = handing_in.hand_in(form, about=offered, holder=address("lin@qq.com"))
    arrival.refresh_from_db()
    assert (now(offered), arrival.state) == ((State.RECEIVED, "夜班记"), ArrivalState.SUBMITTED)
    assert [block["html"] for block in offered.blocks] == ["凌晨三点，护工交班。"]
