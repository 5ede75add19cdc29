"""An editor translates an essay; its source changes two paragraphs; exactly these turn stale, and her hand
work stays, also what she wrote in Wagtail's editor."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.browser import PHONE
from tests.journeys.editor import sign_in
from tests.journeys.install import Install

pytestmark = pytest.mark.browser
TITLE = "译文跟着原文走"
CHINESE = ("第一段说的是仓库。", "第二段说的是工资。", "第三段说的是志愿者。", "第四段说的是会计。")
ENGLISH = ("The first is about the warehouse.", "The second is about pay.")
LATER = ("The third is about *volunteers*.", "The fourth is about accounts.")


def test_two_paragraphs_turn_stale_and_her_hand_work_stays(install: Install, visitors):
    visit = visitors(install.url)
    editor = sign_in(visit, install.password)
    source = she_begins_to_edit(editor)
    translation = she_translates(editor)
    editor.goto(
        translation
    )  # without the message, which fades in and is no colour of ours meanwhile
    found = Axe().run(editor).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    by_hand = she_changes_it_in_wagtails_editor(editor)

    editor.goto(source)
    type_into_paragraph(editor, 1, "它变了。")
    type_into_paragraph(editor, 3, "也变了。")
    save(editor)

    editor.goto(translation)
    editor.get_by_role("link", name="原文有改动").click()
    rows = editor.locator(".translation-row")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator("ins")).to_have_text("它变了。")
    expect(rows.nth(1).locator("ins")).to_have_text("也变了。")
    assert [one.input_value() for one in rows.locator("textarea").all()] == [ENGLISH[1], LATER[1]]

    rows.nth(0).locator("textarea").fill("The second is about pay. It changed.")
    rows.nth(1).get_by_role("button", name="译文仍对").click()
    expect(editor.locator(".translation-nothing")).to_be_visible()
    on_a_phone_all_is_there(visit, install, translation, by_hand)


def she_begins_to_edit(editor: Page) -> str:
    """Enter an essay of four paragraphs and begin to edit; give the address of its draft."""
    editor.goto("/desk/submissions/add/")
    editor.get_by_label("标题").fill(TITLE)
    editor.get_by_role("textbox", name="正文").fill("\n\n".join(CHINESE))
    editor.get_by_label("作者姓名").fill("沈译")
    editor.get_by_label("作者邮箱").fill("shenyi@ngo.example")
    editor.get_by_label("稿子怎么来的").fill("微信")
    editor.locator("main form [type=submit]").click()
    editor.get_by_role("button", name="开始编辑").click()
    editor.wait_for_url("**/pages/*/edit/")
    return editor.url


def she_translates(editor: Page) -> str:
    """Translate the four paragraphs, two at a time; give the address of the screen."""
    editor.get_by_role("button", name="打开或收起翻译").click()
    editor.get_by_role("button", name="翻译成英文").click()
    editor.wait_for_url("**/translations/*/")
    for first, words in ((0, ENGLISH), (2, LATER)):
        for place, one in enumerate(words, start=first):
            fields(editor).nth(place).fill(one)
        editor.get_by_role("button", name="保存", exact=True).click()
        expect(editor.locator(".messages")).to_contain_text("已保存 2 段")
    editor.get_by_label("译者署名").fill("Mei Wu")
    editor.locator("[name='title:text']").fill("The translation follows")
    editor.get_by_role("button", name="保存", exact=True).click()
    expect(editor.get_by_label("译者署名")).to_have_value("Mei Wu")
    return editor.url.split("#")[0]


def she_changes_it_in_wagtails_editor(editor: Page) -> str:
    """Add words to the first English paragraph; give what it says then."""
    screen = editor.url
    editor.get_by_role("link", name="在编辑器中打开").click()
    type_into_paragraph(editor, 0, " By hand.")
    save(editor)
    editor.goto(screen)
    expect(fields(editor).first).to_have_value(f"{ENGLISH[0]} By hand.")
    return f"{ENGLISH[0]} By hand."


def on_a_phone_all_is_there(visit, install: Install, translation: str, by_hand: str) -> None:
    phone = sign_in(lambda _size: visit(PHONE, script=False), install.password)
    phone.goto(translation)
    expect(phone.locator(".translation-progress")).to_contain_text("已译 5 / 5 段")
    said = [one.input_value() for one in fields(phone).all()]
    assert said == [by_hand, "The second is about pay. It changed.", *LATER]
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE["width"]


def fields(page: Page):
    """Give the fields of the paragraphs."""
    return page.locator(".translation-row textarea")


def type_into_paragraph(page: Page, number: int, words: str) -> None:
    """Type at the end of a paragraph in Wagtail's editor."""
    field = page.locator("[data-streamfield-child] .public-DraftEditor-content").nth(number)
    field.click()
    field.press("Control+End")
    field.press_sequentially(words)
    # The editor hands its words to the form a little later.
    kept = page.locator(f"[name=body-{number}-value]")
    expect(kept).to_have_value(re.compile(re.escape(words)))


def save(page: Page) -> None:
    page.get_by_role("button", name="保存草稿").first.click()
    expect(page.locator(".messages")).to_contain_text("已更新")
