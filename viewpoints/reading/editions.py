"""The edition a page is read in: its frame, its languages, and where the same page is in the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from viewpoints.articles.models import Home, InfoPage, Section

Kind = TypeVar("Kind", bound=Page)

_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


def tag(code: str) -> str:
    """Give the language tag of HTML (BCP 47) for a language code of Django."""
    return _TAGS.get(code, code)


def current() -> str:
    """Give the code of the language that is being written."""
    return get_language() or settings.LANGUAGE_CODE


@dataclass(frozen=True)
class EditionLink:
    """One entry of the switcher."""

    code: str
    url: str
    is_current: bool
    has_page: bool

    @property
    def tag(self) -> str:
        """The language tag of HTML."""
        return tag(self.code)

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return get_language_info(self.code)["name_local"]


def sections_of(home: Home) -> list[Section]:
    """Give the live sections of an edition, with their editors.

    Chosen here and not by the database: SQLite would rather look through all articles for a page
    below another than through a dozen sections.
    """
    found = Section.objects.order_by().select_related("locale", "editor__portrait")
    return [section for section in _in_order(found) if _is_under(section, home)]


def _in_order(pages: Iterable[Kind]) -> list[Kind]:
    return sorted((page for page in pages if page.live), key=lambda page: page.path)


def _is_under(page: Page, home: Page | None) -> bool:
    return home is not None and page.depth == home.depth + 1 and page.path.startswith(home.path)


class Frame:
    """What stands round every page: the publication, its sections, its pages about itself.

    Costs two queries, whatever there is. Nothing here needs a view or a request: a face that extends
    ``reading/base.html`` gets it from the template tag.
    """

    def __init__(self) -> None:
        self.code = current()

    @property
    def tag(self) -> str:
        """The language tag of HTML."""
        return tag(self.code)

    @cached_property
    def _pages(self) -> list[Page]:
        kinds = ContentType.objects.get_for_models(Home, Section, InfoPage).values()
        found = Page.objects.filter(content_type__in=[kind.pk for kind in kinds])
        return _in_order(found.order_by().select_related("locale"))

    @cached_property
    def homes(self) -> dict[str, Page]:
        """The live homes by language, as plain pages."""
        homes = [page for page in self._pages if page.specific_class is Home]
        return {home.locale.language_code: home for home in homes}

    @cached_property
    def home(self) -> Home | None:
        """This edition's home; where there is none, that of the edition as written."""
        home = self.homes.get(self.code) or self.homes.get(settings.LANGUAGE_CODE)
        return Home.objects.select_related("locale").get(pk=home.pk) if home else None

    @property
    def sections(self) -> list[Page]:
        """The sections, as plain pages."""
        return self._under(Section)

    @property
    def info_pages(self) -> list[Page]:
        """About, privacy."""
        return self._under(InfoPage)

    def _under(self, kind: type[Page]) -> list[Page]:
        found = [page for page in self._pages if page.specific_class is kind]
        return [page for page in found if _is_under(page, self.home)]

    def editions(self, alternates: Mapping[str, str]) -> list[EditionLink]:
        """Give the switcher: each edition's own address of this page, or else its home."""
        return [
            EditionLink(
                code=code,
                url=alternates.get(code) or self.homes[code].url,
                is_current=code == self.code,
                has_page=code in alternates,
            )
            for code, _ in settings.LANGUAGES
            if code in self.homes
        ]


def alternates_of_page(page: Page) -> dict[str, str]:
    """Give the addresses of a page in every edition it is live in, by language."""
    others = page.get_translations().live().select_related("locale")
    return {each.locale.language_code: each.url for each in [page, *others]}


def alternates_of_address(request: HttpRequest) -> dict[str, str]:
    """Give the addresses of what every edition has at the same address (people, claims …)."""
    return {code: translate_url(request.path, code) for code, _ in settings.LANGUAGES}
