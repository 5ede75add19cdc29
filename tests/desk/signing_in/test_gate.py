"""Nobody reaches anything of the desk without a second factor, by any address."""

import re

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import get_resolver

from tests.desk.signing_in.phone import SET_UP, give_password, sign_in
from viewpoints.desk import urls
from viewpoints.desk.signing_in import addresses
from viewpoints.desk.signing_in.gate import OPEN

pytestmark = pytest.mark.django_db
VALUES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "0" * 32}
OURS = {
    *("account_login", "account_reauthenticate", "mfa_authenticate", "mfa_login_webauthn"),
}


def leaves(patterns, before="/desk/"):
    """Give every address below the desk with its name, made up where it has parameters."""
    for pattern in patterns:
        route = str(pattern.pattern)
        route = re.sub(r"<(?:(\w+):)?\w+>", lambda found: VALUES.get(found[1] or "str", "x"), route)
        if route.startswith("^"):  # Wagtail's last, and those of its API
            route = "x/"
        if hasattr(pattern, "url_patterns"):
            yield from leaves(pattern.url_patterns, before + route)
        else:
            yield before + route, pattern.name


def closed():
    open_to_all = {one.name for one in addresses.ENTRANCE} | OPEN
    return sorted(
        {address for address, name in leaves(urls.urlpatterns) if name not in open_to_all}
    )


@pytest.fixture
def half(client, lin):
    """Lin gave her password, and has no second factor yet."""
    assert give_password(client).url == "/desk/"
    return client


def test_every_address_leads_a_person_without_a_second_factor_to_it(half):
    assert len(closed()) > 150
    answers = {address: half.get(address) for address in closed()}
    elsewhere = {
        address: getattr(answer, "url", answer.status_code)
        for address, answer in answers.items()
        if getattr(answer, "url", "") != SET_UP
    }
    assert elsewhere == {}


def test_no_address_takes_a_post_from_her(half):
    assert {half.post(address).url for address in closed()[::12]} == {SET_UP}


def test_every_address_leads_a_stranger_to_the_sign_in(client):
    wrong = [one for one in closed()[::12] if client.get(one).url != f"/desk/login/?next={one}"]
    assert wrong == []


def test_what_a_script_asks_for_is_refused(half):
    asked = half.get("/desk/submissions/", headers={"x-requested-with": "XMLHttpRequest"})
    assert asked.status_code == 403


def test_the_texts_of_the_interface_are_for_everybody(half):
    assert {half.get(one).status_code for one in ("/desk/jsi18n/", "/desk/sprite/")} == {200}


def test_a_session_that_came_by_another_door_is_ended(client, with_app):
    session = client.session
    session[SESSION_KEY], session[HASH_SESSION_KEY] = with_app.pk, with_app.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    client.cookies["desk"] = session.session_key

    assert client.get("/desk/").url == "/desk/login/?next=/desk/"
    assert SESSION_KEY not in client.session


def test_an_old_password_does_not_set_up_a_second_factor(half):
    session = half.session
    session["account_authentication_methods"][0]["at"] -= 901
    session.save()

    assert half.get(SET_UP).url == "/desk/login/"
    assert SESSION_KEY not in half.session


def test_both_steps_open_the_desk(client, with_app, phone):
    assert sign_in(client, phone).url == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_between_the_steps_nothing_is_open(client, with_app):
    assert give_password(client).url == "/desk/login/second-factor/"
    assert client.get("/desk/").url == "/desk/login/?next=/desk/"
    assert client.get(SET_UP).url == "/desk/login/"


def test_of_allauth_only_what_is_used_has_an_address():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    theirs = {one for one in names if re.match("account_|mfa_|usersessions_|socialaccount_", one)}
    assert theirs == OURS


@pytest.mark.parametrize(
    "address",
    [
        *("/desk/password_reset/", "/desk/signup/", "/desk/email/", "/desk/password/change/"),
        *("/_util/login/", "/en/_util/login/"),
    ],
)
def test_other_doors_are_gone(desk, address):
    assert desk.get(address).status_code == 404
    assert desk.post(address, {"username": "lin", "password": "x"}).status_code == 404


def test_signing_out_needs_a_post(inside):
    assert inside.get("/desk/logout/").status_code == 405
    inside.post("/desk/logout/")
    assert inside.get("/desk/").url == "/desk/login/?next=/desk/"


def test_a_page_for_a_person_with_both_factors_costs_no_query_more(desk, django_assert_num_queries):
    desk.get("/desk/account/security/")
    with django_assert_num_queries(8):
        desk.get("/desk/account/security/")
