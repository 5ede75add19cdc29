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
