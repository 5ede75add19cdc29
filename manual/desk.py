"""The desk as the manual drives it: by the labels that an editor reads, in her language."""

import gettext
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page

import viewpoints

PACKAGE = Path(viewpoints.__file__).parent
# Wagtail's own catalogue, completed by ours, is read last: ours comes first where both have a label.
EDITOR, NEWCOMER = "editor", "qinlang"
PASSWORD = "four words in a row"  # the newcomer's, in an install that lives as long as its pictures are taken
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
    """The desk in one language: the editor's page, and that of somebody who signs in for the first time."""

    def __init__(
        self, page: Page, language: str, url: str, *, newcomer: Page | None = None
    ) -> None:
        self.page, self.language, self.url = page, language, url
        self.pages = {EDITOR: page, NEWCOMER: newcomer or page}
        self._submissions: dict[str, str] = {}

    def be(self, who: str) -> None:
        """Go on at the page of EDITOR or NEWCOMER."""
        self.page = self.pages[who]

    def t(self, msgid: str) -> str:
        """Give a label in the language of this desk."""
        return label(msgid, self.language)

    def open(self, address: str) -> None:
        """Go to an address of the desk and wait until it is quiet."""
        # WebAuthn knows no address of numbers, so the newcomer, who is offered a passkey, goes by name.
        site = (
            self.url
            if self.page is self.pages[EDITOR]
            else self.url.replace("127.0.0.1", "localhost")
        )
        self.page.goto(f"{site}{address}", wait_until="networkidle")

    def open_submission(self, title: str, more: str = "") -> None:
        """Go to the page of a submission, or to ``more`` below it, such as ``ask/``."""
        if title not in self._submissions:
            self.open("/desk/submissions/")
            for link in self.page.locator(".desk-table a").all():
                self._submissions[link.inner_text().strip()] = link.get_attribute("href") or ""
        self.open(f"{self._submissions[title]}{more}")

    def open_from(self, link: Locator, more: str = "") -> None:
        """Go where a link on this page leads, or to ``more`` below that."""
        self.open(f"{link.get_attribute('href')}{more}")

    def scroll_to(self, found: Locator, *, below: int = 130) -> None:
        """Put something ``below`` pixels under the picture's upper edge."""
        found.evaluate(
            """(one, y) => {
                one.style.scrollMarginTop = `${y}px`;
                one.scrollIntoView({behavior: "instant"});
            }""",
            below,
        )

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
