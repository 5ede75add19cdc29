"""An author does not agree to a paragraph; the editor reads why, changes it, and asks again; then she agrees,
but not to everything."""

import pytest
from playwright.sync_api import Page, expect

from tests.intake.mails import mail
from tests.journeys.browser import PHONE
from tests.journeys.editor import ask, sign_in, start
from tests.journeys.install import Install, link_in

pytestmark = pytest.mark.browser

AUTHOR = "suhe@ngo.example"
TITLE = "量得出来的陪伴"
ESSAY = f"我们陪了十七位老人。\n\n{'陪伴也有记录可查。' * 40}"


def test_remarks_on_a_paragraph_lead_to_a_new_text_and_a_new_yes(install: Install, visitors):
    visit = visitors(install.url)
    editor, author = sign_in(visit, install.password), visit(PHONE, script=False)
    submission = it_came_and_is_asked_about(install, editor)
    first = link_in(install.letter(AUTHOR, "请您过目"), "text")

    she_says_what_is_wrong_with_one_paragraph(author, first)
    the_editor_reads_it_and_changes_the_title(editor, submission)
    second = link_in(install.letter(AUTHOR, "量得出来的陪伴，也算数"), "text")
    assert second != first
    author.goto(first)
    expect(author.get_by_role("heading", level=1)).to_have_text("谢谢您，意见收到了")

    she_agrees_but_not_to_wechat(author, second)
    told = install.letter(AUTHOR, "您已同意刊发").get_body(("plain",)).get_content()
    assert "您还同意用于：译成本站的其他版本、本站的通讯、文集。" in told
    editor.goto(submission)
    expect(editor.get_by_role("button", name="刊出", exact=True)).to_be_visible()


def it_came_and_is_asked_about(install: Install, editor: Page) -> str:
    raw = mail(
        ESSAY,
        subject=f"投稿：{TITLE}",
        sender=f"苏禾 <{AUTHOR}>",
        message_id="<company@ngo.example>",
    )
    install.send(raw, sender=AUTHOR, to="ngo@viewpoints.example")
    install.letter(AUTHOR, "收到")
    submission = start(editor, TITLE)
    ask(editor, submission)
    return submission


def she_says_what_is_wrong_with_one_paragraph(author: Page, link: str) -> None:
    author.goto(link)
    author.locator(".unchanged summary").first.click()
    passage = author.locator(".pair", has_text="我们陪了十七位老人。")
    passage.get_by_text("对这一段有话说").click()
    passage.get_by_role("textbox").fill("是十八位，上周又来了一位。")
    author.get_by_role("button", name="先不同意，把意见交给编辑").click()
    expect(author.locator("main")).to_contain_text("是十八位，上周又来了一位。")


def the_editor_reads_it_and_changes_the_title(editor: Page, submission: str) -> None:
    editor.goto(submission)
    expect(editor.locator(".desk-objections")).to_contain_text("我们陪了十七位老人。")
    expect(editor.locator(".desk-objections")).to_contain_text("是十八位，上周又来了一位。")
    editor.get_by_role("link", name="继续编辑").click()
    editor.locator("[name=title]").fill("量得出来的陪伴，也算数")
    editor.get_by_role("button", name="保存草稿").first.click()
    expect(editor.locator(".messages")).to_contain_text("也算数")
    ask(editor, submission)


def she_agrees_but_not_to_wechat(author: Page, link: str) -> None:
    author.goto(link)
    expect(author.locator("ins").first).to_be_visible()
    author.get_by_label("本站的微信公众号").uncheck()
    author.get_by_role("button", name="同意，就刊这一稿").click()
    expect(author.locator(".thanks h1")).to_have_text("谢谢您，同意已经记下")
