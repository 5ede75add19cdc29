"""Reading again: an editor who sees garbled signs names the charset, and the mail is read in it."""

import pytest

from tests.intake.mails import mail
from tests.submissions.essays import editor
from viewpoints.intake import reading_again, receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording

pytestmark = pytest.mark.django_db
JAPANESE = "寄稿：市民団体の給与について"


def garbled() -> Arrival:
    """Take in a mail in Shift_JIS that says it is in GBK, for no section of ours."""
    raw = mail(JAPANESE).replace(b'charset="utf-8"', b'charset="gbk"')
    words = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    words = words.replace(b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: 8bit")
    arrival = receiving.receive(words + JAPANESE.encode("cp932"), envelope_to=["x@else.example"])
    arrival.refresh_from_db()
    return arrival


def test_in_the_charset_that_was_named():
    arrival = garbled()
    assert arrival.state == ArrivalState.UNPLACED
    assert JAPANESE not in arrival.full_text
    assert reading_again.read_again(arrival, by=editor(), charset="cp932")
    arrival.refresh_from_db()
    assert (arrival.charset, arrival.full_text) == ("cp932", JAPANESE)
    event = recording.story(arrival).get(verb="arrival.read_again")
    assert event.details == {"charset": "Shift_JIS"}


def test_a_charset_that_is_not_offered_is_refused():
    arrival = garbled()
    with pytest.raises(KeyError):
        reading_again.read_again(arrival, by=editor(), charset="base64")
