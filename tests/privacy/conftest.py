"""A data folder of its own for each test, and tasks done at once."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    cache.clear()
    settings.DATA = tmp_path
    settings.ARRIVALS_ROOT = tmp_path / "arrivals"
    settings.OUTGOING_ROOT = tmp_path / "outgoing"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_BACKEND = "viewpoints.letters.files.EmailBackend"
    return tmp_path
