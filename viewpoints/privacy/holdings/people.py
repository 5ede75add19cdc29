"""Who she is: the contributor, what she does where, what she is named under."""

from collections.abc import Iterable

from django.db.models import QuerySet

from viewpoints.articles.models import Authorship
from viewpoints.people.models import Contributor, Role
from viewpoints.privacy.files import MEDIA
from viewpoints.privacy.holdings.declared import File, Holding
from viewpoints.privacy.models import Export
from viewpoints.privacy.person import Person
from viewpoints.submissions.models import Submission

PSEUDONYM = "privacy.erasing puts a pseudonym in its place"


def _people(person: Person) -> QuerySet[Contributor]:
    return Contributor.objects.filter(pk__in=person.contributors)


def _portrait(contributor: Contributor) -> Iterable[File]:
    portrait = contributor.portrait
    return [(MEDIA, portrait.file.name, "portrait")] if portrait else []


def _copy(export: Export) -> Iterable[File]:
    return [("exports", f"{export.file}{end}", "") for end in ("", ".part") if export.file]


HOLDINGS = (
    Holding(
        "roles",
        Role,
        lambda person: Role.objects.filter(contributor__in=person.contributors),
        given=("organization__name", "title", "title_en", "since", "until", "shown"),
        deleted=True,
    ),
    Holding(
        "you as an author",
        Contributor,
        _people,
        given=("name", "byline", "byline_en", "slug", "biography", "biography_en"),
        files=_portrait,
        blanked={
            "byline": "",
            "byline_en": "",
            "biography": "",
            "biography_en": "",
            "address": None,
        },
        by_verb={
            "name": PSEUDONYM,
            "slug": PSEUDONYM,
            "portrait": "privacy.erasing deletes the picture, and it goes with it",
        },
    ),
    Holding(
        "articles",
        Authorship,
        lambda person: Authorship.objects.filter(contributor__in=person.contributors),
        given=("article__title", "article__byline", "article__url_path", "article__printed_on"),
        kept={"contributor": "the key of a pseudonym"},
    ),
    Holding(
        "author of",
        Submission.authors.through,
        lambda person: Submission.authors.through.objects.filter(
            contributor__in=person.contributors
        ),
        kept={"contributor": "the key of a pseudonym"},
    ),
    Holding(
        "copies of your data",
        Export,
        lambda person: Export.objects.filter(address__in=person.addresses),
        given=("asked_at", "made_at", "expires_at"),
        deleted=True,
        files=_copy,
    ),
)
