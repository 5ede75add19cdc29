"""`privacy`: what she asks for on paper, an operator does by the command line."""

import argparse
import zipfile

import pytest
from django.contrib.auth import get_user_model

from tests.privacy.people import EMAIL, arrive, confirmed, printed, rows_that_tell
from viewpoints.config.commands import privacy
from viewpoints.letters.models import Address
from viewpoints.privacy import erasing
from viewpoints.privacy.models import Erasure

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    privacy.add_arguments(parser)
    return privacy.run(parser.parse_args(arguments))


def test_export_writes_the_copy_and_prints_where(tmp_path, capsys):
    arrive()
    file = tmp_path / "lin.zip"
    assert run("export", f" {EMAIL.upper()} ", "--to", str(file)) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert "data.json" in zipfile.ZipFile(file).namelist()


@pytest.mark.parametrize("part", [("export", "--to", "x.zip"), ("erase",)])
def test_an_address_that_is_not_known_is_said_on_stderr(part, capsys):
    assert run(part[0], "mo@x.example", *part[1:]) == 1
    assert capsys.readouterr().err == "Nothing is held of mo@x.example.\n"


def test_erase_erases_at_once_and_says_what_waits(capsys):
    submission = arrive()
    printed(submission)
    assert run("erase", EMAIL, "--wish", "nameless") == 0
    assert capsys.readouterr().out == "Erased; 1 printed articles wait for an editor.\n"
    assert rows_that_tell(EMAIL) == set()


def test_erase_refuses_whoever_works_at_the_desk_and_leaves_no_wish_behind(capsys):
    arrive()
    get_user_model().objects.create_user("lin", email=EMAIL)
    assert run("erase", EMAIL) == 1
    assert "Works at the desk" in capsys.readouterr().err
    assert Erasure.objects.count() == 0


def test_replay_says_how_many_came_back(capsys):
    arrive()
    erasing.erase(confirmed())
    Address.objects.filter(email__endswith="@erased.invalid").update(email=EMAIL)
    assert (run("replay"), capsys.readouterr().out) == (0, "1 erased again.\n")


def test_replay_of_a_file_that_is_not_there_fails(tmp_path, capsys):
    assert run("replay", str(tmp_path / "none.jsonl")) == 1
    assert "does not exist" in capsys.readouterr().err


def test_apply_removes_all_that_is_over(capsys):
    assert (run("apply"), capsys.readouterr().out) == (0, "0 things removed.\n")
