"""Merge: two contributors are one person; everything of the one becomes the other's, and the one goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from viewpoints.articles import indexing
from viewpoints.articles.models import Article, Authorship, Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor, Role
from viewpoints.submissions import authors, searching
from viewpoints.submissions.models import Asked, BylineWish, Objection, Proxy, Submission, Yes

_EVENT = "contributor.merged"


class OnePerson(ValueError):
    """She cannot be merged with herself."""


class BothAsked(ValueError):
    """Both were asked about one text: two answers are not one. The message is its submission's title."""


@dataclass(frozen=True)
class Extent:
    """What a merge would do; ``lapses`` are submissions about which she must be asked anew."""

    submissions: int
    articles: int
    roles: int
    sections: list[Section]
    lapses: list[Submission]
    address: Address | None
    redirects: bool


def extent(gone: Contributor, *, into: Contributor) -> Extent:
    """Say what ``merge`` would do, and change nothing. Raises OnePerson, BothAsked."""
    _refuse(gone, into)
    moves = bool(gone.address and into.address and gone.address != into.address)
    asked = gone.submissions.filter(state__in=authors.ASKED) if moves else []
    return Extent(
        submissions=gone.submissions.count(),
        articles=gone.authorships.count(),
        roles=gone.roles.count(),
        sections=list(gone.edited_sections.all()),
        lapses=list(asked),
        address=gone.address if moves else None,
        redirects=_same_byline(gone, into),
    )


@transaction.atomic
def merge(gone: Contributor, *, into: Contributor, by: Actor) -> None:
    """Make everything of ``gone`` the other's, and delete her row; it cannot be undone.

    Submissions, authorships, roles, what was asked and answered, proxies, wishes and sections go over;
    what is printed keeps its byline. The address of ``into`` holds; the other is told so, and what waited
    for an answer from there lapses (``authors.address_changed``); it is found again for an erasure
    (``former_addresses``). Where both sign alike, the public page of ``gone`` leads to that of ``into``,
    which gets what it lacks; where they do not, nothing may tell that the two are one: no redirect, and
    roles are not shown. Raises OnePerson, BothAsked.
    """
    _lock(gone, into)
    _refuse(gone, into)
    alike, address = _same_byline(gone, into), gone.address
    if alike:
        _redirect(gone, into)
    _give_address(gone, into, by=by)
    drafts = _move_submissions(gone, into)
    _move_articles(gone, into, also=drafts)
    roles = Role.objects.filter(contributor=gone)
    roles.update(contributor=into) if alike else roles.update(contributor=into, shown=False)
    if alike:
        _complete(into, gone)
    key = gone.pk
    gone.delete()
    recording.record(_EVENT, into, by=by, gone=key, address=address.pk if address else None)
    searching.index_those_of(into)
    indexing.renew(Q(authorships__contributor=into))


def former_addresses(contributors: Iterable[int]) -> list[int]:
    """Give the keys of addresses that contributors had before they were merged into these."""
    keys = set(map(str, contributors))
    events = _merges().filter(subject_key__in=keys)
    return [one.details["address"] for one in events if one.details["address"]]


def merged_from(address: Address) -> list[int]:
    """Give the keys of contributors into whom somebody was merged who had an address."""
    return [int(one.subject_key) for one in _merges() if one.details["address"] == address.pk]


def _merges() -> Any:
    return Event.objects.filter(subject_kind=recording.kind(Contributor), verb=_EVENT)


def _lock(*rows: Contributor) -> None:
    keys = [one.pk for one in rows]
    list(Contributor.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for one in rows:
        one.refresh_from_db()


def _refuse(gone: Contributor, into: Contributor) -> None:
    if gone.pk == into.pk:
        raise OnePerson(str(gone))
    hers = Asked.objects.filter(author=gone).values("asking")
    both = Asked.objects.filter(author=into, asking__in=hers).select_related("asking__submission")
    if found := both.first():
        raise BothAsked(found.asking.submission.title)


def _same_byline(one: Contributor, other: Contributor) -> bool:
    return bool(one.byline) and one.byline == other.byline


def _give_address(gone: Contributor, into: Contributor, *, by: Actor) -> None:
    former = gone.address
    if former is None or into.address == former:
        return
    if into.address is None:
        into.address = former
        into.save(update_fields=["address"])
        return
    gone.address = into.address
    gone.save(update_fields=["address"])
    authors.address_changed(gone, former=former, by=by)


def _move_submissions(gone: Contributor, into: Contributor) -> list[int]:
    """Let submissions and all answers be the other's; gives the keys of articles made of them."""
    mine = list(gone.submissions.all())
    for submission in mine:
        submission.authors.add(into)
        submission.authors.remove(gone)
    named = Proxy.objects.filter(author=into, ended_at=None).values_list("submission", flat=True)
    twice = Proxy.objects.filter(author=gone, ended_at=None, submission__in=list(named))
    twice.update(ended_at=timezone.now())
    moved: tuple[type[Model], ...] = (Proxy, Asked, Yes, Objection, BylineWish)
    for model in moved:
        model._default_manager.filter(author=gone).update(author=into)
    return [one.article_id for one in mine if one.article_id]


def _move_articles(gone: Contributor, into: Contributor, *, also: list[int]) -> None:
    """Let authorships and sections be the other's, in every revision too: drafts are made of those."""
    articles = {*also, *gone.authorships.values_list("article", flat=True)}
    sections = list(gone.edited_sections.values_list("pk", flat=True))
    both = Authorship.objects.filter(contributor=into).values("article")
    Authorship.objects.filter(contributor=gone, article__in=both).delete()
    Authorship.objects.filter(contributor=gone).update(contributor=into)
    Section.objects.filter(editor=gone).update(editor=into)
    for revision in _revisions(Article, articles):
        rows = revision.content.get("authorships", [])
        if any(row["contributor"] == gone.pk for row in rows):
            revision.content["authorships"] = _once(rows, gone.pk, into.pk)
            revision.save(update_fields=["content"])
    for revision in _revisions(Section, sections):
        if revision.content.get("editor") == gone.pk:
            revision.content["editor"] = into.pk
            revision.save(update_fields=["content"])


def _revisions(model: type[Model], keys: Iterable[int]) -> Iterable[Revision]:
    kind = ContentType.objects.get_for_model(model)
    found = Revision.objects.filter(content_type=kind, object_id__in=map(str, keys))
    return found.iterator(chunk_size=50)


def _once(rows: list[dict[str, Any]], gone: int, into: int) -> list[dict[str, Any]]:
    """Give the authorships of a revision with the other in her place, where she is not named beside her."""
    if any(row["contributor"] == into for row in rows):
        return [row for row in rows if row["contributor"] != gone]
    return [{**row, "contributor": into} if row["contributor"] == gone else row for row in rows]


def _complete(into: Contributor, gone: Contributor) -> None:
    """Put onto her page what only the other's has."""
    for name in ("byline_en", "biography", "biography_en", "portrait"):
        if not getattr(into, name):
            setattr(into, name, getattr(gone, name))
    into.save(update_fields=["byline_en", "biography", "biography_en", "portrait"])


def _redirect(gone: Contributor, into: Contributor) -> None:
    """Let the public page of ``gone``, and whatever led there before, lead to that of ``into``."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            old, new = (reverse("reading:person", args=[one.slug]) for one in (gone, into))
        Redirect.objects.filter(redirect_link=old).update(redirect_link=new)
        former = Redirect.normalise_path(old)
        Redirect.objects.update_or_create(
            old_path=former, site=None, defaults={"redirect_link": new, "is_permanent": True}
        )
