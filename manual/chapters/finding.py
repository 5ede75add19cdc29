"""The list: everything that came, found again."""

from manual.pages import Chapter, Mark, Picture, Words, css, field, opens

FINDING = Chapter(
    name="finding",
    title=Words("找一件投稿", "Finding a submission"),
    words=Words(
        "菜单里的[[Submissions]]列出您栏目里的全部投稿，新的在上。",
        "[[Submissions]] in the menu lists all there are in your sections, newest first.",
    ),
    pictures=(
        Picture(
            name="list",
            title=Words("列表", "The list"),
            shows=opens("/desk/submissions/?state=open"),
            marks=(
                Mark(
                    css(".desk-tabs"),
                    Words(
                        "按状态看；[[Open]]是还没有结果的。",
                        "By state; [[Open]] are those without an end yet.",
                    ),
                ),
                Mark(
                    css("#desk-q"),
                    Words(
                        "标题、正文里的词、作者、邮箱，都能找。",
                        "Find by title, by words of the essay, by author or address.",
                    ),
                ),
                Mark(
                    field("Who has it"),
                    Words("在谁手上：我、没有人。", "Who has it: you, or nobody."),
                ),
                Mark(
                    field("In this state for"),
                    Words("放了多久。", "How long it has been as it is."),
                ),
                Mark(
                    css(".desk-saved details"),
                    Words(
                        "常用的条件，起个名字存下来。",
                        "Give a search that you use often a name, and keep it.",
                    ),
                ),
                Mark(
                    css(".desk-saved__view"),
                    Words("存好的，一点就回来。", "What you kept is one click away."),
                ),
            ),
        ),
        Picture(
            name="list-words",
            title=Words("按词查找", "By words"),
            shows=opens("/desk/submissions/?q=志愿者"),
            size=(1280, 620),
            marks=(
                Mark(
                    css("#desk-q"),
                    Words(
                        "不用分词，两个字就能找。几个词之间空一格，就是都要有。",
                        "Two characters are enough. Several words, with a space between: all must occur.",
                    ),
                ),
                Mark(css(".desk-table"), Words("找到的投稿。", "What was found.")),
            ),
        ),
        Picture(
            name="arrivals",
            title=Words("没有成为投稿的来件", "What came and is no submission"),
            shows=opens("/desk/arrivals/"),
            marks=(
                Mark(
                    css(".desk-tabs"),
                    Words(
                        "垃圾邮件、没有确认的表单、读不了的，都在这里，不会悄悄丢掉。",
                        "Spam, unconfirmed forms and what could not be read stay here; nothing is lost.",
                    ),
                ),
                Mark(
                    css(".desk-table a"),
                    Words(
                        "打开它，可以重新读取，也可以由您转为投稿。",
                        "Open one to have it read again, or to make it a submission yourself.",
                    ),
                ),
            ),
        ),
    ),
)
