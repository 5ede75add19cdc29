"""Every letter is written in both languages, and says the same in both."""

import re
from pathlib import Path

import pytest

from tests.house import tree

LANGUAGES = {"en", "zh-hans"}
VARIABLE = re.compile(r"\{\{\s*([\w.]+)|\{%\s*(?:if|elif|for|include|with)\b(.*?)%\}")


def templates(side: str = "txt") -> dict[str, dict[str, Path]]:
    """Give each letter's templates by language; a letter is named by its app and its template."""
    found: dict[str, dict[str, Path]] = {}
    for path in sorted((tree.ROOT / "viewpoints").glob(f"*/templates/letters/*.{side}")):
        letter, language = path.name.removesuffix(f".{side}").split(".")
        found.setdefault(f"{path.relative_to(tree.ROOT).parts[1]}/{letter}", {})[language] = path
    return found


SIDES = [(letter, side) for side in ("txt", "html") for letter in templates(side)]


def parts() -> set[str]:
    """Give the names of templates that are only included in letters: they have no subject."""
    texts = (path.read_text() for letter in templates().values() for path in letter.values())
    return {name for text in texts for name in re.findall(r"letters/(\w+)\.", text)}


def variables(path: Path, language: str) -> set[str]:
    """Give what a template reads: its variables, and the conditions it branches on.

    A name that has an English form (``byline_en``) counts as the same variable.
    """
    text = path.read_text().replace(f".{language}.txt", ".LANGUAGE.txt")
    text = re.sub(r'="[^"]*"', "=WORDS", text)
    found = {name or condition.strip() for name, condition in VARIABLE.findall(text)}
    return {name.removesuffix("_en") for name in found}


def test_there_are_letters():
    assert len(templates()) > 5


@pytest.mark.parametrize(("letter", "side"), SIDES)
def test_a_letter_is_written_in_every_language(letter, side):
    assert templates(side)[letter].keys() == LANGUAGES


def test_a_letter_in_html_is_written_in_words_too():
    assert templates("html").keys() <= templates().keys()
    assert "submissions/asking" in templates("html")


@pytest.mark.parametrize("letter", templates("html"))
def test_a_letter_shows_its_links_on_both_sides(letter):
    for language in LANGUAGES:
        in_words, in_html = (
            set(re.findall(r"\{\{ (link\.\w+)", templates(side)[letter][language].read_text()))
            for side in ("txt", "html")
        )
        assert in_words == in_html


@pytest.mark.parametrize(("letter", "side"), SIDES)
def test_a_letter_reads_the_same_variables_in_every_language(letter, side):
    written = templates(side)[letter]
    assert variables(written["en"], "en") == variables(written["zh-hans"], "zh-hans")


@pytest.mark.parametrize(
    "letter", [name for name in templates() if name.split("/")[1] not in parts()]
)
def test_a_letter_has_a_subject_an_empty_line_and_a_body(letter):
    for path in templates()[letter].values():
        text = re.sub(r"\{%.*?%\}\n?", "", path.read_text()).strip()
        subject, empty, body = text.split("\n", 2)
        assert (bool(subject), empty, bool(body.strip())) == (True, "", True)
