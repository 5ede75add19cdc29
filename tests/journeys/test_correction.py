"""A printed essay is corrected with its author's yes, and later retracted: dated, public, the former text
readable. The essay is one of the demo's."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE
from tests.journeys.editor import sign_in
from tests.journeys.install import Install, link_in

pytestmark = pytest.mark.browser

AUTHOR = "fengyunzhi@manmanzou.example"
ADDRESS = "/china-ngo-viewpoints/shuai-jiao-de-zhang/"
FORMER, TITLE = "摔跤的账", "摔跤的账，重算一遍"
NOTE = "题目补上“重算一遍”：初稿的账算错了一笔。"


def test_a_correction_and_a_retraction_are_made_in_public(install: Install, visitors):
    visit = visitors(install.url)
    editor, reader = sign_in(visit, install.password), visit(PHONE, script=False)
    screen = the_editor_proposes_it(editor)
    assert FORMER in reader.request.get(ADDRESS).text()

    she_agrees(reader, link_in(install.letter(AUTHOR, TITLE), "text"))
    editor.goto(screen)
    editor.get_by_role("button", name="登出更正").click()
    assert NOTE in install.letter(AUTHOR, "已作更正").get_content()

    reader.goto(ADDRESS)
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.locator(".correction")).to_contain_text(NOTE)
    reader.get_by_role("link", name="更正前的文字").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(FORMER)
    expect(reader.locator("main")).to_contain_text("这是更正前的文字")
    assert f"更正：《{TITLE}》" in reader.request.get("/feed/").text()

    the_editor_retracts_it(editor, screen)
    reader.goto(ADDRESS)
    expect(reader.locator("#retraction")).to_contain_text("账目有误，正在重算。")
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    for place in ("/china-ngo-viewpoints/", "/feed/"):
        assert f"【撤稿】{TITLE}" in reader.request.get(place).text(), place


def the_editor_proposes_it(editor: Page) -> str:
    """Give the address of the screen after publication."""
    editor.goto("/desk/submissions/?state=published")
    editor.get_by_role("link", name="防跌倒也有一本账").click()
    submission = editor.url
    editor.get_by_role("link", name="打开文章").click()
    editor.locator("[name=title]").fill(TITLE)
    editor.get_by_role("button", name="保存草稿").first.click()
    expect(editor.locator(".messages")).to_contain_text(TITLE)
    editor.goto(submission)
    editor.get_by_role("link", name="更正或撤稿…").click()
    expect(editor.locator(".desk-changes ins")).to_have_text("，重算一遍")
    editor.get_by_label("更正了什么").fill(NOTE)
    editor.get_by_role("button", name="请作者过目").click()
    expect(editor.locator(".messages")).to_contain_text("已请作者过目这处更正")
    return editor.url


def she_agrees(author: Page, link: str) -> None:
    author.goto(link)
    expect(author.locator("main")).to_contain_text(NOTE)
    author.get_by_role("button", name="同意，就刊这一稿").click()
    expect(author.locator(".thanks h1")).to_have_text("谢谢您，同意已经记下")


def the_editor_retracts_it(editor: Page, screen: str) -> None:
    editor.goto(screen)
    editor.get_by_role("link", name="撤稿…").click()
    editor.get_by_label("撤稿原因（读者会看到）").fill("账目有误，正在重算。")
    editor.get_by_role("button", name="撤稿", exact=True).click()
    expect(editor.locator(".messages")).to_contain_text("已撤稿")
