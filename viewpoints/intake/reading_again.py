"""Have an arrival read again: by a newer program, or in the charset that an editor sees it is in."""

from enum import StrEnum

from django.db import transaction

from viewpoints.intake import rereading, sorting
from viewpoints.intake.models import Arrival
from viewpoints.intake.rereading import READ_AGAIN
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.journal.models import Actor

CHARSETS = {
    "": "",
    "utf-8": "UTF-8",
    "gb18030": "GB18030, GBK, GB2312",
    "big5hkscs": "Big5",
    "hz": "HZ",
    "utf-16": "UTF-16",
    "cp932": "Shift_JIS",
    "iso2022_jp_2": "ISO-2022-JP",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
    "koi8_r": "KOI8-R",
    "cp1251": "Windows-1251",
}
"""What an arrival can be read in, by codec: shown under these names. Empty: found out anew."""


class Effect(StrEnum):
    """What having an arrival read again does."""

    SORTED = "sorted"
    ESSAY = "essay"
    TEXT = "text"
    NOTHING = "nothing"


def effect(arrival: Arrival) -> Effect:
    """Tell what having an arrival read again does.

    What became nothing is sorted anew: so spam becomes a submission. Of what became a submission the
    essay is put anew as long as nobody has worked on it; of anything else only the words are read
    anew. One that waits for its first reading is not read again.
    """
    if arrival.state == ArrivalState.NEW:
        return Effect.NOTHING
    if arrival.submission_id is None and arrival.state != ArrivalState.UNCONFIRMED:
        return Effect.SORTED
    return Effect.ESSAY if rereading.untouched(arrival) else Effect.TEXT


@transaction.atomic
def read_again(arrival: Arrival, *, by: Actor, charset: str = "") -> bool:
    """Have an arrival read again, see ``effect``; gives False when that is being done.

    ``charset`` is one of CHARSETS; it overrules what the mail says of itself. Raises KeyError for another.
    """
    shown = CHARSETS[charset]
    row = Arrival.objects.select_for_update().get(pk=arrival.pk)
    found = effect(row)
    if found == Effect.NOTHING:
        return False
    row.charset = charset
    if found == Effect.SORTED:
        row.state, row.notes = ArrivalState.NEW, []
        row.attachments.all().delete()
    row.save(update_fields=["state", "notes", "charset"])
    recording.record(READ_AGAIN, row, by=by, **({"charset": shown} if shown else {}))
    if found == Effect.SORTED:
        sorting.sort.enqueue(row.pk)
    else:
        rereading.reread.enqueue(row.pk)
    return True
