"""Declining, and the outbox."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, link, opens, submission

WAITING = "感谢信"


def _decline(desk: Desk) -> None:
    submission("一棵树几岁才算活", "decline/")(desk)
    desk.css("form textarea").fill(
        "写得很好，只是上个月刚刊过种树的文章。这一篇的后半，写人的那段，想请您单写一篇。"
    )
    desk.button("Show the letter").click()
    desk.button("Send and decline").wait_for()


def _waiting(desk: Desk) -> None:
    desk.open("/desk/letters/")
    desk.open_from(desk.row(WAITING))


DECLINING = Chapter(
    name="declining",
    title=Words("不采用，与待发的信", "Declining, and the outbox"),
    words=Words(
        "不采用也要写信。信先给您看；不合适的，先改再寄。",
        "Declining is a letter. You see it before it is sent, and can put it into other words.",
    ),
    pictures=(
        Picture(
            name="decline",
            title=Words("写下理由", "Your reason"),
            shows=_decline,
            size=(1280, 1100),
            marks=(
                Mark(
                    css("form textarea"),
                    Words("理由，写给作者看的。", "The reason, for the author to read."),
                ),
                Mark(
                    css(".desk-letter, .desk-paper"),
                    Words("这就是要寄的信。", "This is the letter."),
                ),
                Mark(button("Send and decline"), Words("现在就寄。", "Send it now.")),
                Mark(
                    button("Decline, change the letter first"),
                    Words(
                        "先放进待发，改好再寄。", "Or put it into the outbox, and change it first."
                    ),
                ),
            ),
        ),
        Picture(
            name="outbox",
            title=Words("待发", "The outbox"),
            shows=opens("/desk/letters/"),
            size=(1280, 620),
            marks=(
                Mark(
                    css(".desk-tabs"),
                    Words(
                        "等您看的、没寄到的、正在寄的、寄出的。",
                        "Waiting for you, not arrived, leaving, sent.",
                    ),
                ),
                Mark(css(".letters-what a"), Words("打开来读。", "Open one to read it.")),
                Mark(
                    button("Let those chosen leave"),
                    Words("勾上几封，一起放行。", "Choose several, and let them leave at once."),
                ),
            ),
        ),
        Picture(
            name="waiting-letter",
            title=Words("改一封信", "One letter"),
            shows=_waiting,
            marks=(
                Mark(button("Let it leave"), Words("[[Let it leave]]。", "[[Let it leave]].")),
                Mark(
                    link("Change the words"),
                    Words(
                        "改标题和正文；〔〕里的私人链接要留着。",
                        "Change subject and text; keep the private links in 〔〕.",
                    ),
                ),
                Mark(
                    link("Discard…"),
                    Words("不寄了，写明原因，留着备查。", "Do not send it; the reason is kept."),
                ),
            ),
        ),
    ),
)
