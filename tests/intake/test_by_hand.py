"""By hand: entered for an author, or made of what became nothing; raw as everything, and journaled."""

import pytest

from tests.intake.mails import mail
from tests.publication import publication
from tests.submissions import essays
from viewpoints.intake import by_hand, raw, receiving
from viewpoints.intake.by_hand import Made
from viewpoints.intake.form.as_mail import File, Form, Hand, written_down
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.journal import recording
from viewpoints.journal.models import ActorKind
from viewpoints.letters.models import Letter
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
ESSAY = "她把稿子用微信发给了我。" * 20


@pytest.fixture
def section():
    return publication().section


@pytest.fixture
def by():
    editor = essays.editor("lin")
    editor.user.email = "lin@desk.example"
    editor.user.save()
    return editor


def entered(section, by, *, email="", receipt=False, **fields):
    hand = Hand(by.user.pk, section.pk, "微信", has_address=bool(email), receipt=receipt)
    form = Form(
        **{
            "name": "周航",
            "email": email or by.user.email,
            "byline": "远舟",
            "title": "夜班",
            "text": ESSAY,
            "hand": hand,
            **fields,
        }
    )
    return by_hand.add(form, section=section, by=by)


def kept(state, *, words=ESSAY, **fields):
    data = mail(words, subject="夜班", **fields)
    return receiving.receive(data, envelope_to=["nobody@elsewhere.example"], state=state)


def letters_to_authors():
    return list(Letter.objects.exclude(template="for_editor").values_list("to__email", flat=True))


def test_what_is_entered_is_a_submission_at_once_and_kept_raw(section, by):
    arrival = entered(section, by, email="zhou@ngo.example")
    made = arrival.submission
    assert (arrival.channel, arrival.state) == (Channel.HAND, ArrivalState.SUBMITTED)
    assert (made.title, made.section, made.note) == ("夜班", section, "")
    assert text_from_blocks(made.blocks) == ESSAY
    assert (made.sender.email, made.authors.get().byline) == ("zhou@ngo.example", "远舟")
    assert ESSAY.encode()[:3] not in raw.read(arrival.raw)[:10]
    assert arrival.raw.endswith(".hand")


def test_without_an_address_the_editor_is_the_sender_and_the_author_has_none(section, by):
    made = entered(section, by).submission
    author = made.authors.get()
    assert (made.sender.email, author.name, author.address) == ("lin@desk.example", "周航", None)
    assert letters_to_authors() == []


@pytest.mark.parametrize(("receipt", "told"), [(False, []), (True, ["zhou@ngo.example"])])
def test_its_author_gets_a_receipt_only_where_the_editor_wishes(section, by, receipt, told):
    entered(section, by, email="zhou@ngo.example", receipt=receipt)
    assert letters_to_authors() == told


def test_the_journal_says_who_entered_it(section, by):
    arrival = entered(section, by)
    came = [*recording.story(arrival), *recording.story(arrival.submission)]
    assert [(one.verb, one.actor_kind, one.editor) for one in came] == [
        ("arrival.entered_by_hand", ActorKind.EDITOR, by.user),
        ("submission.received", ActorKind.EDITOR, by.user),
    ]


def test_a_file_is_the_essay_and_the_words_beside_it_are_the_note_without_the_way_it_came(
    section, by
):
    file = File("夜班.txt", ESSAY.encode())
    made = entered(section, by, text="她说标题可以改。", files=[file]).submission
    assert made.note == "她说标题可以改。"
    assert text_from_blocks(made.blocks) == ESSAY


def test_a_mail_cannot_say_that_an_editor_entered_it(section, by):
    hand = Hand(by.user.pk, section.pk, "微信")
    forged = written_down(
        Form("周航", "zhou@ngo.example", "远舟", "夜班", ESSAY, hand=hand), to="x@elsewhere.example"
    )
    arrival = receiving.receive(forged, envelope_to=["x@elsewhere.example"])
    arrival.refresh_from_db()
    assert arrival.channel == Channel.MAIL
    story = recording.story(arrival.submission) if arrival.submission else []
    assert {one.actor_kind for one in story} <= {ActorKind.MACHINE}


@pytest.mark.parametrize("state", sorted(by_hand.BECAME_NOTHING))
def test_what_became_nothing_is_made_a_submission_with_its_own_essay(section, by, state):
    arrival = kept(state)
    made = by_hand.make(arrival, Made(section, "夜 班", "林晓", "lin@qq.com"), by=by)
    arrival.refresh_from_db()
    assert (arrival.submission, arrival.state, arrival.section) == (made, "submitted", section)
    assert (made.title, text_from_blocks(made.blocks)) == ("夜 班", ESSAY)
    assert [one.address.email for one in made.authors.all()] == ["lin@qq.com"]
    assert recording.story(arrival).last().verb == "arrival.made_submission"
    assert letters_to_authors() == []


def test_what_cannot_be_read_is_typed(section, by):
    arrival = kept(ArrivalState.UNREADABLE, words="附件")
    words = [{"type": "paragraph", "html": "照着念的。"}]
    made = by_hand.make(arrival, Made(section, "夜班", "林晓", blocks=words), by=by)
    assert (made.blocks, made.sender.email) == (words, "lin@desk.example")
    assert made.authors.get().address is None


def test_files_of_an_unread_mail_are_kept_when_it_is_made_a_submission(section, by):
    arrival = kept(ArrivalState.UNCONFIRMED, words="附件", files=(("稿.txt", ESSAY.encode()),))
    made = by_hand.make(arrival, Made(section, "夜班", "林晓", "lin@qq.com"), by=by)
    assert [file.filename for file in arrival.attachments.all()] == ["稿.txt"]
    assert text_from_blocks(made.blocks) == ESSAY


def test_an_arrival_is_put_to_a_submission_and_changes_nothing_of_it(section, by):
    submission = essays.submission()
    before = Submission.objects.filter(pk=submission.pk).values().get()
    arrival = kept(ArrivalState.UNPLACED)
    by_hand.join(arrival, submission, by=by)
    arrival.refresh_from_db()
    assert (arrival.submission, arrival.state) == (submission, ArrivalState.ANSWERED)
    assert Submission.objects.filter(pk=submission.pk).values().get() == before
    assert recording.story(submission).last().verb == "submission.joined_by_hand"


def test_two_clicks_make_one_submission(section, by):
    arrival = kept(ArrivalState.SPAM)
    stale = Arrival.objects.get(pk=arrival.pk)
    by_hand.make(arrival, Made(section, "夜班", "林晓", "lin@qq.com"), by=by)
    with pytest.raises(by_hand.NotNow):
        by_hand.make(stale, Made(section, "夜班", "林晓", "lin@qq.com"), by=by)
    assert Submission.objects.count() == 1
