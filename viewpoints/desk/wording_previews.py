"""A letter in words that are not saved yet, on real data: written in a transaction and undone.

It is about the newest essay of the editor's sections that fits; where none does, about an example.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks_db import DatabaseBackend

from viewpoints.articles.models import Section
from viewpoints.desk.rights import submissions_of, written_sections_of
from viewpoints.intake.answers import writing_back
from viewpoints.intake.answers.answered import Outcome
from viewpoints.intake.answers.wishes import Kind, Wish
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.delivery import deliver
from viewpoints.letters.models import Address, Letter, Wording
from viewpoints.letters.originals import original
from viewpoints.letters.writing import Link, write
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor
from viewpoints.privacy import letters as privacy_letters
from viewpoints.privacy.models import Erasure, Export
from viewpoints.submissions import (
    approval,
    editing,
    letters,
    letters_without_links,
    promise_letters,
    promising,
    reply_letters,
    submitting,
)
from viewpoints.submissions.models import Asked, Correction, Retraction, Submission, Yes
from viewpoints.submissions.reply_letters import Mail
from viewpoints.submissions.senders import in_language, sender_of
from viewpoints.submissions.states import State

BY = Actor.machine("preview")


def preview(template: str, *, user: Any, language: str, subject: str, body: str) -> Letter | None:
    """Give the unsaved letter as it would be written with these words; nothing remains of it.

    None where ``user`` edits no section, or where sending is no row of the same database: there nothing
    could be undone.
    """
    if not isinstance(deliver.get_backend(), DatabaseBackend):
        return None
    section = written_sections_of(user).order_by("pk").first()
    if section is None:
        return None
    with transaction.atomic(), translation.override(language):
        try:
            words = {"subject": subject, "body": body}
            fresh = {**words, "made_from": original(template, language).digest}
            row = {"template": template, "language": language}
            Wording.objects.update_or_create(**row, defaults=fresh)
            return MAKERS[template](Material(user, section, language))
        finally:
            transaction.set_rollback(True)


@dataclass
class Material:
    """What a letter is about: rows of the sections that ``user`` edits, else an example."""

    user: Any
    section: Section
    language: str

    @cached_property
    def to(self) -> Address:
        """Somebody who was never written to."""
        return address("reader@example.invalid", language=self.language)

    @cached_property
    def submission(self) -> Submission:
        return self._in_language(submissions_of(self.user)) or self._example()

    @cached_property
    def printed(self) -> Submission:
        rows = submissions_of(self.user).filter(state=State.PUBLISHED)
        return self._in_language(rows.filter(article__isnull=False)) or self.asked.asking.submission

    @cached_property
    def asked(self) -> Asked:
        mine = submissions_of(self.user)
        rows = Asked.objects.filter(
            asking__submission__in=mine, asking__correction=None, asking__translation=None
        )
        if newest := rows.order_by("-pk").first():
            Submission.objects.filter(pk=newest.asking.submission_id).update(language=self.language)
            return rows.select_related("asking__submission").get(pk=newest.pk)
        example = self._example()
        editing.start(example, by=BY)
        return approval.ask(example, by=BY).asked.get()

    @cached_property
    def author(self) -> Contributor:
        return self.submission.authors.order_by("pk").first() or self.asked.author

    @cached_property
    def yes(self) -> Yes:
        rows = Yes.objects.filter(asked=self.asked)
        return rows.first() or Yes.objects.create(
            asking=self.asked.asking, author=self.asked.author, asked=self.asked
        )

    @cached_property
    def promised(self) -> Submission:
        rows = submissions_of(self.user).filter(
            promise__isnull=False, authors__address__isnull=False
        )
        return self._in_language(rows) or promising.promise(
            self.section,
            by=BY,
            author=contributor_at(self.to, name=_("Lin Xiao")),
            title=_("Volunteers eat, too"),
            due_on=timezone.localdate() + timedelta(days=14),
            contact=self.to,
        )

    def general(self, template: str, link: str = "", **context: Any) -> Letter:
        """Write a letter that knows no essay, only the section."""
        section = in_language(self.section, self.language)
        return write(
            template,
            to=self.to,
            sender=sender_of(self.section, language=self.language),
            about=section,
            language=self.language,
            links={link: Link(link, section)},
            automatic=True,
            context={"section": section, "editor": section.editor, **context},
        )

    def _in_language(self, rows: Any) -> Submission | None:
        newest = rows.order_by("-pk").first()
        if newest:
            Submission.objects.filter(pk=newest.pk).update(language=self.language)
            newest.language = self.language
        return newest

    def _example(self) -> Submission:
        author = contributor_at(self.to, name=_("Lin Xiao"))
        blocks = [{"type": "paragraph", "html": _("A salary is no sin.")}]
        return submitting.submit(
            self.section,
            by=BY,
            sender=self.to,
            authors=[author],
            essay=submitting.Essay(_("Volunteers eat, too"), blocks),
            language=self.language,
            answer=False,
        )


def _erasure(material: Material) -> Erasure:
    return Erasure(address=material.to, section=material.section)


def _export(material: Material) -> Export:
    until = timezone.now() + timedelta(days=7)
    return Export(address=material.to, section=material.section, expires_at=until)


def _said() -> str:
    return _("Here stands what you write to her.")


MAKERS: dict[str, Callable[[Material], Letter | None]] = {
    "confirm": lambda one: one.general("confirm", "confirm"),
    "draft": lambda one: one.general("draft", "draft", days=30),
    "renewed_status": lambda one: one.general("renewed_status", "status"),
    "renewed_asking": lambda one: one.general("renewed_asking", "asking"),
    "renewed_confirm": lambda one: one.general("renewed_confirm", "confirm"),
    "receipt": lambda one: letters.receipt(one.submission),
    "receipt_of_a_letter": lambda one: letters.receipt(one.submission, problems=["short"]),
    "receipts": lambda one: letters.receipts([one.submission, one.printed], problems={}),
    "came_along": lambda one: writing_back.came_along(
        one.submission, to=one.to, outcomes=[Outcome.ESSAY_KEPT], pictures=2
    ),
    "standing": lambda one: writing_back.standing(one.submission, to=one.to),
    "wish_by_link": lambda one: writing_back.by_link(
        one.submission, to=one.to, wish=Wish(Kind.WITHDRAW)
    ),
    "editors_reply": lambda one: reply_letters.about(
        one.submission, to=one.submission.sender, words=_said(), mail=Mail()
    ),
    "asking": lambda one: letters.asking(one.asked),
    "reminder": lambda one: letters.reminder(one.asked),
    "confirm_by_link": lambda one: letters.confirm_by_link(one.asked),
    "yes_acknowledged": lambda one: letters.yes_acknowledged([one.yes]),
    "declined": lambda one: letters.declined(one.submission, reason=_said()),
    "withdrawn": lambda one: letters.withdrawn(one.submission),
    "published": lambda one: letters.published(one.printed)[0],
    "translation_printed": lambda one: letters.translation_printed(
        one.printed, translation=one.printed.draft
    )[0],
    "corrected": lambda one: letters.corrected(one.printed, correction=Correction(note=_said()))[0],
    "retracted": lambda one: letters.retracted(one.printed, retraction=Retraction(reason=_said()))[
        0
    ],
    "author_removed": lambda one: letters_without_links.author_removed(
        one.submission, author=one.author
    ),
    "address_changed": lambda one: letters_without_links.address_changed(
        one.submission, author=one.author, to=one.to
    ),
    "promised": lambda one: promise_letters.promised(one.promised, words=_said())[0],
    "promise_put_off": lambda one: promise_letters.put_off(one.promised)[0],
    "promise_reminder": lambda one: promise_letters.reminder(one.promised)[0],
    "promise_released": lambda one: promise_letters.released(one.promised, words=_said())[0],
    "export_ready": lambda one: privacy_letters.export_ready(_export(one)),
    "confirm_erasure": lambda one: privacy_letters.confirm_erasure(_erasure(one)),
    "last": lambda one: privacy_letters.last(_erasure(one)),
}
