"""Letters and mail shown to an editor: private links and answer addresses stay covered.

Kept letters hold marks where a link goes (``letters.marks.mark_of``). Mail is covered before it is
kept (``intake.covering``); what an older version kept is covered here.
"""

import re
import unicodedata

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from viewpoints.desk.chips import link_in_words
from viewpoints.letters.covering import cover
from viewpoints.letters.marks import MARK


def letter_shown(body: str) -> SafeString:
    """Give a kept letter as HTML: escaped, with a label where each private link goes."""
    return mark_safe(MARK.sub(_label, escape(cover(body))))


def _label(found: re.Match[str]) -> str:
    return format_html('<span class="desk-mark">{}</span>', link_in_words(found[1]))


def plain_name(filename: str) -> str:
    """Give a file's name without control and direction characters, which could disguise its end."""
    return "".join(sign for sign in filename if not unicodedata.category(sign).startswith("C"))
