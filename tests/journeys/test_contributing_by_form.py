"""Someone without an account, a password or JavaScript contributes by visiting the section."""

import pytest
from playwright.sync_api import expect

from tests.documents import P, docx
from tests.journeys.browser import PHONE
from tests.journeys.install import link_in

pytestmark = pytest.mark.browser
HER = "hemi@163.example"


def test_an_essay_comes_in_by_the_form_once_its_address_is_confirmed(install, visitors):
    page = visitors(install.url)(PHONE, script=False)
    page.goto("/china-ngo-viewpoints/")
    page.get_by_role("link", name="填写表单").first.click()

    # the essay is a Word file; a forgotten consent keeps everything that was typed
    page.get_by_label("标题").fill("仓库之外")
    page.get_by_label("您的姓名").fill("何米")
    page.get_by_label("邮箱").fill(HER)
    page.get_by_role("button", name="投稿").click()
    expect(page.get_by_label("标题")).to_have_value("仓库之外")
    page.locator("input[type=file]").set_input_files(
        {
            "name": "仓库之外.docx",
            "mimeType": "application/octet-stream",
            "buffer": docx(P("仓库之外", style="Title"), P("货架后面还有人。")),
        }
    )
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="投稿").click()

    # nothing reaches an editor before the address is shown to be hers
    confirm = link_in(install.letter(HER, "确认"), "confirm")
    page.goto(confirm)
    page.locator("main").get_by_role("button").first.click()

    page.goto(link_in(install.letter(HER, "收到"), "status"))
    expect(page.get_by_role("heading", level=1)).to_have_text("仓库之外")
    page.get_by_text("您寄来的稿子").click()
    expect(page.locator("main")).to_contain_text("货架后面还有人。")
    assert page.context.cookies() == []
