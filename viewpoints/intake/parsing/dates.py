"""When a mail was written, out of whatever its Date field says."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_ISO = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]*(?:[(（]?星期.[)）]?\s*)?"
    r"(?:(上午|下午)\s*)?(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?"
)


_CHINA = timezone(timedelta(hours=8))


def iso_date(text: str) -> str | None:
    """Give a Date field as ISO 8601 with its own offset, or None when it says no moment.

    RFC 5322 with its obsolete forms, ISO 8601, and ``2012年3月4日 下午5:06`` are read; a time
    without zone is taken as UTC, as RFC 5322 has it for ``-0000``, in the Chinese form as China's.
    """
    bare = re.sub(r"\s+", " ", text).strip()[:200]
    moment = _rfc5322(bare) or _iso(bare)
    return moment.isoformat(timespec="seconds") if moment else None


def _rfc5322(text: str) -> datetime | None:
    try:
        parsed = parsedate_tz(text)
        if parsed is None or parsed[0] < 1900:
            return None
        return datetime(*parsed[:6], tzinfo=_zone(parsed[9] or 0))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    match = _ISO.search(text)
    if match is None:
        return None
    year, month, day, half, hour, minute, second, zone = match.groups()
    try:
        late = half == "下午" and int(hour) < 12
        return datetime(
            int(year),
            int(month),
            int(day),
            int(hour) + (12 if late else 0),
            int(minute),
            int(second or 0),
            tzinfo=_named_zone(zone, default=_CHINA if "月" in match[0] else UTC),
        )
    except ValueError:
        return None


def _named_zone(zone: str | None, *, default: timezone) -> timezone:
    if zone is None:
        return default
    if zone == "Z":
        return UTC
    sign = -1 if zone[0] == "-" else 1
    return _zone(sign * (int(zone[1:3]) * 3600 + int(zone[-2:]) * 60))


def _zone(seconds: int) -> timezone:
    return timezone(timedelta(seconds=seconds)) if seconds else UTC
