"""Pages for people: what they point to exists."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house import tree

LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")


def pages() -> list[Path]:
    return tree.files(".md", under="docs") + sorted(tree.ROOT.glob("*.md"))


@pytest.mark.parametrize("page", pages(), ids=tree.name)
def test_links_lead_to_files_that_exist(page):
    targets = [link for link in LINK.findall(page.read_text()) if "://" not in link]
    assert [link for link in targets if not (page.parent / link).exists()] == []


def test_the_changelog_has_an_entry_for_this_version():
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["project"]
    headings = re.findall(r"^## (\S+)", (tree.ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert project["version"] in headings


def test_decisions_are_numbered_without_a_gap():
    records = sorted(path.name for path in (tree.ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in records] == list(range(len(records)))


def test_every_decision_keeps_to_the_template():
    folder = tree.ROOT / "docs" / "decisions"
    wanted = re.findall(r"^## .+", (folder / "0000-template.md").read_text(), re.MULTILINE)
    found = {path.name: re.findall(r"^## .+", path.read_text(), re.M) for path in folder.iterdir()}
    assert {name: found[name] for name in found if found[name] != wanted} == {}


def test_both_readmes_have_the_same_commands_and_pictures():
    blocks = re.compile(r"```sh\n(.*?)```|!\[[^\]]*\]\((.*?)\)", re.DOTALL)
    english, chinese = (
        blocks.findall((tree.ROOT / name).read_text()) for name in ("README.md", "README.zh.md")
    )
    without_comments = [re.sub(r"\s*#.*", "", code) for code, _ in english]
    assert without_comments == [re.sub(r"\s*#.*", "", code) for code, _ in chinese]
    assert [picture for _, picture in english] == [picture for _, picture in chinese]
