"""The demo's files become plain objects."""

import datetime
from pathlib import Path

import pytest

from viewpoints.config.demo import reading
from viewpoints.config.demo.content import ClaimAnswer, Essay

ESSAY = """+++
title = "题目"
slug = "ti-mu"
byline = "某人"
date = 2026-11-10

[[claims]]
claim = "mou-zhong-wu-jie"
passage = "正文。"
+++

正文。
"""


def test_an_essay_is_front_matter_and_text(tmp_path: Path) -> None:
    path = tmp_path / "ti-mu.md"
    path.write_text(ESSAY, encoding="utf-8")
    assert reading.read_essay(path) == Essay(
        title="题目",
        slug="ti-mu",
        byline="某人",
        date=datetime.date(2026, 11, 10),
        claims=[ClaimAnswer(claim="mou-zhong-wu-jie", passage="正文。")],
        blocks=[{"type": "paragraph", "html": "正文。"}],
    )


def test_an_essay_begins_with_its_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "ti-mu.md"
    path.write_text("序\n" + ESSAY, encoding="utf-8")
    with pytest.raises(ValueError, match=r"ti-mu\.md does not begin with \+\+\+"):
        reading.read_essay(path)


def test_essays_come_oldest_first() -> None:
    dates = [essay.date for essay in reading.read_essays()]
    assert dates == sorted(dates, key=str)
    assert dates[0] == datetime.date(2024, 3, 4)


def test_submissions_come_longest_waiting_first() -> None:
    arrived = [submission.received_at for submission in reading.read_submissions()]
    assert arrived == sorted(arrived)


def test_every_folder_is_read_whole() -> None:
    here = reading.HERE / "essays"
    assert len(reading.read_essays()) == len(list(here.glob("*.md")))
    assert len(reading.read_translations()) == len(list((here / "en").glob("*.md")))


def test_the_editor_has_a_letter_without_blank_edges() -> None:
    letter = reading.read_sections()[0].letter
    assert letter == letter.strip()
    assert letter.startswith("各位读者：")
