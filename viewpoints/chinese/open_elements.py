"""Which elements of a page are open, as far as it tells what is inside an element that is not to be read.

The rules are those of WHATWG HTML, 13.2.6 Tree construction, with less care for HTML that is nested wrongly:
there an element that is not to be read stays open rather too long than too short.
"""

from collections.abc import Set

DEEPEST = 120
"""Elements in one another, at most: it bounds the time that one tag takes."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
_SCOPE = _names("applet caption html marquee object table td template th svg math foreignobject")
_ENDS_P = _names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search"
    " section summary table ul xmp"
)
_SPECIAL = (
    _SCOPE
    | _ENDS_P
    | _names("body button colgroup frameset head noscript select tbody tfoot thead tr")
)
_ENDS_ALONE = _SCOPE | _ENDS_P | _FORMATTING | _names("button select")
_LISTS = _SPECIAL - _names("address div p")
_TABLE = _names("table template html")
_CELLS = _names("td th")
_ROWS = _CELLS | {"tr"}
_PARTS = _ROWS | _names("tbody thead tfoot caption colgroup")
_P = (_names("p"), _SCOPE | {"button"})
_ENDED_BY = {
    "li": (_names("li"), _LISTS),
    **dict.fromkeys(_names("dt dd"), (_names("dt dd"), _LISTS)),
    **dict.fromkeys(_CELLS, (_CELLS, _TABLE | {"tr"})),
    "tr": (_ROWS, _TABLE | _names("tbody thead tfoot")),
    **dict.fromkeys(_PARTS - _ROWS, (_PARTS, _TABLE)),
}
"""What a start tag ends that was left open, and what it does not reach beyond."""
_ENDED_BESIDE = {
    "option": _names("option"),
    "optgroup": _names("option optgroup"),
    **dict.fromkeys(_names("rt rp"), _names("rt rp")),
}
"""What a start tag ends only when it stands right inside it."""
_NEVER_IN_ITSELF = _names("a button")
_REACH = {
    "p": _P[1],
    "li": _SCOPE | _names("ol ul"),
    "table": _TABLE,
    **dict.fromkeys(_PARTS, _SPECIAL),
}


class OpenElements:
    """The elements that are open at one place of a page, outermost first."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._left: list[bool] = []  # of each, whether it is not to be read

    @property
    def unread(self) -> bool:
        """Whether this place is inside an element that is not to be read."""
        return True in self._left

    @property
    def foreign(self) -> bool:
        """Whether this place is in SVG or MathML, where a slash ends an element."""
        return "svg" in self._open or "math" in self._open

    @property
    def too_deep(self) -> bool:
        """Whether more is open than account is kept of."""
        return len(self._open) > DEEPEST

    def make_room(self, name: str) -> None:
        """End what the start tag of ``name`` ends without saying so, as a ``<p>`` does the one before it."""
        if name in _ENDED_BY and (name not in _PARTS or "table" in self._open):
            self._end_left_open(*_ENDED_BY[name])
        while self._open and self._open[-1] in _ENDED_BESIDE.get(name, ()):
            self._cut(-1)
        if name in _ENDS_P:
            self._end_left_open(*_P)
        if name in _NEVER_IN_ITSELF:
            self.end(name)

    def start(self, name: str, *, unread: bool) -> None:
        """Open an element; ``unread`` says that what it holds is not to be read."""
        if name not in _VOID:
            self._open.append(name)
            self._left.append(unread)

    def end(self, name: str) -> None:
        """Close the element that an end tag ends; a stray one, or one of the whole page, ends nothing."""
        if name not in self._open or name in ("html", "body"):
            return
        barrier = self._barrier(name)
        for at in reversed(range(len(self._open))):
            if self._open[at] == name:
                self._close(at)
                return
            if self._open[at] in barrier:
                return

    def _close(self, at: int) -> None:
        if self._open[at] in _FORMATTING and not _SPECIAL.isdisjoint(self._open[at:]):
            # What stands around a block that is still open is taken from around it.
            del self._open[at], self._left[at]
        else:
            self._cut(at)

    def _end_left_open(self, names: Set[str], barrier: Set[str]) -> None:
        if names.isdisjoint(self._open):
            return
        found = None
        for at in reversed(range(len(self._open))):
            if self._open[at] in names:
                found = at
            elif self._open[at] in barrier:
                break
        if found is not None:
            self._cut(found)

    def _cut(self, at: int) -> None:
        """Close everything from ``at`` on; formatting that was never ended goes on after it."""
        inside = [*zip(self._open[at:], self._left[at:], strict=True)][1:]
        del self._open[at:], self._left[at:]
        for name, unread in inside:
            if unread and name in _FORMATTING:
                self.start(name, unread=True)

    def _barrier(self, name: str) -> Set[str]:
        """Give what an end tag does not reach beyond."""
        if name in _PARTS and "table" in self._open:
            return _TABLE
        return _REACH.get(name, _SCOPE if name in _ENDS_ALONE else _SPECIAL)
