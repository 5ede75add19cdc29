"""A day of an editor: ten essays in her mailbox, one of them printed in five clicks, others on a train."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.intake.mails import mail
from tests.journeys.browser import DESKTOP, PHONE
from tests.journeys.editor import sign_in
from tests.journeys.install import Install, link_in

pytestmark = pytest.mark.browser

TITLES = (
    *("仓库里的第三盏灯", "工资条上的小数点", "一通没有打的电话", "年报里的逗号", "捐赠人的生日"),
    *("村口的快递柜", "周一的例会", "会计的两本账", "雨天的义卖", "第二次家访"),
)
CHOSEN, DECLINED = TITLES[0], TITLES[1]
ESSAY = "仓库的灯坏了三盏,修灯的钱算不算行政费？" * 20
SCREENS = (
    "/desk/",
    "/desk/submissions/?state=open",
    "/desk/submissions/add/",
    "/desk/calendar/",
    "/desk/promises/new/",
    "/desk/arrivals/",
    "/desk/letters/",
    "/desk/letter-words/",
    "/desk/letter-words/declined/",
    "/desk/who-edits/",
)


def address(number: int) -> str:
    return f"author{number}@day.example"


class Hand:
    """An editor's hand: every press of it is counted."""

    def __init__(self) -> None:
        self.clicks = 0

    def press(self, one: Locator) -> None:
        self.clicks += 1
        one.click()


@pytest.fixture(scope="module")
def ten(install: Install) -> Install:
    for number, title in enumerate(TITLES):
        raw = mail(
            f"{title}\n\n{ESSAY}",
            subject=f"投稿：{title}",
            sender=f"作者{number} <{address(number)}>",
            message_id=f"<day-{number}@day.example>",
        )
        install.send(raw, sender=address(number), to="ngo@viewpoints.example")
    for number in range(len(TITLES)):
        install.letter(address(number), "收到")
    return install


def test_from_an_open_submission_to_the_printed_page_in_five_clicks(ten: Install, visitors):
    hand, editor = Hand(), sign_in(visitors(ten.url), ten.password)
    editor.goto("/desk/submissions/?q=仓库里的第三盏灯")
    editor.get_by_role("link", name=CHOSEN).click()

    hand.press(editor.get_by_role("button", name="开始编辑"))
    the_panels_help(editor)
    hand.press(editor.locator("footer [data-w-dropdown-target=toggle]"))
    hand.press(editor.get_by_role("button", name="保存，请作者过目"))
    hand.press(editor.get_by_role("button", name="寄出，请作者过目"))
    expect(editor.locator("main")).to_contain_text("还没有答复")

    author = visitors(ten.url)(PHONE, script=False)
    author.goto(link_in(ten.letter(address(0), "请您过目"), "text"))
    author.get_by_role("button", name="同意，就刊这一稿").click()
    told = ten.letter("jianyiwei@qingyu.example", f"作者同意了：《{CHOSEN}》")

    editor.goto(re.search(r"/desk/submissions/\d+/", told.get_body(("plain",)).get_content())[0])
    hand.press(editor.get_by_role("button", name="刊出", exact=True))
    ten.letter(address(0), "刊出了")
    assert hand.clicks <= 5


def the_panels_help(editor: Page) -> None:
    """What came stands beside the draft, and a suggestion is taken by one click and never by itself."""
    editor.get_by_role("button", name="打开或收起标点与链接").click()
    panel = editor.locator("[data-desk-beside]")
    expect(panel).to_contain_text("字")
    first = panel.get_by_role("button", name="改").first
    with editor.expect_navigation():
        first.click()
    expect(editor.locator(".messages")).to_contain_text("改了1处")


def row(editor: Page, title: str) -> Locator:
    return editor.locator("li", has=editor.get_by_role("link", name=title)).first


def test_one_is_declined_and_a_note_is_left_on_another(ten: Install, visitors):
    editor = sign_in(visitors(ten.url), ten.password)
    editor.goto("/desk/submissions/?state=received")
    editor.get_by_role("link", name=DECLINED).click()
    editor.get_by_role("link", name="不采用").click()
    editor.get_by_label("理由").fill("这个题目上月刚刊过。")
    editor.get_by_role("button", name="看看这封信").click()
    editor.get_by_role("button", name="寄出，不采用").click()
    declined = ten.letter(address(1), "关于您的稿子").get_body(("plain",)).get_content()
    assert "这个题目上月刚刊过。" in declined

    editor.goto("/desk/submissions/?state=received")
    editor.get_by_role("link", name=TITLES[2]).click()
    editor.locator("#notes textarea, [name=words]").first.fill("等她补一张照片。")
    editor.get_by_role("button", name="添加备注").click()
    expect(editor.locator("main")).to_contain_text("等她补一张照片。")


def test_on_a_train_she_finds_begins_and_keeps_what_is_hers(ten: Install, visitors):
    visit = visitors(ten.url)
    editor = sign_in(lambda _size: visit(PHONE), ten.password)
    editor.goto("/desk/submissions/")
    editor.get_by_role("searchbox").fill("捐贈人")  # typed in Traditional
    editor.get_by_role("button", name="查找").click()
    editor.get_by_role("link", name=TITLES[4]).click()
    editor.get_by_role("button", name="开始编辑").click()
    editor.goto("/desk/submissions/?held=me")
    expect(editor.get_by_role("link", name=TITLES[4])).to_be_visible()
    editor.get_by_text("保存这个列表").click()
    editor.get_by_label("名称").fill("我手上的")
    editor.get_by_role("button", name="保存", exact=True).click()
    expect(editor.get_by_role("link", name="我手上的")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_our_screens_are_for_everybody(ten: Install, visitors, dark):
    visit = visitors(ten.url)
    size = PHONE if dark else DESKTOP
    editor = sign_in(lambda _size: visit(size, dark=dark), ten.password)
    editor.goto("/desk/submissions/")
    submission = editor.locator("main td.title a").first.get_attribute("href")
    assert [fault for one in (*SCREENS, submission) for fault in faults(editor, one)] == []


def faults(editor: Page, address_: str) -> list[str]:
    """Give what axe finds in what is ours, and whether there is anything to scroll sideways."""
    editor.goto(address_)
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    wide = [f"{address_} is too wide"] if editor.evaluate(over) > 0 else []
    found = Axe().run(editor, context="main").response["violations"]
    return wide + [f"{address_} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
