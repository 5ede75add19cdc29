"""When an editor is written to: her quiet hours, and when her digest of a day is due.

Times of day are those of the install's time zone. Quiet hours may go over midnight; with one end alone, or
both the same, there are none.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Address, Rhythm

_DAY = dt.timedelta(days=1)


def rhythm_of(address: Address) -> Rhythm:
    """Give the row of an address, or one with the defaults that is not saved."""
    return Rhythm.objects.filter(address=address).first() or Rhythm(address=address)


@transaction.atomic
def choose(
    address: Address,
    *,
    digest_at: dt.time | None,
    quiet_from: dt.time | None,
    quiet_until: dt.time | None,
    by: Actor,
) -> Rhythm:
    """Write down when somebody wants to be written to; ``digest_at`` None: no digest."""
    times = {"digest_at": digest_at, "quiet_from": quiet_from, "quiet_until": quiet_until}
    rhythm, _ = Rhythm.objects.update_or_create(address=address, defaults=times)
    recording.record("rhythm.chosen", rhythm, by=by)
    return rhythm


def quiet_until(rhythm: Rhythm, at: dt.datetime) -> dt.datetime | None:
    """Give when the quiet hours end that ``at`` (aware) lies in; None when it lies in none."""
    begin, end = rhythm.quiet_from, rhythm.quiet_until
    if begin is None or end is None or begin == end:
        return None
    local = timezone.localtime(at)
    now = local.time().replace(tzinfo=None)
    quiet = begin <= now < end if begin < end else now >= begin or now < end
    if not quiet:
        return None
    return _moment(local.date() + (_DAY if now >= end else dt.timedelta()), end)


def digest_due(rhythm: Rhythm, at: dt.datetime) -> bool:
    """Tell whether by ``at`` (aware) a digest of that day should have left.

    One that falls into quiet hours is due at their end, the next day if need be. What was not sent on
    its day, because nothing ran, is not sent later: the next day's says the same.
    """
    if rhythm.digest_at is None or quiet_until(rhythm, at):
        return False
    today = timezone.localtime(at).date()
    for day in (today - _DAY, today):
        moment = _moment(day, rhythm.digest_at)
        moment = quiet_until(rhythm, moment) or moment
        if moment <= at and timezone.localtime(moment).date() == today:
            return True
    return False


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))
