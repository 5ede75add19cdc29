"""The site's time zone in words."""

from babel.dates import get_timezone_name
from django.utils import timezone
from django.utils.translation import get_language, pgettext, to_locale

BEIJING = "Asia/Shanghai"


def zone_in_words() -> str:
    """Name the zone in which the site's times are, as CLDR does in the language that is read.

    That of China is called by Beijing's name there, whatever CLDR says.
    """
    zone = timezone.get_default_timezone_name()
    if zone == BEIJING:
        return pgettext("a time zone", "Beijing time")
    return get_timezone_name(zone, locale=to_locale(get_language() or "en"))
