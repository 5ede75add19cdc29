"""An editor declines, puts the letter into her own words in the outbox, and only those words leave."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.intake.mails import mail
from tests.journeys.browser import PHONE
from tests.journeys.editor import sign_in
from tests.journeys.install import Install, link_in

pytestmark = pytest.mark.browser

AUTHOR = "hemiao@ngo.example"
TITLE = "一张报销单的旅行"
ESSAY = "这张报销单走了四个部门。" * 30
REASON = "题目和上个月的一篇太近了。"
OWN_WORDS = "何老师，那张报销单我读了两遍，笑出声来。"
CHIP = "〔私人链接：查看进度〕"


def test_a_letter_is_changed_in_the_outbox_before_it_leaves(install: Install, visitors):
    raw = mail(
        f"编辑老师好。\n\n{ESSAY}",
        subject=f"投稿：{TITLE}",
        sender=f"何淼 <{AUTHOR}>",
        message_id="<expenses@ngo.example>",
    )
    install.send(raw, sender=AUTHOR, to="ngo@viewpoints.example")
    install.letter(AUTHOR, "收到")
    editor = sign_in(visitors(install.url), install.password)
    she_declines_it(editor)
    she_loses_the_link_and_is_told(editor)
    she_lets_it_leave_from_the_outbox(editor)

    letter = install.letter(AUTHOR, "谢谢您的报销单")
    words = letter.get_body(("plain",)).get_content()
    assert OWN_WORDS in words
    assert "编辑仔细读了" not in words
    author = visitors(install.url)(PHONE, script=False)
    author.goto(link_in(letter, "status"))
    expect(author.locator("main")).to_contain_text(TITLE)


def she_declines_it(editor: Page) -> None:
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name=TITLE).click()
    editor.get_by_role("link", name="不采用").click()
    editor.get_by_label("理由").fill(REASON)
    editor.get_by_role("button", name="看看这封信").click()
    editor.get_by_role("button", name="不采用，先改信再寄").click()
    expect(editor.locator(".messages")).to_contain_text("信还没有寄")


def she_loses_the_link_and_is_told(editor: Page) -> None:
    body = editor.get_by_label("正文")
    expect(body).to_have_value(re.compile(re.escape(CHIP)))
    editor.get_by_label("主题").fill("谢谢您的报销单")
    body.fill(f"{OWN_WORDS}\n\n{REASON}")
    editor.get_by_role("button", name="保存，先不寄").click()
    expect(editor.locator(".error-message")).to_contain_text(f"{CHIP}要留在信里")
    editor.get_by_label("正文").fill(f"{OWN_WORDS}\n\n{REASON}\n\n{CHIP}")
    editor.get_by_role("button", name="保存，先不寄").click()
    expect(editor.locator(".messages")).to_contain_text("信还没有寄")


def she_lets_it_leave_from_the_outbox(editor: Page) -> None:
    editor.goto("/desk/letters/")
    editor.get_by_role("checkbox", name="谢谢您的报销单").check()
    editor.get_by_role("button", name="寄出选中的").click()
    expect(editor.locator(".messages")).to_contain_text("正在寄出1封信")
