"""A reader without JavaScript: from what she believes to the passage that answers it, and on."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE
from tests.journeys.install import Install

pytestmark = pytest.mark.browser

BELIEF = "公益工作没法衡量"
PASSAGE = "问题从来不是没法衡量，是量到第几天就收尺子。"


@pytest.fixture
def visit(visitors: Callable, install: Install) -> Callable[..., Page]:
    """Give a function that opens a browser at the demo."""
    return visitors(install.url)


def test_from_a_claim_to_its_answer_and_on_to_the_company_that_was_answered(
    visit: Callable[..., Page],
) -> None:
    page = visit(PHONE, script=False)
    page.goto("/")
    page.locator(".claims-in").get_by_role("link", name=BELIEF).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(BELIEF)
    known = page.get_by_role("region", name="佐证")
    expect(known.get_by_role("listitem").first).to_contain_text("《上岗随访表》")
    page.get_by_role("link", name=PASSAGE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("第九十一天")
    expect(page.locator("mark:target")).to_have_text(PASSAGE)
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.locator(".in-answer").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("我们为什么只签九十天")
    answered = page.get_by_role("region", name="回应本文的文章")
    answered.get_by_role("link", name="第九十一天").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("第九十一天")


def test_axe_finds_nothing_on_a_claim_nor_on_what_answers_it(visit: Callable[..., Page]) -> None:
    page = visit(PHONE, dark=True)
    for address in (
        "/claims/gong-yi-gong-zuo-mei-fa-heng-liang/",
        "/china-ngo-viewpoints/di-jiu-shi-yi-tian/",
        "/news/qi-ye-hui-yin-kai-lan/",
        "/series/yi-tian-yi-ye/",
    ):
        page.goto(address)
        found = Axe().run(page).response["violations"]
        assert (address, [(one["id"], one["nodes"][0]["html"]) for one in found]) == (address, [])
