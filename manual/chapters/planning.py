"""The calendar, and promised essays."""

from manual.pages import Chapter, Mark, Picture, Words, button, css, link, opens, submission

PLANNING = Chapter(
    name="calendar",
    title=Words("日历与约稿", "The calendar, and promised essays"),
    words=Words(
        "刊了什么、哪天将刊、约了谁，一个月一页。",
        "What was printed, what comes out, who promised what: a month on a page.",
    ),
    pictures=(
        Picture(
            name="calendar",
            title=Words("一个月", "A month"),
            shows=opens("/desk/calendar/"),
            size=(1280, 1140),
            marks=(
                Mark(
                    css(".desk-voices"),
                    Words("各栏目上次是哪天刊的。", "When each section last spoke."),
                ),
                Mark(
                    css(".desk-overdue"),
                    Words("约了而过期没来的。", "Promises whose day is over."),
                ),
                Mark(
                    css(".desk-item--scheduled"),
                    Words("哪天将刊出。", "What comes out, and when."),
                ),
                Mark(css(".desk-item--printed"), Words("已经刊出的。", "What was printed.")),
                Mark(
                    link("Ask for an essay"),
                    Words(
                        "约稿；点某一天的加号，就约那天交。",
                        "Ask for an essay; a day’s plus sign asks for that day.",
                    ),
                ),
            ),
        ),
        Picture(
            name="ask-for-an-essay",
            title=Words("约稿", "Asking for an essay"),
            shows=opens("/desk/promises/new/"),
            size=(1280, 1300),
            marks=(
                Mark(
                    css("#q"),
                    Words("认识的作者，在这里找。", "Find an author that we know."),
                ),
                Mark(
                    css("[name=title]"),
                    Words("写什么，先起个题目。", "What about: a working title."),
                ),
                Mark(css("[name=due_on]"), Words("哪天交。", "By when.")),
                Mark(
                    button("Write it down and send the letter"),
                    Words(
                        "信里告诉她怎么交稿；交稿前五天、当天、一周后各提醒一次。",
                        "She is told how, and reminded five days before, on the day, a week later.",
                    ),
                ),
            ),
        ),
        Picture(
            name="promised",
            title=Words("约好的一篇", "A promised essay"),
            shows=submission("春耕前的一次对账"),
            size=(1280, 620),
            words=Words(
                "稿子来了，就在这一页上变成正文，以后和别的投稿一样。",
                "What she sends becomes the text on this very page; from then on it is like any other.",
            ),
            marks=(
                Mark(
                    link("Another day"), Words("改日子，写信告诉她。", "Another day; she is told.")
                ),
                Mark(
                    link("Wait no longer"),
                    Words("不再等，写一封客气的信。", "Wait no longer, with a kind letter."),
                ),
            ),
        ),
    ),
)
