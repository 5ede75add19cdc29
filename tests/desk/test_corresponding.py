"""An editor writes back from the desk: the letter is shown, sent in the thread, and its answer comes back."""

import email
import re
from email import policy

import pytest
from django.core import mail as sent
from django.urls import reverse

from tests.desk.states import said
from tests.intake.mails import mail
from tests.submissions.essays import editor, section, submission
from viewpoints.intake import corresponding, receiving, seen
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import writing_back
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
ASKED = "请问什么时候能有结果？"
WORDS = "下周三以前给您答复。\n\n稿费千字三百元。"


@pytest.fixture(autouse=True)
def _signed():
    here = section()
    here.editor = contributor_at(address("jian@qingyu.example"), name="简一苇")
    here.save()


def arrive(to: str, **more: str) -> Arrival:
    data = mail(more.pop("words", ASKED), to=to, **more)
    arrival = receiving.receive(data, envelope_from="lin@qq.com", envelope_to=[to])
    arrival.refresh_from_db()
    return arrival


def question() -> Arrival:
    """Give a question of the author's, an answer to the receipt, as Outlook sends it."""
    submission()
    receipt = sent.outbox[-1]
    return arrive(
        receipt.reply_to[0],
        subject="回复: 您的稿子收到了：《志愿者也要吃饭》",
        message_id="<TYZPR01MB4@apcprd01.prod.outlook.com>",
        In_Reply_To=receipt.message()["Message-ID"],
        References=receipt.message()["Message-ID"],
    )


def url(thing) -> str:
    name = "write_back" if isinstance(thing, Submission) else "write_back_to_arrival"
    return reverse(f"desk:{name}", args=[thing.pk])


def last() -> email.message.EmailMessage:
    return email.message_from_bytes(sent.outbox[-1].message().as_bytes(), policy=policy.default)


def test_the_letter_is_shown_first_and_nothing_remains_of_it(desk, request):
    asked = question()
    request.getfixturevalue("rehearsing")
    before = Letter.objects.count()
    page = desk.post(url(asked), {"words": WORDS}).content.decode()
    assert "作者lin，您好：" in page
    assert "简一苇\n中国公益观点" in page
    assert ASKED in page
    assert Letter.objects.count() == before


def test_her_words_go_out_signed_in_the_thread_of_the_mail_they_answer(desk):
    asked = question()
    receipt = Letter.objects.get(template="receipt").message_id
    response = desk.post(url(asked), {"words": WORDS, "send": "1"})
    assert response.url == reverse("desk:submission", args=[asked.submission_id])
    assert said(response) == ["Your letter is on its way."]
    letter = last()
    assert letter["Subject"].strip() == "Re: 您的稿子收到了：《志愿者也要吃饭》"
    assert letter["In-Reply-To"] == "<TYZPR01MB4@apcprd01.prod.outlook.com>"
    assert letter["References"].split() == [receipt, "<TYZPR01MB4@apcprd01.prod.outlook.com>"]
    assert letter["Auto-Submitted"] is None
    body = letter.get_content()
    assert body.startswith(f"作者lin，您好：\n\n{WORDS}\n\n简一苇\n中国公益观点\n")
    assert len(re.findall(r"https?://\S+", body)) == 1


def test_what_she_answers_comes_back_to_the_submission_and_into_the_thread(desk):
    asked = question()
    desk.post(url(asked), {"words": WORDS, "send": "1"})
    letter = last()
    answered = arrive(
        letter["Reply-To"],
        words="好的，谢谢。",
        subject="Re: 您的稿子收到了：《志愿者也要吃饭》",
        message_id="<CAF3@mail.gmail.com>",
        In_Reply_To=letter["Message-ID"],
        References=f"{letter['References']} {letter['Message-ID']}",
    )
    assert (answered.state, answered.submission) == (ArrivalState.ANSWERED, asked.submission)
    desk.post(url(answered), {"words": "不客气。", "send": "1"})
    again = last()
    assert again["In-Reply-To"] == "<CAF3@mail.gmail.com>"
    assert again["References"].split()[-2:] == [letter["Message-ID"], "<CAF3@mail.gmail.com>"]


def test_it_settles_what_she_wrote_and_moves_nothing(desk, lin):
    asked = question()
    assert list(seen.unseen()) == [asked]
    desk.post(url(asked), {"words": WORDS, "send": "1"})
    assert list(seen.unseen()) == []
    offered = Submission.objects.get()
    assert offered.state == State.RECEIVED
    verbs = list(recording.story(offered).values_list("verb", flat=True))
    assert verbs == ["submission.received", "submission.answered", "submission.written_back"]


def test_from_the_submission_the_newest_mail_is_answered(desk):
    asked = question()
    desk.post(url(asked.submission), {"words": WORDS, "send": "1"})
    assert last()["In-Reply-To"] == "<TYZPR01MB4@apcprd01.prod.outlook.com>"


def test_where_no_mail_came_her_letter_names_the_essay(desk):
    offered = submission()
    desk.post(url(offered), {"words": WORDS, "send": "1"})
    assert (sent.outbox[-1].to, last()["Subject"]) == (["lin@qq.com"], "Re: 志愿者也要吃饭")


def test_whoever_is_no_author_gets_no_private_link(desk):
    asked = question()
    asked.sender = address("wang@qq.com")
    asked.save()
    desk.post(url(asked), {"words": WORDS, "send": "1"})
    assert sent.outbox[-1].to == ["wang@qq.com"]
    assert Letter.objects.get(template="editors_reply").links == {}
    assert "http" not in last().get_content()


def test_the_sender_of_what_became_no_submission_is_answered_too(desk):
    here = section()
    arrival = Arrival.objects.create(
        raw="2026/11/24/x.eml",
        sha256="0" * 64,
        size=1,
        state=ArrivalState.UNPLACED,
        sender=address("wang@qq.com"),
        sender_name="王坏",
        subject="请问还收稿吗",
        message_id="b1@qq.com",
        section=here,
    )
    response = desk.post(url(arrival), {"words": "收的。", "send": "1"})
    assert response.url == reverse("desk:arrival", args=[arrival.pk])
    letter = last()
    assert (letter["Subject"], letter["In-Reply-To"]) == ("Re: 请问还收稿吗", "<b1@qq.com>")
    assert letter.get_content().startswith("王坏，您好：\n\n收的。\n\n简一苇\n")
    page = desk.get(response.url).content.decode()
    assert "Xiao Lin wrote back to its sender." in page


@pytest.mark.parametrize("state", [ArrivalState.SPAM, ArrivalState.NOTED, ArrivalState.UNCONFIRMED])
def test_spam_and_machines_are_not_answered(desk, state):
    asked = question()
    Arrival.objects.filter(pk=asked.pk).update(state=state)
    response = desk.post(url(asked), {"words": WORDS, "send": "1"})
    assert said(response) == ["Nobody can be written to here."]
    assert not Letter.objects.filter(template="editors_reply").exists()


def test_an_address_of_ours_is_not_answered():
    asked = question()
    asked.sender = address("ngo@viewpoints.example")
    assert not corresponding.may_be_answered(asked)


def test_pressed_twice_it_is_sent_once(desk):
    asked = question()
    desk.post(url(asked), {"words": WORDS, "send": "1"})
    page = desk.post(url(asked), {"words": WORDS, "send": "1"}).content.decode()
    assert "Just this was sent to her already." in page
    assert Letter.objects.filter(template="editors_reply").count() == 1


def test_too_many_letters_to_one_address_are_held_back():
    offered = submission()
    for number in range(writing_back.MOST_A_DAY):
        writing_back.write_back(offered, by=editor(), to=offered.sender, words=str(number))
    with pytest.raises(writing_back.TooMany):
        writing_back.write_back(offered, by=editor(), to=offered.sender, words="more")
    assert Letter.objects.filter(template="editors_reply").count() == writing_back.MOST_A_DAY


def test_a_letter_without_words_or_too_long_is_not_sent(desk):
    asked = question()
    for words in ("  ", "长" * (writing_back.LONGEST + 1)):
        response = desk.post(url(asked), {"words": words, "send": "1"})
        assert (response.status_code, response.context["form"].has_error("words")) == (200, True)
