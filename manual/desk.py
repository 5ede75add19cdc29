"""The desk as the manual drives it: by the labels that an editor reads, in her language."""

import gettext
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page

import viewpoints

PACKAGE = Path(viewpoints.__file__).parent
# Wagtail's own catalogue, completed by ours, is read last: ours comes first where both have a label.
CATALOGUES = ("desk", "submissions", "intake", "letters", "people", "articles", "desk/wagtail")


class NoLabel(LookupError):
    """The interface has no such label (any more)."""


def label(msgid: str, language: str) -> str:
    """Give a label of the interface in ``language`` (``zh-hans`` or ``en``). Raises NoLabel."""
    for catalogue in _catalogues():
        words = catalogue.get(msgid)
        if words:
            return words if language != "en" else msgid
    raise NoLabel(msgid)


@cache
def _catalogues() -> tuple[dict[str, str], ...]:
    return tuple(_read(PACKAGE / app / "locale") for app in CATALOGUES)


def _read(folder: Path) -> dict[str, str]:
    found = gettext.translation("django", folder, languages=["zh_Hans"], fallback=True)
    rows = getattr(found, "_catalog", {})
    # A label with a context is found by its msgid alone: context and msgid are parted by \x04.
    return {key.rpartition("\x04")[2]: words for key, words in rows.items() if isinstance(key, str)}


class Desk:
    """A signed-in editor's page in one language."""

    def __init__(self, page: Page, language: str, url: str) -> None:
        self.page, self.language, self.url = page, language, url

    def t(self, msgid: str) -> str:
        """Give a label in the language of this desk."""
        return label(msgid, self.language)

    def open(self, address: str) -> None:
        """Go to an address of the desk and wait until it is quiet."""
        self.page.goto(f"{self.url}{address}", wait_until="networkidle")

    def button(self, msgid: str) -> Locator:
        """Find a button by its label."""
        return self.page.get_by_role("button", name=self.t(msgid)).first

    def link(self, msgid: str) -> Locator:
        """Find a link by its label."""
        return self.page.get_by_role("link", name=self.t(msgid)).first

    def field(self, msgid: str) -> Locator:
        """Find a field by its label."""
        return self.page.get_by_label(self.t(msgid)).first

    def css(self, selector: str) -> Locator:
        """Find by a CSS selector what has no label."""
        return self.page.locator(selector).first

    def row(self, title: str) -> Locator:
        """Find a link by words that are no label: an essay's title."""
        return self.page.get_by_role("link", name=title).first
