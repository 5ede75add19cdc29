"""Two editors on one submission: each sees the other, is warned, takes over by one click; one click wins."""

import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import editor as hers
from tests.journeys.browser import Visit
from tests.journeys.install import ROOT, Install, environment

pytestmark = pytest.mark.browser
TITLE = "两个人改一篇稿"
PASSWORD = "zhouhang-at-her-desk"
MAKE = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser(
    "zhouhang", "zhouhang@desk.example", "{PASSWORD}", first_name="航", last_name="周"
)
"""


def test_two_editors_see_each_other_and_one_of_two_clicks_wins(install: Install, visitors):
    visit = visitors(install.url)
    first = hers.sign_in(visit, install.password)
    submission = she_enters_what_came_by_wechat(first)
    second = the_other_editor(install, visit)

    second.goto(submission)
    first.get_by_role("button", name="开始编辑").click()
    draft = first.url
    second.get_by_role("button", name="开始编辑").click()  # she had looked before
    expect(second.locator(".messages")).to_contain_text("没有改动任何东西")

    expect(second.locator(".desk-held")).to_contain_text("简一苇正在处理")
    second.goto(draft)
    expect(second.locator(".w-editing-sessions__session")).to_have_count(1)  # Wagtail shows who
    second.goto(submission)
    second.get_by_role("button", name="由我接手").click()
    second.get_by_label("写给其他编辑的备注").fill("数字我来核对。")
    second.get_by_role("button", name="添加备注").click()

    first.goto(submission)
    expect(first.locator(".desk-held")).to_contain_text("周航正在处理")
    expect(first.locator(".desk-notes")).to_contain_text("数字我来核对。")
    expect(first.locator(".desk-story")).to_contain_text("周航接手")


def she_enters_what_came_by_wechat(page: Page) -> str:
    """Give the address of the submission, which is there when the page returns."""
    page.goto("/desk/submissions/")
    page.get_by_role("link", name="录入投稿").click()
    page.get_by_label("标题").fill(TITLE)
    page.get_by_role("textbox", name="正文").fill("她把稿子用微信发给了我。")
    page.get_by_label("作者姓名").fill("沈月")
    page.get_by_label("作者邮箱").fill("shenyue@ngo.example")
    page.get_by_label("稿子怎么来的").fill("微信")
    page.locator("main form [type=submit]").click()
    expect(page.locator("main")).to_contain_text("她把稿子用微信发给了我。")
    return page.url


def the_other_editor(install: Install, visit: Visit) -> Page:
    """Make a second administrator of the running install, and sign her in."""
    done = subprocess.run(
        [sys.executable, "-m", "viewpoints", "manage", "shell", "-v0", "-c", MAKE],
        cwd=ROOT,
        env=environment(install.data),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return hers.sign_in(visit, PASSWORD, name="zhouhang")
