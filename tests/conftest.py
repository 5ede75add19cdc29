"""What every test of the database may count on: the rows that Wagtail's migrations make."""

import pytest
from wagtail.models import Collection, Locale, Page

DATABASE = {"db", "transactional_db", "live_server", "client", "admin_client"}


@pytest.fixture(autouse=True)
def _first_rows(request: pytest.FixtureRequest) -> None:
    """Make them again after a test that committed: it leaves every table empty."""
    uses_database = request.node.get_closest_marker("django_db") or (
        DATABASE & set(request.fixturenames)
    )
    if uses_database and not Locale.objects.exists():
        Locale.objects.create(language_code="zh-hans")
        Page.add_root(title="Root", slug="root")
        Collection.add_root(name="Root")
