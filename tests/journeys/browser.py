"""A real Chromium for journeys, on a phone and on a desk, with and without JavaScript.

``visitors(live_server.url)`` gives a function that opens a page in a context of its own:
``visit(PHONE)``, ``visit(DESKTOP, script=False, dark=True)``.
At the end of the test it fails when any page asked another host for anything, wrote an error to the
console, raised in a script, or received an answer of 500 and above.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
_IGNORED = ("data:", "blob:", "about:")

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run, with an empty profile."""
    # Playwright keeps an event loop in this thread; Django would refuse the database because of it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visitors(browser: Browser) -> Iterator[Callable[[str], Visit]]:
    """Give a maker of visitors to the site at an address; see the module."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def visitors_of(site: str) -> Visit:
        def visit(
            size: dict[str, int],
            *,
            script: bool = True,
            dark: bool = False,
            language: str = "zh-CN",
        ) -> Page:
            context = browser.new_context(
                viewport=size,
                java_script_enabled=script,
                is_mobile=size is PHONE,
                has_touch=size is PHONE,
                color_scheme="dark" if dark else "light",
                locale=language,
                reduced_motion="reduce",
                base_url=site,
            )
            contexts.append(context)
            _watch(context, site, faults)
            return context.new_page()

        return visit

    yield visitors_of
    for context in contexts:
        context.close()
    assert faults == []


def _watch(context: BrowserContext, site: str, faults: list[str]) -> None:
    host = urlsplit(site).netloc

    def asked(request: Any) -> None:
        if urlsplit(request.url).netloc != host and not request.url.startswith(_IGNORED):
            faults.append(f"asked elsewhere: {request.url}")

    def answered(response: Any) -> None:
        if response.status >= 500:
            faults.append(f"{response.status}: {response.url}")

    def said(message: Any) -> None:
        # A page that is meant to be a 404, or a form sent back to be mended, is no error of a script.
        if message.type == "error" and "status of 4" not in message.text:
            faults.append(f"console: {message.text}")

    context.on("request", asked)
    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
