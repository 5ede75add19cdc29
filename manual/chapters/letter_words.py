"""The words of the letters that leave by themselves."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, opens


def _wording(desk: Desk) -> None:
    desk.open("/desk/letter-words/")
    desk.open_from(desk.css(".letters-what a"))


LETTER_WORDS = Chapter(
    name="letter-words",
    title=Words("改信的写法", "The words of letters"),
    words=Words(
        "回执、提醒、过目的信，都可以改成您的口气，中文、英文各一份。"
        "从[[Letters]]页面上方的[[The words of letters]]进入。",
        "Receipts, reminders, askings: all can be put into your words, in Chinese and in English."
        " The way is [[The words of letters]] above the [[Letters]].",
    ),
    pictures=(
        Picture(
            name="letter-words",
            title=Words("有哪些信", "Which letters there are"),
            shows=opens("/desk/letter-words/"),
            marks=(
                Mark(
                    css(".wordings-group h2"),
                    Words("按事情分组。", "Letters for one purpose stand together."),
                ),
                Mark(
                    css(".letters-what"),
                    Words(
                        "信的名字，什么时候寄；点开来改。",
                        "What a letter is called, and when it is sent; open it to change its words.",
                    ),
                ),
            ),
        ),
        Picture(
            name="letter-wording",
            title=Words("改一种信", "Changing one"),
            shows=_wording,
            size=(1280, 1000),
            marks=(
                Mark(css(".wordings-side"), Words("中文。", "Chinese.")),
                Mark(css(".wordings-side + .wordings-side"), Words("英文。", "English.")),
                Mark(
                    css(".wordings-side summary"),
                    Words(
                        "花括号里能写什么；写错了，会指出在第几行。",
                        "What can stand between braces; a mistake is told with its line.",
                    ),
                ),
                Mark(
                    css(".wordings-verbs .button-secondary"),
                    Words("用一件真的投稿试着看。", "See it with a real submission."),
                ),
                Mark(
                    button("Save the words"), Words("[[Save the words]]。", "[[Save the words]].")
                ),
            ),
        ),
    ),
)
