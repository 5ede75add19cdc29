"""What every test of the database may count on: the rows that Wagtail's migrations make."""

import pytest
from wagtail.models import Collection, Locale, Page

# Each with the fixture that opens the database for it.
DATABASE = {"live_server": "transactional_db", "transactional_db": "transactional_db", "db": "db"}


@pytest.fixture(autouse=True)
def _first_rows(request: pytest.FixtureRequest) -> None:
    """Make them again after a test that committed: it leaves every table empty."""
    openers = [DATABASE[name] for name in DATABASE if name in request.fixturenames]
    marked = request.node.get_closest_marker("django_db")
    if openers and not marked:
        request.getfixturevalue(openers[0])
    if (openers or marked) and not Locale.objects.exists():
        Locale.objects.create(language_code="zh-hans")
        Page.add_root(title="Root", slug="root")
        Collection.add_root(name="Root")
