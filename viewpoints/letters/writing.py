"""Write a letter: from a template in the reader's language to a row that is sent or waits.

A template is a text file ``letters/NAME.LANGUAGE.txt`` of the app that writes; its first line is the
subject, then an empty line, then the body. ``{{ link.NAME }}`` stands where a private link goes. Where
``letters/NAME.LANGUAGE.html`` lies beside it, the letter has an HTML side too: it says the same, is
escaped, and extends ``letters/parts/frame.html``, whose styles are put into its elements, because mail
programs drop style sheets. It may show pictures that are given, as ``cid:CONTENT-ID``, and load nothing.
Where editors changed the words (``wordings``), theirs are written, on both sides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import css_inline
from django.db.models import Model
from django.template import TemplateDoesNotExist, engines
from django.utils import timezone, translation

from viewpoints.journal import recording
from viewpoints.letters import delivery, quiet, restraint, traditional, worded_html, wordings
from viewpoints.letters.conversations import message_ids
from viewpoints.letters.marks import mark_of
from viewpoints.letters.models import Address, Letter, Wording
from viewpoints.letters.states import LetterState

_STYLES = css_inline.CSSInliner(
    keep_at_rules=True, resolve_css_variables=True, load_remote_stylesheets=False
)


@dataclass(frozen=True)
class Sender:
    """Whose letter it is: a section's address and the name shown with it.

    ``section`` is the key of that section, whose editors see the letter; empty: administrators alone.
    ``traditional`` says how it writes Traditional, by the names of ``chinese.convert``.
    """

    email: str
    name: str = ""
    section: str = ""
    traditional: str = traditional.TAIWAN


@dataclass(frozen=True)
class Link:
    """A private link to be made while a letter leaves: what it is for, and the row it opens."""

    purpose: str
    about: Model


def write(
    template: str,
    *,
    to: Address,
    sender: Sender,
    about: Model,
    context: Mapping[str, Any],
    language: str = "",
    links: Mapping[str, Link] | None = None,
    answers: Link | None = None,
    answering: str = "",
    pictures: Mapping[str, str] | None = None,
    automatic: bool = False,
    replies: bool = False,
    sparing: bool = False,
    considerate: bool = False,
    hold: bool = False,
) -> Letter:
    """Write a letter and let it leave on commit; with ``hold`` it waits in the outbox instead.

    It joins the conversation with that address about that row, and answers the mail ``answering`` in
    it or the newest. ``automatic``: no person decided on it; ``replies``: a mail from there caused it;
    ``sparing``: ``restraint`` may keep it from leaving; ``considerate``: not in its reader's quiet hours.
    ``answers``: purpose and row of its answer address. ``pictures``: paths in the storage by Content-ID.
    """
    links, language = links or {}, language or to.language
    words = {**context, "link": {name: mark_of(name) for name in links}}
    subject, body, html = _sides(template, language, words, to=sender.traditional)
    kind, key = recording.subject(about)
    letter = Letter(
        to=to,
        language=language,
        template=template,
        subject=subject[:255],
        body=body,
        html=html,
        pictures=dict(pictures or {}) if html else {},
        sender=sender.email,
        sender_name=sender.name,
        section_key=sender.section,
        about_kind=kind,
        about_key=key,
        answers=_row(answers) if answers else [],
        links={name: _row(link) for name, link in links.items()},
        automatic=automatic,
        replies=replies,
        state=LetterState.WAITING if hold else LetterState.LEAVING,
    )
    letter.not_before = _end_of_quiet(to) if considerate else None
    return _let_go(letter, message_ids(about, to=to, answering=answering), sparing=sparing)


def _let_go(letter: Letter, conversation: Sequence[str], *, sparing: bool) -> Letter:
    """Keep a letter, with its place in the conversation, and let it leave if it may."""
    letter.message_id = delivery.fresh_id(letter.sender)
    letter.in_reply_to = conversation[-1] if conversation else ""
    letter.references = " ".join(conversation)
    if sparing and (reason := restraint.why_not(letter.to)):
        letter.state, letter.code = LetterState.WITHHELD, reason
    letter.save()
    if letter.state == LetterState.LEAVING:
        delivery.let_leave(letter)
    return letter


def _end_of_quiet(to: Address) -> datetime | None:
    return quiet.quiet_until(quiet.rhythm_of(to), timezone.now())


def _sides(
    template: str, language: str, words: Mapping[str, Any], *, to: str
) -> tuple[str, str, str]:
    """Give the subject of a letter, its plain words, and the same in HTML where it has that side.

    ``to`` is how its sender writes Traditional, for a letter in that.
    """
    derived = language == traditional.TRADITIONAL
    changed = wordings.in_use(template, traditional.WRITTEN if derived else language)
    with translation.override(language):
        if derived:
            language, words = to, traditional.said(words, to=to)
            changed = traditional.reworded(changed, to=to) if changed else None
        hers = wordings.filled(changed, words) if changed else None
        subject, body = hers or _words(template, language, words)
        context = {**words, "subject": subject}
        return subject, body, _html(template, language, context, changed if hers else None)


def _row(link: Link) -> list[str]:
    return [link.purpose, *recording.subject(link.about)]


def _words(template: str, language: str, context: Mapping[str, Any]) -> tuple[str, str]:
    found = engines["letters"].get_template(f"letters/{template}.{language}.txt")
    subject, _, body = found.render(dict(context)).strip().partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"


def _html(template: str, language: str, context: Mapping[str, Any], changed: Wording | None) -> str:
    try:
        found = engines["django"].get_template(f"letters/{template}.{language}.html")
    except TemplateDoesNotExist:
        return ""
    page = worded_html.html_of(changed, context) if changed else found.render(dict(context))
    return _STYLES.inline(page)
