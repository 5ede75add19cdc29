"""What submissions write to people. Templates: ``templates/letters/NAME.LANGUAGE.txt`` and ``.html``."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from viewpoints.articles.models import Article
from viewpoints.letters.marks import mark_of
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.secrets import LIFETIME
from viewpoints.letters.writing import Link, write
from viewpoints.submissions import addressees, enclosed, permits, telling, unread
from viewpoints.submissions.models import (
    Asked,
    Correction,
    Retraction,
    Submission,
    Use,
    Yes,
)
from viewpoints.submissions.senders import address_of, in_language, sender_of
from viewpoints.submissions.small_pictures import small_pictures


def receipt(
    submission: Submission,
    *,
    problems: Sequence[str] = (),
    forwarded_by: str = "",
    hold: bool = False,
) -> Letter:
    """Tell the sender that it is here, who reads it, and where she can see how it stands.

    ``forwarded_by`` names the editor who handed it on. What is short and no essay is called a letter.
    With ``hold`` it waits in the outbox.
    """
    return _write(
        "receipt_of_a_letter" if list(problems) == ["short"] else "receipt",
        submission,
        forwarded_by=forwarded_by,
        hold=hold,
        automatic=True,
        replies=True,
        sparing=True,
        **unread.in_two(problems),
    )


def receipts(
    submissions: Sequence[Submission],
    *,
    problems: Mapping[int, Sequence[str]],
    forwarded_by: str = "",
    hold: bool = False,
) -> Letter:
    """Tell the sender of several submissions in one letter that they are here; it is about the last.

    ``problems`` gives by a submission's key what could not be read of it.
    """
    names = {one.pk: f"status_{one.pk}" for one in submissions}
    rows = [
        {
            "submission": one,
            "link": mark_of(names[one.pk]),
            **unread.in_two(problems.get(one.pk, ())),
        }
        for one in submissions
    ]
    return _write(
        "receipts",
        submissions[-1],
        links={names[one.pk]: Link("status", one) for one in submissions},
        automatic=True,
        replies=True,
        sparing=True,
        hold=hold,
        forwarded_by=forwarded_by,
        rows=rows,
        any_problems=any(row["problems"] for row in rows),
    )


def asking(asked: Asked, *, words: str = "") -> Letter:
    """Send whoever is asked the whole text as it will be printed, and the link where she answers.

    ``words`` are the editor's own, before the text. Where a mail can be a yes, it says so.
    """
    row = asked.asking
    pictures = small_pictures(row.text)
    with translation.override(row.submission.language):
        text = enclosed.as_words(row.text)
        html = enclosed.as_html(row.text, pictures=pictures)
    return _write(
        "asking",
        row.submission,
        to=asked.address,
        links={"asking": Link("asking", row)},
        answers=Link("answer-asking", row),
        pictures={one.content_id: one.path for one in pictures.values()},
        asked=asked,
        author=asked.author,
        correction=row.correction,
        translation=row.translation,
        words=words,
        text=text,
        html=html,
        printed=row.text.content,
        short_hash=row.text.short_hash,
        uses=[use.label for use in row.uses],
        licence=row.licence,
        until=asked.asked_at + LIFETIME,
        by_mail=bool(settings.AUTHSERV_ID or settings.VERIFY_DKIM),
    )


def yes_acknowledged(given: Sequence[Yes]) -> Letter:
    """Thank whoever agreed, at the address she was asked at; say how she can take it back."""
    asked = given[0].asked
    row = asked.asking
    return _write(
        "yes_acknowledged",
        row.submission,
        to=asked.address,
        links={"agreed": Link("agreed", given[0])},
        automatic=True,
        asked=asked,
        author=asked.author,
        yes=given[0],
        uses=[Use(use).label for use in given[0].uses],
        printed=row.text.content,
        short_hash=row.text.short_hash,
    )


def confirm_by_link(asked: Asked) -> Letter:
    """Tell whoever is asked that a mail was not taken for her yes, and ask her to answer by her link."""
    row = asked.asking
    return _write(
        "confirm_by_link",
        row.submission,
        to=asked.address,
        links={"asking": Link("asking", row)},
        automatic=True,
        replies=True,
        asked=asked,
        printed=row.text.content,
        short_hash=row.text.short_hash,
    )


def published(submission: Submission) -> list[Letter]:
    """Tell the sender and every author the page's address."""
    context = {
        "url": address_of(submission.draft, submission),
        "override": permits.overridden(submission),
    }
    return _to_everybody("published", submission, **context)


def translation_printed(submission: Submission, *, translation: Article) -> list[Letter]:
    """Tell the sender and every author the address of a translation of what is printed."""
    return _to_everybody(
        "translation_printed",
        submission,
        url=address_of(translation, submission),
        translation=translation,
    )


def corrected(submission: Submission, *, correction: Correction) -> list[Letter]:
    """Tell the sender and every author what was corrected in what is printed."""
    return _to_everybody(
        "corrected", submission, url=address_of(submission.draft, submission), correction=correction
    )


def retracted(submission: Submission, *, retraction: Retraction) -> list[Letter]:
    """Tell the sender and every author that what is printed was retracted, and why."""
    return _to_everybody(
        "retracted", submission, url=address_of(submission.draft, submission), retraction=retraction
    )


def _to_everybody(template: str, submission: Submission, **context: Any) -> list[Letter]:
    authors = submission.authors.order_by("pk").select_related("address")
    to = dict.fromkeys([submission.sender, *(one.address for one in authors if one.address)])
    return [_write(template, submission, to=address, **context) for address in to]


def declined(submission: Submission, *, reason: str, hold: bool = False) -> Letter:
    """Tell the sender that it will not be printed, and why. With ``hold`` it waits in the outbox."""
    return _write("declined", submission, reason=reason, hold=hold)


def withdrawn(submission: Submission) -> Letter:
    """Confirm that the submission was withdrawn."""
    return _write("withdrawn", submission, automatic=True)


def reminder(asked: Asked) -> Letter:
    """Remind whoever was asked and has not answered, with the same links; nothing is printed meanwhile."""
    row = asked.asking
    return _write(
        "reminder",
        row.submission,
        to=asked.address,
        links={"asking": Link("asking", row)},
        answers=Link("answer-asking", row),
        automatic=True,
        asked=asked,
        correction=row.correction,
        translation=row.translation,
        printed=row.text.content,
        short_hash=row.text.short_hash,
    )


def for_editor(
    submission: Submission,
    *,
    event: str,
    who: str = "",
    why: str = "",
    letter: Letter | None = None,
    translation: Article | None = None,
) -> list[Letter]:
    """Tell a section's editors what cannot wait; all else of ``telling.EVENTS`` is the digest's.

    ``who`` did it, and ``why``; ``letter`` is the one that did not arrive, ``translation`` the one
    agreed to, where that is the event.
    """
    if not telling.at_once(event, submission, letter=letter):
        return []
    to = addressees.of(submission.section)
    context = {"who": who, "why": why, "letter": letter, "translation": translation}
    return [_for_editor(one, submission, event=event, **context) for one in to]


def _for_editor(to: Address, submission: Submission, *, event: str, **context: Any) -> Letter:
    return write(
        f"{telling.PREFIX}{event}",
        to=to,
        sender=sender_of(submission.section),
        about=submission.section,
        language=addressees.language_of(to),
        automatic=True,
        considerate=True,
        context={
            **context,
            "submission": submission,
            "url": settings.BASE_URL + reverse("desk:submission", args=[submission.pk]),
        },
    )


def _write(
    template: str,
    submission: Submission,
    *,
    to: Address | None = None,
    links: dict[str, Link] | None = None,
    answers: Link | None = None,
    pictures: Mapping[str, str] | None = None,
    automatic: bool = False,
    replies: bool = False,
    sparing: bool = False,
    hold: bool = False,
    **context: Any,
) -> Letter:
    section = in_language(submission.section, submission.language)
    return write(
        template,
        to=to or submission.sender,
        sender=sender_of(submission.section, language=submission.language),
        about=submission,
        language=submission.language,
        links={"status": Link("status", submission), **(links or {})},
        answers=answers or Link("answer-submission", submission),
        pictures=pictures,
        automatic=automatic,
        replies=replies,
        sparing=sparing,
        hold=hold,
        context={"submission": submission, "section": section, "editor": section.editor, **context},
    )
