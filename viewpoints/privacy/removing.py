"""Remove: rows go for good, with the files that only they have. Nothing printed is removed here."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks_db.models import DBTaskResult
from wagtail.images import get_image_model
from wagtail.models import PageLogEntry

from viewpoints.articles.models import Article
from viewpoints.intake import belonging, sorting
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.journal import recording
from viewpoints.letters.models import Address, Incoming, Letter, Secret
from viewpoints.people.models import Contributor
from viewpoints.privacy import graves
from viewpoints.privacy.files import MEDIA, doom
from viewpoints.privacy.relations import is_named
from viewpoints.submissions import scheduling
from viewpoints.submissions.models import Objection, Submission, Text, Yes
from viewpoints.submissions.small_pictures import small_path
from viewpoints.submissions.states import State


class Printed(ValueError):
    """What was printed is corrected or retracted; it is not removed. The message is the title."""


@transaction.atomic
def remove_arrivals(arrivals: QuerySet[Arrival]) -> int:
    """Remove arrivals with their raw mail, attachments, and letters about them; gives how many there were."""
    rows = dict(arrivals.values_list("pk", "raw"))
    attached = Attachment.objects.filter(arrival__in=rows)
    doom("arrivals", [*attached.values_list("file", flat=True), *rows.values()])
    _forget(sorting.sort, rows)
    attached.delete()
    for key in rows:
        _letters(recording.kind(Arrival), str(key))
    Arrival.objects.filter(pk__in=rows).delete()
    return len(rows)


@transaction.atomic
def remove(submission: Submission, *, with_shared_mail: bool = False) -> None:
    """Remove a submission that was never printed: what came, was made of it, was asked and answered.

    Mail that brought other essays too stays with one of them, unless ``with_shared_mail``. Its journal
    stays, which holds keys. Raises Printed.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if is_printed(submission):
        raise Printed(str(submission))
    texts = list(graves.of(submission).values_list("pk", flat=True))
    if with_shared_mail:
        remove_arrivals(belonging.arrivals_of([submission]))
    else:
        _hand_over(submission)
        remove_arrivals(Arrival.objects.filter(submission=submission))
    _answers(submission)
    _letters(*recording.subject(submission))
    images = _pictures(submission)
    articles = editions_of(submission)
    _forget(scheduling.publish_planned, submission.schedules.values_list("pk", flat=True))
    submission.permits.all().delete()
    submission.delete()
    remove_articles(articles)
    remove_images(images)
    _texts(texts)


def is_printed(submission: Submission) -> bool:
    """Tell whether an essay was printed, or a copy of it is on the site."""
    live = any(edition.live for edition in editions_of(submission))
    return live or submission.state == State.PUBLISHED


def editions_of(submission: Submission) -> list[Article]:
    """Give the article made of a submission, and its copies and translations."""
    article = submission.article
    if article is None:
        return []
    same = Q(work=article.work) | Q(translation_key=article.translation_key)
    return list(Article.objects.filter(same).order_by("pk"))


def remove_articles(articles: Iterable[Article]) -> None:
    """Remove draft articles with their revisions; Wagtail's log keeps what was done, not to what title."""
    keys = [article.pk for article in articles]
    for article in articles:
        article.delete()
    PageLogEntry.objects.filter(page__in=keys).update(label="", data={})


def remove_images(images: Iterable[Any]) -> None:
    """Remove pictures of the library that nothing shows any more."""
    for image in images:
        if any(True for _used in image.get_usage()):
            continue
        copies = image.renditions.values_list("file", flat=True)
        doom(MEDIA, [image.file.name, *copies])
        image.delete()


def remove_unused(contributors: Iterable[int], addresses: Iterable[int]) -> None:
    """Remove contributors who wrote nothing that is still here, and addresses that nothing names."""
    for contributor in Contributor.objects.filter(pk__in=list(contributors)):
        if not is_named(contributor, besides=frozenset({"people.Role"})):
            contributor.delete()
    for address in Address.objects.filter(pk__in=list(addresses)):
        if not is_named(address):
            address.delete()


def _hand_over(submission: Submission) -> None:
    """Give the mail that brought other essays too to the first of those that are here still."""
    for arrival in Arrival.objects.filter(submission=submission):
        others = [one for one in belonging.submissions_of(arrival) if one.pk != submission.pk]
        if others:
            Arrival.objects.filter(pk=arrival.pk).update(submission=others[0])


def _answers(submission: Submission) -> None:
    Yes.objects.filter(asking__submission=submission).delete()
    Objection.objects.filter(asking__submission=submission).delete()
    for asking in submission.askings.all():
        _letters(*recording.subject(asking))


def _letters(kind: str, key: str) -> None:
    """Delete the letters about a row, with its private links, return paths and conversation."""
    letters = Letter.objects.filter(about_kind=kind, about_key=key)
    Secret.objects.filter(Q(about_kind=kind, about_key=key) | Q(letter__in=letters)).delete()
    Incoming.objects.filter(about_kind=kind, about_key=key).delete()
    letters.delete()


def _pictures(submission: Submission) -> list[Any]:
    rows = list(submission.pictures.all())
    doom(MEDIA, [row.file.name or "" for row in rows])
    keys = [row.image_id for row in rows if row.image_id]
    return list(get_image_model().objects.filter(pk__in=keys))


def _texts(keys: list[int]) -> None:
    """Delete texts that nothing else names: the same words may be permitted for another submission."""
    for text in Text.objects.filter(pk__in=keys):
        if not is_named(text):
            doom(MEDIA, [small_path(sha256) for sha256 in text.content["pictures"].values()])
            text.delete()


def _forget(task: Any, keys: Iterable[int]) -> None:
    """Take waiting tasks about rows away that are removed: done later, they would only fail."""
    waiting = DBTaskResult.objects.filter(task_path=task.module_path, status="READY")
    for key in keys:
        waiting.filter(args_kwargs={"args": [key], "kwargs": {}}).delete()
