"""On a phone."""

from manual.pages import PHONE, Chapter, Mark, Picture, Words, button, css, opens, submission

ON_A_PHONE = Chapter(
    name="phone",
    title=Words("在手机上", "On a phone"),
    words=Words(
        "车上也能办：看、决定、请过目、刊出，都在拇指够得到的地方。",
        "On the train: read, decide, ask, publish, all within reach of the thumb.",
    ),
    pictures=(
        Picture(
            name="phone-today",
            title=Words("今天", "Today"),
            shows=opens("/desk/"),
            size=PHONE,
            marks=(
                Mark(
                    css(".desk-today__row .button"),
                    Words("下一步，一点就是。", "The next step is one tap."),
                ),
            ),
        ),
        Picture(
            name="phone-submission",
            title=Words("一件投稿", "One submission"),
            shows=submission("一张抬不进门的支票"),
            size=PHONE,
            marks=(
                Mark(
                    button("Publish"),
                    Words("下一步总在屏幕下方。", "The next step stays at the bottom."),
                ),
            ),
        ),
        Picture(
            name="phone-list",
            title=Words("列表", "The list"),
            shows=opens("/desk/submissions/?state=open"),
            size=PHONE,
            marks=(
                Mark(css(".desk-tabs"), Words("左右滑，换状态。", "Swipe for another state.")),
                Mark(css("#desk-q"), Words("找一件。", "Find one.")),
            ),
        ),
    ),
)
