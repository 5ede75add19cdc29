"""Two authors: each agrees or names who agrees for her, one no blocks, and a scanner that opens every link in
the letters changes nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.intake.mails import mail
from tests.journeys.browser import PHONE
from tests.journeys.editor import ask, sign_in
from tests.journeys.install import Install, link_in, wait_for

pytestmark = pytest.mark.browser

FIRST, SECOND, PROXY = "luming@ngo.example", "heqing@ngo.example", "mishu@ngo.example"
TITLE = "两个人的账本"
ESSAY = "账本由两个人记，一个人对。" * 40


def test_two_authors_and_a_proxy_and_a_scanner(install: Install, visitors):
    visit = visitors(install.url)
    editor, author = sign_in(visit, install.password), visit(PHONE, script=False)
    submission = it_came_and_has_two_authors(install, editor)
    ask(editor, submission)
    letters = [install.letter(to, "请您过目") for to in (FIRST, SECOND)]

    a_scanner_opens_everything(author, letters)
    editor.goto(submission)
    expect(editor.locator(".desk-next")).to_contain_text("等作者")

    agree(author, link_in(letters[0], "text"))
    expect(author.locator("main")).to_contain_text("还在等其他作者。")
    she_names_a_proxy(author, link_in(letters[1], "text"))
    for_her = link_in(install.letter(PROXY, "请您过目"), "text")
    the_proxy_objects(author, for_her)
    editor.goto(submission)
    expect(editor.get_by_role("button", name="刊出", exact=True)).to_have_count(0)

    ask(editor, submission)
    author.goto(for_her)
    expect(author.get_by_role("heading", level=1)).to_have_text("谢谢您，意见收到了")
    for to, former in ((FIRST, link_in(letters[0], "text")), (PROXY, for_her)):
        agree(author, the_next_link(install, to, former))
    editor.goto(submission)
    expect(editor.get_by_role("button", name="刊出", exact=True)).to_be_visible()


def it_came_and_has_two_authors(install: Install, editor: Page) -> str:
    raw = mail(
        ESSAY,
        subject=f"投稿：{TITLE}",
        sender=f"陆鸣 <{FIRST}>",
        message_id="<accounts@ngo.example>",
    )
    install.send(raw, sender=FIRST, to="ngo@viewpoints.example")
    install.letter(FIRST, "收到")
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name=TITLE).click()
    submission = editor.url
    editor.goto(f"{submission}authors/")
    editor.locator("[name=name]").fill("何青")
    editor.locator("[name=email]").fill(SECOND)
    editor.get_by_role("button", name="添加", exact=True).click()
    editor.goto(submission)
    expect(editor.locator("#facts, main").first).to_contain_text("何青")
    editor.get_by_role("button", name="开始编辑").click()
    return submission


def a_scanner_opens_everything(scanner: Page, letters: list) -> None:
    """A mail program's scanner follows each link of both sides, by GET and HEAD."""
    for letter in letters:
        for side in ("plain", "html"):
            words = letter.get_body((side,)).get_content()
            for link in re.findall(r"https?://[^\s\"<>）]+/contribute/[^\s\"<>）]+", words):
                assert scanner.request.get(link).ok
                assert scanner.request.head(link).ok


def the_next_link(install: Install, to: str, former: str) -> str:
    """Wait for a letter with another link than the former one."""

    def look() -> str | None:
        link = link_in(install.letter(to, "请您过目"), "text")
        return link if link != former else None

    return wait_for(look, what=f"another letter to {to}")


def agree(author: Page, link: str) -> None:
    author.goto(link)
    author.get_by_role("button", name="同意，就刊这一稿").click()
    expect(author.locator(".thanks h1")).to_have_text("谢谢您，同意已经记下")


def she_names_a_proxy(author: Page, link: str) -> None:
    author.goto(link)
    author.get_by_text("请别人代我同意").click()
    author.locator("#proxy [name=name]").fill("米舒")
    author.locator("#proxy [name=email]").fill(PROXY)
    author.get_by_role("button", name="请这位代我答复").click()
    expect(author.locator("main")).to_contain_text(PROXY)


def the_proxy_objects(proxy: Page, link: str) -> None:
    proxy.goto(link)
    expect(proxy.locator("main")).to_contain_text("何青委托您代为答复这一稿")
    proxy.get_by_label("总的意见").fill("何青说数字要再核一遍。")
    proxy.get_by_role("button", name="先不同意，把意见交给编辑").click()
    expect(proxy.get_by_role("heading", level=1)).to_have_text("谢谢您，意见收到了")
