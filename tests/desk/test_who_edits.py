"""The screen that says who edits which section: for administrators, at a constant cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk.foreign import browser, user
from tests.desk.states import said
from tests.submissions.essays import section
from viewpoints.articles import editors
from viewpoints.articles.models import Deputy, Section
from viewpoints.journal.models import Event

pytestmark = pytest.mark.django_db
SCREEN = "/desk/who-edits/"


def post(desk, name, *args, **data):
    return desk.post(reverse(f"desk:{name}", args=args), data)


def test_an_editor_is_named_and_removed(desk, lin):
    wu = user("wu")
    named = post(desk, "name_editor", section().pk, user=wu.pk)
    assert (said(named), list(editors.editors_of(section()))) == (
        ["wu edits “中国公益观点” from now on."],
        [wu],
    )
    desk.get(SCREEN)
    removed = post(desk, "remove_editor", section().pk, wu.pk)
    assert (said(removed), list(editors.editors_of(section()))) == (
        ["wu edits “中国公益观点” no more."],
        [],
    )
    assert set(Event.objects.values_list("editor", flat=True)) == {lin.pk}


def test_a_deputy_is_named_for_days_and_ended(desk):
    wu = user("wu")
    post(desk, "name_deputy", section().pk, user=wu.pk, since="2026-01-01", until="2026-01-31")
    deputy = Deputy.objects.get()
    page = desk.get(SCREEN).content.decode()
    assert "2026-01-01 – 2026-01-31" in page
    assert "deputy, not now" in page
    post(desk, "end_deputy", deputy.pk)
    assert not Deputy.objects.exists()


@pytest.mark.parametrize(
    ("since", "until", "answer"),
    [
        ("2026-02-01", "2026-01-31", "The last day is before the first."),
        ("tomorrow", "", "Choose somebody, and days as in 2026-01-31."),
    ],
)
def test_days_that_are_none_are_said_and_what_was_filled_in_stays(desk, since, until, answer):
    wu = user("wu")
    response = post(desk, "name_deputy", section().pk, user=wu.pk, since=since, until=until)
    page = response.content.decode()
    assert (answer in page, Deputy.objects.count()) == (True, 0)
    assert ("<details open>" in page, f'value="{since}"' in page) == (True, True)
    assert f'<option value="{wu.pk}" selected>' in page


def test_an_editor_is_told_to_be_no_deputy(desk):
    wu = user("wu", section())
    response = post(desk, "name_deputy", section().pk, user=wu.pk)
    assert "She edits this section already." in response.content.decode()


def test_an_editor_finds_neither_the_screen_nor_its_item(lin):
    client = browser(user("wu", section()))
    assert client.get(SCREEN).status_code == 404
    assert post(client, "name_editor", section().pk, user=lin.pk).status_code == 404
    home = client.get("/desk/").content.decode()
    assert [SCREEN in home, "/desk/submissions/" in home] == [False, True]
    assert "/desk/users/" not in home


def test_it_costs_the_same_for_one_section_and_for_three(desk):
    def cost():
        desk.get(SCREEN)
        with CaptureQueriesContext(connection) as captured:
            desk.get(SCREEN)
        return len(captured)

    user("w", section())
    before = cost()
    home = section().get_parent()
    for number in (1, 2):
        one = home.add_child(instance=Section(title=f"第{number}栏", slug=f"s{number}"))
        user(f"u{number}", one)
        editors.name_deputy(one, user=user(f"d{number}"), by=editors.CLOCK, since=None, until=None)
    assert cost() - before == 2 * 2


def test_whose_mail_is_whose_only_an_administrator_says(desk):
    wu = browser(user("wu", section()))
    address = reverse("wagtailadmin_pages:edit", args=[section().pk])
    pages = [client.get(address).content.decode() for client in (desk, wu)]
    assert ['name="mailbox"' in page for page in pages] == [True, False]
    assert ['name="how_to_contribute"' in page for page in pages] == [True, True]
