"""What waits for you: the first screen."""

from manual.pages import Chapter, Mark, Picture, Words, css, opens

TODAY = Chapter(
    name="today",
    title=Words("今天等您的事", "What waits for you today"),
    words=Words(
        "登录以后看到的第一页，只列等您处理的事，每件带着下一步。半小时够用。",
        "The first page after signing in lists only what waits for you, each thing with its next step.",
    ),
    pictures=(
        Picture(
            name="today",
            title=Words("首页", "The first page"),
            shows=opens("/desk/"),
            size=(1280, 1640),
            marks=(
                Mark(
                    css(".desk-today__line"),
                    Words("一句话：今天有多少事。", "One line: how much there is today."),
                ),
                Mark(
                    css(".desk-today"),
                    Words(
                        "同一类的放在一起，等得最久的在最上面。",
                        "Things of a kind stand together; who has waited longest is first.",
                    ),
                ),
                Mark(
                    css(".desk-today__title"),
                    Words("点标题，打开看。", "The title opens it."),
                ),
                Mark(
                    css(".desk-today__row .button"),
                    Words(
                        "点按钮，就做下一步：开始编辑、刊出、再寄一次。",
                        "The button does the next thing: start editing, publish, send again.",
                    ),
                ),
                Mark(
                    css(".desk-today--overdue"),
                    Words(
                        "过了日子的：作者没有回音，约的稿子没有来。",
                        "What is overdue: authors who do not answer, promised essays that did not come.",
                    ),
                ),
                Mark(
                    css(".desk-today--going-out"),
                    Words(
                        "将要发生的：定时刊出的文章，等您看过再寄的信。",
                        "What goes out: set times, and letters that wait to be read first.",
                    ),
                ),
            ),
            words=Words(
                "办完一件，它就从这里消失。只列您编辑的栏目。",
                "What is done leaves the page. Only the sections that you edit are listed.",
            ),
        ),
    ),
)
