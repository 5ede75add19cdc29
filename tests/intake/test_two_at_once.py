"""Two receivers get the same mail at one moment: it is one submission with one receipt."""

import pytest

from tests.intake.mails import mail
from tests.submissions.essays import section
from tests.submissions.test_concurrency import at_once
from viewpoints.intake import receiving, sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Letter
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_mail_by_two_receivers_is_taken_once():
    section()
    twice = [
        receiving.receive(
            way + mail(),
            envelope_from="lin@qq.com",
            envelope_to=["ngo@viewpoints.example"],
            state=ArrivalState.UNCONFIRMED,  # so that it is not sorted yet
        )
        for way in (b"", b"Received: from mx2.qq.com by us\r\n")
    ]
    Arrival.objects.update(state=ArrivalState.NEW)
    assert at_once(*(lambda pk=one.pk: sorting.sort.call(pk) for one in twice)) == [None, None]

    states = sorted(Arrival.objects.values_list("state", flat=True))
    assert states == [ArrivalState.NOTED, ArrivalState.SUBMITTED]
    assert (Submission.objects.count(), Letter.objects.count()) == (1, 1)


def test_one_arrival_that_two_workers_sort_is_taken_once():
    section()
    one = receiving.receive(
        mail(),
        envelope_from="lin@qq.com",
        envelope_to=["ngo@viewpoints.example"],
        state=ArrivalState.UNCONFIRMED,  # so that it is not sorted yet
    )
    Arrival.objects.update(state=ArrivalState.NEW)
    assert at_once(*(lambda: sorting.sort.call(one.pk) for _ in range(2))) == [None, None]

    one.refresh_from_db()
    assert one.state == ArrivalState.SUBMITTED
    assert (Submission.objects.count(), Letter.objects.count()) == (1, 1)
