"""Letters and mail shown to an editor: private links and answer addresses stay covered.

Kept letters hold marks where a link goes (``letters.marks.mark_of``). Mail is covered before it is
kept (``intake.covering``); what an older version kept is covered here.
"""

import re
import unicodedata

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from viewpoints.letters.covering import cover

_MARK = re.compile(r"\[\[link:([a-z_]+)\]\]")


def letter_shown(body: str) -> SafeString:
    """Give a kept letter as HTML: escaped, with a label where each private link goes."""
    return mark_safe(_MARK.sub(_label, escape(cover(body))))


def _label(found: re.Match[str]) -> str:
    names = {
        "status": _("private link: where it stands"),
        "asking": _("private link: agree or object"),
        "agreed": _("private link: the yes, and taking it back"),
    }
    name = names.get(found[1], _("private link"))
    return format_html('<span class="desk-mark">{}</span>', name)


def plain_name(filename: str) -> str:
    """Give a file's name without control and direction characters, which could disguise its end."""
    return "".join(sign for sign in filename if not unicodedata.category(sign).startswith("C"))
