"""What does the gate cost a publish?

    python -m benchmarks.gate

Publishes permitted articles of 20 and 500 paragraphs with the gate and without it (no guard, no
triggers), in turn, on SQLite and, where a server can be started, on PostgreSQL: queries, and
milliseconds (median), of which in brackets those that our own process computes.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

ROUNDS, TIMES, WARM = 14, 5, 2
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
    shown = [
        f"{one['ms']:.1f} ms ({one['cpu']:.1f}), {one['queries']:.0f} queries"
        for one in (without, gate)
    ]
    more = {name: gate[name] - without[name] for name in gate}
    costs = f"{more['ms']:+.1f} ms ({more['cpu']:+.1f}), {more['queries']:+.0f} queries"
    return " | ".join([*shown, costs])


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

    took: dict[str, list[tuple[float, float]]] = {"without": [], "gate": []}
    queries: dict[str, int] = {}
    for number in range(ROUNDS):
        for name in ("without", "gate") if number % 2 else ("gate", "without"):
            if name == "gate":
                guard.watch()
                gate.after_migrating(using="default")
                assert gate.closed()
            else:
                guard.leave()
                gate.before_migrating(using="default")
            queries[name] = _publish(article, took[name])
    return {
        name: {
            "ms": statistics.median(wall for wall, _ in times),
            "cpu": statistics.median(cpu for _, cpu in times),
            "queries": queries[name],
        }
        for name, times in took.items()
    }


def _publish(article: Any, took: list[tuple[float, float]]) -> int:
    """Publish some new titles, each permitted before; gives the queries of one publish.

    Adds to ``took`` the milliseconds of each, by the clock and by our processor time.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from viewpoints.journal.models import Actor
    from viewpoints.submissions import permits, publication, texts

    machine = Actor.machine("benchmark")
    counted = 0
    article.refresh_from_db()  # Wagtail looks through all revisions: leave as many as at the start
    kept = (article.latest_revision_id, article.live_revision_id)
    article.revisions.exclude(pk__in=[key for key in kept if key]).delete()
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
        wall, cpu = time.perf_counter(), time.process_time()
        publication.print_draft(article, by=machine)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        if number >= WARM:
            took.append((1000 * wall, 1000 * cpu))
    return counted


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    else:
        main()
