"""An administrator lets somebody in: a link for the new, a reset for who lost her phone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from tests.desk.signing_in.phone import PASSWORD, SECOND, SET_UP, give_password, sign_in
from viewpoints.config.commandline import main
from viewpoints.desk.signing_in import access
from viewpoints.journal.models import Actor, Event

pytestmark = pytest.mark.django_db
NEW = {"new_password1": "a whole sentence", "new_password2": "a whole sentence"}
OPERATOR = Actor.machine("operator")


@pytest.fixture
def wang(django_user_model):
    """An editor who is no administrator, and was just made."""
    user = django_user_model.objects.create_user("wang")
    group = Group.objects.create(name="somebody")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


def path_of(link):
    return link.removeprefix("http://127.0.0.1:8000")


def test_who_is_made_at_the_desk_gets_a_link_that_is_shown_once(desk, django_user_model):
    made = {
        "username": "zhao",
        "email": "zhao@ngo.example",
        "first_name": "Yi",
        "last_name": "Zhao",
    }
    page = desk.post(reverse("wagtailusers_users:add"), made)
    zhao = django_user_model.objects.get(username="zhao")
    assert (page.status_code, "no-store" in page.headers["Cache-Control"]) == (200, True)
    assert not zhao.has_usable_password()
    assert Client().get(path_of(page.context["link"])).status_code == 302
    assert "/desk/welcome/" not in desk.get(f"/desk/access/{zhao.pk}/").content.decode()
    assert "She edits no section yet" in page.content.decode()
    assert f'<a href="{reverse("desk:who_edits")}">Name her an editor' in page.content.decode()


def test_the_link_lets_her_choose_a_password_and_then_a_second_factor(client, wang):
    form = client.get(path_of(access.make_link(wang, by=OPERATOR))).url
    assert "set-password" in form
    assert client.post(form, NEW).url == "/desk/"
    assert client.get("/desk/").url == SET_UP
    wang.refresh_from_db()
    assert wang.check_password("a whole sentence")


def test_the_link_works_once(client, wang):
    link = path_of(access.make_link(wang, by=OPERATOR))
    client.post(client.get(link).url, NEW)
    again = Client(headers={"accept-language": "en"}).get(link)
    assert (again.status_code, "The link is used up" in again.content.decode()) == (410, True)


def test_the_link_ends_after_three_days(client, wang, settings):
    link = path_of(access.make_link(wang, by=OPERATOR))
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link).status_code == 410


def test_the_link_is_no_way_round_a_second_factor(client, with_app):
    form = client.get(path_of(access.make_link(with_app, by=OPERATOR))).url
    assert client.post(form, NEW).url == SECOND
    assert client.get("/desk/").url == "/desk/login/?next=/desk/"


def test_a_poor_password_is_refused(client, wang):
    form = client.get(path_of(access.make_link(wang, by=OPERATOR))).url
    assert (
        client.post(form, {"new_password1": "12345", "new_password2": "12345"}).status_code == 200
    )
    wang.refresh_from_db()
    assert not wang.has_usable_password()


def test_a_reset_takes_factors_and_sessions(desk, client, with_app, phone):
    sign_in(client, phone)
    desk.post(f"/desk/access/{with_app.pk}/reset/")
    assert not Authenticator.objects.exists()
    assert client.get("/desk/").status_code == 302
    assert give_password(client).url == "/desk/"
    assert client.get("/desk/").url == SET_UP
    assert Event.objects.get(verb="editor.second_factor_reset").editor == with_app


def test_an_administrator_signs_somebody_out(desk, wang):
    UserSession.objects.create(user=wang, ip="203.0.113.7", session_key="x", user_agent="")
    assert desk.post(f"/desk/access/{wang.pk}/sign-out/").url == f"/desk/access/{wang.pk}/"
    assert not UserSession.objects.filter(user=wang).exists()


@pytest.mark.parametrize("what", ["", "link/", "reset/", "sign-out/"])
def test_only_an_administrator_helps(lin, wang, what):
    client, address = Client(), f"/desk/access/{lin.pk}/{what}"
    client.force_login(wang)
    answer = client.post(address) if what else client.get(address)
    assert answer.url == "/desk/"
    assert not Event.objects.filter(verb__startswith="editor.").exists()


def test_the_list_of_users_leads_an_administrator_there(desk, lin):
    assert f"/desk/access/{lin.pk}/" in desk.get("/desk/users/").content.decode()


def test_the_command_lists_who_gets_in_with_what(with_app, wang, capsys):
    assert main(["access"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "lin\tpassword, app, 0 recovery codes",
        "wang\tno password, no second factor, 0 recovery codes",
    ]


def test_the_command_resets_and_makes_links(with_app, client, capsys):
    assert main(["access", "lin", "--reset-second-factor"]) == 0
    assert not Authenticator.objects.exists()
    capsys.readouterr()
    assert main(["access", "lin", "--link"]) == 0
    assert client.get(path_of(capsys.readouterr().out.strip())).status_code == 302
    assert main(["access", "lin", "--end-sessions"]) == 0
    assert capsys.readouterr().out == "0 sessions ended.\n"


def test_the_command_refuses_a_name_that_nobody_has_and_an_act_without_one(capsys):
    assert (main(["access", "nobody"]), main(["access", "--link"])) == (1, 2)
    assert "Nobody here is called 'nobody'." in capsys.readouterr().err


def test_her_password_alone_says_nothing_of_a_link(wang):
    assert access.make_link(wang, by=OPERATOR) not in str(Event.objects.values())
    assert PASSWORD not in str(Event.objects.values())
