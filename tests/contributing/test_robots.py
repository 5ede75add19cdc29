import time

import pytest

from viewpoints.contributing import robots
from viewpoints.intake.form.as_mail import Form

LINK = "https://shop.example/x "


def form(**changes) -> Form:
    given = {"name": "林晓", "email": "lin@qq.com", "byline": "林晓", "title": "题", "text": "文。"}
    return Form(**{**given, **changes})


def test_a_form_opened_this_moment_is_fast_and_one_opened_long_ago_is_not():
    assert robots.was_fast(robots.stamp())
    assert not robots.was_fast(robots.stamp(time.time() - robots.SECONDS_TO_FILL - 1))


@pytest.mark.parametrize(
    "stamped",
    ["", "0", "1700000000", robots.stamp(0) + "x", robots.stamp(0)[1:]],
    ids=["none", "zero", "bare", "longer", "shorter"],
)
def test_a_stamp_that_is_not_ours_counts_as_fast(stamped):
    assert robots.was_fast(stamped)


@pytest.mark.parametrize("field", ["title", "name", "byline", "organization", "role"])
def test_a_link_where_a_name_belongs_is_stuffing(field):
    assert robots.stuffs_links(form(**{field: "best shop www.shop.example"}))


def test_many_links_with_little_between_them_are_stuffing():
    assert not robots.stuffs_links(form(text=LINK * 10))
    assert robots.stuffs_links(form(text=LINK * 11))
    assert robots.stuffs_links(form(html='<p><a href="https://a.example">买</a></p>' * 11))
    assert robots.stuffs_links(form(text="[url=x]买[/url]" * 11))


def test_an_essay_with_references_is_none():
    assert not robots.stuffs_links(form(text="钱要走四十七天。" * 200 + LINK * 15))
