"""The first factor: an app, then the recovery codes, once; only then the desk is open."""

import re

import pytest
from allauth.mfa.models import Authenticator

from tests.desk.signing_in.phone import CODES, SET_UP, Phone, give_password
from viewpoints.desk.signing_in import factors
from viewpoints.journal.models import Event

pytestmark = pytest.mark.django_db
APP = "/desk/second-factor/app/"


@pytest.fixture
def half(client, lin):
    give_password(client)
    return client


@pytest.fixture
def shown(half):
    """What her phone reads from the page."""
    found = Phone()
    page = half.get(SET_UP).content.decode()
    found.secret = re.search(r'desk-secret">([^<]+)<', page)[1].replace(" ", "")
    return found


def test_an_app_opens_the_way_to_the_recovery_codes(half, shown, lin):
    assert half.post(APP, {"code": shown.code()}).url == CODES
    page = half.get(CODES).content.decode()
    codes = factors.codes_of(lin)
    assert len(codes) == 10
    assert [code for code in codes if f"{code[:4]} {code[4:]}" not in page] == []


def test_the_desk_opens_when_she_has_saved_the_codes_and_they_are_never_shown_again(half, shown):
    half.post(APP, {"code": shown.code()})
    assert half.get("/desk/").url == CODES
    assert half.post(CODES).url == "/desk/"
    assert half.get("/desk/").status_code == 200
    assert half.get(CODES).url == "/desk/"


def test_the_code_that_set_it_up_is_used(half, shown, lin):
    code = shown.code()
    half.post(APP, {"code": code})
    assert factors.spend(lin, code) is None


def test_a_wrong_code_adds_nothing_and_keeps_the_secret(half, shown):
    answer = half.post(APP, {"code": "000"})
    assert "not right" in answer.content.decode()
    assert not Authenticator.objects.exists()
    assert half.post(APP, {"code": shown.code()}).url == CODES


def test_codes_for_it_are_tried_a_few_times_only(half, shown):
    for _ in range(5):
        half.post(APP, {"code": "000"})
    answer = half.post(APP, {"code": shown.code()})
    assert (answer.status_code, Authenticator.objects.exists()) == (429, False)
    assert int(answer.headers["Retry-After"]) > 0


def test_a_passkey_that_is_none_adds_nothing(half):
    half.get(SET_UP)
    answer = half.post("/desk/second-factor/passkey/", {"name": "", "credential": '{"id": 1}'})
    assert "could not be taken" in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_it_is_written_down(half, shown, lin):
    half.post(APP, {"code": shown.code()})
    event = Event.objects.get(verb="editor.second_factor_added")
    assert (event.subject_key, event.details) == (str(lin.pk), {"kind": "totp"})


def test_a_person_without_access_sets_up_nothing(client, django_user_model):
    django_user_model.objects.create_user("reader", password="correct horse")
    give_password(client, "reader")
    assert client.get(SET_UP).status_code == 403
    assert client.get("/desk/", follow=True).status_code == 403
