"""The words of letters as editors changed them: refused when they would break a letter, used, put back.

Words that no longer fit the product's own (it was updated, and asks for more) are kept and not used:
the product's are, and ``check`` and the desk say so.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import placeholders
from viewpoints.letters.models import Wording
from viewpoints.letters.originals import LANGUAGES, Original, original
from viewpoints.letters.placeholders import COUNTED, Broken, Use

log = logging.getLogger(__name__)
LONGEST = 20_000


@dataclass(frozen=True)
class Fault:
    """One thing wrong with words: ``field`` is subject or body, ``line`` counts from 1, 0 is nowhere.

    ``code`` is one of ``placeholders.Broken``, or ``unknown`` (a name this letter has not), ``loop``,
    ``part``, ``missing`` (must be there), ``guarded`` (must not hang on a condition), ``phrase`` (words
    that must be there), ``link_in_subject``, ``several_lines``, ``empty``, ``long``.
    """

    field: str
    line: int
    code: str
    what: str = ""


class Refused(ValueError):
    """Words that would break a letter; ``faults`` says where."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@transaction.atomic
def reword(template: str, *, language: str, subject: str, body: str, by: Actor) -> Wording | None:
    """Have a letter say this from now on. Raises Refused.

    The product's own words are kept by no row: then None is given.
    """
    own = original(template, language)
    subject, body = subject.strip(), _lines(body)
    if found := faults(template, language, subject=subject, body=body):
        raise Refused(found)
    row = Wording.objects.filter(template=template, language=language).first()
    if (subject, body) == (own.subject, own.body):
        return put_back(row, by=by) if row else None
    row = row or Wording(template=template, language=language)
    if row.pk and (row.subject, row.body, row.made_from) == (subject, body, own.digest):
        return row
    row.subject, row.body, row.made_from = subject, body, own.digest
    row.written_by, row.written_at = by.user, timezone.now()
    row.save()
    recording.record("letter.words_changed", row, by=by, template=template, language=language)
    return row


@transaction.atomic
def put_back(wording: Wording, *, by: Actor) -> None:
    """Have a letter say the product's own words again."""
    names = {"template": wording.template, "language": wording.language}
    recording.record("letter.words_put_back", wording, by=by, **names)
    wording.delete()


def in_use(template: str, language: str) -> Wording | None:
    """Give an editor's words of a letter, if there are any and they still fit."""
    row = Wording.objects.filter(template=template, language=language).first()
    if row is None or fits(row):
        return row
    log.warning("the changed words of %s (%s) do not fit any more", template, language)
    return None


def filled(wording: Wording, context: Mapping[str, Any]) -> tuple[str, str] | None:
    """Give subject and body of a letter in an editor's words; None where they make none of these values.

    A letter is always written: then the product's own words are.
    """
    try:
        subject = placeholders.filled(wording.subject, dict(context))
        body = placeholders.filled(wording.body, dict(context)).strip()
    except Exception:  # whatever it was, it was her words
        log.exception("the changed words of %s could not be filled in", wording)
        return None
    subject = " ".join(subject.split())
    return (subject, f"{body}\n") if subject and body else None


def fits(wording: Wording) -> bool:
    """Tell whether words can still be used."""
    words = {"subject": wording.subject, "body": wording.body}
    return not faults(wording.template, wording.language, **words)


def is_outdated(wording: Wording) -> bool:
    """Tell whether the product's own words changed since these were made of them."""
    return wording.made_from != original(wording.template, wording.language).digest


def unfit() -> list[Wording]:
    """Give the words that are kept and not used."""
    return [row for row in Wording.objects.order_by("template", "language") if not fits(row)]


@dataclass(frozen=True)
class Known:
    """What words of one letter may read, show, repeat and include, and what they must show.

    What the product's own only asks about in a condition, such as a row, is never shown.
    """

    paths: frozenset[str]
    visible: frozenset[str]
    loops: frozenset[str]
    parts: frozenset[str]
    shown: tuple[Use, ...]
    required: frozenset[str]


@lru_cache
def known(template: str, language: str) -> Known:
    """Give what the words of a letter know: all that the product's own read, in either language."""
    own = original(template, language)
    both = [use for one in LANGUAGES for use in _uses(original(template, one))]
    here = _uses(own)
    visible = frozenset(use.what for use in both if use.kind in ("shown", "given"))
    paths = visible | {use.what for use in both if use.kind == "asked"}
    links = {path for path in paths if path.startswith("link.") or path.endswith(".link")}
    kept = {name for name, phrase in own.keeps if not phrase}
    return Known(
        paths=paths | set(COUNTED),
        visible=visible | set(COUNTED),
        loops=frozenset(use.what for use in both if use.kind == "loop"),
        parts=frozenset(use.what for use in here if use.kind == "part"),
        shown=tuple(use for use in here if use.kind == "shown"),
        required=frozenset(links | kept),
    )


@lru_cache(maxsize=256)
def faults(template: str, language: str, *, subject: str, body: str) -> list[Fault]:
    """Give everything that is wrong with words for a letter, subject first, then line by line."""
    of_subject, in_subject = _read("subject", subject)
    of_body, in_body = _read("body", body)
    may = known(template, language)
    found = [*_plain(subject, body), *in_subject, *_unknown("subject", of_subject, may)]
    if in_body:
        return [*found, *in_body]
    return [*found, *_unknown("body", of_body, may), *_missing(of_body, template, language)]


def _plain(subject: str, body: str) -> Iterator[Fault]:
    if "\n" in subject:
        yield Fault("subject", 1, "several_lines")
    for field, words, most in (("subject", subject, 255), ("body", body, LONGEST)):
        if not words.strip():
            yield Fault(field, 0, "empty")
        if len(words) > most:
            yield Fault(field, 0, "long", str(most))


def _read(field: str, words: str) -> tuple[list[Use], list[Fault]]:
    try:
        return placeholders.uses(words), []
    except Broken as broken:
        return [], [Fault(field, broken.line, broken.code, broken.what)]


def _unknown(field: str, seen: Iterable[Use], may: Known) -> Iterator[Fault]:
    names = {"asked": may.paths, "shown": may.visible, "given": may.visible}
    allowed = {"loop": may.loops, "part": may.parts}
    for use in seen:
        if use.kind == "words":
            continue
        if use.what not in (names | allowed)[use.kind]:
            code = use.kind if use.kind in allowed else "unknown"
            yield Fault(field, use.line, code, use.what)
        elif field == "subject" and use.what in may.required and ".link" in f".{use.what}":
            yield Fault(field, use.line, "link_in_subject", use.what)


def _missing(seen: list[Use], template: str, language: str) -> Iterator[Fault]:
    """Give what must be shown and is not, or not always when the product shows it."""
    may = known(template, language)
    for path in sorted(may.required):
        hers = [use for use in seen if (use.kind, use.what) == ("shown", path)]
        ours = [use.guards for use in may.shown if use.what == path]
        if not hers:
            yield Fault("body", 0, "missing", path)
        elif not any(use.guards <= guards for use in hers for guards in ours):
            yield Fault("body", hers[0].line, "guarded", path)
    for name, phrase in original(template, language).keeps:
        where = [use for use in seen if use.kind == "words" and use.guards == {name}]
        if phrase and not any(phrase in use.what for use in where):
            yield Fault("body", 0, "phrase", phrase)


def _uses(own: Original) -> list[Use]:
    return [*placeholders.uses(own.subject), *placeholders.uses(own.body)]


def _lines(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.strip().splitlines())
