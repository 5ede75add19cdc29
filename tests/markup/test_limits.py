import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from viewpoints.markup.limits import LimitReached, Limits, Reason, run

HOSTILE = "tests.markup.hostile"
LIMITS = Limits(seconds=5, megabytes=256, output_megabytes=2)


def reason(behaviour: str, *arguments: str, limits: Limits = LIMITS) -> Reason:
    with pytest.raises(LimitReached) as caught:
        run(HOSTILE, behaviour.encode(), arguments=arguments, limits=limits)
    return caught.value.reason


def test_gives_what_the_function_gives_for_data_and_arguments():
    assert run(HOSTILE, b"echo", arguments=["一", "two"], limits=LIMITS) == "一 two".encode()


def test_takes_sixty_megabytes_of_data():
    assert run("tests.markup.measure", b"x" * 60_000_000, limits=LIMITS) == b"60000000"


@pytest.mark.parametrize("behaviour", ["sleep", "spin"])
def test_a_child_that_does_not_end_is_ended_in_time(behaviour):
    started = time.monotonic()
    assert reason(behaviour, limits=LIMITS._replace(seconds=0.5)) is Reason.TOO_SLOW
    assert time.monotonic() - started < 2


def test_memory_output_and_files_are_bounded(tmp_path):
    assert reason("remember") is Reason.TOO_BIG
    assert reason("talk") is Reason.TOO_BIG
    file = tmp_path / "large"
    assert reason("large file", str(file)) is Reason.TOO_BIG
    assert file.stat().st_size <= 2 << 20


def test_an_exception_is_a_crash_that_says_which():
    with pytest.raises(LimitReached, match="ValueError: 这封信读不懂") as caught:
        run(HOSTILE, b"raise", limits=LIMITS)
    assert caught.value.reason is Reason.CRASHED


def test_an_abort_in_native_code_is_a_crash():
    assert reason("abort") is Reason.CRASHED


def test_an_unknown_module_is_a_crash():
    with pytest.raises(LimitReached, match="No module named"):
        run("viewpoints.nothing", b"", limits=LIMITS)


def test_the_child_has_no_network():
    with pytest.raises(LimitReached, match="no network"):
        run(HOSTILE, b"connect", limits=LIMITS)


def test_what_the_child_started_dies_with_it():
    orphan = int(run(HOSTILE, b"leave a child", arguments=["60"], limits=LIMITS))
    state = Path(f"/proc/{orphan}/stat")
    deadline = time.monotonic() + 2
    while state.exists() and state.read_text().split()[2] != "Z" and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_the_child_knows_four_names_of_the_environment_and_leads_its_session():
    os.environ["VIEWPOINTS_SECRET_KEY"] = "secret"
    try:
        told = json.loads(run(HOSTILE, b"tell", limits=LIMITS))
    finally:
        del os.environ["VIEWPOINTS_SECRET_KEY"]
    assert told == {
        "environment": ["LANG", "PATH", "TMPDIR", "TZ"],
        "core": [0, 0],
        "leader": True,
        "django": False,
    }


FORKED = """
import json
from tests.markup import hostile
from viewpoints.markup.limits import LimitReached, Limits, forked

limits = Limits(seconds=1, megabytes=256, output_megabytes=2)
for behaviour in ["echo", "sleep", "remember", "talk", "raise", "abort", "connect", "echo"]:
    try:
        print(behaviour, forked(hostile.answer, behaviour.encode(), limits=limits))
    except LimitReached as reached:
        print(behaviour, reached.reason)
"""


def test_a_forked_child_is_as_limited_and_the_next_item_goes_on():
    ran = subprocess.run(
        [sys.executable, "-c", FORKED], capture_output=True, text=True, timeout=60, check=True
    )
    assert (ran.stdout.splitlines(), ran.stderr) == (
        [
            "echo b''",
            "sleep too_slow",
            "remember too_big",
            "talk too_big",
            "raise crashed",
            "abort crashed",
            "connect crashed",
            "echo b''",
        ],
        "",
    )
