"""An essay's whole way, with real parts: a mail with a Word file comes in by LMTP, is edited, agreed to,
printed, and read; and its author knows at every step where it stands."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.documents import Bold, Note, P, Picture, docx, png
from tests.intake.mails import mail
from tests.journeys.browser import DESKTOP, PHONE, Visit, browser, visitors
from tests.journeys.install import Install, install, link_in, wait_for

__all__ = ["browser", "install", "visitors"]
pytestmark = pytest.mark.browser

AUTHOR = "linxiao@qq.example"
ESSAY = docx(
    P("仓库里的春天", style="Title"),
    P("凌晨的装车单", style="1"),
    P("公司问我们：", Bold("为什么要给仓库管理员发工资"), "？", Note("见机构二〇二五年年报。")),
    Picture(png(640, 360), alt="装满书的货架"),
    P("因为书不会自己走到山里去。"),
)
NOTE = "编辑老师好：\n\n附上文章，请审阅。\n\n林晓"


@pytest.fixture
def author(install: Install, visitors) -> Page:
    """The author on her phone, without JavaScript, as in many mail programs."""
    visit: Visit = visitors(install.url)
    return visit(PHONE, script=False)


@pytest.fixture
def editor(install: Install, visitors) -> Page:
    """The editor at her desk, signed in."""
    visit: Visit = visitors(install.url)
    page = visit(DESKTOP)
    page.goto("/desk/")
    page.get_by_label("用户名").fill("editor")
    page.locator("input[type=password]").fill(install.password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/desk/")
    return page


def test_an_essay_goes_from_a_mailbox_to_a_page(install: Install, author: Page, editor: Page):
    install.send(
        mail(
            NOTE,
            subject="投稿：仓库里的春天",
            sender=f"林晓 <{AUTHOR}>",
            message_id="<spring@qq.example>",
            files=(("仓库里的春天.docx", ESSAY),),
        ),
        sender=AUTHOR,
        to="ngo@viewpoints.example",
    )

    # a receipt comes back, and its link shows where the essay stands
    receipt = install.letter(AUTHOR, "收到")
    assert receipt["In-Reply-To"] == "<spring@qq.example>"
    status = link_in(receipt, "status")
    author.goto(status)
    expect(author.get_by_role("heading", level=1)).to_have_text("仓库里的春天")

    # the editor sees it, with its covering note, and starts editing
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name="仓库里的春天").click()
    expect(editor.locator("main")).to_contain_text("附上文章，请审阅。")
    expect(editor.locator("main")).to_contain_text("因为书不会自己走到山里去。")
    submission = editor.url
    editor.get_by_role("button", name="开始编辑").click()
    address = edit(editor)

    # nobody can read it yet, and there is no way to publish it from the page editor
    assert author.request.get(address).status == 404

    # she asks the author, from one screen that shows the letter
    editor.goto(submission)
    editor.get_by_role("link", name="请作者过目", exact=True).click()
    expect(editor.locator("main")).to_contain_text("没有您的同意，一个字也不会刊出")
    editor.get_by_role("button", name="寄出，请作者过目").click()

    # the author sees the exact text and what changed; opening the link changes nothing
    asking = link_in(install.letter(AUTHOR, "请您过目"), "text")
    author.goto(asking)
    expect(author.get_by_role("heading", name="仓库里的春天到了")).to_be_visible()
    expect(author.locator("main")).to_contain_text("为什么要给仓库管理员发工资")
    expect(author.locator("ins").first).to_be_visible()
    assert author.request.get(address).status == 404
    author.get_by_role("button", name="同意，就刊这一稿").click()
    expect(author.locator("main")).to_contain_text("谢谢")

    # now, and only now, the editor can publish
    editor.goto(submission)
    editor.get_by_role("button", name="刊出", exact=True).click()
    published = install.letter(AUTHOR, "刊出")
    assert f"{install.url}{address}" in published.get_content()

    # page, section, home and feed show it; the author's page does too
    author.goto(address)
    expect(author.get_by_role("heading", level=1)).to_have_text("仓库里的春天到了")
    expect(author.get_by_role("img", name="装满书的货架")).to_be_visible()
    expect(author.locator("main")).to_contain_text("见机构二〇二五年年报。")
    for place in ("/china-ngo-viewpoints/", "/", "/feed/", "/people/lin-xiao/"):
        assert "仓库里的春天到了" in author.request.get(place).text(), place
    author.goto(status)
    expect(author.locator("main")).to_contain_text("已刊出")

    # the journal tells the whole story
    editor.goto(submission)
    for sentence in ("投稿到达", "开始编辑", "过目", "作者同意了这一稿", "刊出"):
        expect(editor.locator("main")).to_contain_text(sentence)


def edit(editor: Page) -> str:
    """Change the title in Wagtail's editor and save the draft; gives the page's future address."""
    if "/desk/pages/" not in editor.url:
        editor.get_by_role("link", name="继续编辑").click()
    title = editor.locator("[name=title]")
    title.fill("仓库里的春天到了")
    expect(editor.get_by_role("button", name="发布", exact=True)).to_have_count(0)
    title.press("Control+s")
    wait_for(lambda: _saved(editor), what="the saved draft")
    return "/china-ngo-viewpoints/cang-ku-li-de-chun-tian/"


def _saved(editor: Page) -> bool:
    time.sleep(1)
    return editor.locator("[name=title]").input_value() == "仓库里的春天到了"
