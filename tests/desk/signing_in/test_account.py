"""What a person changes about her own way in: asked again first, and told to her other devices."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import translation

from tests.desk.accounts import enter
from tests.desk.signing_in.phone import (
    CODES,
    PASSWORD,
    Phone,
    ask_and_confirm,
    give_app,
    sign_in,
)
from viewpoints.desk.signing_in import factors
from viewpoints.desk.signing_in.devices import device
from viewpoints.journal.models import Actor, Event

pytestmark = pytest.mark.django_db
HERE = "/desk/account/security/"
NEW = "a whole sentence is better"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/149.0 Safari/537.36"
WECHAT = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605.1 MicroMessenger/8.0.50"


@pytest.fixture
def elsewhere(inside, phone):
    """Another browser of hers, signed in a half minute later."""
    other = Client(headers={"user-agent": CHROME})
    assert sign_in(other, phone, later=1).url == "/desk/"
    return other


def change_password(client):
    return ask_and_confirm(client, f"{HERE}password/", {"new_password1": NEW, "new_password2": NEW})


@pytest.mark.parametrize("address", [f"{HERE}password/", "/desk/second-factor/"])
def test_a_change_is_asked_for_again(inside, address):
    assert inside.get(address).url == f"/desk/account/confirm/?next={address.replace('/', '%2F')}"


def test_a_wrong_password_confirms_nothing(inside):
    asked = inside.get("/desk/second-factor/").url
    answer = inside.post(asked, {"password": "wrong"})
    assert (answer.status_code, "not your password" in answer.content.decode()) == (200, True)
    assert inside.get("/desk/second-factor/").url == asked


def test_a_code_confirms_too_and_passwords_are_tried_a_few_times_only(inside, phone):
    asked = inside.get("/desk/second-factor/").url
    assert inside.post(asked, {"code": phone.code(later=1)}).url == "/desk/second-factor/"
    for _ in range(3):
        inside.post(asked, {"password": "wrong"})
    answer = inside.post(asked, {"password": PASSWORD})
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (429, True)


def test_a_new_password_ends_her_other_sessions_and_not_this_one(inside, elsewhere, with_app):
    assert change_password(inside).url == HERE
    assert elsewhere.get("/desk/").url == "/desk/login/?next=/desk/"
    assert inside.get(HERE).status_code == 200
    assert UserSession.objects.get().session_key == inside.session.session_key
    with_app.refresh_from_db()
    assert with_app.check_password(NEW)
    assert Event.objects.get(verb="editor.password_changed").details == {}


def test_after_a_change_the_next_one_is_asked_for_again(inside):
    change_password(inside)
    assert inside.get("/desk/second-factor/").url.startswith("/desk/account/confirm/")


def test_her_sessions_are_listed_and_one_is_ended(inside, elsewhere, with_app):
    listed = inside.get(HERE).context["sessions"]
    assert [(one.device, one.network, one.is_current) for one in listed] == [
        ("Unknown device", "127.0.0.1", True),
        ("Chrome · Windows", "127.0.0.1", False),
    ]
    inside.post(f"/desk/account/sessions/{listed[1].pk}/end/")
    assert elsewhere.get("/desk/").status_code == 302
    assert len(inside.get(HERE).context["sessions"]) == 1
    assert Event.objects.filter(verb="editor.session_ended", editor=with_app).count() == 1


def test_a_session_that_gets_another_key_stays_in_the_list(inside, with_app):
    with_app.first_name, with_app.last_name, with_app.email = "Xiao", "Lin", "lin@ngo.example"
    with_app.save()
    key = inside.session.session_key
    answer = enter(inside, "/desk/account/")
    assert (answer.status_code, inside.session.session_key != key) == (302, True)
    assert [one.is_current for one in inside.get(HERE).context["sessions"]] == [True]


def test_all_others_are_ended_at_once(inside, elsewhere):
    inside.post("/desk/account/sessions/end-others/")
    assert (elsewhere.get("/desk/").status_code, inside.get("/desk/").status_code) == (302, 200)


def test_a_session_of_somebody_else_is_not_hers_to_end(inside, django_user_model):
    other = django_user_model.objects.create_user("wang")
    row = UserSession.objects.create(user=other, ip="203.0.113.7", session_key="x", user_agent="")
    assert inside.post(f"/desk/account/sessions/{row.pk}/end/").status_code == 404
    assert UserSession.objects.filter(pk=row.pk).exists()


def test_the_only_factor_stays(inside, with_app):
    row = Authenticator.objects.get(user=with_app)
    ask_and_confirm(inside, f"{HERE}factors/{row.pk}/remove/", {})
    assert Authenticator.objects.filter(pk=row.pk).exists()


def test_one_of_two_is_removed(inside, with_app):
    row = Authenticator.objects.get(user=with_app)
    Authenticator.objects.create(user=with_app, type="webauthn", data={"name": "Mac"})
    assert ask_and_confirm(inside, f"{HERE}factors/{row.pk}/remove/", {}).url == HERE
    assert [one.type for one in Authenticator.objects.all()] == ["webauthn"]
    assert Event.objects.get(verb="editor.second_factor_removed").details == {"kind": "totp"}


def test_a_factor_of_somebody_else_is_not_hers_to_remove(inside, django_user_model):
    row = give_app(django_user_model.objects.create_user("wang"), Phone())
    assert ask_and_confirm(inside, f"{HERE}factors/{row.pk}/remove/", {}).status_code == 404
    assert Authenticator.objects.filter(pk=row.pk).exists()


def test_new_recovery_codes_replace_the_old_and_are_shown_once(inside, with_app):
    factors.new_codes(with_app, by=Actor.editor(with_app))
    old = factors.codes_of(with_app)
    assert ask_and_confirm(inside, f"{HERE}codes/", {}).url == CODES
    assert set(old) & set(factors.codes_of(with_app)) == set()
    assert inside.get("/desk/").url == CODES
    inside.post(CODES)
    assert inside.get(CODES).url == "/desk/"


def test_where_a_session_is_used_is_written_down_every_ten_minutes(inside):
    row = UserSession.objects.get()
    inside.get(HERE, REMOTE_ADDR="198.51.100.9")
    assert UserSession.objects.get().last_seen_at == row.last_seen_at
    session = inside.session
    session["seen"] -= 600
    session.save()
    inside.get(HERE, REMOTE_ADDR="198.51.100.9")
    seen = UserSession.objects.get()
    assert (seen.ip, seen.last_seen_at > row.last_seen_at) == ("198.51.100.9", True)


@pytest.mark.parametrize(
    ("agent", "name"),
    [(CHROME, "Chrome · Windows"), (WECHAT, "WeChat · iPhone"), ("curl/8", "Unknown device")],
)
def test_a_device_has_a_name(desk, agent, name):
    with translation.override("en"):
        assert device(agent) == name


def test_her_account_leads_there(inside):
    assert HERE in inside.get("/desk/account/").content.decode()
