"""An essay's whole way, with real parts: a mail with a Word file comes in by LMTP, is edited, agreed to,
printed, and read; and its author knows at every step where it stands."""

import pytest
from playwright.sync_api import Page, expect

from tests.documents import Bold, Note, P, Picture, docx, png
from tests.intake.mails import mail
from tests.journeys.browser import PHONE, Visit
from tests.journeys.editor import sign_in
from tests.journeys.install import Install, link_in

pytestmark = pytest.mark.browser

AUTHOR = "linxiao@qq.example"
ESSAY = docx(
    P("仓库里的春天", style="Title"),
    P("凌晨的装车单", style="1"),
    P("公司问我们：", Bold("为什么要给仓库管理员发工资"), "？", Note("见机构二〇二五年年报。")),
    Picture(png(640, 360), alt="装满书的货架"),
    P("因为书不会自己走到山里去。"),
)
TITLE = "仓库里的春天到了"
ADDRESS = "/china-ngo-viewpoints/cang-ku-li-de-chun-tian/"
NOTE = "编辑老师好：\n\n附上文章，请审阅。\n\n林晓"


@pytest.fixture
def author(install: Install, visitors) -> Page:
    """The author on her phone, without JavaScript, as in many mail programs."""
    visit: Visit = visitors(install.url)
    return visit(PHONE, script=False)


@pytest.fixture
def editor(install: Install, visitors) -> Page:
    """The editor at her desk, signed in."""
    return sign_in(visitors(install.url), install.password)


def test_an_essay_goes_from_a_mailbox_to_a_page(install: Install, author: Page, editor: Page):
    status = she_sends_it_and_gets_a_receipt(install, author)
    submission = the_editor_sees_it_and_starts_editing(editor)
    the_editor_changes_its_title(editor)
    assert author.request.get(ADDRESS).status == 404

    asking = the_editor_asks_her(install, editor, submission)
    she_sees_the_exact_text_and_what_changed(author, asking)
    assert author.request.get(ADDRESS).status == 404  # opening the link changed nothing
    author.get_by_role("button", name="同意，就刊这一稿").click()
    expect(author.locator("main")).to_contain_text("谢谢")

    editor.goto(submission)
    editor.get_by_role("button", name="刊出", exact=True).click()
    assert install.url + ADDRESS in install.letter(AUTHOR, "刊出").get_content()
    everybody_can_read_it(author)
    author.goto(status)
    expect(author.locator("main")).to_contain_text("已刊出")
    the_journal_tells_the_whole_story(editor, submission)


def she_sends_it_and_gets_a_receipt(install: Install, author: Page) -> str:
    """Give the address of her status page."""
    raw = mail(
        NOTE,
        subject="投稿：仓库里的春天",
        sender=f"林晓 <{AUTHOR}>",
        message_id="<spring@qq.example>",
        files=(("仓库里的春天.docx", ESSAY),),
    )
    install.send(raw, sender=AUTHOR, to="ngo@viewpoints.example")
    receipt = install.letter(AUTHOR, "收到")
    assert receipt["In-Reply-To"] == "<spring@qq.example>"
    status = link_in(receipt, "status")
    author.goto(status)
    expect(author.get_by_role("heading", level=1)).to_have_text("仓库里的春天")
    return status


def the_editor_sees_it_and_starts_editing(editor: Page) -> str:
    """Give the address of the submission at the desk."""
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name="仓库里的春天").click()
    expect(editor.locator("main")).to_contain_text("附上文章，请审阅。")
    expect(editor.locator("main")).to_contain_text("因为书不会自己走到山里去。")
    submission = editor.url
    editor.get_by_role("button", name="开始编辑").click()
    if "/desk/pages/" not in editor.url:
        editor.get_by_role("link", name="继续编辑").click()
    return submission


def the_editor_changes_its_title(editor: Page) -> None:
    """Save a draft in Wagtail's editor, which has no button to publish it."""
    title = editor.locator("[name=title]")
    title.fill(TITLE)
    expect(editor.get_by_role("button", name="发布", exact=True)).to_have_count(0)
    expect(editor.get_by_role("button", name="刊出", exact=True)).to_have_count(0)
    editor.get_by_role("button", name="保存草稿").first.click()
    expect(editor.locator(".messages")).to_contain_text(TITLE)


def the_editor_asks_her(install: Install, editor: Page, submission: str) -> str:
    """Ask from the one screen that shows the letter; give the address where she answers."""
    editor.goto(submission)
    editor.get_by_role("link", name="请作者过目", exact=True).click()
    expect(editor.locator("main")).to_contain_text("没有您的同意，一个字也不会刊出")
    editor.get_by_role("button", name="寄出，请作者过目").click()
    return link_in(install.letter(AUTHOR, "请您过目"), "text")


def she_sees_the_exact_text_and_what_changed(author: Page, asking: str) -> None:
    author.goto(asking)
    expect(author.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(author.locator("main")).to_contain_text("为什么要给仓库管理员发工资")
    expect(author.locator("ins").first).to_be_visible()


def everybody_can_read_it(reader: Page) -> None:
    """Page, section, home, feed and the author's page show it, pictures and footnotes too."""
    reader.goto(ADDRESS)
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_role("img", name="装满书的货架")).to_be_visible()
    expect(reader.locator("main")).to_contain_text("见机构二〇二五年年报。")
    for place in ("/china-ngo-viewpoints/", "/", "/feed/", "/people/lin-xiao/"):
        assert TITLE in reader.request.get(place).text(), place


def the_journal_tells_the_whole_story(editor: Page, submission: str) -> None:
    editor.goto(submission)
    for sentence in ("投稿到达", "开始编辑", "过目", "作者同意了这一稿", "刊出"):
        expect(editor.locator("main")).to_contain_text(sentence)
