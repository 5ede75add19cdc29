"""Take the pictures: a fresh install in each language, a real browser, numbers drawn over the page."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from manual.desk import Desk
from manual.pages import Chapter, Picture
from tests.journeys.browser import CHROMIUM, FLAGS
from tests.journeys.editor import sign_in
from tests.journeys.install import ROOT, Install, environment, prepare, served

QUALITY = 66  # of the WebP files
USER_AGENT = (  # an editor's, for the list of where she is signed in
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/142.0.0.0 Safari/537.36"
)
LAY = """
from manual import stage
stage.lay()
"""
PREFER = """
from wagtail.users.models import UserProfile
from django.contrib.auth import get_user_model
for user in get_user_model().objects.all():
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "%s"})
"""
DRAW = """(boxes) => boxes.forEach(([x, y, width, height], index) => {
    const around = document.createElement("div");
    const dot = document.createElement("div");
    around.className = dot.className = "manual-mark";
    around.style.cssText = `position:fixed;z-index:99998;pointer-events:none;box-sizing:border-box;
        left:${x - 5}px;top:${y - 5}px;width:${width + 10}px;height:${height + 10}px;
        border:3px solid #d6336c;border-radius:8px`;
    dot.style.cssText = `position:fixed;z-index:99999;pointer-events:none;left:${Math.max(x - 18, 2)}px;
        top:${Math.max(y - 18, 2)}px;width:26px;height:26px;border-radius:50%;background:#d6336c;
        color:#fff;font:bold 15px/26px sans-serif;text-align:center`;
    dot.textContent = index + 1;
    document.body.append(around, dot);
})"""
WIPE = "() => document.querySelectorAll('.manual-mark').forEach((one) => one.remove())"


def take(chapters: tuple[Chapter, ...], *, language: str, into: Path) -> None:
    """Take the pictures of ``chapters`` in one language, as ``into``/NAME.webp."""
    into.mkdir(parents=True, exist_ok=True)
    with desk_in(language) as desk:
        for chapter in chapters:
            for picture in chapter.pictures:
                print(f"  {language}  {picture.name}", file=sys.stderr, flush=True)
                _take(desk, picture, into / f"{picture.name}.webp")


@contextmanager
def desk_in(language: str) -> Iterator[Desk]:
    """Give a signed-in desk of a fresh install with the demo, in one language."""
    folder = Path(tempfile.mkdtemp())
    try:
        said = prepare(folder / "var")
        _shell(LAY + PREFER % language, folder / "var")
        with served(folder / "var", said=said) as install, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            yield _signed_in(chromium, install, language)
            chromium.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _shell(commands: str, data: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "viewpoints", "manage", "shell", "-v0", "-c", commands],
        cwd=ROOT,
        env=environment(data),
        check=True,
    )


def _signed_in(chromium: Browser, install: Install, language: str) -> Desk:
    context = _context(chromium, language, base_url=install.url)
    page = sign_in(lambda _size: context.new_page(), install.password)
    return Desk(page, language, install.url, newcomer=_context(chromium, language).new_page())


def _context(chromium: Browser, language: str, *, base_url: str | None = None) -> BrowserContext:
    """Give a browser of its own that wants the language."""
    locale = "en-GB" if language == "en" else "zh-CN"
    return chromium.new_context(
        locale=locale, base_url=base_url, reduced_motion="reduce", user_agent=USER_AGENT
    )


def _take(desk: Desk, picture: Picture, path: Path) -> None:
    width, height = picture.size
    desk.be(picture.who)
    desk.page.set_viewport_size({"width": width, "height": height})
    picture.shows(desk)
    desk.page.wait_for_load_state("networkidle")
    desk.page.evaluate(DRAW, [_box(desk, picture, number) for number in range(len(picture.marks))])
    shot = Image.open(BytesIO(desk.page.screenshot()))
    desk.page.evaluate(WIPE)
    shot.save(path, quality=QUALITY, method=6)


def _box(desk: Desk, picture: Picture, number: int) -> list[float]:
    """Give where a mark is. What is not on the page, or not in the picture, stops the making."""
    box = picture.marks[number].find(desk).bounding_box()
    if box is None or box["y"] + box["height"] < 0 or box["y"] > picture.size[1]:
        raise SystemExit(f"{picture.name}: mark {number + 1} is not in the picture")
    height = min(
        box["height"], picture.size[1] - box["y"] - 12
    )  # what goes on below is closed there
    return [box["x"], box["y"], box["width"], height]
