"""What does the gate cost a publish?

    python -m benchmarks.gate

Publishes permitted articles of 20 and 500 paragraphs with the gate and without it (no guard, no
triggers), in turn, on SQLite and, where a server can be started, on PostgreSQL: queries, and
milliseconds (median) of each.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

ROUNDS, TIMES, WARM = 15, 5, 2
SIZES = (20, 500)


def main() -> None:
    """Measure on each database in a process of its own, and print the table."""
    from tests import postgresql

    found = {"SQLite": _run("")}
    try:
        with postgresql.server(durable=True) as url:
            found["PostgreSQL"] = _run(url)
    except OSError as failure:
        print(f"Not measured on PostgreSQL: {failure}", file=sys.stderr)
    print("| | paragraphs | without the gate | with it | it costs |")
    print("|---|---|---|---|---|")
    for database, sizes in found.items():
        for size, measured in sizes.items():
            print(f"| {database} | {size} | {_cells(**measured)} |")


def _run(url: str) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="viewpoints-gate-") as folder:
        environment = {
            **os.environ,
            "VIEWPOINTS_DATA": folder,
            "VIEWPOINTS_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "viewpoints.config.settings",
        }
        command = [sys.executable, "-m", "benchmarks.gate", "measure"]
        done = subprocess.run(
            command, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
    return json.loads(done.stdout)


def _cells(without: dict[str, float], gate: dict[str, float]) -> str:
    shown = [f"{one['ms']:.1f} ms, {one['queries']:.0f} queries" for one in (without, gate)]
    more = gate["ms"] - without["ms"]
    share = 100 * more / without["ms"]
    queries = gate["queries"] - without["queries"]
    return " | ".join([*shown, f"{more:+.1f} ms ({share:+.0f} %), {queries:+.0f} queries"])


def measure() -> dict[int, dict[str, dict[str, float]]]:
    """Measure in this process, on the database of the settings."""
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks import archive

    call_command("migrate", verbosity=0, interactive=False)
    section = archive.publication()
    return {size: _compare(_article(section, size)) for size in SIZES}


def _article(section: Any, paragraphs: int) -> Any:
    from viewpoints.articles.models import Article

    body = [{"type": "paragraph", "value": f"<p>{'字' * 120}</p>"} for _ in range(paragraphs)]
    article = Article(title="基准", slug=f"ji-zhun-{paragraphs}", body=json.dumps(body), live=False)
    section.add_child(instance=article)
    article.save_revision()
    return article


def _compare(article: Any) -> dict[str, dict[str, float]]:
    from viewpoints.submissions import gate, guard

    took: dict[str, list[float]] = {"without": [], "gate": []}
    queries: dict[str, int] = {}
    for _ in range(ROUNDS):
        guard.leave()
        gate.before_migrating(using="default")
        queries["without"] = _publish(article, took["without"])
        guard.watch()
        gate.after_migrating(using="default")
        queries["gate"] = _publish(article, took["gate"])
        assert gate.closed()
    return {
        name: {"ms": statistics.median(times), "queries": queries[name]}
        for name, times in took.items()
    }


def _publish(article: Any, took: list[float]) -> int:
    """Publish some new titles, each permitted before; gives the queries of one publish."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from viewpoints.journal.models import Actor
    from viewpoints.submissions import permits, publication, texts

    machine = Actor.machine("benchmark")
    counted = 0
    for number in range(WARM + TIMES):
        draft = texts.newest_draft(article)
        draft.title = f"基准{time.perf_counter_ns()}"
        draft.save_revision()
        permits.permit(texts.freeze(draft), kind="archive", by=machine)
        if number == 0:
            with CaptureQueriesContext(connection) as captured:
                publication.print_draft(article, by=machine)
            counted = len(captured)
            continue
        began = time.perf_counter()
        publication.print_draft(article, by=machine)
        if number >= WARM:
            took.append(1000 * (time.perf_counter() - began))
    return counted


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    else:
        main()
