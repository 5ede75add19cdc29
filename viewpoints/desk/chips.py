"""Private links in a letter that an editor changes: labels such as 〔private link: where it stands〕.

A kept letter holds marks where its links go (``letters.marks``); an editor sees and moves labels.
"""

import re
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from viewpoints.letters.marks import MARK, mark_of
from viewpoints.letters.models import Letter

LINKS: dict[str, str | Promise] = {
    "status": _("private link: where it stands"),
    "asking": _("private link: agree or object"),
    "agreed": _("private link: the yes, and taking it back"),
    "confirm": _("private link: confirm the essay"),
    "draft": _("private link: go on writing"),
    "erasure": _("private link: confirm the erasure"),
    "export": _("private link: the copy of her data"),
}
_NUMBER = re.compile(r"_\d+$")


def link_in_words(name: str) -> str:
    """Say what the private link ``name`` of a letter opens; of several of a kind, each has a number."""
    return str(LINKS.get(_NUMBER.sub("", name), _("private link")))


def chips(letter: Letter) -> dict[str, str]:
    """Give the label of every private link in a letter's body, each another one."""
    found = dict.fromkeys(MARK.findall(letter.body))
    labels: dict[str, str] = {}
    for name in found:
        words = link_in_words(name)
        alike = sum(link_in_words(other) == words for other in labels)
        labels[name] = f"〔{words} {alike + 1}〕" if alike else f"〔{words}〕"
    return labels


def with_chips(letter: Letter) -> str:
    """Give a letter's body with a label in the place of every mark."""
    return _replaced(letter.body, ((mark_of(name), chip) for name, chip in chips(letter).items()))


def without_chips(letter: Letter, words: str) -> str:
    """Give words that an editor changed with the marks of the letter again, and plain line ends."""
    words = "\n".join(words.splitlines()).strip() + "\n"
    return _replaced(words, ((chip, mark_of(name)) for name, chip in chips(letter).items()))


def _replaced(words: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        words = words.replace(old, new)
    return words
