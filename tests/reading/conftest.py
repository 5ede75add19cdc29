"""A small publication, and a reader of its pages."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from tests.publication import Publication, publication

Reader = Callable[..., BeautifulSoup]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Wagtail remembers which home is where, and Django the language of the last page; both are gone then."""
    cache.clear()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True, scope="session")
def _collected() -> None:
    """WhiteNoise warns where nothing was collected, and warnings are errors."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)


@pytest.fixture
def made(db: None) -> Publication:
    """The Simplified edition with one empty section."""
    return publication()


@pytest.fixture
def read(client: Client) -> Reader:
    """Give a function that asks for an address and gives the page, as a tree."""

    def read(address: str, *, status: int = 200) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == status, address
        return BeautifulSoup(response.content.decode(), "html.parser")

    return read


@pytest.fixture
def _renditions() -> Iterator[None]:
    """Let Wagtail leave the temporary file of a rendition to the garbage collector, and call that here.

    Use it with the mark ``RENDITIONS`` of ``tests.reading.page``, which lets the warning pass.
    """
    yield
    gc.collect()
