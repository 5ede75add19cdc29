"""`search`: on the command line the site answers as it answers readers."""

import argparse
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.publication import Publication, english, essay, paragraphs
from viewpoints.config.commands import search

SCHEMA = Path(__file__).parents[2] / "docs" / "contracts" / "search.schema.json"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    search.add_arguments(parser)
    return search.run(parser.parse_args(arguments))


@pytest.fixture
def _printed(made: Publication) -> None:
    essay(made.section, "热线", slug="re-xian", body=paragraphs("志愿者接电话。"))
    essay(english(made).section, "Night", slug="night", body=paragraphs("Volunteers 志愿者."))


@pytest.mark.usefixtures("_printed")
def test_programs_get_what_the_contract_says(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("志願者", "电话", "--section", "guan-dian", "--year", "2025", "--json") == 0
    answer = json.loads(capsysbinary.readouterr().out)
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(answer)
    url = "http://127.0.0.1:8000/guan-dian/re-xian/"
    one = {"title": "热线", "url": url, "edition": "zh-hans", "passage": "志愿者接电话。"}
    assert answer == {"results": [one], "total": 1, "more": False}


@pytest.mark.usefixtures("_printed")
@pytest.mark.parametrize("asked", [("--edition", "en"), ("--language", "en")])
def test_another_edition_or_language_can_be_asked(
    capsysbinary: pytest.CaptureFixture[bytes], asked: tuple[str, str]
) -> None:
    assert run("volunteers", *asked) == 0
    said = capsysbinary.readouterr().out.decode()
    url = "http://127.0.0.1:8000/en/guan-dian/night/"
    assert said == f"Night\n{url}\nVolunteers 志愿者.\n\n1 found, page 1 of 1"


@pytest.mark.usefixtures("_printed")
def test_the_traditional_edition_answers_in_traditional(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run("热线", "--edition", "zh-hant", "--json") == 0
    url = "http://127.0.0.1:8000/zh-hant/guan-dian/re-xian/"
    one = {"title": "熱線", "url": url, "edition": "zh-hant", "passage": "志願者接電話。"}
    assert json.loads(capsysbinary.readouterr().out)["results"] == [one]


@pytest.mark.usefixtures("_printed")
def test_nothing_found_is_an_answer(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for words in ("恐龙", "！", "\udcff\0"):
        assert run(words, "--json") == 0
        assert json.loads(capsysbinary.readouterr().out) == {
            "results": [],
            "total": 0,
            "more": False,
        }


@pytest.mark.usefixtures("_printed")
def test_what_there_is_not_is_said_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("志愿者", "--section", "nowhere") == 1
    assert capsys.readouterr() == ("", "There is no such section: 'nowhere'\n")
