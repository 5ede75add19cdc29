"""Lin, who signs in for herself: with a password, and with an app as her second factor."""

import pytest
from django.test import Client

from tests.desk.signing_in.phone import PASSWORD, Phone, give_app, sign_in


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def phone():
    return Phone()


@pytest.fixture
def lin(lin):
    lin.set_password(PASSWORD)
    lin.save()
    return lin


@pytest.fixture
def with_app(lin, phone):
    give_app(lin, phone)
    return lin


@pytest.fixture
def inside(client, with_app, phone):
    """A browser in which Lin went through both steps."""
    assert sign_in(client, phone).url == "/desk/"
    return client
