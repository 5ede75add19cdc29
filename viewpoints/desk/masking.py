"""Letters and mail shown to an editor: private links and answer addresses stay covered.

Kept letters hold marks where a link goes (``letters.marks.mark_of``); mail that quotes a letter of
ours holds the secret itself: 26 characters of base32 (``letters.secrets``).
"""

import re
import unicodedata

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

_SECRET = re.compile(r"(?<![a-z0-9])[a-z2-7]{26}(?![a-z0-9])", re.IGNORECASE)
_MARK = re.compile(r"\[\[link:([a-z_]+)\]\]")
COVER = "••••••"


def covered(text: str) -> str:
    """Give mail that came in, with every secret of ours in it covered."""
    return _SECRET.sub(COVER, text)


def letter_shown(body: str) -> SafeString:
    """Give a kept letter as HTML: escaped, with a label where each private link goes."""
    return mark_safe(_MARK.sub(_label, escape(covered(body))))


def _label(found: re.Match[str]) -> str:
    names = {
        "status": _("private link: where it stands"),
        "asking": _("private link: agree or object"),
    }
    name = names.get(found[1], _("private link"))
    return format_html('<span class="desk-mark">{}</span>', name)


def plain_name(filename: str) -> str:
    """Give a file's name without control and direction characters, which could disguise its end."""
    return "".join(sign for sign in filename if not unicodedata.category(sign).startswith("C"))
