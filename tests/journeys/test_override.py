"""An author is silent; the editor prints without her yes, and everybody concerned can read why."""

import pytest
from playwright.sync_api import Page, expect

from tests.intake.mails import mail
from tests.journeys.browser import PHONE
from tests.journeys.editor import sign_in
from tests.journeys.install import Install, link_in

pytestmark = pytest.mark.browser

AUTHOR = "qianlang@ngo.example"
TITLE = "三年不涨的管理费"
ESSAY = "管理费三年没有涨过。" * 30
REASON = "作者已离职，三封信、两次电话都没有回音。"


def test_a_silent_authors_essay_is_printed_with_a_reason_for_all_to_read(
    install: Install, visitors
):
    status = she_sends_it(install)
    editor = sign_in(visitors(install.url), install.password)
    submission = the_editor_asks_her(editor)
    the_editor_must_say_why(editor, submission)

    told = install.letter(AUTHOR, "刊出了").get_body(("plain",)).get_content()
    assert f"这一稿没有等到您的同意，由编辑决定刊出，理由是：{REASON}" in told
    editor.goto(submission)
    expect(editor.locator("#permits, main").first).to_contain_text(REASON)
    expect(editor.locator("main")).to_contain_text("决定未经作者同意刊出")
    author = visitors(install.url)(PHONE, script=False)
    author.goto(status)
    expect(author.locator("main")).to_contain_text(REASON)


def she_sends_it(install: Install) -> str:
    """Give the address of her status page."""
    raw = mail(
        f"编辑老师好，附上一篇。\n\n{ESSAY}",
        subject=f"投稿：{TITLE}",
        sender=f"钱朗 <{AUTHOR}>",
        message_id="<fee@ngo.example>",
    )
    install.send(raw, sender=AUTHOR, to="ngo@viewpoints.example")
    return link_in(install.letter(AUTHOR, "收到"), "status")


def the_editor_asks_her(editor: Page) -> str:
    """Give the address of the submission at the desk."""
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name=TITLE).click()
    submission = editor.url
    editor.get_by_role("button", name="开始编辑").click()
    editor.goto(submission)
    editor.get_by_role("link", name="请作者过目", exact=True).click()
    editor.get_by_role("button", name="寄出，请作者过目").click()
    expect(editor.locator("main")).to_contain_text("还没有答复")
    return submission


def the_editor_must_say_why(editor: Page, submission: str) -> None:
    """A word is no reason; what the author will be told is shown before it is done."""
    editor.goto(submission)
    editor.get_by_role("link", name="未经作者同意刊出").click()
    editor.get_by_label("理由").fill("等不及了")
    editor.get_by_role("button", name="看看这封信").click()
    expect(editor.get_by_role("button", name="由我负责，刊出")).to_have_count(0)
    editor.get_by_label("理由").fill(REASON)
    editor.get_by_role("button", name="看看这封信").click()
    expect(editor.locator(".desk-paper").first).to_contain_text(REASON)
    editor.get_by_role("button", name="由我负责，刊出").click()
    expect(editor.locator(".messages")).to_contain_text("理由已留存")
