"""Signing in: with a password, not too often; and nobody without access comes further."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from viewpoints.desk import screens
from viewpoints.desk.signing_in import entering

pytestmark = pytest.mark.django_db
LOGIN = "/desk/login/"
OURS = [
    reverse(f"desk:{pattern.name}", kwargs=dict.fromkeys(pattern.pattern.converters, 1))
    for pattern in screens.urlpatterns
]


@pytest.fixture
def reader():
    return get_user_model().objects.create_user("reader", password="correct horse")


@pytest.fixture
def somebody(reader):
    client = Client()
    client.force_login(reader)
    return client


def sign_in(client, *, name="reader", password="wrong", **extra):
    return client.post(LOGIN, {"username": name, "password": password}, **extra)


@pytest.mark.parametrize("address", ["/desk/", *OURS])
def test_an_anonymous_person_is_led_to_the_sign_in(client, address):
    response = client.get(address)
    assert (response.status_code, response.url) == (302, f"{LOGIN}?next={address}")


@pytest.mark.parametrize("address", ["/desk/", *OURS])
def test_a_person_without_access_gets_a_403_and_no_loop(somebody, address):
    response = somebody.get(address, follow=True)
    assert response.redirect_chain == [(f"{LOGIN}?next={address}", 302)]
    assert response.status_code == 403
    assert reverse("wagtailadmin_logout") in response.content.decode()


@pytest.mark.parametrize("address", OURS)
def test_a_person_of_the_admin_who_edits_nothing_does_not_see_our_screens(
    somebody, reader, address
):
    from django.contrib.auth.models import Permission

    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    response = somebody.get(address)
    assert (response.status_code, response.url) == (302, "/desk/")


def test_a_right_password_opens_the_desk(client, lin):
    lin.set_password("correct horse")
    lin.save()
    assert sign_in(client, name="lin", password="correct horse").url == "/desk/"
    assert client.get(LOGIN).url == "/desk/"


def test_signing_in_leads_nowhere_else(client, lin):
    lin.set_password("correct horse")
    lin.save()
    data = {"username": "lin", "password": "correct horse", "next": "https://evil.example/"}
    assert client.post(LOGIN, data).url == "/desk/"


def test_the_eleventh_attempt_as_one_person_has_to_wait(client, reader):
    assert {sign_in(client).status_code for _ in range(10)} == {200}
    response = sign_in(client, password="correct horse")
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 601
    assert "_auth_user_id" not in client.session


def test_case_and_spaces_make_no_other_person(client, reader):
    for name in ["reader", " READER ", "Reader"] * 4:
        response = sign_in(client, name=name)
    assert response.status_code == 429


def test_a_stranger_elsewhere_cannot_lock_an_editor_out(client, reader):
    for _ in range(12):
        sign_in(client, REMOTE_ADDR="203.0.113.7")
    assert sign_in(client, password="correct horse", REMOTE_ADDR="198.51.100.9").status_code == 302


def test_one_network_cannot_try_many_names(client):
    seen = [sign_in(client, name=f"name{number}").status_code for number in range(51)]
    assert (set(seen[:50]), seen[50]) == ({200}, 429)


def test_many_networks_cannot_try_one_name_for_ever(client, reader, monkeypatch):
    monkeypatch.setattr("viewpoints.desk.signing_in.limits.NAME", (lambda *_: "reader", "5/h"))
    seen = [
        sign_in(client, REMOTE_ADDR=f"203.0.113.{number}").status_code for number in range(1, 7)
    ]
    assert seen == [200, 200, 200, 200, 200, 429]


def test_looking_at_the_form_is_not_counted(client, reader):
    for _ in range(60):
        assert client.get(LOGIN).status_code == 200
    assert sign_in(client).status_code == 200


@pytest.mark.parametrize("address", [LOGIN, "/desk/", "/desk/submissions/"])
def test_the_desk_has_a_policy_of_its_own(desk, address):
    policy = desk.get(address, follow=True).headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_every_screen_of_ours_is_behind_the_sign_in():
    names = {pattern.name for pattern in screens.urlpatterns}
    assert names <= set(get_resolver().namespace_dict["desk"][1].reverse_dict)


def test_the_password_is_asked_for_in_chinese():
    with translation.override("zh-hans"):
        form = entering.SignInForm()
        assert str(form.fields["password"].label) == "密码"
