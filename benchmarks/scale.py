"""Does a page, or a publish, cost more in a larger archive?

    python -m benchmarks.scale 15 10000

Makes an archive of each size in a folder of its own, then measures them in turn (A B A B …), each
round in a fresh process: queries, and processor milliseconds (median), of pages and of a publish.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROUNDS = 3
TIMES = 20
PAGES = {"article": "/section/di-7-pian/", "section": "/section/", "home": "/", "feed": "/feed/"}


def main(sizes: list[int]) -> None:
    """Build, measure, print the table."""
    with tempfile.TemporaryDirectory(prefix="viewpoints-scale-") as folder:
        folders = {size: Path(folder) / str(size) for size in sizes}
        for size, data in folders.items():
            began = time.monotonic()
            _run("build", data, size)
            print(f"{size} articles built in {time.monotonic() - began:.0f} s", file=sys.stderr)
        rounds = {size: [] for size in sizes}
        for _ in range(ROUNDS):
            for size, data in folders.items():
                rounds[size].append(json.loads(_run("measure", data, size)))
    _print({size: _median(measured) for size, measured in rounds.items()})


def _run(what: str, data: Path, size: int) -> str:
    environment = {
        **os.environ,
        "VIEWPOINTS_DATA": str(data),
        "VIEWPOINTS_DEMO": "no",
        "DJANGO_SETTINGS_MODULE": "viewpoints.config.settings",
    }
    command = [sys.executable, "-m", "benchmarks.scale", what, str(size)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def build(size: int) -> None:
    """Prepare the data folder and fill it."""
    import django

    django.setup()
    from benchmarks import archive
    from viewpoints.config.preparing import prepare
    from viewpoints.config.settings import DATA

    DATA.mkdir(parents=True, exist_ok=True)
    prepare(DATA)
    archive.fill(archive.publication(), size)


def measure() -> dict[str, dict[str, float]]:
    """Measure in this process: pages through Django's whole stack, and publishing."""
    import django

    django.setup()
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    found = {name: _cost(lambda url=url: _get(client, url)) for name, url in PAGES.items()}
    found["publish"] = _publish_cost()
    return found


def _get(client: Any, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    _ = b"".join(answer.streaming_content) if answer.streaming else answer.content


def _publish_cost() -> dict[str, float]:
    from django.contrib.auth import get_user_model

    from viewpoints.articles.models import Section
    from viewpoints.journal.models import Actor
    from viewpoints.letters.addresses import address
    from viewpoints.people.finding import contributor_at
    from viewpoints.submissions import approval, editing, publication, submitting

    user, _ = get_user_model().objects.get_or_create(username="editor", is_superuser=True)
    editor = Actor.editor(user)
    section = Section.objects.get()
    author = contributor_at(address("a1@ngo.example"), name="作者")
    approved = []
    for number in range(TIMES + 2):
        submission = submitting.submit(
            section,
            by=Actor.machine("benchmark"),
            sender=address("a1@ngo.example"),
            authors=[author],
            essay=submitting.Essay(
                f"新的一篇{number}", [{"type": "paragraph", "html": "字" * 900}]
            ),
        )
        editing.start(submission, by=editor)
        asking = approval.ask(submission, by=editor)
        approval.agree(asking, author=author, by=Actor.contributor(author))
        submission.refresh_from_db()
        approved.append(submission)
    return _cost(lambda: publication.publish(approved.pop(), by=editor))


def _cost(do: Callable[[], None]) -> dict[str, float]:
    from django.db import connection

    queries = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    do()
    with connection.execute_wrapper(count):
        do()
    took, walls = [], []
    for _ in range(TIMES):
        cpu, wall = time.process_time(), time.perf_counter()
        do()
        took.append(1000 * (time.process_time() - cpu))
        walls.append(1000 * (time.perf_counter() - wall))
    return {
        "queries": len(queries),
        "cpu_ms": statistics.median(took),
        "wall_ms": statistics.median(walls),
    }


def _median(rounds: list[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    return {
        what: {
            figure: statistics.median(one[what][figure] for one in rounds)
            for figure in rounds[0][what]
        }
        for what in rounds[0]
    }


def _print(found: dict[int, dict[str, dict[str, float]]]) -> None:
    sizes = list(found)
    print("| | " + " | ".join(f"{size:,} articles" for size in sizes) + " | ratio of CPU |")
    print("|---" * (len(sizes) + 2) + "|")
    for what in found[sizes[0]]:
        cells = [
            f"{one['queries']:.0f} queries, {one['cpu_ms']:.1f} ms CPU, {one['wall_ms']:.1f} ms"
            for one in (found[size][what] for size in sizes)
        ]
        ratio = found[sizes[-1]][what]["cpu_ms"] / found[sizes[0]][what]["cpu_ms"]
        print(f"| {what} | " + " | ".join(cells) + f" | {ratio:.2f} |")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(int(sys.argv[2]))
    elif sys.argv[1] == "measure":
        print(json.dumps(measure()))
    else:
        main([int(one) for one in sys.argv[1:]])
