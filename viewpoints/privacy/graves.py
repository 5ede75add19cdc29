"""Texts whose words are gone: the hash stays, and with it that somebody agreed to it.

A text never changes, and the database refuses that it does. So one that must lose its words is replaced:
what named it (permits, askings) names its grave instead, a row with the same hash under a scheme of its
own and no words, and the text is deleted. Permits are looked for under the current scheme: a grave permits
nothing.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from viewpoints.articles.models import Article
from viewpoints.privacy.files import MEDIA, doom
from viewpoints.privacy.relations import naming
from viewpoints.privacy.unnaming import replaced
from viewpoints.submissions import texts
from viewpoints.submissions.models import Correction, Retraction, Seal, Submission, Text
from viewpoints.submissions.small_pictures import small_path

SCHEME = 0


def of(submission: Submission) -> QuerySet[Text]:
    """Give the texts that a submission's authors were asked about, or that were permitted or planned."""
    ways = ("askings__submission", "permits__submission")
    found: set[int] = set(submission.schedules.values_list("text", flat=True))
    for way in ways:
        found.update(Text.objects.filter(**{way: submission}).values_list("pk", flat=True))
    return Text.objects.filter(pk__in=found).exclude(scheme=SCHEME)


def bury_unprinted(submission: Submission) -> int:
    """Bury every text of a submission that readers cannot read; gives how many there were."""
    unread = of(submission).exclude(pk__in=_read())
    return len([bury(text) for text in unread.order_by("pk")])


def bury_former(article: Article, *, byline: str, names: Sequence[str], instead: str) -> int:
    """Take a name out of what readers can still read of an article beside the text that is live.

    Former and retracted texts are replaced by the same words with ``byline``, and ``instead`` (unless it is
    empty) where they name her; gives how many.
    """
    live = Seal.objects.get(article=article).text
    corrections = article.corrections.filter(printed_at__isnull=False)
    retractions = Retraction.objects.filter(article=article)
    named = {key for one in corrections for key in (one.former_id, one.text_id)}
    named |= set(retractions.values_list("text", flat=True))
    for former in Text.objects.filter(pk__in=named - {live.pk}).order_by("pk"):
        fields = {"byline": byline, "affiliation": ""}
        content = replaced(former.content, names, instead=instead)
        nameless = texts.freeze_content(texts.with_fields(content, **fields))
        if nameless != former:
            corrections.filter(former=former).update(former=nameless)
            corrections.filter(text=former).update(text=nameless)
            retractions.filter(text=former).update(text=nameless)
            bury(former)
    return len(named - {live.pk})


@transaction.atomic
def bury(text: Text) -> Text:
    """Put a text's grave wherever the text is named, and delete it and its small pictures."""
    doom(MEDIA, [small_path(sha256) for sha256 in text.content["pictures"].values()])
    grave, _ = Text.objects.get_or_create(
        sha256=text.sha256,
        scheme=SCHEME,
        defaults={"edition": text.edition, "content": no_words(), "made_at": text.made_at},
    )
    for name, rows in naming(text):
        rows.update(**{name: grave})
    text.delete()
    return grave


def no_words() -> dict[str, Any]:
    """Give what a grave holds: every field, no words, and an edition that no draft has."""
    return {"edition": "", **dict.fromkeys(texts.FIELDS, ""), "body": [], "pictures": {}}


def _read() -> QuerySet[Text]:
    """Give the texts that can be read: live ones, and those that a correction or a retraction tells of.

    And those that a live one differs from in typography only: its permit follows theirs.
    """
    corrections = Correction.objects.filter(printed_at__isnull=False, article__live=True)
    live = Seal.objects.filter(article__live=True).values("text")
    return Text.objects.filter(
        Q(pk__in=live)
        | Q(permits__followers__text__in=live)
        | Q(pk__in=corrections.values("former"))
        | Q(pk__in=corrections.values("text"))
        | Q(pk__in=Retraction.objects.filter(article__live=True).values("text"))
    )
