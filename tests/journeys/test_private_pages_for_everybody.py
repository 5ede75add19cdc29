"""An author's private pages: nothing to scroll sideways on a phone, nothing axe finds, in both languages and
themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.intake.mails import mail
from tests.journeys.browser import PHONE
from tests.journeys.editor import ask, sign_in, start
from tests.journeys.install import Install, link_in

pytestmark = pytest.mark.browser

AUTHOR = "tangli@ngo.example"
TITLE = "看得见的路"
ESSAY = f"盲道上停着一辆车。\n\n{'我们量过每一条路。' * 40}"


def test_the_pages_behind_her_links_are_for_everybody(install: Install, visitors):
    visit = visitors(install.url)
    editor = sign_in(visit, install.password)
    status = it_came_was_changed_and_is_asked_about(install, editor)
    asking = link_in(install.letter(AUTHOR, "请您过目"), "text")
    found = looked_at(visit, status, asking)
    author = visit(PHONE, script=False)
    author.goto(asking)
    author.get_by_role("button", name="同意，就刊这一稿").click()
    agreed = link_in(install.letter(AUTHOR, "您已同意刊发"), "agreed")
    assert [*found, *looked_at(visit, asking, agreed)] == []


def it_came_was_changed_and_is_asked_about(install: Install, editor: Page) -> str:
    raw = mail(
        ESSAY,
        subject=f"投稿：{TITLE}",
        sender=f"唐黎 <{AUTHOR}>",
        message_id="<road@ngo.example>",
    )
    install.send(raw, sender=AUTHOR, to="ngo@viewpoints.example")
    receipt = install.letter(AUTHOR, "收到")
    submission = start(editor, TITLE)
    editor.locator("[name=title]").fill("看得见的路，走得通吗")
    editor.get_by_role("button", name="保存草稿").first.click()
    ask(editor, submission)
    return link_in(receipt, "status")


def looked_at(visit, *links: str) -> list[str]:
    """Give what is wrong with the pages behind links, in both languages, light and dark."""
    wrong = []
    for dark in (False, True):
        page = visit(PHONE, dark=dark)
        for link in (*links, *(f"/en{link}" for link in links)):
            page.goto(link)
            for details in page.locator("details").all():
                details.evaluate("one => one.open = true")
            width = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{link} is {width} wide"] if width > PHONE["width"] else []
            wrong += [
                f"{link} {each['id']}: {each['nodes'][0]['html'][:120]}"
                for each in Axe().run(page).response["violations"]
            ]
    return wrong
