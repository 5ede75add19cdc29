"""The editors' manual says what the interface says today, and has all of its pictures."""

from pathlib import Path

import pytest

from manual.__main__ import MANUAL
from manual.chapters import CHAPTERS
from manual.writing import LANGUAGES, pages

FOLDERS = sorted(LANGUAGES)


def names(folder: Path, ending: str) -> set[str]:
    return {path.name for path in folder.glob(f"*{ending}")}


@pytest.mark.parametrize("language", FOLDERS)
def test_the_pages_are_what_bin_manual_would_write_now(language):
    written = {path.name: path.read_text() for path in (MANUAL / language).glob("*.md")}
    assert written == pages(CHAPTERS, language=language)


@pytest.mark.parametrize("language", FOLDERS)
def test_every_picture_is_there_and_none_is_left_over(language):
    wanted = {f"{picture.name}.webp" for one in CHAPTERS for picture in one.pictures}
    assert names(MANUAL / language / "pictures", "") == wanted
