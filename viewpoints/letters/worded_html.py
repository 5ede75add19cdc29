"""The HTML side of a letter whose words an editor changed: her words in the letter's frame.

Made from the words, so that both sides say the same (docs/decisions/0027-words-of-letters.md). Where
they show the whole ``text`` of an essay, the HTML side shows it as it will be printed.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.template import engines
from django.utils.html import escape, linebreaks
from django.utils.safestring import mark_safe

from viewpoints.letters import placeholders
from viewpoints.letters.marks import MARK
from viewpoints.letters.models import Wording

_HERE = "\ue000"
"""Where the text goes: a sign of Unicode's private use area, which no letter has."""
_AROUND = re.compile(rf"<p>(?:<br>)*{_HERE}(?:<br>)*</p>|{_HERE}")


def html_of(wording: Wording, context: Mapping[str, Any]) -> str:
    """Give the words of a wording as a page, with ``html`` of the context in the place of ``text``."""
    printed = str(context.get("html", ""))
    stand_in = {"text": _HERE} if printed else {}
    words = placeholders.filled(wording.body, {**context, **stand_in})
    pieces = _AROUND.split(linebreaks(escape(words)))
    page = engines["django"].get_template("letters/parts/worded.html")
    shown = [mark_safe(MARK.sub(_linked, piece)) for piece in pieces]
    return page.render({**context, "pieces": shown, "html": context.get("html", "")})


def _linked(mark: re.Match[str]) -> str:
    return f'<a class="address" href="{mark[0]}">{mark[0]}</a>'
