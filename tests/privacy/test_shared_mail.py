"""One mail brought several essays: it stays as long as one needs it, and goes with whoever is erased."""

import pytest

from tests.privacy.people import EMAIL, NAME, arrive, asked, confirmed, files_that_tell, printed
from tests.privacy.test_retention import days, rule
from tests.submissions.essays import INTAKE, editor
from viewpoints.intake import belonging
from viewpoints.intake.models import Arrival
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.privacy import applying, erasing, exporting
from viewpoints.privacy.person import person_at
from viewpoints.submissions import declining, submitting
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
WORDS = [{"type": "paragraph", "html": "夜里两点十七分，电话响了。"}]


def two(*, by: str = EMAIL) -> tuple[Submission, Submission]:
    """Give two essays of one mail; the second is ``by`` who has that address."""
    first = arrive()
    arrival = Arrival.objects.get()
    second = submitting.submit(
        first.section,
        by=INTAKE,
        sender=arrival.sender,
        authors=[contributor_at(address(by), name=NAME if by == EMAIL else "山月")],
        essay=submitting.Essay("别挂电话", WORDS),
    )
    belonging.join(arrival, second, by=INTAKE)
    return first, second


def ended(submission: Submission) -> None:
    """Let it be declined as long ago as it is kept."""
    declining.decline(submission, by=editor(), reason="不合适")
    Submission.objects.filter(pk=submission.pk).update(moved_at=days("declined"))


def test_the_mail_of_a_declined_essay_stays_for_the_other_and_goes_with_it():
    first, second = two()
    ended(first)
    assert applying.apply(rule("declined")) == 1
    assert (Submission.objects.get(), Arrival.objects.get().submission) == (second, second)

    ended(second)
    assert applying.apply(rule("declined")) == 1
    assert (Submission.objects.count(), Arrival.objects.count()) == (0, 0)


def test_the_mail_of_a_printed_essay_stays_for_the_other():
    first, second = two()
    printed(first)
    Arrival.objects.update(received_at=days("printed"))
    Submission.objects.update(moved_at=days("printed"))
    assert applying.apply(rule("printed")) == 0

    ended(second)
    applying.apply(rule("declined"))
    assert Arrival.objects.get().submission == first
    assert applying.apply(rule("printed")) == 1


def test_its_sender_gets_it_once_in_her_copy_and_it_goes_when_she_is_erased():
    two()
    held = exporting.counts(person_at(address(EMAIL)))
    assert (held["arrivals"], held["attachments"], held["essays"]) == (1, 1, 2)

    confirmed()
    erasing.catch_up()
    assert (Arrival.objects.count(), Submission.objects.count()) == (0, 0)
    assert files_that_tell(EMAIL) == set()


def test_it_goes_with_the_author_of_the_second_essay_and_the_first_stays():
    first, second = two(by="shan-yue@qq.example")
    asked(second)
    confirmed(email="shan-yue@qq.example")
    erasing.catch_up()
    assert (Submission.objects.get(), Arrival.objects.count()) == (first, 0)
