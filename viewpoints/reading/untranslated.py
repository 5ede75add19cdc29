"""What this edition lacks at an address and another has there: the way to it."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from viewpoints.reading import editions


@dataclass(frozen=True)
class Elsewhere:
    """A page that another edition has at an address: its title there, and what is nearest to it here."""

    page: Page
    alternates: dict[str, str]
    nearest: Page

    @property
    def tag(self) -> str:
        """The language tag of its title."""
        return editions.tag(self.page.locale.language_code)


def elsewhere(request: HttpRequest) -> Elsewhere | None:
    """Give the page that another edition has at the address that was asked for, if any."""
    frame = editions.Frame()
    page = _page_at(request.path_info.removeprefix(f"/{frame.code}"))
    if page is None or frame.home is None:
        return None
    parent = page.get_parent() if page.depth > frame.home.depth + 1 else None
    alternates = editions.alternates_of_page(page)
    return Elsewhere(page, alternates, frame.nearest(frame.code, parent))


def _page_at(path: str) -> Page | None:
    """Give the live page at a path below the root of another edition; found by its slug's index."""
    roots = [
        one for one in Site.get_site_root_paths() if one.language_code != editions.written_in()
    ]
    slug = path.rstrip("/").rpartition("/")[2]
    found = Page.objects.live().filter(
        slug=slug, url_path__in=[one.root_path + path.lstrip("/") for one in roots]
    )
    return found.select_related("locale").first() if slug else None
