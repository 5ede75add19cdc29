"""The edition a page is read in: its frame, its languages, and where the same page is in the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from viewpoints.articles.models import Home, InfoPage, Section

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


class Frame:
    """What stands round every page: the publication, its sections, its pages about itself.

    Costs two queries, whatever there is. Nothing here needs a view: a face that extends
    ``reading/base.html`` gets it from the template tag.
    """

    def __init__(self, request: HttpRequest | None) -> None:
        self.request = request
        self.code = current()

    @property
    def tag(self) -> str:
        """The language tag of HTML."""
        return tag(self.code)

    @cached_property
    def homes(self) -> dict[str, Home]:
        """The live homes by language."""
        homes = Home.objects.live().select_related("locale").order_by("-pk")
        return {home.locale.language_code: home for home in homes}

    @property
    def home(self) -> Home | None:
        """This edition's home; where there is none, that of the edition as written."""
        return self.homes.get(self.code) or self.homes.get(settings.LANGUAGE_CODE)

    @cached_property
    def _children(self) -> list[Page]:
        if self.home is None:
            return []
        return list(Page.objects.child_of(self.home).live().select_related("locale"))

    @property
    def sections(self) -> list[Page]:
        """The sections, as plain pages."""
        return [page for page in self._children if page.specific_class is Section]

    @property
    def info_pages(self) -> list[Page]:
        """About, privacy."""
        return [page for page in self._children if page.specific_class is InfoPage]

    def editions(self, alternates: Mapping[str, str]) -> list[EditionLink]:
        """Give the switcher: each edition's own address of this page, or else its home."""
        return [
            EditionLink(
                code=code,
                url=alternates.get(code) or self.homes[code].get_url(self.request),
                is_current=code == self.code,
                has_page=code in alternates,
            )
            for code, _ in settings.LANGUAGES
            if code in self.homes
        ]


def alternates_of_page(page: Page, request: HttpRequest | None) -> dict[str, str]:
    """Give the addresses of a page in every edition it is live in, by language."""
    others = page.get_translations().live().select_related("locale")
    return {each.locale.language_code: each.get_url(request) for each in [page, *others]}


def alternates_of_address(request: HttpRequest) -> dict[str, str]:
    """Give the addresses of what every edition has at the same address (people, claims …)."""
    return {code: translate_url(request.path, code) for code, _ in settings.LANGUAGES}
