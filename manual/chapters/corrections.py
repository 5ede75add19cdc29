"""After publication: corrections and retractions."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, link, submission

PRINTED = "防跌倒也有一本账"


def _correction(desk: Desk) -> None:
    desk.open_submission(PRINTED)
    desk.open_from(desk.link("Correct or retract…"))


def _retraction(desk: Desk) -> None:
    _correction(desk)
    desk.open_from(desk.link("Retract…"))


CORRECTIONS = Chapter(
    name="corrections",
    title=Words("更正与撤稿", "Corrections and retractions"),
    words=Words(
        "刊出以后改，要让读者知道：写明改了什么、哪天改的，原来的文字仍可查看。",
        "What is printed is changed in public: what, and when; the former text stays readable.",
    ),
    pictures=(
        Picture(
            name="printed",
            title=Words("从它的投稿开始", "From its submission"),
            shows=submission(PRINTED),
            size=(1280, 620),
            marks=(
                Mark(
                    link("Open the article"),
                    Words(
                        "先在编辑器里改，保存草稿。", "Edit the article first, and save the draft."
                    ),
                ),
                Mark(
                    link("Correct or retract…"),
                    Words("再点[[Correct or retract…]]。", "Then [[Correct or retract…]]."),
                ),
            ),
        ),
        Picture(
            name="correction",
            title=Words("更正", "A correction"),
            shows=_correction,
            size=(1280, 760),
            words=Words(
                "只改了空格和标点，直接刊出，不用问谁。作者都同意以后，这里有[[Print the correction]]。",
                "Spaces and punctuation alone are printed at once. When all have agreed,"
                " [[Print the correction]] is here.",
            ),
            marks=(
                Mark(
                    css(".desk-changes ins"),
                    Words("草稿改了印出来的哪些。", "What the draft changes in what is printed."),
                ),
                Mark(css("[name=note]"), Words("告诉读者的话。", "What readers are told.")),
                Mark(css("[name=words]"), Words("告诉作者的话。", "What you tell the author.")),
                Mark(
                    button("Ask the authors about it"),
                    Words("请作者过目。", "Ask the authors."),
                ),
            ),
        ),
        Picture(
            name="retraction",
            title=Words("撤稿", "A retraction"),
            shows=_retraction,
            size=(1280, 760),
            marks=(
                Mark(
                    css("form textarea"),
                    Words(
                        "理由登在文章上方，写明日期，不能撤销。",
                        "The reason stands above the article with its date, for good.",
                    ),
                ),
            ),
        ),
    ),
)
