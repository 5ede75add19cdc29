"""What is printed under the name of somebody who was erased: an editor carries out what she wished.

A printed byline is frozen in its text. It changes as anything printed does: by a correction in public,
through the same gate, with a permit whose reason says that the author asked for it.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viewpoints.articles.models import Article, Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.people.models import Contributor
from viewpoints.privacy import graves, mentions, unnaming
from viewpoints.privacy.models import Erasure, Wish
from viewpoints.submissions import correcting, retracting, texts
from viewpoints.submissions.models import Correction, Retraction, Text


class DraftOpen(ValueError):
    """The article has a draft that is not printed, which comes first. The message is its title."""


class NothingLeft(ValueError):
    """This article waits for nothing of this erasure any more."""


def under_her_name(contributors: list[int]) -> list[Article]:
    """Give what is on the site by these contributors, and drafts of other editions of it, oldest first."""
    hers = Article.objects.filter(
        Q(authorships__contributor__in=contributors) | Q(submission__authors__in=contributors)
    )
    works = set(hers.filter(live=True).values_list("work", "translation_key"))
    same = Q(pk__in=[])
    for work, key in works:
        same |= Q(work=work) | Q(translation_key=key)
    return list(Article.objects.filter(same).distinct().order_by("pk"))


def left(erasure: Erasure) -> list[Article]:
    """Give the articles about which an editor has still to do what was wished."""
    rows = Article.objects.filter(pk__in=erasure.articles).select_related("locale", "in_section")
    return list(rows.order_by("pk"))


def sections(erasure: Erasure) -> list[Section]:
    """Give the sections of the articles that are left, each once."""
    keys = {article.in_section_id for article in left(erasure)}
    return list(Section.objects.filter(pk__in=keys).order_by("pk"))


def suggested_byline(erasure: Erasure, article: Article) -> str:
    """Give a byline without her: those of her fellow authors, and “Anonymous” in the article's language."""
    with translation.override(article.locale.language_code):
        nameless = pgettext("byline", "Anonymous")
    others = Contributor.objects.filter(authorships__article=article).exclude(
        pk__in=erasure.contributors
    )
    names = [one.byline_in(article.locale.language_code) for one in others.order_by("pk")]
    return "、".join([*filter(None, names), nameless])


@transaction.atomic
def carry_out(
    erasure: Erasure, article: Article, *, by: Actor, byline: str, instead: str = ""
) -> None:
    """Do to one article what its author wished: another byline by a correction, a retraction if she wants it.

    ``instead`` stands where the printed words beside the byline name her; without it they stay. Fellow
    authors are told as of any correction. Raises NothingLeft, DraftOpen, ValueError without a byline.
    """
    erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if article.pk not in erasure.articles:
        raise NothingLeft(str(article))
    if not byline.strip():
        raise ValueError("without a byline nobody is named, and the field says so")
    if not article.live:
        draft = texts.newest_draft(article)
        names = unnaming.names_in(draft, erased=erasure.contributors)
        unnaming.put(draft, names, instead=instead.strip())
        _renamed(draft, erasure, byline=byline.strip())
        mentions.drop_former_drafts([article])
    else:
        _correct(article, erasure, by=by, byline=byline.strip(), instead=instead.strip())
    erasure.articles = [key for key in erasure.articles if key != article.pk]
    erasure.save(update_fields=["articles"])
    recording.record("article.byline_erased", article, by=by, erasure=erasure.pk)
    if not left(erasure):
        finish(erasure)


def finish(erasure: Erasure) -> None:
    """Write down that nothing printed is left for an editor to do."""
    erasure.carried_out_at = timezone.now()
    erasure.save(update_fields=["carried_out_at"])


def _correct(article: Article, erasure: Erasure, *, by: Actor, byline: str, instead: str) -> None:
    live = Article.objects.get(pk=article.pk)
    former = texts.freeze(live)
    for open_one in correcting.pending(live):
        correcting.drop(open_one, by=by)
    if not texts.typographic(former.content, texts.content_of(texts.newest_draft(live))):
        raise DraftOpen(live.title)
    names = unnaming.names_in(live, erased=erasure.contributors)
    unnaming.put(live, names, instead=instead)
    text = _renamed(live, erasure, byline=byline)
    with translation.override(live.locale.language_code):
        note = _("The byline was changed at the author’s wish.")
        reason = _("An author had her personal data erased and wished it so.")
    if text != former:
        correction = Correction.objects.create(
            article=live, former=former, text=text, note=note, proposed_by=by.user
        )
        correcting.override_correction(correction, by=by, reason=reason)
    graves.bury_former(live, byline=byline, names=names, instead=instead)
    mentions.drop_former_drafts([live])
    retracted = Retraction.objects.filter(article=live).exists()
    if erasure.wish == Wish.RETRACTED and not retracted:
        with translation.override(live.locale.language_code):
            why = _("The author took it back.")
        retracting.retract(live, by=by, reason=why)


def _renamed(article: Article, erasure: Erasure, *, byline: str) -> Text:
    """Save a draft that is what ``article`` holds but for the byline; gives its text."""
    article.byline, article.affiliation = byline[:200], ""
    others = article.authorships.exclude(contributor__in=erasure.contributors)
    article.authorships = list(others)
    article.save_revision()
    return texts.draft_text(article)
