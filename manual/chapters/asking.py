"""Asking the author, her answer, publishing."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, link, submission


def _without_yes(desk: Desk) -> None:
    desk.open_submission("第十三个断面")


ASKING = Chapter(
    name="asking",
    title=Words("请作者过目，刊出", "Asking the author, and publishing"),
    words=Words(
        "作者点了头的那一稿，一字不差，才能刊出。",
        "Only the exact text that its author agreed to can be published.",
    ),
    pictures=(
        Picture(
            name="ask",
            title=Words("请作者过目", "Ask the author"),
            shows=submission("手语翻译不是才艺表演", "ask/"),
            size=(1280, 1000),
            marks=(
                Mark(
                    css("form textarea"),
                    Words("可以加几句自己的话。", "Add a word of your own, if you like."),
                ),
                Mark(
                    css(".desk-letter, .desk-paper"),
                    Words(
                        "作者将收到的信，连同全文。",
                        "The letter she will get, with the whole text.",
                    ),
                ),
            ),
            words=Words(
                "信的下面是[[Send and ask]]。",
                "Below the letter is [[Send and ask]].",
            ),
        ),
        Picture(
            name="answer",
            title=Words("作者有意见", "She objects"),
            shows=_without_yes,
            words=Words(
                "没有回音的，第3天、第7天各提醒一次，第10天写信告诉您；其间一个字也不会刊出。",
                "Without an answer she is reminded after 3 and 7 days, and after 10 you are told."
                " Nothing is printed meanwhile.",
            ),
            marks=(
                Mark(
                    css(".desk-objections"),
                    Words(
                        "作者的话，附着所说的那一段。",
                        "What she says, with the passage it is about.",
                    ),
                ),
                Mark(
                    button("Take back into edit"),
                    Words("收回来再改，改完再请过目。", "Take it back, change it, ask again."),
                ),
                Mark(
                    css("#asked-section"),
                    Words(
                        "请了谁、什么时候、怎么答复的。", "Who was asked, when, and what she said."
                    ),
                ),
                Mark(
                    link("Publish without the author’s yes"),
                    Words(
                        "万不得已才用：要写理由，理由永久留存，作者看得到。",
                        "Only in an emergency: your reason is kept for good, and she reads it.",
                    ),
                ),
            ),
        ),
        Picture(
            name="publish",
            title=Words("作者同意了", "She agreed"),
            shows=submission("一张抬不进门的支票"),
            marks=(
                Mark(
                    button("Publish"),
                    Words(
                        "点[[Publish]]，文章就在网站上了，作者会收到网址。",
                        "[[Publish]]: it is on the site, and the author gets its address.",
                    ),
                ),
                Mark(
                    link("Set a time"),
                    Words("或者定一个时间。", "Or set a time."),
                ),
                Mark(
                    button("Take back into edit"),
                    Words(
                        "还想改：收回来，改了要再请过目。",
                        "To change more, take it back; a changed text must be asked about again.",
                    ),
                ),
                Mark(
                    css("#asked-section"),
                    Words("谁在哪天同意了哪一稿。", "Who agreed to which text, and when."),
                ),
            ),
        ),
        Picture(
            name="set-a-time",
            title=Words("定时刊出", "Set a time"),
            shows=submission("一张抬不进门的支票", "schedule/"),
            size=(1280, 620),
            marks=(
                Mark(
                    css("main input[type=date]"),
                    Words("哪天，默认是明天。", "The day: tomorrow, if you leave it."),
                ),
                Mark(
                    css("main input[type=time]"),
                    Words("几点，本站时间。", "The hour, in the site’s time."),
                ),
                Mark(
                    button("Set this time"),
                    Words(
                        "到时自动刊出，并写信告诉您；没能刊出，也写信说明原因。",
                        "It is published by itself and you are told; so you are if it was not, and why.",
                    ),
                ),
            ),
        ),
    ),
)
