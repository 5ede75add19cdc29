"""What submissions write to people. Templates: ``templates/letters/NAME.LANGUAGE.txt`` and ``.html``."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from viewpoints.articles.models import Section
from viewpoints.letters.models import Address, Letter
from viewpoints.letters.secrets import LIFETIME
from viewpoints.letters.writing import Link, Sender, write
from viewpoints.people.models import Contributor
from viewpoints.submissions import enclosed
from viewpoints.submissions.models import Asking, PermitKind, Submission
from viewpoints.submissions.small_pictures import small_pictures


def receipt(submission: Submission, *, problems: Sequence[str] = ()) -> Letter:
    """Tell the sender that it is here, who reads it, and where she can see how it stands."""
    return _write("receipt", submission, automatic=True, problems=list(problems))


def asking(
    asking: Asking,
    *,
    author: Contributor,
    words: str = "",
    uses: Sequence[str] = (),
    by_mail: bool = False,
) -> Letter:
    """Send an author the whole text as it will be printed, and the link where she agrees or objects.

    ``uses`` names what she agrees to beside the site; with ``by_mail`` an answer of one word is a yes.
    """
    pictures = small_pictures(asking.text)
    with translation.override(asking.submission.language):
        text = enclosed.as_words(asking.text)
        html = enclosed.as_html(asking.text, pictures=pictures)
    return _write(
        "asking",
        asking.submission,
        to=author.address,
        links={"asking": Link("asking", asking)},
        answers=Link("answer-asking", asking),
        pictures={one.content_id: one.path for one in pictures.values()},
        author=author,
        words=words,
        text=text,
        html=html,
        printed=asking.text.content,
        short_hash=asking.text.sha256[:8],
        uses=uses,
        licence=asking.submission.section.get_parent().specific.licence,
        until=asking.asked_at + LIFETIME,
        by_mail=by_mail,
    )


def yes_acknowledged(asking: Asking, *, author: Contributor) -> Letter:
    """Thank an author for her yes, and say what follows."""
    return _write(
        "yes_acknowledged",
        asking.submission,
        to=author.address,
        automatic=True,
        author=author,
        printed=asking.text.content,
        short_hash=asking.text.sha256[:8],
    )


def published(submission: Submission) -> list[Letter]:
    """Tell the sender and every author the page's address."""
    authors = submission.authors.order_by("pk").select_related("address")
    to = dict.fromkeys([submission.sender, *(one.address for one in authors if one.address)])
    override = submission.permits.filter(kind=PermitKind.OVERRIDE, withdrawn_at=None).last()
    context = {"url": submission.draft.full_url, "override": override}
    return [_write("published", submission, to=address, **context) for address in to]


def declined(submission: Submission, *, reason: str) -> Letter:
    """Tell the sender that it will not be printed, and why."""
    return _write("declined", submission, reason=reason)


def withdrawn(submission: Submission) -> Letter:
    """Confirm that the submission was withdrawn."""
    return _write("withdrawn", submission, automatic=True)


def for_editor(submission: Submission, *, event: str) -> Letter | None:
    """Tell the section's editor that something waits: received, answered, objected or agreed.

    Nothing is written where the section has no editor with an address.
    """
    section = submission.section
    if section.editor is None or section.editor.address is None:
        return None
    return write(
        "for_editor",
        to=section.editor.address,
        sender=sender_of(section),
        about=section,
        automatic=True,
        context={
            "event": event,
            "submission": submission,
            "authors": "、".join(author.name for author in submission.authors.order_by("pk")),
            "url": settings.BASE_URL + reverse("desk:submission", args=[submission.pk]),
        },
    )


def sender_of(section: Section, *, language: str = settings.LANGUAGE_CODE) -> Sender:
    """Give the address and name a section writes under: its editor's name, its own mailbox."""
    mailbox = f"{section.mailbox or 'viewpoints'}@{settings.MAIL_DOMAIN}"
    if section.editor is None:
        return Sender(mailbox, in_language(section, language).title)
    return Sender(mailbox, section.editor.byline_in(language))


def in_language(section: Section, language: str) -> Section:
    """Give the section's edition in ``language``, or the section itself where there is none."""
    if section.locale.language_code == language:
        return section
    editions = Section.objects.filter(translation_key=section.translation_key)
    return editions.filter(locale__language_code=language).first() or section


def _write(
    template: str,
    submission: Submission,
    *,
    to: Address | None = None,
    links: dict[str, Link] | None = None,
    answers: Link | None = None,
    pictures: Mapping[str, str] | None = None,
    automatic: bool = False,
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
        in_reply_to=submission.message_id,
        automatic=automatic,
        context={"submission": submission, "section": section, "editor": section.editor, **context},
    )
