"""“When I am written to”: an editor's own hours, in her account."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.desk.accounts import enter
from viewpoints.journal.models import Event
from viewpoints.letters.models import Rhythm

pytestmark = pytest.mark.django_db
SENTENCE = "Every day at 08:00 (Beijing time) what waits goes to lin@ngo.example."


@pytest.fixture
def her_account(lin, desk):
    lin.email = "lin@ngo.example"
    lin.save()
    return reverse("wagtailadmin_account")


def test_the_screen_says_what_happens(desk, her_account):
    assert SENTENCE in desk.get(her_account).content.decode()


def test_who_has_no_address_has_no_hours(desk, lin):
    page = desk.get(reverse("wagtailadmin_account")).content.decode()
    assert "When I am written to" not in page


def test_hours_are_kept_and_journaled(desk, her_account):
    enter(desk, her_account, digest_at="", quiet_from="22:00", quiet_until="07:00")
    kept = Rhythm.objects.get()
    assert (kept.address.email, kept.digest_at) == ("lin@ngo.example", None)
    assert (kept.quiet_from, kept.quiet_until) == (dt.time(22), dt.time(7))
    assert Event.objects.filter(verb="rhythm.chosen").count() == 1
    assert "in the quiet hours, at 07:00" in desk.get(her_account).content.decode()


def test_quiet_hours_have_two_ends(desk, her_account):
    page = enter(desk, her_account, digest_at="08:00", quiet_from="22:00", quiet_until="")
    (form,) = [
        panel.get_form()
        for panels in page.context["panels_by_tab"].values()
        for panel in panels
        if panel.name == "rhythm"
    ]
    assert list(form.errors) == ["quiet_until"]
    assert "Enter both ends of the quiet hours" in page.content.decode()
    assert not Rhythm.objects.exists()
