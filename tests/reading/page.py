"""What is on a page, in a form that tests compare."""

import pytest
from bs4 import BeautifulSoup, Tag

RENDITIONS = [
    pytest.mark.usefixtures("_renditions"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
"""For modules that show pictures: Wagtail 8 does not close the temporary files of renditions."""


def words(tag: Tag | None) -> str:
    """Give the words of an element, parted by single spaces."""
    assert tag is not None
    return " ".join(tag.get_text(" ", strip=True).split())


def all_words(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    """Give the words of every element a CSS selector finds."""
    return [words(tag) for tag in page.select(selector)]


def addresses(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    """Give the ``href`` of every link a CSS selector finds."""
    return [tag["href"] for tag in page.select(selector)]
