"""The scripts in ``bin``: they find a Python, set up once, and heal what was interrupted."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house import tree

SYSTEM = "/usr/bin:/bin"


def run(script: Path, *arguments: str, cwd: Path | None = None, **environ: str):
    """Run a script with nothing in its environment but what is given; gives the finished process."""
    return subprocess.run(
        [script, *arguments],
        cwd=cwd,
        env={"PATH": SYSTEM, "HOME": "/", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("set-up")


@pytest.fixture(scope="module")
def path(folder) -> str:
    """A search path where ``python3`` is a shim that fails, and ``python3.12`` one that works."""
    program(folder / "shims" / "python3", "echo 'no such version' >&2; exit 127")
    program(folder / "shims" / "python3.13", "exit 127")
    program(folder / "shims" / "python3.12", f'exec "{sys.executable}" "$@"')
    return f"{folder / 'shims'}:{SYSTEM}"


def fresh_checkout(root: Path) -> Path:
    """Give a checkout that needs no packages."""
    shutil.copytree(tree.ROOT / "bin", root / "bin")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (root / name).write_text(f"# {name}\n")
    return root


@pytest.fixture(scope="module")
def checkout(folder, path) -> Path:
    """A checkout, its name with a space, set up for tests after a set-up that was interrupted."""
    root = fresh_checkout(folder / "a checkout")
    (root / ".venv" / "half-done").mkdir(parents=True)
    done = run(root / "bin" / "setup", "--dev", PATH=path)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return root


def test_set_up_passes_over_shims_that_fail(checkout):
    made = os.path.realpath(checkout / ".venv" / "bin" / "python")
    assert made == os.path.realpath(sys.executable)


def test_an_interrupted_set_up_starts_afresh(checkout):
    assert not (checkout / ".venv" / "half-done").exists()


@pytest.mark.parametrize("arguments", [["--dev"], []], ids=["for tests", "for running"])
def test_a_second_set_up_does_nothing(checkout, path, arguments):
    second = run(checkout / "bin" / "setup", *arguments, PATH=path)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_without_a_python_that_fits_set_up_says_what_to_do(tmp_path, path):
    checkout = fresh_checkout(tmp_path)
    answer = run(checkout / "bin" / "setup", PATH=path, VIEWPOINTS_PYTHON="python3.13")
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[:2] == [
        "Viewpoints needs Python 3.11, 3.12 or 3.13, and found none that runs.",
        "On Debian 12:  apt-get install python3 python3-venv",
    ]
    assert not (checkout / ".venv").exists()


def test_missing_packages_are_named_where_we_may_not_install_them(tmp_path):
    for name, script in (("id", "echo 1000"), ("sudo", "exit 1"), ("dpkg-query", "exit 1")):
        program(tmp_path / name, script)
    answer = run(tree.ROOT / "bin" / "packages", "gettext", PATH=f"{tmp_path}:{SYSTEM}")
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[1] == (
        "    sudo apt-get update && sudo apt-get install --no-install-recommends gettext"
    )


def test_packages_that_are_there_are_left_alone(tmp_path):
    program(tmp_path / "dpkg-query", "printf installed")
    answer = run(tree.ROOT / "bin" / "packages", "gettext", PATH=f"{tmp_path}:{SYSTEM}")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_commands_run_from_any_folder_and_import_nothing_from_it(tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('imported')")
    link = tmp_path / "link"
    link.symlink_to(tree.ROOT / "bin" / "viewpoints")
    answer = run(link, "--help", cwd=tmp_path)
    assert (answer.returncode, answer.stdout[:20]) == (0, "usage: viewpoints CO")


def locked(name: str) -> dict[str, str]:
    """Give the packages of a lock, each with its version and hashes."""
    entries = re.split(r"\n(?=\S)", (tree.ROOT / name).read_text())
    return {entry.split("==")[0]: entry for entry in entries if "==" in entry.split("\n")[0]}


def test_the_lock_for_tests_holds_the_one_for_running():
    running, tests = (
        {entry.split()[0] for entry in locked(name).values()}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert running - tests == set()


def test_everything_in_a_lock_has_a_hash():
    for name in ("requirements.lock", "requirements-dev.lock"):
        bare = [package for package, entry in locked(name).items() if "--hash=sha256:" not in entry]
        assert bare == []


def test_every_dependency_is_locked():
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[~=<>\[]", dependency)[0] for dependency in project["dependencies"]}
    assert names - locked("requirements.lock").keys() == set()
