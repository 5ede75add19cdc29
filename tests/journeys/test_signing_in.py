"""An editor signs in: with an app the first time, and with a passkey from then on."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.browser import DESKTOP, PHONE
from tests.journeys.editor import sign_in

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_an_editor_adds_a_passkey_and_signs_in_with_it_alone(visitors, install) -> None:
    # Browsers know passkeys for names only, and this one as safe without TLS.
    page = sign_in(visitors(install.url.replace("127.0.0.1", "localhost")), install.password)
    give_device(page)

    page.goto("/desk/account/security/")
    well_made(page)
    page.get_by_role("link", name="再添加一种").click()
    well_made(page)
    page.locator("[name=password]").fill(install.password)
    page.get_by_role("button", name="继续").first.click()
    page.get_by_label("给这台设备起个名字").fill("办公室电脑")
    well_made(page)
    page.get_by_role("button", name="创建通行密钥").click()
    page.get_by_text("办公室电脑").wait_for()

    page.context.clear_cookies()
    page.goto("/desk/submissions/")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.get_by_role("heading", name="投稿").first.wait_for()
    assert page.url.endswith("/desk/submissions/")
    assert "next" not in page.url


def test_the_first_pages_are_well_made_on_a_phone(visitors, install) -> None:
    visit = visitors(install.url)
    for dark in (False, True):
        page = visit(PHONE, dark=dark)
        for address in ("/desk/login/", "/desk/welcome/x/y/"):
            page.goto(address)
            well_made(page)
    assert visit(DESKTOP, script=False).goto("/desk/login/").status == 200


def give_device(page: Page) -> None:
    """Let this browser have a device that makes passkeys and always sees its owner's finger."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def well_made(page: Page) -> None:
    """Nothing to scroll sideways, and nothing axe finds in what is ours."""
    found = [
        (each["id"], each["nodes"][0]["html"])
        for each in Axe().run(page, context="main").response["violations"]
    ]
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert (page.url, page.evaluate(over), found) == (page.url, 0, [])
