"""Spam that became a submission goes without a word to anybody, and comes back when it was none."""

import pytest

from tests.intake.mails import mail
from tests.privacy.people import arrive
from tests.submissions.essays import editor, section
from viewpoints.intake import reading_again, receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Event
from viewpoints.letters.models import Letter, Secret
from viewpoints.privacy import spam
from viewpoints.privacy.retention import kept_until
from viewpoints.submissions import editing
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
INVOICES = "代开各类发票，加微信 fp8888。" * 20


def test_it_goes_and_its_mail_lies_among_the_spam_for_as_long_as_that_is_kept():
    submission, by = arrive(), editor()
    letters = Letter.objects.count()
    arrival = spam.take_for_spam(submission, by=by)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.submission) == (ArrivalState.SPAM, None)
    assert (kept_until(arrival) - arrival.received_at).days == 30
    assert arrival.attachments.count() == 1
    assert (Submission.objects.count(), Secret.objects.count()) == (0, 0)
    assert (letters, Letter.objects.count()) == (1, 0)  # the receipt, had it not left yet, does not
    event = Event.objects.get(verb="arrival.taken_for_spam")
    assert (event.subject_key, event.editor) == (str(arrival.pk), by.user)


def test_what_was_no_spam_is_a_submission_again():
    section()
    receiving.receive(mail(INVOICES, subject="发票"), envelope_to=["ngo@viewpoints.example"])
    arrival = spam.take_for_spam(Submission.objects.get(), by=editor())
    assert reading_again.read_again(arrival, by=editor())
    assert Arrival.objects.get().submission.title == "发票"


def test_what_is_being_edited_is_not_taken():
    submission = arrive()
    editing.start(submission, by=editor())
    with pytest.raises(spam.NotNow):
        spam.take_for_spam(submission, by=editor())
    assert Arrival.objects.get().submission == submission


def test_a_mail_that_brought_another_essay_too_is_not_taken(monkeypatch):
    submission = arrive()
    assert spam.may_be_spam(submission, list(submission.arrivals.all()))
    further = Submission.objects.create(
        section=submission.section, title="另一篇", sender=submission.sender
    )
    arrival = submission.arrivals.get()
    spam.belonging.join(arrival, further, by=editor())
    assert not spam.may_be_spam(submission, [arrival])
    assert not spam.may_be_spam(further, [arrival])


def test_what_an_editor_entered_is_not_taken():
    submission = arrive()
    submission.arrivals.update(channel="hand")
    assert not spam.may_be_spam(submission, list(submission.arrivals.all()))
