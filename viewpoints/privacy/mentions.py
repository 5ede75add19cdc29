"""Where others are told of her: letters to fellow authors and editors, records of the desk, files that left.

What is theirs stays; her name, her address and the title of an essay that is gone are taken out.
"""

from collections.abc import Iterable, Sequence
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState
from wagtail.models import ModelLogEntry, Revision

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor
from viewpoints.privacy.files import doom
from viewpoints.privacy.person import Person
from viewpoints.submissions import texts
from viewpoints.submissions.models import Submission

TOLD = ("subject", "body", "html", "original_subject", "original_body")
HEAD_BYTES = 64_000
SHORTEST = 2
"""A name of one character is part of many words, and says nothing by itself."""


def letters_to_others(submissions: Iterable[Submission], person: Person) -> QuerySet[Letter]:
    """Give the letters about her essays that others got: fellow authors, whom they named, editors.

    A digest may name her for any reason, so all are looked through.
    """
    about = Q(template="digest")
    for one in submissions:
        kind, key = recording.subject(one)
        desk = reverse("desk:submission", args=[one.pk])
        about |= Q(about_kind=kind, about_key=key) | Q(body__contains=desk)
    return Letter.objects.filter(about).exclude(to__in=person.addresses)


def unname(letters: QuerySet[Letter], *, words: Sequence[str], by: str) -> list[str]:
    """Put ``by`` in the place of ``words`` in letters; gives the Message-IDs of those that held any."""
    told = [word for word in words if len(word) >= SHORTEST]
    changed = []
    for letter in letters.only(*TOLD, "message_id"):
        former = [getattr(letter, name) for name in TOLD]
        for name, text in zip(TOLD, former, strict=True):
            setattr(letter, name, _without(text, told, by))
        if former != [getattr(letter, name) for name in TOLD]:
            letter.save(update_fields=TOLD)
            changed.append(letter.message_id)
    return changed


def doom_written(person: Person, *, message_ids: Iterable[str]) -> None:
    """Let letters that were written to files go: those to her, and those named by their Message-ID."""
    named, hers = set(filter(None, message_ids)), set(person.emails)
    found = []
    for path in sorted(settings.OUTGOING_ROOT.glob("*.eml")):
        to, message_id = _head(path)
        if hers & to or message_id in named:
            found.append(path.name)
    doom("outgoing", found)


def forget_at_the_desk(person: Person, *, pseudonym: str) -> None:
    """Take her out of the desk's own records: Wagtail's log, forms half filled in, tasks that failed."""
    kind = ContentType.objects.get_for_model(Contributor)
    keys = [str(key) for key in person.contributors]
    log = ModelLogEntry.objects.filter(content_type=kind, object_id__in=keys)
    log.update(label=pseudonym, data={})
    FormState.objects.filter(content_type=kind, object_id__in=keys).delete()
    for word in person.emails:
        DBTaskResult.objects.filter(traceback__contains=word).delete()


def drop_former_drafts(articles: Iterable[Article]) -> None:
    """Delete the revisions of articles but the newest and the live one: they hold former bylines.

    The row of an article that is not live is given the byline of its newest draft.
    """
    for article in articles:
        article.refresh_from_db(fields=["latest_revision", "live_revision"])
        kept = {article.latest_revision_id, article.live_revision_id} - {None}
        Revision.page_revisions.filter(object_id=str(article.pk)).exclude(pk__in=kept).delete()
        if not article.live:
            draft = texts.newest_draft(article)
            named = {"byline": draft.byline, "affiliation": draft.affiliation}
            Article.objects.filter(pk=article.pk, live=False).update(**named)
        kind = ContentType.objects.get_for_model(Article)
        FormState.objects.filter(content_type=kind, object_id=str(article.pk)).delete()


def _without(text: str, words: Sequence[str], by: str) -> str:
    for word in words:
        text = text.replace(word, by)
    return text


def _head(path: Path) -> tuple[set[str], str]:
    with path.open("rb") as file:
        head = BytesHeaderParser().parsebytes(file.read(HEAD_BYTES))
    to = chain.from_iterable(
        ([a.lower()]) for _, a in getaddresses(map(str, head.get_all("To", [])))
    )
    return set(to), str(head.get("Message-ID", ""))


def _none() -> QuerySet[Letter]:
    return Letter.objects.none()
