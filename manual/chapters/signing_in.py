"""Signing in: a password and a second factor, and where one is signed in."""

from manual.desk import NEWCOMER, PASSWORD, Desk
from manual.pages import Chapter, Mark, Picture, Words, button, css, link, opens
from tests.journeys.editor import type_first_code


def _choose_a_factor(desk: Desk) -> None:
    if desk.css("#id_code").count() == 0:
        desk.open("/desk/login/")
        desk.css("[name=username]").fill(NEWCOMER)
        desk.css("[name=password]").fill(PASSWORD)
        desk.css(".login-form [type=submit]").click()
        desk.css("#id_code").wait_for()


def _see_the_codes(desk: Desk) -> None:
    _choose_a_factor(desk)
    type_first_code(desk.page, PASSWORD)


SIGNING_IN = Chapter(
    name="signing-in",
    title=Words("登录", "Signing in"),
    words=Words(
        "管理员会给您一个链接，只能用一次：打开它，设一个密码。以后登录都要两步：密码，再加手机或本机。",
        "An administrator gives you a link that works once: open it and choose a password. From then on"
        " it takes two steps: the password, then your phone or this device.",
    ),
    pictures=(
        Picture(
            name="signing-in",
            title=Words("每次登录", "Each time"),
            shows=opens("/desk/login/"),
            who=NEWCOMER,
            size=(1280, 720),
            marks=(
                Mark(
                    css("[name=username]"),
                    Words("用户名，管理员告诉您的那个。", "The user name that you were given."),
                ),
                Mark(css("[name=password]"), Words("您自己设的密码。", "The password you chose.")),
                Mark(
                    css(".desk-passkey button"),
                    Words(
                        "在这台设备上设过通行密钥的，点这里，按指纹就进来了，不用密码。",
                        "If this device has a passkey, a fingerprint is enough, without the password.",
                    ),
                ),
            ),
        ),
        Picture(
            name="second-factor",
            title=Words("第一次：选一种验证方式", "The first time: choose the second step"),
            shows=_choose_a_factor,
            who=NEWCOMER,
            size=(1280, 1180),
            marks=(
                Mark(
                    button("Make a passkey"),
                    Words(
                        "最省事：用这台设备的指纹、面容或锁屏密码。",
                        "The easiest: this device’s fingerprint, face or PIN.",
                    ),
                ),
                Mark(
                    css(".desk-qr"),
                    Words(
                        "或者用手机上的验证器，扫这个码。",
                        "Or an authenticator app on your phone: scan this.",
                    ),
                ),
                Mark(
                    css("#id_code"),
                    Words("填验证器上的六位数字。", "Type the six digits that the app shows."),
                ),
                Mark(
                    button("Use the app"),
                    Words("再点[[Use the app]]。", "Then [[Use the app]]."),
                ),
            ),
        ),
        Picture(
            name="recovery-codes",
            title=Words("备用码", "Recovery codes"),
            shows=_see_the_codes,
            who=NEWCOMER,
            size=(1280, 900),
            marks=(
                Mark(
                    css(".desk-codes"),
                    Words(
                        "手机丢了，就用这些码，每个用一次。只在这时给您看一次。",
                        "If the phone is lost, each of these lets you in once. They are shown only now.",
                    ),
                ),
                Mark(
                    css("[data-print]"),
                    Words("打印出来，或者抄下来，收好。", "Print them, or write them down."),
                ),
                Mark(
                    button("I have saved them"),
                    Words(
                        "点[[I have saved them]]，就进编辑台了。",
                        "[[I have saved them]]: you are in.",
                    ),
                ),
            ),
        ),
        Picture(
            name="signed-in-where",
            title=Words("账号的安全", "Your account, kept safe"),
            shows=opens("/desk/account/security/"),
            words=Words(
                "从左下角您的名字进入。手机和备用码都丢了，请管理员重置，您再选一次。",
                "It is under your name, bottom left. If phone and codes are both gone, an administrator"
                " resets the second step and you choose again.",
            ),
            marks=(
                Mark(
                    link("Add another"),
                    Words(
                        "再加一种，例如家里的电脑：一种用不了，还有另一种。",
                        "A second way, such as your computer at home, for when the first fails.",
                    ),
                ),
                Mark(
                    button("Make new ones"),
                    Words(
                        "备用码快用完了，换一批。", "New recovery codes, before the last is used."
                    ),
                ),
                Mark(
                    link("Change the password"),
                    Words(
                        "改密码以后，别处的登录都会退出。",
                        "A new password signs you out everywhere else.",
                    ),
                ),
                Mark(
                    css("[aria-labelledby=sessions] .desk-people"),
                    Words(
                        "在哪些设备上登录着；不认得的，让它退出。",
                        "Where you are signed in; sign out what you do not know.",
                    ),
                ),
            ),
        ),
    ),
)
