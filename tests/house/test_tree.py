"""What must not be in the tree: paths of one machine, drawers, functions nobody can see whole."""

import ast
import re
from pathlib import Path

from tests.house import tree

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 50
DRAWERS = {"utils", "util", "common", "helpers", "helper", "services", "managers", "base", "misc"}

# Built from parts, so that this file does not match itself.
MACHINE = "|".join("/" + folder + "/" for folder in ("work", "root", "tmp", "opt/pypi"))
REGISTRIES = "|".join(
    re.escape(".".join(parts))
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    )
)
OF_ONE_MACHINE = re.compile(rf"(?<![\w.$}}])(?:{MACHINE})|\b(?:{REGISTRIES})\b")


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    nodes = ast.walk(ast.parse(path.read_text()))
    return [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def test_no_file_names_a_path_of_one_machine_or_a_registry():
    found = [
        f"{tree.name(path)}:{number}: {line.strip()[:80]}"
        for path in tree.files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if OF_ONE_MACHINE.search(line)
    ]
    assert found == []


def test_there_are_no_drawers():
    parts = {
        part.removesuffix(".py"): tree.name(path)
        for path in tree.modules()
        for part in path.relative_to(tree.ROOT).parts
    }
    assert {part: parts[part] for part in parts.keys() & DRAWERS} == {}


def test_files_can_be_seen_whole():
    long = {
        tree.name(path): lines
        for path in tree.modules()
        if (lines := len(path.read_text().splitlines())) >= MOST_LINES_OF_A_FILE
    }
    assert long == {}


def test_functions_can_be_seen_whole():
    long = {
        f"{tree.name(path)}: {function.name}": lines_of(function)
        for path in tree.modules()
        for function in functions(path)
        if lines_of(function) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_the_product_asks_for_settings_in_one_place_only():
    elsewhere = [
        f"{tree.name(path)}:{node.lineno}: {node.value}"
        for path in tree.files(".py", under="viewpoints")
        if path.name != "environment.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and re.fullmatch(r"VIEWPOINTS_\w+", str(node.value))
    ]
    assert elsewhere == []
