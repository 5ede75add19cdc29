"""An editor at the desk, who reads English: so that the tests do not need compiled translations."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.users.models import UserProfile

from tests.submissions import essays


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()


@pytest.fixture
def lin(db):
    user = essays.editor("lin").user
    user.first_name, user.last_name = "Xiao", "Lin"
    user.save()
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


@pytest.fixture
def desk(lin):
    client = Client()
    client.force_login(lin)
    return client


@pytest.fixture
def rehearsing(settings):
    """Letters leave as rows of the database, as in the product: only then are they shown before."""
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = dict.fromkeys(settings.TASKS, database)
