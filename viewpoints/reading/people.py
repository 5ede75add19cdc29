"""Who may be shown to readers: contributors under the name they print, with what they printed under it.

A contributor's private name never comes here. Nor does an essay that she wrote but did not sign with
the name of her page: who has a page and once wrote without a name stays unnamed there (decision 12).
"""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from viewpoints.articles.bylines import signed
from viewpoints.articles.models import Article, Authorship
from viewpoints.people.models import Contributor, Organization, Role
from viewpoints.reading import editions, lists

DIRECTORY = 60
"""People on one page of the directory."""
SHOWN = 200
"""The most essays that one person's or organization's page lists, the newest."""
_FURTHEST = 10_000


def role_at(roles: Iterable[Role], day: dt.date | None) -> Role | None:
    """Give the role held on ``day``, the one begun last when there were several."""
    if day is None:
        return None
    held = [r for r in roles if (r.since or day) <= day <= (r.until or day)]
    return max(held, key=lambda role: role.since or dt.date.min, default=None)


def public() -> QuerySet[Contributor]:
    """Give the contributors who have a public name and a live article signed with it."""
    live = Authorship.objects.filter(contributor=OuterRef("pk"), article__live=True)
    signed_in_chinese = Q(article__byline__contains=OuterRef("byline"))
    signed_in_english = ~Q(contributor__byline_en="") & Q(
        article__byline__contains=OuterRef("byline_en")
    )
    people = Contributor.objects.exclude(byline="").select_related("portrait")
    return people.filter(Exists(live.filter(signed_in_chinese | signed_in_english)))


def directory(number: int) -> tuple[list[Contributor], bool]:
    """Give a page of the public contributors, in the order they came, and whether another follows.

    Raises Http404 for a page that has nobody on it, except the first.
    """
    if not 1 <= number <= _FURTHEST:
        raise Http404(number)
    start = (number - 1) * DIRECTORY
    people = public().prefetch_related(_roles()).order_by("pk")
    found = list(people[start : start + DIRECTORY + 1])
    if number > 1 and not found:
        raise Http404(number)
    return found[:DIRECTORY], len(found) > DIRECTORY


def authors(article: Article) -> list[tuple[Contributor, Role | None]]:
    """Give the authors who signed the article and have a page, with the role each had when it was printed."""
    rows = article.authorships.select_related("contributor__portrait")
    rows = rows.prefetch_related(_roles("contributor__roles"))
    people = [row.contributor for row in rows]
    return [
        (person, role_at(person.roles.all(), article.printed_on))
        for person in people
        if person.byline and signed(article, person)
    ]


def affiliation(article: Article, authors: Iterable[tuple[Contributor, Role | None]]) -> SafeString:
    """Give an article’s printed affiliation, its author’s organization in it as a link to that page.

    Only words that stand in the text are shown: a role that was never printed adds nothing.
    """
    words = article.affiliation
    for role in [role for _person, role in authors if role]:
        for name in filter(None, [role.organization.name, role.organization.name_en]):
            before, found, after = words.partition(name)
            if found:
                url = reverse("reading:organization", args=[role.organization.slug])
                name = marked_organization(found)
                return format_html('{}<a href="{}">{}</a>{}', before, url, name, after)
    return format_html("{}", words)


def marked_organization(name: str) -> str:
    """Give an organization's name, marked where all other words are converted."""
    if editions.keeps_names():
        return format_html('<span translate="no">{}</span>', name)
    return conditional_escape(name)


def essays_of(person: Contributor, *, language: str) -> list[tuple[Article, Role | None]]:
    """Give the newest essays signed by a person, each once, with her role when it was printed."""
    written = lists.cards().filter(authorships__contributor=person)
    newest = written.order_by("-printed_on", "-pk")[:SHOWN]
    hers = [article for article in newest if signed(article, person)]
    return [
        (article, role_at(person.roles.all(), article.printed_on))
        for article in lists.in_edition(hers, language)
    ]


def person_at(slug: str) -> Contributor:
    """Give the contributor with a page at ``slug``, her roles at hand. Raises Http404 when nobody has."""
    person = public().filter(slug=slug).prefetch_related(_roles()).first()
    if person is None:
        raise Http404(slug)
    return person


def organization_at(slug: str) -> tuple[Organization, list[Role]]:
    """Give an organization and the roles of the public people in it. Raises Http404 when there are none."""
    public_one = Exists(public().filter(pk=OuterRef("contributor")))
    roles = Role.objects.filter(public_one, organization__slug=slug, shown=True)
    roles = roles.select_related("organization", "contributor__portrait")
    since = F("since").asc(nulls_first=True)
    found = list(roles.order_by(F("until").desc(nulls_first=True), since, "pk"))
    if not found:
        raise Http404(slug)
    return found[0].organization, found


def essays_from(roles: list[Role], *, language: str) -> list[Article]:
    """Give the newest essays that people signed while they had one of these roles, each once."""
    rows = Authorship.objects.filter(contributor__in={role.contributor_id for role in roles})
    rows = rows.filter(article__live=True).select_related(
        "contributor", "article__locale", "article__in_section", "article__retraction"
    )
    newest = rows.defer("article__body").order_by("-article__printed_on", "-article__pk")[:SHOWN]
    written = {
        row.article: None
        for row in newest
        if signed(row.article, row.contributor) and _held(roles, row)
    }
    return lists.in_edition(list(written), language)


def _held(roles: list[Role], row: Authorship) -> bool:
    own = [role for role in roles if role.contributor_id == row.contributor_id]
    return role_at(own, row.article.printed_on) is not None


def _roles(path: str = "roles") -> Prefetch:
    newest_first = Role.objects.order_by(F("since").desc(nulls_last=True), "pk")
    return Prefetch(path, newest_first.filter(shown=True).select_related("organization"))
