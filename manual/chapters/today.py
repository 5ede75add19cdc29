"""What waits for you: the first screen."""

from manual.pages import PHONE, Chapter, Mark, Picture, Words

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
            shows=lambda desk: desk.open("/desk/"),
            marks=(
                Mark(
                    lambda desk: desk.css(".desk-today"),
                    Words(
                        "每组是一类事，每件都写明为什么等您。",
                        "Each group is one kind of thing; each row says why it waits.",
                    ),
                ),
                Mark(
                    lambda desk: desk.button("Start editing"),
                    Words(
                        "点[[Start editing]]，直接进入编辑器。",
                        "[[Start editing]] goes straight to the editor.",
                    ),
                ),
            ),
        ),
        Picture(
            name="today-phone",
            title=Words("在手机上", "On a phone"),
            shows=lambda desk: desk.open("/desk/"),
            size=PHONE,
        ),
    ),
)
