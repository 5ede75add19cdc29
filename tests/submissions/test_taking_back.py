"""An author takes her yes back until the text is printed."""

import pytest

from tests.submissions.essays import editor, submission
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, editing, permits, publication, taking_back
from viewpoints.submissions.models import Yes
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


def asked(*emails: str):
    offered = submission(emails=emails)
    editing.start(offered, by=editor())
    return approval.ask(offered, by=editor())


def agree(asking, place: int = 0) -> Yes:
    author = approval.asked(asking.submission)[place]
    return approval.agree(asking, at=author.address, by=Actor.contributor(author))[0]


def take_back(yes: Yes) -> None:
    taking_back.take_back_yes(yes, by=Actor.contributor(yes.author))


def test_a_yes_taken_back_brings_an_approved_submission_into_edit_without_a_permit():
    asking = asked("lin@qq.com")
    yes = agree(asking)

    take_back(yes)

    offered = asking.submission
    offered.refresh_from_db()
    assert offered.state == State.IN_EDIT
    assert not permits.valid().exists()
    assert [event.verb for event in recording.story(offered)][-1] == "submission.yes_taken_back"
    with pytest.raises(approval.NotAsked):
        agree(asking)


def test_while_others_have_still_to_answer_she_may_agree_again():
    asking = asked("lin@qq.com", "wang@163.com")
    take_back(agree(asking, 0))

    agree(asking, 1)
    asking.submission.refresh_from_db()
    assert asking.submission.state == State.WITH_AUTHOR

    agree(asking, 0)
    asking.submission.refresh_from_db()
    assert asking.submission.state == State.APPROVED


def test_what_is_printed_is_corrected_and_no_yes_is_taken_back():
    asking = asked("lin@qq.com")
    yes = agree(asking)
    publication.publish(asking.submission, by=editor())

    with pytest.raises(taking_back.TooLate):
        take_back(yes)

    assert Yes.objects.get().taken_back_at is None


def test_a_yes_is_taken_back_once():
    yes = agree(asked("lin@qq.com"))
    take_back(yes)

    with pytest.raises(taking_back.TooLate):
        take_back(yes)


def test_the_acknowledgment_carries_the_link_that_takes_it_back():
    yes = agree(asked("lin@qq.com"))

    letter = Letter.objects.get(template="yes_acknowledged")
    assert letter.links["agreed"] == ["agreed", "submissions.yes", str(yes.pk)]
