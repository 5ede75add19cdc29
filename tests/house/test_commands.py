"""The operators' page of commands, and the contracts of those that print JSON."""

import argparse
import importlib
import json
import re
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from tests.house import tree
from viewpoints.config.commandline import COMMANDS

PAGE = tree.ROOT / "docs" / "operators" / "commands.md"
CONTRACTS = tree.ROOT / "docs" / "contracts"
PARTS = argparse._SubParsersAction


def module(command: str) -> ModuleType:
    return importlib.import_module(f"viewpoints.config.commands.{command.replace('-', '_')}")


def parsers(command: str) -> dict[str, argparse.ArgumentParser]:
    """Give a command's parser and those of its parts, by name: ``chinese``, ``chinese-slug`` …"""
    parser = argparse.ArgumentParser(add_help=False)
    module(command).add_arguments(parser)
    parts = [action.choices for action in parser._actions if isinstance(action, PARTS)]
    named = {f"{command}-{name}": part for choices in parts for name, part in choices.items()}
    return {command: parser, **named}


def options(parser: argparse.ArgumentParser) -> set[str]:
    """Give the names of the options a parser takes: ``--json``, ``--batch`` …"""
    names = {name for action in parser._actions for name in action.option_strings}
    return names - {"-h", "--help"}


def described() -> dict[str, str]:
    """Give the page's text under each heading."""
    parts = re.split(r"^## `(.+)`\n", PAGE.read_text(), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def contracted() -> list[str]:
    named = [(name, part) for one in COMMANDS for name, part in parsers(one).items()]
    return [name for name, part in named if options(part) & {"--json", "--batch"}]


def contract(command: str, part: str) -> object:
    return json.loads((CONTRACTS / f"{command}.{part}.json").read_text())


def test_the_page_has_one_heading_for_each_command():
    assert list(described()) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_says_what_the_command_says_of_itself(command):
    assert described()[command].strip().startswith(module(command).HELP)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_names_every_option(command):
    named = set().union(*map(options, parsers(command).values()))
    assert {name for name in named if f"`{name}" not in described()[command]} == set()


def test_each_contract_belongs_to_a_command_that_prints_json():
    files = {path.name for path in CONTRACTS.iterdir()}
    assert files == {f"{c}.{part}.json" for c in contracted() for part in ("schema", "example")}


@pytest.mark.parametrize("command", contracted())
def test_the_example_of_a_contract_fits_its_schema(command):
    schema = contract(command, "schema")
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(contract(command, "example"))) == []


@pytest.mark.parametrize("command", contracted())
def test_a_contract_refuses_an_empty_answer(command):
    assert not Draft202012Validator(contract(command, "schema")).is_valid({})
