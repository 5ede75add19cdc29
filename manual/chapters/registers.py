"""The registers: authors, organizations, roles, claims, series."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, link, opens

AUTHOR = "章一川"


def _author(desk: Desk) -> None:
    desk.open_submission("第十三个断面")
    desk.open_from(desk.css(".desk-facts").get_by_role("link", name=AUTHOR).first)
    way = desk.page.get_by_role("link", name=desk.t("Her essays and letters"))
    if way.count():
        desk.open_from(way.first)


def _twice(desk: Desk) -> None:
    _author(desk)
    desk.open_from(desk.link("She is here twice"))
    desk.open_from(desk.link("The same person…"))


def _organization(desk: Desk) -> None:
    desk.open("/desk/snippets/people/organization/")
    desk.open_from(desk.row("望溪"))


REGISTERS = Chapter(
    name="registers",
    title=Words("作者、机构、误解、系列", "Authors, organizations, claims, series"),
    words=Words(
        "人和机构只记一次，文章里用到时自动填好。",
        "People and organizations are kept once, and filled in wherever an essay needs them.",
    ),
    pictures=(
        Picture(
            name="author",
            title=Words("一位作者", "An author"),
            shows=_author,
            size=(1280, 720),
            marks=(
                Mark(
                    link("Change name, address, roles"),
                    Words(
                        "姓名、笔名、邮箱，在哪个机构做什么、从哪天起。",
                        "Name, pen name, address, and what she does where, since when.",
                    ),
                ),
                Mark(
                    link("Ask her for an essay"),
                    Words("向她约一篇。", "Ask her for an essay."),
                ),
                Mark(
                    link("She is here twice"),
                    Words("同一个人记了两次，合并。", "The same person twice: merge the two."),
                ),
                Mark(
                    css(".desk-columns .desk-people"),
                    Words("她写过的每一篇，走到哪一步。", "All that she wrote, and how far it is."),
                ),
            ),
        ),
        Picture(
            name="merge",
            title=Words("合并", "Merging two"),
            shows=_twice,
            size=(1280, 760),
            marks=(
                Mark(
                    css(".desk-facts"), Words("留哪个，并掉哪个。", "Which stays, and which goes.")
                ),
                Mark(
                    css(".desk-odd"),
                    Words(
                        "会发生什么；印出来的署名不变。",
                        "What will happen; printed bylines stay as they are.",
                    ),
                ),
                Mark(
                    link("The other way round"),
                    Words("反过来。", "The other way round."),
                ),
                Mark(button("Merge them"), Words("不能撤销，看清再点。", "It cannot be undone.")),
            ),
        ),
        Picture(
            name="claims",
            title=Words("误解", "Claims"),
            shows=opens("/desk/snippets/articles/claim/"),
            size=(1280, 720),
            words=Words(
                "机构、系列也是这样的列表：机构记着自己的邮箱域名和人，系列按次序列着文章。",
                "Organizations and series are lists like this one: an organization knows its mail"
                " domains and its people, a series its articles in order.",
            ),
            marks=(
                Mark(
                    css("main table td.title a, main table .title-wrapper a"),
                    Words(
                        "读者对公益的一种误解；点开改它的回答。",
                        "What readers wrongly believe; open it to change its answer.",
                    ),
                ),
                Mark(
                    css("main table tbody tr td:nth-last-of-type(2)"),
                    Words("有几篇文章回应它。", "How many essays answer it."),
                ),
            ),
        ),
    ),
)
