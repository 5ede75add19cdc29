"""One submission: what came, what was written, who has it."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, opens, submission

NEW = "一棵树几岁才算活"


def _colleagues_side(desk: Desk) -> None:
    desk.open_submission(NEW)
    desk.scroll_to(desk.css("#facts-section"), below=80)


SUBMISSION = Chapter(
    name="submission",
    title=Words("一件投稿", "One submission"),
    words=Words(
        "一件投稿的事都在一页上：来的、写的、发生过的，以及现在能做什么。",
        "All of a submission is on one page: what came, what was written, what happened, what can be done.",
    ),
    pictures=(
        Picture(
            name="submission",
            title=Words("上半页", "The upper half"),
            shows=submission(NEW),
            marks=(
                Mark(
                    css(".desk-next .w-status"),
                    Words("走到哪一步了，在等谁。", "How far it is, and whom it waits for."),
                ),
                Mark(
                    css(".desk-next .desk-verbs"),
                    Words(
                        "现在能做的事，第一个是通常的下一步。",
                        "What can be done now; the first is the usual next step.",
                    ),
                ),
                Mark(
                    css("#offered-section"),
                    Words(
                        "来稿原样：附言、正文、附件。附件只下载，不在网页里打开。",
                        "What came, as it came: note, essay, files. Files are only ever downloaded.",
                    ),
                ),
                Mark(
                    css(".desk-facts"),
                    Words(
                        "谁写的、谁寄的、在谁手上。",
                        "Who wrote it, who sent it, who has it.",
                    ),
                ),
            ),
        ),
        Picture(
            name="submission-notes",
            title=Words("编辑之间", "Among editors"),
            shows=_colleagues_side,
            size=(1280, 1000),
            marks=(
                Mark(
                    css(".desk-facts details"),
                    Words(
                        "开始编辑就归您；也可以交给别人，或者放下。",
                        "Who starts editing has it; hand it on, or let it go.",
                    ),
                ),
                Mark(
                    css(".desk-notes"),
                    Words(
                        "给同事留话，作者看不到。",
                        "Notes to colleagues; the author never sees them.",
                    ),
                ),
                Mark(
                    css(".desk-story"),
                    Words("从来到现在的经过。", "What happened, from the first day."),
                ),
            ),
        ),
        Picture(
            name="submission-letters",
            title=Words("往来信件", "The letters"),
            shows=lambda desk: (
                desk.open_submission("第十三个断面"),
                desk.scroll_to(desk.css(".desk-thread"), below=170),
            ),
            marks=(
                Mark(
                    css(".desk-thread__in"),
                    Words("作者寄来的。", "What the author wrote."),
                ),
                Mark(
                    css(".desk-thread__out"),
                    Words("我们寄出的，点开看全文。", "What we wrote; open one to read all of it."),
                ),
            ),
        ),
        Picture(
            name="by-hand",
            title=Words("微信、电话、纸上来的", "By WeChat, phone or on paper"),
            shows=opens("/desk/submissions/add/"),
            size=(1280, 1420),
            words=Words(
                "添加以后，和寄来的一样走。",
                "Once added, it goes the same way as what is sent in.",
            ),
            marks=(
                Mark(
                    css(".desk-enter [contenteditable]"),
                    Words("贴上正文，格式会留着。", "Paste the text; its formatting is kept."),
                ),
                Mark(
                    css("[type=file]"),
                    Words("或者选一个文件。", "Or choose a file."),
                ),
                Mark(
                    css("[name=email]"),
                    Words(
                        "没有邮箱也行，但请作者过目之前要补上。",
                        "It may stay empty, but she cannot be asked until you enter one.",
                    ),
                ),
                Mark(button("Add"), Words("[[Add]]。", "[[Add]].")),
            ),
        ),
    ),
)
