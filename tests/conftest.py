"""What every test of the database may count on: the rows that Wagtail's migrations make."""

import gc
import time
from collections.abc import Iterator

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.signals import user_logged_in
from django.db import connection
from wagtail.models import Collection, Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from tests import schema

# Each with the fixture that opens the database for it.
DATABASE = {"live_server": "transactional_db", "transactional_db": "transactional_db", "db": "db"}


def pytest_configure() -> None:
    """Look for no garbage while modules are read: they make next to none, and looking is a fifth of it."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what was read out of every later look for garbage: looking through it is a fifth of a test."""
    gc.enable()
    gc.freeze()


def _with_second_factor(request, user, **_):
    """``force_login`` (whose request has no path) stands for signing in with both factors, just now."""
    if request.path == "":
        record_authentication(request, user, "mfa", type="totp")
        request.session["seen"] = int(time.time())


user_logged_in.connect(_with_second_factor)


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_use_migrations: bool,
    django_db_modify_db_settings: None,
) -> bool:
    """Lay a migrated database, and have it kept; ``--create-db`` migrates an empty one instead."""
    if django_db_createdb or not django_db_use_migrations:
        return django_db_keepdb
    schema.lay(connection)
    return True


@pytest.fixture(autouse=True)
def _no_reference_index(request: pytest.FixtureRequest) -> Iterator[None]:
    """Spare most tests Wagtail's index of what refers to what, a fifth of their time.

    Only Wagtail's own screens of usage read it: a test of those asks for ``reference_index``.
    """
    if "reference_index" in request.fixturenames:
        yield
        return
    with disable_reference_index_auto_update():
        yield


@pytest.fixture
def reference_index() -> None:
    """Have Wagtail keep its index of what refers to what, as in the product."""


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
