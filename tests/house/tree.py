"""The checkout as the house tests see it: its files, its pages, its layers."""

import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(suffix: str = "", *, under: str = "") -> list[Path]:
    """Give the files that are in the repository or would go into it, sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", under or "."],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name.endswith(suffix) and name)
    return sorted(path for path in paths if path.is_file())


def modules() -> list[Path]:
    """Give our Python files: product, tests, benchmarks; without migrations, which Django writes."""
    return [path for path in files(".py") if "migrations" not in path.parts]


def name(path: Path) -> str:
    """Give a path as it is written in a report."""
    return path.relative_to(ROOT).as_posix()


def layers() -> list[set[str]]:
    """Give the apps of each layer, highest first, as pyproject.toml declares them to import-linter."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = declared["tool"]["importlinter"]["contracts"]
    lines = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    return [{app.strip(" ()") for app in line.split("|")} for line in lines]


def level(app: str) -> int:
    """Give how high an app stands: 0 is the lowest layer."""
    return next(n for n, apps in enumerate(reversed(layers())) if app in apps)
