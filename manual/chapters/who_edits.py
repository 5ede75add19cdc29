"""Who edits a section, and who stands in."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, link, opens


def _access(desk: Desk) -> None:
    desk.open("/desk/access/2/")
    desk.button("Make a link to choose a password").click()
    desk.css("#link").wait_for()


WHO_EDITS = Chapter(
    name="who-edits",
    title=Words("谁编辑哪个栏目", "Who edits which section"),
    words=Words(
        "这一章给管理员。编辑只看得到自己的栏目：投稿、信件、图片都一样。",
        "For administrators. An editor sees her own sections only: submissions, letters and pictures alike.",
    ),
    pictures=(
        Picture(
            name="who-edits",
            title=Words("编辑与代理", "Editors and deputies"),
            shows=opens("/desk/who-edits/"),
            size=(1280, 900),
            marks=(
                Mark(
                    css(".desk-team .desk-people"),
                    Words("这个栏目的编辑。", "Who edits this section."),
                ),
                Mark(
                    css(".desk-team .w-status"),
                    Words(
                        "代理：到日子自己开始，到日子自己结束。",
                        "A deputy: it begins and ends by itself, on its days.",
                    ),
                ),
                Mark(
                    css(".desk-team details"),
                    Words("请人代理，写上从哪天到哪天。", "Name a deputy, from a day to a day."),
                ),
                Mark(
                    link("Somebody new"),
                    Words("还没有账号的，先添加。", "Somebody without an account yet."),
                ),
            ),
        ),
        Picture(
            name="access",
            title=Words("给新编辑的链接", "The link for a new editor"),
            shows=_access,
            size=(1280, 620),
            words=Words(
                "在用户名单里打开她，点[[Signing in]]。手机丢了，也在这里重置。",
                "Open her in the list of users, then [[Signing in]]. A lost phone is reset here, too.",
            ),
            marks=(
                Mark(
                    css("#link"),
                    Words(
                        "只给她一个人：三天内用一次，设密码用。",
                        "For her alone: it works once, for three days, to choose a password.",
                    ),
                ),
                Mark(
                    button("Make a link to choose a password"),
                    Words(
                        "过期了，或者忘了密码，再做一个。", "Too late, or forgotten: make another."
                    ),
                ),
            ),
        ),
    ),
)
