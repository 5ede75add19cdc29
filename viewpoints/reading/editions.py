"""The edition a page is read in: its frame, its languages, and where the same page is in the others."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page

from viewpoints.articles import written
from viewpoints.articles.models import Home, InfoPage, Section

Kind = TypeVar("Kind", bound=Page)
Row = TypeVar("Row")

_TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


def tag(code: str) -> str:
    """Give the language tag of HTML (BCP 47) for a language code of Django."""
    return _TAGS.get(code, code)


def current() -> str:
    """Give the code of the edition that is being read: what addresses and language tags say."""
    return get_language() or settings.LANGUAGE_CODE


def written_in() -> str:
    """Give the code of the language that its pages are written in: what rows are chosen by."""
    return written.written_in(current())


def keeps_names() -> bool:
    """Tell whether names have to be marked here, because all other words are converted."""
    return current() == written.TRADITIONAL


def edition_of(page: Page) -> str:
    """Give the edition that a page is shown in here: this one, or where it is foreign, its own."""
    code = str(page.locale.language_code)
    return current() if code == written_in() else code


def address_in(page: Page, code: str) -> str:
    """Give the address of a page in an edition that is written in its language."""
    with override(code):
        return page.url or "/"


@dataclass(frozen=True)
class EditionLink:
    """One entry of the switcher: where this page is in an edition, or else what is nearest to it there."""

    code: str
    url: str
    is_current: bool
    has_page: bool
    lacks_page: bool

    @property
    def tag(self) -> str:
        """The language tag of HTML."""
        return tag(self.code)

    @property
    def is_first(self) -> bool:
        """Whether it is the edition that the others are made of."""
        return self.code == settings.LANGUAGE_CODE

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
        home = self.homes.get(written_in()) or self.homes.get(settings.LANGUAGE_CODE)
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

    @property
    def codes(self) -> list[str]:
        """The editions there are."""
        return [code for code, _ in settings.LANGUAGES if written.written_in(code) in self.homes]

    def editions(
        self, alternates: Mapping[str, str], *, near: Page | None = None
    ) -> list[EditionLink]:
        """Give the switcher: each edition's own address of this page, or else of ``near``, or its home."""
        return [
            EditionLink(
                code=code,
                url=alternates.get(code) or address_in(self.nearest(code, near), code),
                is_current=code == self.code,
                has_page=code in alternates,
                lacks_page=bool(alternates) and code not in alternates,
            )
            for code in self.codes
        ]

    def nearest(self, code: str, page: Page | None) -> Page:
        """Give an edition's own page for a section or page about us, or else its home."""
        home = self.homes[written.written_in(code)]
        key = page.translation_key if page else None
        own = (one for one in self._pages if one.translation_key == key)
        return next((one for one in own if one.locale_id == home.locale_id), home)


def alternates_of_page(page: Page) -> dict[str, str]:
    """Give the addresses of a page in every edition it is live in, by language."""
    others = page.get_translations().live().select_related("locale")
    return addresses({each.locale.language_code: each for each in [page, *others]}, address_in)


def alternates_of_address(request: HttpRequest) -> dict[str, str]:
    """Give the addresses of what every edition has at the same address (people, claims …)."""
    return {code: translate_url(request.path, code) for code, _ in settings.LANGUAGES}


def alternates_of_script(request: HttpRequest) -> dict[str, str]:
    """Give the addresses of what only the editions written in this language have at the same address."""
    everywhere = alternates_of_address(request).items()
    return {code: url for code, url in everywhere if written.written_in(code) == written_in()}


def addresses(rows: Mapping[str, Row], address: Callable[[Row, str], str]) -> dict[str, str]:
    """Give the address in each edition of what there is in some languages, by language."""
    codes = [code for code, _ in settings.LANGUAGES if written.written_in(code) in rows]
    return {code: address(rows[written.written_in(code)], code) for code in codes}
