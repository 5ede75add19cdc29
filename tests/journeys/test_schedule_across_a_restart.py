"""A time is set at the desk; the server is off when it comes; after the start nothing is forgotten."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.editor import sign_in
from tests.journeys.install import Install, prepare, served, wait_for

pytestmark = pytest.mark.browser

TITLE = "一张抬不进门的支票"  # the demo has it approved
EDITOR = "jianyiwei@qingyu.example"


def test_what_became_due_while_the_server_was_off_is_published_at_the_start(
    tmp_path: Path, visitors
):
    data = tmp_path / "var"
    with served(data, said=prepare(data)) as running:
        editor = sign_in(visitors(running.url), running.password)
        the_editor_sets_a_time(editor)
    assert not is_live(data)

    time_passes(data)
    with served(data) as running:
        wait_for(lambda: is_live(data), what="the publication")
        the_editor_is_told_that_it_was_late(running)
        reader = visitors(running.url)({"width": 1280, "height": 900})
        reader.goto("/china-ngo-viewpoints/")
        reader.get_by_role("link", name=TITLE).first.click()
        expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)


def the_editor_sets_a_time(editor: Page) -> None:
    """Take the time that the screen proposes: tomorrow morning."""
    editor.goto("/desk/submissions/")
    editor.get_by_role("link", name=TITLE).click()
    editor.get_by_role("link", name="定时刊出").click()
    editor.get_by_role("button", name="就定这个时间").click()
    expect(editor.locator("main")).to_contain_text("取消定时")


def time_passes(data: Path) -> None:
    """Put the time ten minutes back, as if a day had gone by; its task stays where it was."""
    due = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=10)
    with sqlite3.connect(data / "db.sqlite3") as database:
        changed = database.execute(
            "UPDATE submissions_schedule SET at = ? WHERE ended_at IS NULL", [due.isoformat(" ")]
        )
    database.close()
    assert changed.rowcount == 1


def is_live(data: Path) -> bool:
    with sqlite3.connect(data / "db.sqlite3") as database:
        (live,) = database.execute(
            "SELECT live FROM wagtailcore_page WHERE draft_title = ?", [TITLE]
        ).fetchone()
    database.close()
    return bool(live)


def the_editor_is_told_that_it_was_late(running: Install) -> None:
    letter = running.letter(EDITOR, "刊出了，但晚了")
    assert TITLE in letter.get_body(("plain",)).get_content()
