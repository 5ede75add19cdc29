"""After publication: what is printed is retracted in public; it stays readable under the notice."""

from django.db import transaction

from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.submissions import correcting, letters, permits, texts
from viewpoints.submissions.models import Retraction


class NotPrinted(ValueError):
    """Only what is on the site can be retracted, and only once."""


@transaction.atomic
def retract(article: Article, *, by: Actor, reason: str) -> Retraction:
    """Retract what is printed: the page keeps address and text, under a dated notice with the reason.

    A correction that is not printed yet is dropped; authors are told. Raises NotPrinted, or ValueError
    without a reason.
    """
    if not reason.strip():
        raise ValueError("a retraction tells readers why")
    printed = Article.objects.select_for_update().filter(pk=article.pk, live=True).first()
    if printed is None or Retraction.objects.filter(article=article).exists():
        raise NotPrinted(str(article))
    for open_one in correcting.pending(article):
        correcting.drop(open_one, by=by)
    retraction = Retraction.objects.create(
        article=printed, text=texts.freeze(printed), reason=reason.strip(), retracted_by=by.user
    )
    recording.record("article.retracted", article, by=by, retraction=retraction.pk)
    if submission := permits.submission_of(article):
        letters.retracted(submission, retraction=retraction)
    return retraction
