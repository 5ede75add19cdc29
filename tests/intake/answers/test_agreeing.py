"""The author's yes by answering the letter: by one rule; whatever else comes is told to an editor."""

import itertools
from datetime import timedelta

import pytest
from django.core import mail as sent
from django.utils import timezone

from tests.documents import png
from tests.intake.mails import mail
from tests.submissions.essays import editor, section, submission
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.proof.proving import Proof
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import ActorKind, Event
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter, Secret
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, editing
from viewpoints.submissions.models import Asking, Permit, Yes
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
MX = "mx.viewpoints.example"
VOUCHED = f"{MX}; dmarc=pass header.from=qq.com"
_numbers = itertools.count(1)
LIN, WANG = "lin@qq.com", "wang@qq.com"


@pytest.fixture(autouse=True)
def _mail_server(settings):
    settings.AUTHSERV_ID = MX


def asked(*emails: str) -> Asking:
    """Ask the authors at ``emails`` about a text; the section's editor gets letters."""
    here = section()
    here.editor = contributor_at(address("jian@qingyu.example"), name="简一苇")
    here.save()
    offered = submission(emails=emails or (LIN,))
    editing.start(offered, by=editor())
    return approval.ask(offered, by=editor())


def answer_address(asking: Asking, email: str = LIN) -> str:
    """Give the address that an answer to the newest letter for ``email`` about ``asking`` goes to."""
    asks = Secret.objects.filter(purpose="answer-asking", about_key=asking.pk, holder__email=email)
    digests = set(asks.values_list("digest", flat=True))
    addresses = [one.reply_to[0] for one in sent.outbox if one.to == [email]]
    return next(one for one in addresses if secrets.digest(one[4:30]) in digests)


def answer(
    asking: Asking,
    words: str = "同意刊发。谢谢！\n\n作者lin",
    *,
    to: tuple[str, ...] = (),
    sender: str = "林晓 <lin@qq.com>",
    vouched: str = VOUCHED,
    envelope_from: str | None = LIN,
    **more,
) -> Arrival:
    """Answer by mail; the tests' task backend sorts it at once."""
    message_id = f"<{next(_numbers)}@qq.com>"
    to = to or (answer_address(asking),)
    head = {"to": ", ".join(to), "subject": "回复：请过目", "message_id": message_id, **more}
    told = f"Authentication-Results: {vouched}\r\n" if vouched else ""
    data = told.encode() + mail(words, sender=sender, **head)
    arrival = receiving.receive(data, envelope_from=envelope_from, envelope_to=to)
    arrival.refresh_from_db()
    arrival.notes = [note for note in arrival.notes if note not in [*Proof]]
    return arrival


def requests() -> list[str]:
    return [one.to.email for one in Letter.objects.filter(template="confirm_by_link")]


def told_the_editor() -> list[str]:
    return [one.subject for one in sent.outbox if one.to == ["jian@qingyu.example"]]


def test_a_mail_that_says_so_is_the_authors_yes():
    asking = asked()

    arrival = answer(asking)

    yes = Yes.objects.get()
    asking.submission.refresh_from_db()
    assert (yes.asking, yes.asked.address.email, yes.via) == (asking, LIN, "mail")
    assert asking.submission.state == State.APPROVED
    assert Permit.objects.get().text == asking.text
    assert (arrival.state, arrival.submission) == (ArrivalState.ANSWERED, asking.submission)
    assert arrival.notes == ["yes"]
    said = Event.objects.get(verb="submission.author_agreed")
    assert (said.actor_kind, said.actor_key) == (ActorKind.CONTRIBUTOR, str(yes.author_id))
    assert requests() == []
    assert Letter.objects.filter(template="yes_acknowledged", to__email=LIN).count() == 1


def test_the_words_may_stand_above_the_whole_letter_quoted():
    asking = asked()
    quoted = "\n".join(f"> {line}" for line in sent.outbox[-1].body.splitlines())

    arrival = answer(asking, f"同意\n\n在 2026-11-24 10:00:00，简一苇 <ngo@x.cn> 写道：\n{quoted}")

    assert arrival.notes == ["yes"]


def test_a_word_changed_in_the_letter_it_quotes_is_no_yes():
    asking = asked()
    body = sent.outbox[-1].body.replace("工资不是罪过", "工资不是错误")

    arrival = answer(asking, f"同意\n\n在 2026-11-24 10:00:00，简一苇 <ngo@x.cn> 写道：\n{body}")

    assert (arrival.notes, requests()) == (["quotation_changed"], [LIN])
    assert not Yes.objects.exists()


def test_one_yes_of_two_is_not_yet_all():
    asking = asked(LIN, WANG)

    answer(asking)

    asking.submission.refresh_from_db()
    assert asking.submission.state == State.WITH_AUTHOR
    second = answer(
        asking,
        "I agree",
        to=(answer_address(asking, WANG),),
        sender=WANG,
        envelope_from=WANG,
    )
    asking.submission.refresh_from_db()
    assert (second.notes, asking.submission.state) == (["yes"], State.APPROVED)


NOT_A_YES = {
    "not_the_phrase": {"words": "同意，但是标题请改。"},
    "not_the_asked_address": {"sender": "王芳 <wang@qq.com>"},
    "not_authenticated": {"vouched": ""},
    "has_attachments": {"files": (("稿.docx", b"PK\x03\x04\x00"),)},
}


@pytest.mark.parametrize("verdict", NOT_A_YES)
def test_what_is_no_yes_is_told_to_the_editor_and_asked_for_by_link(verdict):
    asking = asked()

    arrival = answer(asking, **NOT_A_YES[verdict])

    assert not Yes.objects.exists()
    assert (arrival.state, arrival.submission) == (ArrivalState.ANSWERED, asking.submission)
    assert [one for one in arrival.notes if one != "files_unread"] == [verdict]
    assert told_the_editor()[-1].startswith("作者来信")
    assert requests() == [LIN]


@pytest.mark.parametrize(
    "forged",
    [
        {"vouched": "mx.evil.example; dmarc=pass header.from=qq.com"},
        {"vouched": f"{MX}; spf=pass smtp.mailfrom=lin@qq.com"},
        {"vouched": f"{MX}; dmarc=fail header.from=qq.com"},
        {"vouched": f"{MX}; none\r\nAuthentication-Results: {VOUCHED}"},
        {"sender": '"lin@qq.com" <mallory@evil.example>'},
        {"sender": "林晓 <lin@qq.com>, mallory@evil.example"},
        {"envelope_from": None},
        {"words": "> 同意"},
        {"words": ""},
        {"words": "是的"},
        {"words": "同意刊发\n王芳"},
    ],
)
def test_a_forged_or_doubtful_mail_is_never_a_yes(forged):
    asking = asked()
    answer(asking, **forged)
    assert not Yes.objects.exists()
    assert requests() == [LIN]


@pytest.mark.parametrize(
    "indirect",
    [{"List_Id": "<ngo.list.example>"}, {"Precedence": "bulk"}, {"Resent_From": "lin@qq.com"}],
)
def test_what_came_over_a_list_or_was_resent_is_no_yes_and_not_asked_back(indirect):
    arrival = answer(asked(), **indirect)
    assert (arrival.notes, requests()) == (["not_direct"], [])


def test_a_forwarded_mail_is_no_yes():
    arrival = answer(asked(), subject="转发：请过目")
    assert (arrival.notes, Yes.objects.count()) == (["not_direct"], 0)


def test_an_old_mail_of_hers_sent_again_to_a_new_answer_address_is_no_yes():
    former, asking = asked(), asked()
    old = mail("同意", to=answer_address(former), message_id="<old@qq.com>")
    again = f"Authentication-Results: {VOUCHED}\r\n".encode() + old
    arrival = receiving.receive(again, envelope_from=LIN, envelope_to=[answer_address(asking)])
    arrival.refresh_from_db()
    assert (arrival.notes[-1], arrival.submission) == ("not_direct", asking.submission)
    assert not Yes.objects.exists()


def test_an_automatic_reply_is_only_noted():
    arrival = answer(asked(), "同意", Auto_Submitted="auto-replied")
    assert (arrival.state, requests(), Yes.objects.count()) == (ArrivalState.NOTED, [], 0)
    bounced = answer(Asking.objects.get(), "同意", envelope_from="")
    assert (bounced.state, requests(), Yes.objects.count()) == (ArrivalState.NOTED, [], 0)


def test_without_the_setting_no_mail_is_a_yes(settings):
    settings.AUTHSERV_ID = ""
    assert answer(asked()).notes == ["not_authenticated"]


def test_a_logo_in_the_signature_does_not_matter_but_a_photograph_does():
    asking = asked()
    for size, expected in ((50_000, ["has_attachments", "pictures_kept"]), (200, ["yes"])):
        picture = png() + b"\0" * size
        data = mail("同意", to=answer_address(asking)).replace(
            b"text/plain", b"multipart/mixed; boundary=b;", 1
        )
        head = data.partition(b"\r\n\r\n")[0]
        head = b"\r\n".join(
            line for line in head.split(b"\r\n") if not line.startswith(b"Content-Transfer")
        )
        body = (
            b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + "同意".encode()
            + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\n"
            b"Content-ID: <logo>\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + picture
            + b"\r\n--b--"
        )
        raw = f"Authentication-Results: {VOUCHED}\r\n".encode() + head + b"\r\n\r\n" + body
        raw = raw.replace(b"<a1@qq.com>", b"<%d@qq.com>" % size)
        arrival = receiving.receive(raw, envelope_from=LIN, envelope_to=[answer_address(asking)])
        arrival.refresh_from_db()
        assert arrival.notes[-len(expected) :] == expected


def test_what_is_over_cannot_be_agreed_to():
    asking = asked()
    to = answer_address(asking)
    approval.take_back(asking.submission, by=editor())
    arrival = answer(asking, to=(to,))
    assert (arrival.notes, requests()) == (["asking_over"], [])
    assert arrival.submission == asking.submission
    assert not Yes.objects.exists()


def test_an_expired_answer_address_opens_nothing():
    asking = asked()
    to = answer_address(asking)
    Secret.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    arrival = answer(asking, to=(to,))
    assert (arrival.notes, Yes.objects.count(), requests()) == (["asking_over"], 0, [])


def test_an_address_that_is_hers_no_more_answers_for_nobody():
    asking = asked()
    to = answer_address(asking)
    Contributor.objects.update(address=address("new@qq.com"))
    assert answer(asking, to=(to,)).notes == ["asking_over"]


def test_two_answer_addresses_at_once_are_no_yes():
    first, second = asked(), asked()
    arrival = answer(first, to=(answer_address(first), answer_address(second)))
    assert (arrival.notes, Yes.objects.count(), requests()) == (["several_askings"], 0, [])


def test_she_is_asked_to_confirm_once_a_day_and_three_times_in_all():
    asking = asked()
    for times in ([1, 1], [2, 2], [3, 3], [3]):
        for expected in times:
            answer(asking, "好的")
            assert requests() == [LIN] * expected
        Event.objects.update(at=timezone.now() - timedelta(days=1, seconds=1))


def test_a_mail_after_her_yes_is_only_a_mail():
    asking = asked(LIN, WANG)
    answer(asking)
    assert answer(asking, "谢谢编辑").notes == ["not_the_phrase"]
    assert requests() == []


def test_a_second_yes_is_the_same_yes():
    asking = asked(LIN, WANG)
    answer(asking)
    assert answer(asking, "我同意").notes == ["yes"]
    assert Yes.objects.count() == 1
