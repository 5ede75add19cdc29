"""When an editor is written to."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, css


def _hours(desk: Desk) -> None:
    desk.open("/desk/account/")
    desk.css("#tab-label-letters, a[href='#tab-letters']").click()


WRITTEN_TO = Chapter(
    name="written-to",
    title=Words("什么时候给我写信", "When I am written to"),
    words=Words(
        "每天一封摘要；作者对过目的答复，马上写信。不想被打扰的时候，等到过后再寄。",
        "One digest a day; an author’s answer at once. In your quiet hours, letters wait.",
    ),
    pictures=(
        Picture(
            name="written-to",
            title=Words("我的时间", "My hours"),
            shows=_hours,
            size=(1280, 800),
            words=Words(
                "代理编辑在代理的日子里收到同样的信。没有事等您，就不寄摘要。",
                "A deputy gets the same letters in her days. When nothing waits, there is no digest.",
            ),
            marks=(
                Mark(
                    css("[name$=digest_at]"),
                    Words("摘要几点寄；不填就不寄。", "When the digest comes; empty: never."),
                ),
                Mark(
                    css("[name$=quiet_from]"), Words("从几点起不打扰。", "From when it is quiet.")
                ),
                Mark(css("[name$=quiet_until]"), Words("到几点。", "And until when.")),
            ),
        ),
    ),
)
