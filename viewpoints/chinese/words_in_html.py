"""Where the words of a page stand in its source: what of HTML is read, and nothing else of it.

Text, ``alt``, ``title`` and ``aria-label``, the page's ``<title>`` and what its ``<meta>`` say to readers.
A page is cut as browsers cut it (WHATWG HTML, 13.2.5 Tokenization), by places in its source: who changes
only these leaves every other byte alone. From the first tag or comment that never ends on, nothing is read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from viewpoints.chinese.open_elements import OpenElements

SPOKEN = frozenset(
    (
        *("alt", "title", "aria-label"),
        # What a script of ours shows: the form for contributions.
        *("data-saving", "data-uploading", "data-not-saved", "data-more", "data-no-pictures"),
        *("data-strong", "data-h2", "data-blockquote", "data-ul", "data-tools"),
    )
)
"""Attributes that are read or heard."""
SAID_BY_META = frozenset(
    (
        *("description", "og:title", "og:description", "og:site_name", "og:image:alt"),
        *("twitter:title", "twitter:description", "twitter:image:alt"),
    )
)
"""Names or properties of a ``<meta>`` whose content is words."""
CODE = frozenset(("pre", "code"))
RAW = frozenset(("title", "script", "style", "textarea", "iframe", "xmp", "noembed", "noframes"))
"""What they hold is no markup, up to their own end tag; of it only a title is read."""

# Gaps are named one by one: \s would take U+3000 for one.
_ATTRIBUTE = re.compile(
    r"""
    [ \t\n\f\r/]*+
    ( =[^ \t\n\f\r/>=]*+ | [^ \t\n\f\r/>=]++ )
    (?: [ \t\n\f\r]*+ = [ \t\n\f\r]*+
        (?: "([^"]*+)" | '([^']*+)' | ([^ \t\n\f\r>"'][^ \t\n\f\r>]*+) | (?=>) )
    |   (?! [ \t\n\f\r]*+ = )
    )
    """,
    re.VERBOSE,
)
_MARK = re.compile(
    rf"""
    < (?: !-- (?: -?> | .*?--!?> )
    |     (?: !(?!--) | \? | /[^a-zA-Z>] ) [^>]*+ >
    |     />
    |     (?P<slash>/?+) (?P<name>[a-zA-Z][^ \t\n\f\r/>]*+)
          (?P<attributes> (?: {_ATTRIBUTE.pattern} )*+ [ \t\n\f\r/]*+ ) >
    |     (?P<endless>[a-zA-Z/!?])
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_TELLING = re.compile("alt|title|aria-label|data-|lang|translate|content", re.IGNORECASE)


class Place(NamedTuple):
    """Where words stand, from ``start`` to before ``end``.

    ``quote`` is None in text; for an attribute's value it is the mark that encloses it, or empty.
    """

    start: int
    end: int
    quote: str | None = None


def places(html: str, *, lang: str) -> Iterator[Place]:
    """Give the places of the words of a page in their order; those of other languages are left out.

    ``lang`` is the page's own. Left out is, with all it holds, an element that has another ``lang`` or says
    ``translate="no"``; the ``<html>`` element may say any Chinese. ``pre``, ``code`` and what no reader
    reads are left out too. Of HTML that is nested wrongly rather too much is left out than too little.
    """
    return _Page(html, lang.lower()).places()


class _Page:
    def __init__(self, html: str, lang: str) -> None:
        self._html = html
        self._lang = lang
        self._open = OpenElements()
        self._at = 0

    def places(self) -> Iterator[Place]:
        while mark := _MARK.search(self._html, self._at):
            slash, name, endless = mark.group("slash", "name", "endless")
            if self._at < mark.start() and not self._open.unread:
                yield Place(self._at, mark.start())
            if endless or self._open.too_deep:
                return
            self._at = mark.end()
            if slash:
                self._open.end(name.lower())
            elif name:
                yield from self._element(mark, name.lower(), mark["attributes"])
        if self._at < len(self._html) and not self._open.unread:
            yield Place(self._at, len(self._html))

    def _element(self, mark: re.Match[str], name: str, attributes: str) -> Iterator[Place]:
        values: dict[str, Place] = {}
        if attributes and _TELLING.search(attributes):
            values = dict(reversed([*_values(mark)]))  # of two with one name the first counts
        self._open.make_room(name)
        apart = bool(values) and self._stands_apart(name, values)
        if values and not apart and not self._open.unread:
            yield from self._spoken(name, values)
        if attributes.endswith("/") and self._open.foreign:
            return
        if name in RAW:
            yield from self._raw(name, unread=apart or self._open.unread)
        else:
            self._open.start(name, unread=apart or name in CODE)

    def _stands_apart(self, name: str, values: dict[str, Place]) -> bool:
        if "translate" in values and self._said(values["translate"]) == "no":
            return True
        if "lang" not in values:
            return False
        lang = self._said(values["lang"])
        return not lang.startswith("zh") if name == "html" else lang != self._lang

    def _spoken(self, name: str, values: dict[str, Place]) -> Iterator[Place]:
        read = SPOKEN
        if name == "meta":
            called = {self._said(values[one]) for one in ("name", "property") if one in values}
            read = frozenset(("content",)) if called & SAID_BY_META else frozenset()
        yield from sorted(place for one, place in values.items() if one in read)

    def _raw(self, name: str, *, unread: bool) -> Iterator[Place]:
        """Pass over what a raw element holds, up to its end tag or the end of the page."""
        start = self._at
        ended = re.compile(f"</{name}[ \t\n\f\r/>]", re.IGNORECASE).search(self._html, start)
        self._at = ended.start() if ended else len(self._html)
        if name == "title" and ended and not unread:
            yield Place(start, self._at)

    def _said(self, place: Place) -> str:
        return self._html[place.start : place.end].strip().lower()


def _values(tag: re.Match[str]) -> Iterator[tuple[str, Place]]:
    """Give the attributes of a start tag that have a value, in their order."""
    for found in _ATTRIBUTE.finditer(tag.string, *tag.span("attributes")):
        group = found.lastindex or 1
        if group > 1:
            yield found[1].lower(), Place(*found.span(group), ("", "", '"', "'", "")[group])
