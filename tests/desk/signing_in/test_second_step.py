"""The second step: a code of her app, good once; or a recovery code, gone with that."""

import pytest
from django.utils import translation

from tests.desk.signing_in.phone import LOGIN, SECOND, give_password, sign_in
from viewpoints.desk.signing_in import entering, factors
from viewpoints.journal.models import Actor, Event

pytestmark = pytest.mark.django_db


def said(client, address="/desk/"):
    return [str(one).strip() for one in client.get(address).context["messages"]]


def test_a_code_is_good_only_once(client, with_app, phone):
    code = phone.code()
    give_password(client)
    assert client.post(SECOND, {"code": code}).url == "/desk/"
    client.post("/desk/logout/")
    give_password(client)
    again = client.post(SECOND, {"code": code})
    assert (again.status_code, "not right, or it was used" in again.content.decode()) == (200, True)


def test_a_code_spends_those_before_it(with_app, phone):
    assert factors.spend(with_app, phone.code(later=1))
    assert factors.spend(with_app, phone.code(later=0)) is None


def test_a_clock_may_be_half_a_minute_wrong_and_no_more(with_app, phone):
    assert factors.spend(with_app, phone.code(later=-3)) is None
    assert factors.spend(with_app, phone.code(later=3)) is None
    assert factors.spend(with_app, f" {phone.code()[:3]} {phone.code()[3:]} ")


def test_a_recovery_code_opens_once_and_she_is_told_what_is_left(client, with_app):
    factors.new_codes(with_app, by=Actor.editor(with_app))
    code = factors.codes_of(with_app)[3]
    give_password(client)
    assert client.post(SECOND, {"code": f"{code[:4]} {code[4:]}"}).url == "/desk/"
    assert said(client) == ["You signed in with a recovery code; 9 are left."]
    assert factors.spend(with_app, code) is None


def test_the_sixth_code_has_to_wait_even_if_it_is_right(client, with_app, phone):
    give_password(client)
    assert {client.post(SECOND, {"code": "000"}).status_code for _ in range(5)} == {200}
    response = client.post(SECOND, {"code": phone.code()})
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 601
    assert "Please wait" in response.content.decode()
    assert client.get("/desk/").status_code == 302
    assert factors.spend(with_app, phone.code())  # it was not even looked at


def test_who_knows_the_password_elsewhere_does_not_lock_her_out(client, with_app, phone):
    give_password(client, REMOTE_ADDR="203.0.113.7")
    for _ in range(6):
        client.post(SECOND, {"code": "000"}, REMOTE_ADDR="203.0.113.7")
    give_password(client, REMOTE_ADDR="198.51.100.9")
    answer = client.post(SECOND, {"code": phone.code()}, REMOTE_ADDR="198.51.100.9")
    assert answer.url == "/desk/"


def test_she_comes_where_she_wanted_to(client, with_app, phone):
    client.post(LOGIN, {"username": "lin", "password": "correct horse", "next": "/desk/letters/"})
    assert client.post(SECOND, {"code": phone.code()}).url == "/desk/letters/"


def test_signing_in_is_one_line_of_the_journal_with_keys_only(client, with_app, phone):
    sign_in(client, phone)
    event = Event.objects.get(verb="editor.signed_in")
    assert (event.editor, event.details) == (with_app, {"ways": ["password", "totp"]})


def test_a_closed_account_opens_nothing(client, with_app, phone):
    with_app.is_active = False
    with_app.save()
    assert give_password(client).status_code == 200
    assert client.get(SECOND).url == LOGIN


def test_a_stranger_reads_the_language_of_her_browser(client):
    english = client.get(LOGIN, headers={"accept-language": "en-GB"}).content.decode()
    chinese = client.get(LOGIN, headers={"accept-language": "zh-CN"}).content.decode()
    assert ("Sign in to the editors’ desk" in english, "登录编辑台" in chinese) == (True, True)


def test_a_passkey_that_is_none_is_refused(client, with_app):
    client.get("/desk/login/passkey/", headers={"accept": "application/json"})
    answer = client.post("/desk/login/passkey/", {"credential": '{"id": "x"}'})
    assert (answer.url, "_auth_user_id" in client.session) == (LOGIN, False)


def test_passkeys_are_tried_at_most_so_often(client):
    seen = [client.post("/desk/login/passkey/").status_code for _ in range(51)]
    assert (set(seen[:50]), seen[50]) == ({302}, 429)


def test_the_password_is_asked_for_in_chinese():
    with translation.override("zh-hans"):
        assert str(entering.SignInForm().fields["password"].label) == "密码"
