"""The operators' page of settings says what the declared table says, no more and no less."""

from pathlib import Path
from typing import Any

from tests.house import tree
from viewpoints.config.environment import PREFIX, ROOT, SETTINGS, Setting

PAGE = tree.ROOT / "docs" / "operators" / "settings.md"
TYPES = {str: "text", int: "number", bool: "yes or no", Path: "folder"}


def default(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Path):
        return f"`{value.relative_to(ROOT)}/`"
    return f"`{value}`" if value != "" else "empty"


def row(setting: Setting) -> str:
    name, kind = PREFIX + setting.name, TYPES[setting.type]
    return f"| `{name}` | {kind} | {default(setting.default)} | {setting.help} |"


def test_the_page_has_one_row_for_each_setting():
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith(f"| `{PREFIX}")]
    assert sorted(rows) == sorted(map(row, SETTINGS))


def test_every_setting_has_one_sentence_of_help():
    assert [setting.name for setting in SETTINGS if not setting.help.endswith(".")] == []
