"""Is anything acknowledged lost, or taken twice, when the receiver is killed under load?

    python -m benchmarks.crashes [--rounds 20]        (as root: Postfix and a small disk need it)

A real `serve`, killed (-9) at random moments while eight peers send, which send again what was not
acknowledged, as mail servers do:

- its receiver is killed, each fifth time the whole family;
- the same with Postfix in front, from the files of deploy/postfix;
- two `serve` on one data folder get each mail both at once, and the receiver of one is killed;
- the raw mails lie on a disk of 2 MB, which fills, and then has room.

After each scene: every mail that was acknowledged is one row, with its file, byte for byte; no file is left
without a row; each was given to the worker once. Prints a table; exits 1 where anything is not so.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.serving import NOBODY, Serve, wait_until

PEERS, EACH = 8, 3
LONGEST = 0.2
"""Seconds from the first mail of a round to the kill, at most."""


class Load:
    """Mails that are all different, and how often each had to be sent."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.broken = 0
        self._lock = threading.Lock()

    def fresh(self, size: int = 0) -> bytes:
        """Give a mail that was not sent before."""
        from tests.intake.mails import mail

        with self._lock:
            number = len(self.sent)
            words = f"第{number}篇：志愿者也要吃饭。\n" + "长" * random.randrange(10, 8_000)
            self.sent.append(
                mail(words + "x" * size, message_id=f"<{number}@qq.com>", subject=f"第{number}篇")
            )
            return self.sent[-1]

    def until_kept(self, data: bytes, serve: Serve) -> None:
        """Send one mail until it is acknowledged; what broke off or was put off is counted."""
        while (code := serve.send(data)) != 250:
            with self._lock:
                self.broken += code != NOBODY
            time.sleep(0.05)


def main() -> int:
    """Play the scenes and print what came of them."""
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=20)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="viewpoints-crashes-") as folder:
        os.environ |= {
            "VIEWPOINTS_DATA": folder,
            "VIEWPOINTS_DEMO": "no",
            "DJANGO_SETTINGS_MODULE": "viewpoints.config.settings",
        }
        subprocess.run([sys.executable, "-P", "-m", "viewpoints", "prepare"], check=True)
        import django

        django.setup()
        scenes = {
            "killed": killed,
            "killed behind Postfix": killed_behind_postfix,
            "two at once, one killed": two_at_once,
            "disk full": disk_full,
        }
        load, right = Load(), True
        print(
            "| scene | kills | mails | broken off or put off | rows | files | lost | twice | astray |"
        )
        print("|---|---|---|---|---|---|---|---|---|")
        for name, scene in scenes.items():
            right &= _played(name, scene, load, Path(folder), rounds)
    return 0 if right else 1


def killed(load: Load, data: Path, rounds: int) -> int:
    """Kill the receiver, each fifth time everything, while peers send to it."""
    serve = Serve(data)
    for turn in range(rounds):
        with ThreadPoolExecutor(PEERS) as peers:
            for _ in range(PEERS * EACH):
                peers.submit(load.until_kept, load.fresh(), serve)
            time.sleep(random.uniform(0, LONGEST))
            _kill(serve, everything=turn % 5 == 4)
    serve.stop()
    return rounds


def killed_behind_postfix(load: Load, data: Path, rounds: int) -> int:
    """Kill the receiver while Postfix hands mails on; Postfix itself goes on."""
    from tests.postfix import postfix

    serve = Serve(data)
    with postfix(lmtp_port=serve.lmtp) as server:
        for turn in range(rounds):
            with ThreadPoolExecutor(PEERS) as peers:
                for _ in range(PEERS * EACH):
                    peers.submit(server.send, load.fresh(), "ngo@viewpoints.example")
                time.sleep(random.uniform(0, LONGEST))
                _kill(serve, everything=turn % 5 == 4)
            server.empty(flushing=True)
        load.broken += server.log().count("status=deferred")
    serve.stop()
    return rounds


def two_at_once(load: Load, data: Path, rounds: int) -> int:
    """Send each mail to two receivers of one data folder at once, and kill one or the other."""
    both = Serve(data), Serve(data)
    for turn in range(rounds):
        with ThreadPoolExecutor(PEERS) as peers:
            for _ in range(PEERS * EACH // 2):
                one = load.fresh()
                for serve in both:
                    peers.submit(load.until_kept, one, serve)
            time.sleep(random.uniform(0, LONGEST))
            both[turn % 2].kill_receiver()
    for serve in both:
        serve.stop()
    return rounds


def disk_full(load: Load, data: Path, _rounds: int) -> int:
    """Have the raw mails on a disk of 2 MB, send 6 MB, and give it room when nothing more is taken."""
    before, arrivals = data / "arrivals before", data / "arrivals"
    arrivals.rename(before)
    arrivals.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "small", arrivals], check=True)
    try:
        serve = Serve(data)
        with ThreadPoolExecutor(PEERS) as peers:
            for _ in range(20):
                peers.submit(load.until_kept, load.fresh(300_000), serve)
            stalled = load.broken + 4 * PEERS
            wait_until(lambda: load.broken > stalled)
            subprocess.run(["mount", "-o", "remount,size=64m", arrivals], check=True)
        serve.stop()
        subprocess.run(["cp", "-a", f"{arrivals}/.", before], check=True)
    finally:
        subprocess.run(["umount", arrivals], check=True)
    arrivals.rmdir()
    before.rename(arrivals)
    return 0


def _kill(serve: Serve, *, everything: bool) -> None:
    if everything:
        serve.kill()
        serve.start()
    else:
        serve.kill_receiver()


def _played(
    name: str, scene: Callable[[Load, Path, int], int], load: Load, data: Path, rounds: int
) -> bool:
    """Play one scene, and compare all that was ever sent with all that is there."""
    from django_tasks_db.models import DBTaskResult

    from viewpoints.intake import raw
    from viewpoints.intake.envelope import opened
    from viewpoints.intake.models import Arrival

    former, broken = len(load.sent), load.broken
    kills = scene(load, data, rounds)
    rows = set(Arrival.objects.values_list("raw", flat=True))
    files = {one.relative_to(raw.root()).as_posix() for one in raw.root().glob("2*/*/*/*.eml")}
    kept = Counter(_without_trace(opened(raw.read(one)).content) for one in rows & files)
    lost, twice = Counter(load.sent) - kept, kept - Counter(load.sent)
    astray = len(rows ^ files) + len(list((raw.root() / "coming").iterdir()))
    tasks = DBTaskResult.objects.filter(task_path="viewpoints.intake.sorting.sort").count()
    astray += abs(tasks - Arrival.objects.count())
    shown = [kills, len(load.sent) - former, load.broken - broken, len(rows), len(files)]
    shown += [lost.total(), twice.total(), astray]
    print(f"| {name} | {' | '.join(map(str, shown))} |", flush=True)
    return not (lost or twice or astray)


def _without_trace(content: bytes) -> bytes:
    """Take off what Postfix puts on top."""
    return content[content.index(b"From:") :]


if __name__ == "__main__":
    sys.exit(main())
