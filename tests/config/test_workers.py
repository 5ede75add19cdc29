"""Each worker that runs has a name of its own, and gives it back however it ends."""

import subprocess
import sys

from tests.house.tree import ROOT
from viewpoints.config import workers

HOLDING = """
import signal, sys
from pathlib import Path
from viewpoints.config import workers
held = workers.take(Path(sys.argv[1]))
print(held.name, flush=True)
signal.pause()
"""


def test_a_killed_process_has_no_name_any_more_and_a_running_one_keeps_its_own(tmp_path):
    running = [
        subprocess.Popen(
            [sys.executable, "-P", "-c", HOLDING, tmp_path],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    names = {one.stdout.readline().strip(): one for one in running}
    assert set(names) == {"serve", "serve-2"}
    assert list(workers.ended(tmp_path)) == []

    names["serve"].kill()
    names["serve"].wait()
    assert list(workers.ended(tmp_path)) == ["serve"]
    assert list(workers.ended(tmp_path)) == []
    with workers.take(tmp_path).file:
        assert sorted(path.name for path in tmp_path.iterdir()) == ["serve", "serve-2"]
    names["serve-2"].kill()
    for one in running:
        one.communicate()
