"""Whatever is searched for at the desk, submissions and authors can be found."""

import re

import pytest
from django.urls import reverse

from tests.submissions.essays import submission

pytestmark = pytest.mark.django_db


def test_the_search_of_pages_leads_on_to_submissions_and_authors(desk):
    offered = submission("请帮帮小禾")
    page = desk.get(reverse("wagtailadmin_pages:search"), {"q": "小禾"}).content.decode()
    assert f"{reverse('desk:submissions')}?q=%E5%B0%8F%E7%A6%BE" in page
    authors = f"{reverse('wagtailsnippets_people_contributor:list')}?q={offered.authors.get().name}"
    assert "/desk/snippets/people/contributor/?q=%E5%B0%8F%E7%A6%BE" in page
    assert offered.authors.get().name in desk.get(authors).content.decode()


def test_the_search_on_today_is_that_of_submissions(desk):
    offered = submission("请帮帮小禾")
    today = desk.get(reverse("wagtailadmin_home")).content.decode()
    (form,) = re.findall(r'<form[^>]*role="search"[^>]*>.*?</form>', today, re.DOTALL)
    assert re.findall(r'action="([^"]*)"', form) == [reverse("desk:submissions")]
    assert re.findall(r'name="([^"]*)"', form) == ["q"]
    found = desk.get(reverse("desk:submissions"), {"q": "小禾"}).content.decode()
    assert offered.title in found
