"""What stands beside a draft in the editor: what came, how long it is, its typography and its links."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from viewpoints.articles.bodies import blocks_from_body
from viewpoints.articles.models import Article
from viewpoints.articles.polishing import polishes
from viewpoints.chinese.length import length, minutes, word_count
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.markup.sanitize import plain

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\b(href|linktype|id)="([^"]*)"')
SHOWN = 10  # characters beside what would change
GONE = _("The page that it leads to is not on the site.")
NO_ADDRESS = _("This is no web address.")
OWN = _("It leads to this site by its address: choose the page instead, so that it follows it.")


@dataclass(frozen=True)
class Link:
    """One link of a draft: its words, where it leads, and what is wrong with it, if anything.

    Nothing outside is asked: the desk sends no request to addresses that strangers wrote
    (docs/decisions/0026).
    """

    words: str
    url: str
    wrong: str | Promise = ""


def context_of(draft: Article) -> dict[str, Any]:
    """Give what the panel beside the editor shows of a draft as it is in memory."""
    text = text_from_blocks(blocks_from_body(draft.body.get_prep_value()))
    return {
        "page": draft,
        "polishes": [(one, runs(one.old, one.new)) for one in polishes(draft)],
        "length": word_count(text),
        "minutes": minutes(length(text)),
        "share_length": len(draft.share_line),
        "share_most": Article._meta.get_field("share_line").max_length,
        "links": links_of(draft),
    }


def runs(old: str, new: str) -> list[tuple[str, str]]:
    """Give two wordings as one: (``same``, ``gone`` or ``new``, words), shortened where they are the same."""
    found = []
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (kind, start, end, new_start, new_end) in enumerate(changes):
        if kind == "equal":
            last = place == len(changes) - 1
            found.append(("same", _shortened(old[start:end], first=place == 0, last=last)))
            continue
        found += [("gone", old[start:end])] if end > start else []
        found += [("new", new[new_start:new_end])] if new_end > new_start else []
    return found


def _shortened(words: str, *, first: bool, last: bool) -> str:
    if first:
        return words if len(words) <= SHOWN else f"…{words[-SHOWN:]}"
    if last:
        return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    return words if len(words) <= 2 * SHOWN else f"{words[:SHOWN]}…{words[-SHOWN:]}"


def links_of(draft: Article) -> list[Link]:
    """Give the links of a draft in their order, at the cost of one query for all."""
    found = [
        (dict(_ATTRIBUTE.findall(given)), plain(words))
        for words in _strings(draft.body.get_prep_value())
        for given, words in _LINK.findall(words)
    ]
    pages = [
        int(one["id"])
        for one, _words in found
        if one.get("linktype") == "page" and one["id"].isdigit()
    ]
    live = {page.pk: page for page in Page.objects.live().filter(pk__in=pages)}
    return [_link(given, words, live) for given, words in found]


def _link(given: dict[str, str], words: str, live: dict[int, Page]) -> Link:
    if given.get("linktype") == "page":
        page = live.get(int(given["id"])) if given["id"].isdigit() else None
        return Link(words, page.url or "") if page else Link(words, "", GONE)
    url = unescape(given.get("href", ""))
    return Link(words, url, _wrong(url))


def _wrong(url: str) -> str | Promise:
    try:
        parts = urlsplit(url)
    except ValueError:
        return NO_ADDRESS
    if parts.scheme == "mailto" and "@" in parts.path:
        return ""
    if parts.netloc and parts.netloc == urlsplit(settings.BASE_URL).netloc:
        return OWN
    is_web = parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".")
    return "" if is_web and " " not in url else NO_ADDRESS


def _strings(value: Any) -> list[str]:
    """Give every string in a raw StreamField value, in its order."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for part in parts for words in _strings(part)]
