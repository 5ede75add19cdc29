"""The browser and the install of all journeys: one of each for a whole run."""

from tests.journeys.browser import browser, visitors
from tests.journeys.install import install

__all__ = ["browser", "install", "visitors"]
