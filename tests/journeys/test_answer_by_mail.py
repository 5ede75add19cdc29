"""An author agrees by answering the letter with one word; a forged answer is no yes, and she is asked to
confirm by her link. Real mail by LMTP, as our mail server hands it in."""

import pytest
from playwright.sync_api import Page, expect

from tests.documents import P, docx
from tests.intake.mails import mail
from tests.journeys.editor import ask, sign_in, start
from tests.journeys.install import AUTHSERV_ID, Install, link_in, wait_for

pytestmark = pytest.mark.browser

AUTHOR = "wuhe@qq.example"
TITLE = "接线员的夜班"
VOUCHED = f"{AUTHSERV_ID}; dkim=pass header.d=qq.example; dmarc=pass header.from=qq.example"
ESSAY = docx(P(TITLE, style="Title"), P("电话在凌晨两点响起。"), P("接电话的人也要吃饭。"))


def test_one_word_by_mail_is_a_yes_and_a_forged_one_is_none(install: Install, visitors):
    editor = sign_in(visitors(install.url), install.password)
    raw = mail(
        "附上文章。",
        subject=f"投稿：{TITLE}",
        sender=f"吴禾 <{AUTHOR}>",
        message_id="<night@qq.example>",
        files=(("接线员的夜班.docx", ESSAY),),
    )
    install.send(raw, sender=AUTHOR, to="ngo@viewpoints.example")
    install.letter(AUTHOR, "收到")
    submission = start(editor, TITLE)
    ask(editor, submission)
    asking = install.letter(AUTHOR, "请您过目")
    assert "只写“同意”两个字就行" in asking.get_body(("plain",)).get_content()

    answer(install, asking, "同意", vouched="mx.elsewhere.example; dmarc=pass", number=1)
    confirm = install.letter(AUTHOR, "请再点一下链接")
    assert link_in(confirm, "text")
    editor.goto(submission)
    expect(editor.locator(".desk-next")).to_contain_text("等作者")

    answer(install, asking, "同意刊发，谢谢！\n\n发自我的iPhone", vouched=VOUCHED, number=2)
    acknowledged = install.letter(AUTHOR, "您已同意刊发")
    editor.goto(submission)
    expect(editor.get_by_role("button", name="刊出", exact=True)).to_be_visible()
    nothing_secret_is_on_the_desk(install, editor, asking["Reply-To"], submission)

    she = link_in(acknowledged, "agreed")
    editor.goto(she)
    editor.get_by_role("button", name="收回我的同意").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("您已收回同意")
    editor.goto(submission)
    expect(editor.get_by_role("button", name="刊出", exact=True)).to_have_count(0)


def answer(install: Install, asking, words: str, *, vouched: str, number: int) -> None:
    """Answer the letter, its text quoted below, as our mail server would hand it in."""
    quoted = "\n".join(
        f"> {line}" for line in asking.get_body(("plain",)).get_content().splitlines()
    )
    data = mail(
        f"{words}\n\n在 2026-11-24 10:00:00，“简一苇” <ngo@viewpoints.example> 写道：\n{quoted}\n",
        subject="回复：" + asking["Subject"],
        sender=f"吴禾 <{AUTHOR}>",
        to=asking["Reply-To"],
        message_id=f"<yes-{number}@qq.example>",
        In_Reply_To=asking["Message-ID"],
    )
    trusted = f"Authentication-Results: {vouched}\r\n".encode()
    install.send(trusted + data, sender=AUTHOR, to=asking["Reply-To"])


def nothing_secret_is_on_the_desk(
    install: Install, editor: Page, address: str, submission: str
) -> None:
    """The answers quote the letter with its links; no page of the desk shows one."""
    secret = address.partition("+")[2].partition("@")[0]
    editor.goto("/desk/arrivals/")
    arrival = editor.get_by_role("link", name="回复").first.get_attribute("href")
    for place in (submission, "/desk/arrivals/", arrival, "/desk/letters/"):
        words = editor.request.get(place).text()
        assert secret not in words, place
        assert "/contribute/text/" not in words.replace("/contribute/text/••", ""), place
    log = install.data / "logs" / "viewpoints.log"
    assert wait_for(lambda: not log.exists() or secret not in log.read_text(), what="a clean log")
