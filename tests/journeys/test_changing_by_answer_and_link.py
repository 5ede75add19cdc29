"""An author sends a new text by answering, a picture and her byline by link without JavaScript, and
withdraws with one word; nothing the editor has written is overwritten."""

import pytest
from playwright.sync_api import expect

from tests.documents import P, docx, png
from tests.intake.mails import mail
from tests.journeys.browser import PHONE
from tests.journeys.editor import sign_in, start
from tests.journeys.install import AUTHSERV_ID, Install, link_in, wait_for

pytestmark = pytest.mark.browser

AUTHOR = "qiuyu@qq.example"
TITLE = "借来的会议室"
SECOND = f"{TITLE}（二稿）"
VOUCHED = f"{AUTHSERV_ID}; dmarc=pass header.from=qq.example"


def test_she_changes_what_she_sent_and_the_editor_decides(install: Install, visitors):
    send(install, "附上文章。", title=TITLE, to="ngo@viewpoints.example", number=1)
    receipt = install.letter(AUTHOR, "您的稿子收到了")

    # by answering: the new text takes the place of the former, for nobody has edited
    send(install, "附上修改稿，以此为准。", title=SECOND, to=receipt["Reply-To"], number=2)
    status = link_in(install.letter(AUTHOR, "新的一稿收到了"), "status")
    she = visitors(install.url)(PHONE, script=False)
    she.goto(status)
    expect(she.get_by_role("heading", level=1)).to_have_text(SECOND)

    # by her link: a picture, and her byline
    she.get_by_role("link", name="补一张图片").click()
    she.locator("input[type=file]").set_input_files(
        {"name": "门.png", "mimeType": "image/png", "buffer": png()}
    )
    she.locator("input[name=picture-1-caption]").fill("会议室的门")
    she.get_by_role("button", name="寄出这张图片").click()
    expect(she.get_by_role("heading", level=1)).to_have_text("收到了")
    she.goto(status)
    she.get_by_role("link", name="改署名").click()
    she.locator("input[name=byline]").fill("秋雨")
    she.get_by_role("button", name="改署名").click()
    expect(she.get_by_role("heading", level=1)).to_have_text("收到了")

    # once the editor works on it, a third text waits beside the draft until she has compared it
    editor = sign_in(visitors(install.url), install.password)
    submission = start(editor, SECOND)
    expect(editor.get_by_role("textbox", name="图注")).to_have_value("会议室的门")
    she.goto(f"{status}text/")
    she.get_by_label("标题").fill(f"{TITLE}（三稿）")
    she.locator("textarea").fill("会议室借到晚上九点。\n\n九点以后，我们站着开会。")
    she.get_by_role("button", name="寄出这一稿").click()
    expect(she.get_by_role("heading", level=1)).to_have_text("收到了")
    waits_for_the_editor(editor, submission)
    editor.get_by_role("link", name="对照").click()
    expect(editor.locator(".desk-changes ins").first).to_be_visible()
    editor.get_by_role("button", name="整篇换上").click()
    expect(editor.locator("#later")).to_have_count(0)

    # with one word: withdrawn
    send(install, "撤稿", title="", to=receipt["Reply-To"], number=3)
    install.letter(AUTHOR, "已经撤回")
    she.goto(status)
    expect(she.locator("[aria-current=step]")).to_contain_text("已撤回")


def waits_for_the_editor(editor, submission: str) -> None:
    """Look at the submission until what was sent by link is read."""

    def look() -> bool:
        editor.goto(submission)
        return editor.locator("#later").count() > 0

    wait_for(look, what="the newer text")


def send(install: Install, words: str, *, title: str, to: str, number: int) -> None:
    """Write a mail, with a document if it has a title, as our mail server would hand it in."""
    essay = docx(P(title, style="Title"), P("会议室借到晚上九点。"), P("九点以后，我们站着开会。"))
    raw = mail(
        words,
        subject="投稿" if number == 1 else "回复：您的稿子收到了",
        sender=f"邱雨 <{AUTHOR}>",
        to=to,
        message_id=f"<room{number}@qq.example>",
        files=(("文章.docx", essay),) if title else (),
    )
    vouched = f"Authentication-Results: {VOUCHED}\r\n".encode()
    install.send(vouched + raw, sender=AUTHOR, to=to)
