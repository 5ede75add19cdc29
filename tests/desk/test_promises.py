"""An essay is asked for at the desk: who, what, by which day; put off, or waited for no longer."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.desk.states import said
from tests.submissions import promises
from tests.submissions.essays import section
from tests.submissions.promises import DUE, TODAY, author, promised
from viewpoints.articles.models import Section
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
NEW = "/desk/promises/new/"
HER = {"name": "林晓", "email": "lin@qq.com"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    promises.go_to(monkeypatch, TODAY)


def filled(**changes):
    return {"section": section().pk, "title": "夜班", "due_on": DUE.isoformat(), **changes}


def page(response):
    return " ".join(response.content.decode().split())


def url(name, submission):
    return reverse(f"desk:{name}", args=[submission.pk])


def test_somebody_new_is_asked_by_name_and_address(desk):
    response = desk.post(NEW, filled(**HER, words="三千字以内。"))
    made = Submission.objects.get()
    assert response.url == url("submission", made)
    assert said(response) == ["“夜班” is promised now."]
    assert (made.state, made.promise.due_on, made.authors.get().name) == (
        State.PROMISED,
        DUE,
        "林晓",
    )
    assert "三千字以内。" in Letter.objects.get().body


def test_somebody_we_know_is_found_and_chosen(desk):
    section()
    known = author()
    found = page(desk.get(NEW, {"q": "林", "day": "2026-11-20"}))
    assert f'name="choose" value="{known.pk}"' in found
    address = f"{NEW}?author={known.pk}&day=2026-11-20"
    chosen = page(desk.get(address))
    assert f'<div>{known}<div class="w-help-text">lin@qq.com</div></div>' in chosen
    assert 'value="2026-11-20"' in chosen
    assert 'name="email"' not in chosen
    desk.post(address, filled())
    assert Submission.objects.get().authors.get() == known


def test_what_was_typed_stays_while_an_author_is_found_and_chosen(desk):
    section()
    known = author()
    typed = {**filled(), "title": "没写完的题", "words": "三千字以内。"}
    found = page(desk.post(NEW, {**typed, "q": "林", "find": "1"}))
    chosen = page(desk.post(NEW, {**typed, "choose": known.pk}))
    for screen in (found, chosen):
        assert 'value="没写完的题"' in screen
        assert "三千字以内。" in screen
        assert 'value="2026-11-20"' in screen
    assert f'<input type="hidden" name="author" value="{known.pk}">' in chosen
    assert Submission.objects.count() == 0
    desk.post(NEW, {**typed, "author": known.pk})
    assert Submission.objects.get().authors.get() == known


def test_the_letter_is_shown_before_and_nothing_remains_of_it(desk, rehearsing):
    shown = page(desk.post(NEW, filled(**HER, show="1")))
    assert "约稿：《夜班》，11月20日前" in shown
    assert (Submission.objects.count(), Letter.objects.count(), Contributor.objects.count()) == (
        0,
        0,
        0,
    )


def test_without_her_address_the_editors_stands_for_it(desk, lin):
    refused = page(desk.post(NEW, filled(name="老吴")))
    assert "Enter her e-mail address, or your own under Account" in refused
    lin.email = "lin@viewpoints.example"
    lin.save()
    desk.post(NEW, filled(name="老吴"))
    made = Submission.objects.get()
    assert (made.sender.email, made.authors.get().address) == ("lin@viewpoints.example", None)
    assert Letter.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"due_on": "2026-11-01"}, {"title": " "}, {"section": "0"}])
def test_what_cannot_be_is_asked_again(desk, wrong):
    response = desk.post(NEW, filled(**HER) | wrong)
    assert (response.status_code, Submission.objects.count()) == (200, 0)


@pytest.mark.parametrize("day", ["", "nonsense", "2026-13-01"])
def test_a_day_that_is_none_is_in_two_weeks(desk, day):
    section()
    assert 'value="2026-11-16"' in page(desk.get(NEW, {"day": day}))


def test_only_the_sections_that_are_written_and_hers_can_be_chosen(desk):
    other = section().get_parent().add_child(instance=Section(title="来信", slug="laixin"))
    form = desk.get(NEW).context["form"]
    assert list(form.fields["section"].queryset) == [section(), other]


def test_its_page_says_for_when_and_offers_another_day(desk):
    shown = page(desk.get(url("submission", promised())))
    assert "Promised for Nov. 20, 2026. The text she sends appears here by itself." in shown
    assert "No text could be read" not in shown
    assert "Another day" in shown
    assert "Start editing" not in shown


def test_its_page_says_when_it_is_overdue(desk, lin, monkeypatch):
    offered = promised()
    promises.go_to(monkeypatch, DUE + dt.timedelta(days=1))
    desk.force_login(lin)  # her session of three weeks ago is over
    assert "Promised for Nov. 20, 2026, and overdue." in page(desk.get(url("submission", offered)))


def test_another_day_is_agreed_on(desk):
    offered = promised()
    screen = page(desk.get(url("put_off", offered)))
    assert 'value="2026-11-16"' in screen
    response = desk.post(url("put_off", offered), {"due_on": "2026-12-04"})
    assert said(response) == ["The new day is 2026-12-04."]
    offered.refresh_from_db()
    assert offered.promise.due_on == dt.date(2026, 12, 4)


def test_before_nobody_waits_any_longer_the_letter_is_shown(desk, rehearsing):
    offered = promised()
    assert "我们先不等了" in page(desk.get(url("give_up", offered)))
    response = desk.post(url("give_up", offered), {"words": "专题收齐了。", "send": "1"})
    assert said(response) == ["Nobody waits for it any longer."]
    offered.refresh_from_db()
    assert offered.state == State.DECLINED
    assert "专题收齐了。" in Letter.objects.last().body


@pytest.mark.parametrize("name", ["put_off", "give_up"])
def test_what_is_over_is_refused_with_words(desk, name):
    offered = promised()
    desk.post(url("give_up", offered), {"send": "1"})
    response = desk.post(url(name, offered), {"due_on": "2026-12-04", "send": "1"})
    assert "cannot be done now" in said(response)[-1]


def test_a_hostile_name_is_escaped(desk):
    hostile = "<script>alert(1)</script>"
    Contributor.objects.create(name=hostile, byline=hostile, slug="x")
    section()
    found = page(desk.get(NEW, {"q": "script"}))
    assert hostile not in found
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found
