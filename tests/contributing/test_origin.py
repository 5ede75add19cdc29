import pytest
from django.test import RequestFactory

from viewpoints.contributing.origin import foreign

OWN = [
    {},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://testserver"},
    {"Origin": "https://testserver"},
    {"Origin": "http://127.0.0.1:8000"},
]
FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
    {"Sec-Fetch-Site": ""},
    {"Origin": "http://evil.example"},
    {"Origin": "http://testserver.evil.example"},
    {"Origin": "http://testserver:8080"},
    {"Origin": "null"},
    {"Origin": ""},
]


@pytest.mark.parametrize("headers", OWN)
def test_what_our_own_pages_and_old_phones_send_is_let_through(headers):
    assert not foreign(RequestFactory().post("/", headers=headers))


@pytest.mark.parametrize("headers", FOREIGN)
def test_what_another_site_sends_is_foreign(headers):
    assert foreign(RequestFactory().post("/", headers=headers))
