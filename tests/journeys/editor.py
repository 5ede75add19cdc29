"""The demo's editor at her desk, signed in."""

from playwright.sync_api import Page

from tests.journeys.browser import DESKTOP, Visit


def sign_in(visit: Visit, password: str) -> Page:
    """Sign the demo's editor in, and give her page."""
    page = visit(DESKTOP)
    page.goto("/desk/")
    page.get_by_label("用户名").fill("editor")
    page.locator("input[type=password]").fill(password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/desk/")
    return page


def start(editor: Page, title: str) -> str:
    """Start editing what came under ``title``; give the address of the submission at the desk."""
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name=title).click()
    submission = editor.url
    editor.get_by_role("button", name="开始编辑").click()
    return submission


def ask(editor: Page, submission: str) -> None:
    """Ask the authors about the newest draft, from the one screen that shows the letter."""
    editor.goto(submission)
    editor.get_by_role("link", name="请作者过目", exact=True).click()
    editor.get_by_role("button", name="寄出，请作者过目").click()
