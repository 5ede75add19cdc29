"""The demo's editor at her desk, signed in."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import hotp_value
from playwright.sync_api import Page

from tests.journeys.browser import DESKTOP, Visit

_secrets: dict[str, tuple[str, int]] = {}
"""By password: the secret that her app shares with the desk, and the last code used (RFC 6238's counter)."""
_cookies: dict[str, list[Any]] = {}
"""By site and password: the cookies of a session that went through both factors."""


def sign_in(visit: Visit, password: str, *, name: str = "editor") -> Page:
    """Sign the demo's editor in, or the one called ``name``, and give her page.

    The first time at an install she sets up an app as her second factor, as a person does; later
    pages take the session over.
    """
    page = visit(DESKTOP)
    page.goto("/desk/")
    session = f"{urlsplit(page.url).netloc} {password}"
    if session in _cookies:
        page.context.add_cookies(_cookies[session])
        page.goto("/desk/")
    if urlsplit(page.url).path != "/desk/":
        _prove(page, password, name=name)
    _cookies[session] = page.context.cookies()
    return page


def _prove(page: Page, password: str, *, name: str) -> None:
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator(".login-form [type=submit]").click()
    code = page.locator("#id_code")
    code.wait_for()
    if page.url.endswith("/login/second-factor/"):
        code.fill(next_code(password))
        code.press("Enter")
    else:
        set_up_app(page, password)
    page.wait_for_url("**/desk/")


def set_up_app(page: Page, password: str) -> None:
    """Take the secret that is shown into her app, type its code, and save the recovery codes."""
    type_first_code(page, password)
    page.locator("main form [type=submit]").click()


def type_first_code(page: Page, password: str) -> None:
    """Take the secret that is shown into her app, and type its code: the recovery codes are shown."""
    _secrets[password] = (page.locator(".desk-secret").text_content().replace(" ", ""), 0)
    page.locator("#id_code").fill(next_code(password))
    page.locator("#id_code").press("Enter")
    page.wait_for_url("**/desk/second-factor/codes/")


def next_code(password: str) -> str:
    """Give a code of her app that was not used yet: a code is good once, and half a minute early too."""
    secret, used = _secrets[password]
    counter = max(used + 1, int(time.time()) // 30)
    _secrets[password] = (secret, counter)
    return f"{hotp_value(secret, counter):06}"


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
