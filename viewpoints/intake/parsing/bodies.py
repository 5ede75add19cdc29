"""Which parts are the words and which are files: RFC 8621 §4.1.4, as JMAP servers decide it."""

from dataclasses import dataclass, field

from .leaves import Leaf, leaf_of
from .tree import Part

_WORDS = ("text/plain", "text/html", "text")
_NO_WORDS = ("text/calendar", "text/vcard", "text/x-vcard", "text/rtf", "text/rfc822-headers")


@dataclass(slots=True)
class Bodies:
    """The leaves of a message, sorted: both lists of words may name the same leaf."""

    plain: list[Leaf] = field(default_factory=list)
    html: list[Leaf] = field(default_factory=list)
    files: list[Leaf] = field(default_factory=list)


def sort_parts(root: Part) -> Bodies:
    """Sort every leaf into words (plain, HTML) and files; nothing is left out."""
    bodies = Bodies()
    _sort([root], "mixed", bodies, in_alternative=False)
    if not bodies.plain and not bodies.html:
        _promote(bodies)
    return bodies


def _promote(bodies: Bodies) -> None:
    """Take text of a rare type (enriched, markdown) as plain words where there are no others."""
    for leaf in bodies.files:
        rare = leaf.type.startswith("text/") and leaf.type not in _NO_WORDS
        if rare and leaf.disposition != "attachment" and not leaf.name:
            bodies.files.remove(leaf)
            bodies.plain.append(leaf)
            return


def _sort(parts: list[Part], multipart: str, bodies: Bodies, *, in_alternative: bool) -> None:
    plain_before, html_before = len(bodies.plain), len(bodies.html)
    for number, part in enumerate(parts):
        kind = part.type.type
        if kind.startswith("multipart/") and part.children:
            inner = kind.partition("/")[2]
            _sort(
                part.children,
                inner,
                bodies,
                in_alternative=in_alternative or inner == "alternative",
            )
            continue
        leaf = leaf_of(part, multipart=multipart)
        if kind.startswith("multipart/"):
            _take_broken(leaf, bodies)
        elif _is_spare(leaf, multipart, number):
            continue
        elif not _is_words(leaf, number, multipart):
            bodies.files.append(leaf)
        elif multipart == "alternative":
            (bodies.html if kind == "text/html" else bodies.plain).append(leaf)
        else:
            _take(leaf, bodies, in_alternative=in_alternative)
    if multipart == "alternative":
        _complete(bodies, plain_before, html_before)


def _is_spare(leaf: Leaf, multipart: str, number: int) -> bool:
    """Tell whether a part only repeats its alternatives for a certain program or a watch."""
    spare = leaf.type in ("text/x-amp-html", "text/watch-html")
    return spare and multipart == "alternative" and number > 0 and not leaf.name


def _is_words(leaf: Leaf, number: int, multipart: str) -> bool:
    if leaf.disposition == "attachment" or leaf.type not in _WORDS:
        return False
    return number == 0 or (multipart != "related" and not leaf.name)


def _take(leaf: Leaf, bodies: Bodies, *, in_alternative: bool) -> None:
    """Put words that stand alone into both lists; within an alternative only into their own."""
    if not in_alternative or leaf.type != "text/html":
        bodies.plain.append(leaf)
    if not in_alternative or leaf.type == "text/html":
        bodies.html.append(leaf)


def _take_broken(leaf: Leaf, bodies: Bodies) -> None:
    """Take a multipart that could not be cut as the plain words it looks like; keep it as a file."""
    if not bodies.plain and leaf.part.body.strip():
        bodies.plain.append(leaf)
        bodies.html.append(leaf)
    elif leaf.part.body.strip():
        bodies.files.append(leaf)


def _complete(bodies: Bodies, plain_before: int, html_before: int) -> None:
    """Let one form of an alternative stand for the other where only one was sent."""
    if len(bodies.plain) == plain_before:
        bodies.plain.extend(bodies.html[html_before:])
    elif len(bodies.html) == html_before:
        bodies.html.extend(bodies.plain[plain_before:])
