"""Someone without an account contributes by visiting the section, with JavaScript and without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.contributing.photographs import photograph
from tests.documents import P, docx
from tests.journeys.browser import DESKTOP, PHONE
from tests.journeys.clipboards import CLIPBOARDS, FEISHU, WORD
from tests.journeys.editor import sign_in
from tests.journeys.install import Install, link_in, wait_for

pytestmark = pytest.mark.browser
FORM = "/contribute/china-ngo-viewpoints/"
# As WeChat's editor, Word and Google Docs put it on the clipboard, one after the other.
PASTED = """<meta charset="utf-8"><style>p{color:red}</style>
<section style="box-sizing:border-box"><section><h1 style="color:#f00"><span>夜里的电话</span>
</h1></section><p style="text-indent:2em"><span style="font-size:17px">　　凌晨三点，<span
style="font-weight:700">电话</span>响了。</span></p>
<p><img src="https://elsewhere.example/x.jpg"></p></section>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>l<span>&nbsp;</span></span><![endif]>车票<o:p></o:p></p>
<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr">
<span>见<a href="https://a.example/r" onclick="x()">年报</a>。</span></p></b>"""
CLEAN = (
    "<h2>夜里的电话</h2><p>凌晨三点，<strong>电话</strong>响了。</p><ul><li>车票</li></ul>"
    '<p>见<a href="https://a.example/r">年报</a>。</p>'
)


def upload(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def send(page: Page) -> None:
    """Press "send"; once more where the page says that it was quicker than a person."""
    while "/sent/" not in page.url:
        with page.expect_navigation():
            page.get_by_role("button", name="投稿", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("还差一步")


def follow(page: Page, link: str) -> None:
    """Open a link of a letter. The letter's file is there a moment before the link's row is committed."""
    wait_for(lambda: page.goto(link).ok, what=link)


def confirm(page: Page, install: Install, her: str) -> str:
    """Press the button behind the link that was mailed; gives the link of the status page."""
    follow(page, link_in(install.letter(her, "确认"), "confirm"))
    page.locator("main").get_by_role("button").first.click()
    return link_in(install.letter(her, "收到"), "status")


def paste(page: Page, html: str) -> None:
    page.get_by_role("textbox", name="正文").evaluate(
        """(editor, html) => {
          const clipboard = new DataTransfer();
          clipboard.setData("text/html", html);
          clipboard.setData("text/plain", "words");
          const options = { clipboardData: clipboard, bubbles: true, cancelable: true };
          editor.focus();
          editor.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        html,
    )


def drop(page: Page, name: str, kind: str, data: bytes) -> None:
    page.locator("form.contribution").evaluate(
        """(form, [name, type, bytes]) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([new Uint8Array(bytes)], name, { type }));
          const options = { dataTransfer: dropped, bubbles: true, cancelable: true };
          form.dispatchEvent(new DragEvent("drop", options));
        }""",
        [name, kind, list(data)],
    )


def test_an_essay_comes_in_by_the_form_once_its_address_is_confirmed(install, visitors):
    her = "hemi@163.example"
    page = visitors(install.url)(PHONE, script=False)
    page.goto("/china-ngo-viewpoints/")
    page.get_by_role("link", name="填写表单").first.click()

    # begun on the way, with a Word file and a picture; kept until the evening
    page.get_by_label("标题").fill("仓库之外")
    page.get_by_label("或者选一个文件").set_input_files(
        upload("仓库之外.docx", docx(P("仓库之外", style="Title"), P("货架后面还有人。")))
    )
    page.get_by_text("没有可以不加").click()
    page.get_by_label("图1").set_input_files(upload("货架.jpg", photograph().read()))
    page.get_by_role("button", name="存下来，以后再写").click()
    expect(page.get_by_text("已存下：仓库之外.docx")).to_be_visible()
    draft = page.url

    # a forgotten name and consent keep everything that was typed and chosen, and say what is missing
    page.goto("/")
    page.goto(draft)
    page.get_by_label("图片说明").first.fill("货架的背面")
    page.get_by_label("邮箱").fill(her)
    page.get_by_role("button", name="投稿", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("请写上您的姓名")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("标题")).to_have_value("仓库之外")
    expect(page.get_by_text("已存下：货架.jpg")).to_be_visible()
    page.get_by_label("您的姓名").fill("何米")
    page.get_by_role("checkbox").check()
    send(page)

    # nothing reaches an editor before the address is shown to be hers
    follow(page, confirm(page, install, her))
    expect(page.get_by_role("heading", level=1)).to_have_text("仓库之外")
    page.get_by_text("您寄来的稿子").click()
    expect(page.locator(".prose p").first).to_have_text("货架后面还有人。")
    expect(page.locator(".prose figcaption")).to_have_text("货架的背面")
    assert page.context.cookies() == []


def test_with_javascript_it_is_saved_as_she_types_and_keeps_its_formatting(install, visitors):
    her = "yeban@163.example"
    visit = visitors(install.url)
    page = visit(PHONE)
    page.goto(FORM)
    page.get_by_label("标题").fill("夜里的电话")
    paste(page, PASTED)
    assert page.locator(".editor").evaluate("editor => editor.innerHTML") == CLEAN
    expect(page.get_by_text("贴进来的文字里有图片，没有带过来。")).to_be_visible()
    drop(page, "电话.jpg", "image/jpeg", photograph().read())
    expect(page.get_by_text("已存下：电话.jpg")).to_be_visible()
    page.get_by_label("图片说明").first.fill("值班室的电话")

    # the address bar holds her link; on another device everything is there again
    expect(page).to_have_url(re.compile("/contribute/draft/[a-z2-7]{26}/$"))
    expect(page.get_by_text("已存下。", exact=False).last).to_be_visible()
    with page.expect_response(lambda answer: "/saved/" in answer.url):
        page.get_by_label("您的姓名").fill("叶班")
    other = visit(DESKTOP)
    other.goto(page.url)
    assert other.locator(".editor").evaluate("editor => editor.innerHTML") == CLEAN
    expect(other.get_by_label("您的姓名")).to_have_value("叶班")
    expect(other.get_by_label("图片说明").first).to_have_value("值班室的电话")
    assert other.evaluate("localStorage.length + sessionStorage.length") == 0
    other.get_by_label("邮箱").fill(her)
    other.get_by_role("checkbox").check()
    send(other)
    confirm(other, install, her)

    editor = sign_in(visit, install.password)
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name="夜里的电话").click()
    offered = editor.locator("main")
    expect(offered.get_by_text("凌晨三点，").first).to_be_visible()
    expect(offered.locator("strong", has_text=re.compile("^电话$"))).to_have_count(1)
    expect(offered.locator("figcaption")).to_have_text("值班室的电话")


def test_what_is_pasted_is_clean_at_once_wherever_it_comes_from(install, visitors):
    page = visitors(install.url)(DESKTOP)
    editor = page.locator(".editor")
    seen = []
    for pasted, _clean in CLIPBOARDS:
        page.goto(FORM)
        paste(page, pasted)
        seen.append(editor.evaluate("editor => editor.innerHTML"))
        editor.evaluate("editor => (editor.textContent = '')")  # nothing is to be saved
        editor.dispatch_event("input")
    assert seen == [clean for _pasted, clean in CLIPBOARDS]

    # after a list the next piece is a piece of its own
    page.goto(FORM)
    for pasted, _clean in (FEISHU, WORD):
        paste(page, pasted)
    assert editor.evaluate("editor => editor.innerHTML") == FEISHU[1] + WORD[1]


def test_while_the_network_is_gone_nothing_is_lost_and_then_it_is_sent(install, visitors):
    page = visitors(install.url)(PHONE)
    page.goto(FORM)
    page.evaluate("[window.online, window.fetch] = [fetch, () => Promise.reject(new TypeError())]")
    page.get_by_label("标题").fill("断网的一天")
    page.get_by_role("textbox", name="正文").fill("一个字也没有丢。")
    page.get_by_role("button", name="投稿", exact=True).click()
    expect(page.get_by_text("刚才没存上，也许是网络断了。")).to_be_visible()
    expect(page.get_by_role("textbox", name="正文")).to_have_text("一个字也没有丢。")

    page.evaluate("window.fetch = window.online")
    page.get_by_label("您的姓名").fill("段先生")
    page.get_by_label("邮箱").fill("duan@163.example")
    page.get_by_role("checkbox").check()
    send(page)
    assert install.letter("duan@163.example", "确认")


def test_the_form_is_for_everybody(install, visitors):
    visit = visitors(install.url)
    wrong = []
    for dark in (False, True):
        page = visit(PHONE, dark=dark)
        for form in (FORM, f"/en{FORM}"):
            page.goto(form)
            page.locator("details summary").click()
            page.get_by_role("button", name=re.compile("^(投稿|Send)$")).click()
            expect(page.get_by_role("alert")).to_be_focused()
            page.get_by_role("alert").get_by_role("link").nth(1).click()
            expect(page.locator(".editor")).to_be_focused()
            width = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{form} is {width} wide"] if width > PHONE["width"] else []
            found = Axe().run(page).response["violations"]
            wrong += [f"{form} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
    assert wrong == []
