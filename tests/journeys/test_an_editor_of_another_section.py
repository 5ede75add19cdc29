"""An editor of another section is refused everywhere, and sees nothing of it at her own desk."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.editor import sign_in
from tests.journeys.install import ROOT, Install

pytestmark = pytest.mark.browser

PASSWORD = "a long word for a journey"
MAKE = f"""
from django.contrib.auth import get_user_model
from viewpoints.articles.models import Section
from viewpoints.articles import editors
from viewpoints.journal.models import Actor
from viewpoints.submissions.models import Submission
users = get_user_model().objects
wu = users.create_user("wu", password="{PASSWORD}", first_name="雨", last_name="吴")
own = Section.objects.exclude(pk__in=Submission.objects.values("section"))
own = own.filter(locale__language_code="zh-hans").first()
editors.name_editor(own, user=wu, by=Actor.editor(users.get(username="editor")))
"""


def test_an_editor_of_another_section_is_refused_everywhere(install: Install, visitors):
    visit = visitors(install.url)
    editor = sign_in(visit, install.password)
    theirs = what_lies_there(editor)
    make_her(install)
    wu = sign_in(visitors(install.url), PASSWORD, name="wu")

    for address in theirs.values():
        response = wu.goto(address)
        assert (address, response.status) == (address, 404)
    for screen in ("submissions/", "arrivals/", "letters/", "images/"):
        wu.goto(f"/desk/{screen}")
        for link in theirs.values():
            expect(wu.locator(f"main a[href='{link}']")).to_have_count(0)
    wu.goto("/desk/submissions/")
    expect(wu.locator("main")).to_contain_text("这里没有投稿")


def what_lies_there(editor: Page) -> dict[str, str]:
    """Give the addresses of one thing of each kind, as the demo's editor finds them."""
    found = {}
    for kind, address in (
        ("submissions", "/desk/submissions/"),
        ("arrivals", "/desk/arrivals/"),
        ("letters", "/desk/letters/sent/"),
    ):
        editor.goto(address)
        hrefs = [one.get_attribute("href") for one in editor.locator("main a[href]").all()]
        found[kind] = [one for one in hrefs if re.fullmatch(rf"/desk/{kind}/\d+/", one)][-1]
    editor.goto("/desk/submissions/?state=in_edit")
    submission = editor.locator("main td.title a").first.get_attribute("href")
    editor.goto(submission)
    article = editor.locator("main a[href*='/desk/pages/']").first.get_attribute("href")
    found["article"] = article
    found["history"] = article.replace("/edit/", "/history/")
    editor.goto("/desk/images/")
    found["image"] = editor.locator("main a[href^='/desk/images/'][href$='/']").last.get_attribute(
        "href"
    )
    return found


def make_her(install: Install) -> None:
    """Make the editor of a section that nobody has sent anything to."""
    inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    environment = {**inherited, "VIEWPOINTS_DATA": str(install.data)}
    command = [sys.executable, "-m", "viewpoints", "manage", "shell", "-v0", "-c", MAKE]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=60)
