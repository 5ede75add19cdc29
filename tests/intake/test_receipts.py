"""What came over a list, or from ourselves, becomes what it is, and no machine answers it."""

import pytest

from tests.intake.mails import mail
from tests.submissions.essays import section
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.receipts import is_ours
from viewpoints.intake.states import ArrivalState
from viewpoints.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _section():
    section()


@pytest.mark.parametrize(
    "more",
    [
        {"List_Id": "<csr.lists.example>"},
        {"List_Unsubscribe": "<mailto:off@lists.example>"},
        {"Precedence": "list"},
        {"Precedence": "Bulk"},
        {"X_Loop": "ngo@viewpoints.example"},
        {"sender": "编辑部 <ngo@viewpoints.example>"},
        {"sender": "ngo+abcdefghijklmnopqrstuvwxyz@viewpoints.example"},
        {"sender": "viewpoints@Viewpoints.example"},
    ],
)
def test_it_is_a_submission_without_a_receipt_and_says_so(more):
    arrival = receiving.receive(
        mail(**more), envelope_from="x@qq.com", envelope_to=["ngo@viewpoints.example"]
    )
    arrival = Arrival.objects.get(pk=arrival.pk)
    assert (arrival.state, arrival.notes) == (ArrivalState.SUBMITTED, ["not_answered"])
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "email",
    ["lin@viewpoints.example", "ngo@elsewhere.example", "ngo@mail.viewpoints.example", "ngo"],
)
def test_an_address_beside_ours_is_not_ours(email):
    assert not is_ours(email)
