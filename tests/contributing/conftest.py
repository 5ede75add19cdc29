import pytest
from django.conf import settings
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_counted():
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _static_files():
    """WhiteNoise warns when there is no folder of collected files, and a warning is an error."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
