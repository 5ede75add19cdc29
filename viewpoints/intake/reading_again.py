"""Have an arrival read again: by a newer program, or in the charset that an editor sees it is in."""

from django.db import transaction

from viewpoints.intake import sorting
from viewpoints.intake.models import Arrival
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


@transaction.atomic
def read_again(arrival: Arrival, *, by: Actor, charset: str = "") -> bool:
    """Have an arrival that became nothing read again; gives False when it became something.

    ``charset`` is one of CHARSETS; it overrules what the mail says of itself. Raises KeyError for another.
    """
    shown = CHARSETS[charset]
    unsorted = Arrival.objects.filter(pk=arrival.pk, submission=None).exclude(
        state__in=[ArrivalState.NEW, ArrivalState.UNCONFIRMED]
    )
    if not unsorted.update(state=ArrivalState.NEW, notes=[], charset=charset):
        return False
    arrival.attachments.all().delete()
    recording.record("arrival.read_again", arrival, by=by, **({"charset": shown} if shown else {}))
    sorting.sort.enqueue(arrival.pk)
    return True
