"""The body of a frozen text as a letter encloses it: as words, and as HTML for mail programs."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from viewpoints.markup.blocks import REFERENCE, html_from_blocks, numbered, text_from_blocks
from viewpoints.markup.sanitize import plain
from viewpoints.submissions import prints
from viewpoints.submissions.models import Text
from viewpoints.submissions.small_pictures import SmallPicture

Block = dict[str, Any]
# Outlook does not know these elements, and would run them into one line.
_NEWER = re.compile(r"<(/?)(figure|figcaption|aside|section|footer)\b[^>]*>")


def as_words(text: Text) -> str:
    """Give the body in words, in the active language: pictures named, footnotes as (1) and at the end."""
    blocks = prints.blocks_of(text)
    notes = [block for block in blocks if block["type"] == "footnote"]
    body = [_named(block) for block in blocks if block["type"] != "footnote"]
    ends = [f"({number}) {plain(note['html'])}" for number, note in enumerate(notes, start=1)]
    words = "\n\n".join(filter(None, [text_from_blocks(body), "\n".join(ends)]))
    numbers = numbered(notes)
    return REFERENCE.sub(lambda found: _number(found, numbers), words)


def as_html(text: Text, *, pictures: Mapping[str, SmallPicture]) -> SafeString:
    """Give the body in HTML that any mail program shows; a picture that is not given is named in words."""
    blocks = [
        block if str(block.get("image")) in pictures else _named(block)
        for block in prints.blocks_of(text)
    ]
    html = html_from_blocks(
        blocks, image_url=lambda key: f"cid:{pictures[key].content_id}", anchor=""
    )
    return mark_safe(_NEWER.sub(_older, html))


def _named(block: Block) -> Block:
    """Give a picture as a paragraph that says what it shows; any other block as it is."""
    if block["type"] != "picture":
        return block
    words, credit = block["caption"] or block["alt"], block["credit"]
    if words and credit:
        named = _("[Picture: %(words)s, %(credit)s]") % {"words": words, "credit": credit}
    else:
        named = _("[Picture: %(words)s]") % {"words": words or credit}
    return {"type": "paragraph", "html": escape(named, quote=False)}


def _number(found: re.Match[str], numbers: Mapping[str, int]) -> str:
    number = numbers.get(found[1])
    return f"({number})" if number else found[0]


def _older(tag: re.Match[str]) -> str:
    return "</div>" if tag[1] else f'<div class="{tag[2]}">'
