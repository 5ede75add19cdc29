"""A reader from Taiwan, on a phone without JavaScript: finds by her words, and reads in her script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import PHONE

pytestmark = pytest.mark.browser


def test_an_essay_in_simplified_is_found_by_a_traditional_word_and_read_in_traditional(
    visitors, install
):
    page = visitors(install.url)(PHONE, script=False)
    page.goto("/zh-hant/search/")
    page.get_by_role("searchbox").fill("志願者")
    page.get_by_role("main").get_by_role("button", name="搜尋").click()
    found = page.get_by_role("main").get_by_role("link", name="當一天志工之前")
    expect(found).to_be_visible()
    expect(page.get_by_role("main").locator("mark").first).to_have_text("志工")

    found.click()
    expect(page).to_have_url(
        f"{install.url}/zh-hant/china-ngo-viewpoints/dang-yi-tian-zhi-yuan-zhe-zhi-qian/"
    )
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.get_by_role("heading", level=1)).to_have_text("當一天志工之前")
    expect(page.locator(".by .author").first).to_have_text("何稻青")
    expect(page.locator(".prose.body")).to_contain_text("志工")
    expect(page.locator(".prose.body")).not_to_contain_text("志愿者")

    page.get_by_role("navigation", name="版本").get_by_role("link", name="简体中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("当一天志愿者之前")
