"""Does the search of readers cost more in a larger archive, and is everything found?

    python -m benchmarks.search 1000 100000 [--keep FOLDER] [--postgresql]

Makes an archive of each size, lets the worker's own ``indexing.catch_up`` index it, and measures them in
turn (A B A B …), each round in a fresh process: milliseconds and processor milliseconds of searches for
one to three words that stand together in some article, best hits first, with the keys of the first page;
beside them the limit, the newest twenty hits of the same words as the index gives them, unranked. Then
whether every two-character word of a sample of articles finds its article.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROUNDS = 3
QUERIES = 300
SAMPLE = 200
CHARACTERS = 900
PAGE = 10
Figures = dict[str, float]


def main(sizes: list[int], *, keep: str, on_postgresql: bool) -> None:
    """Build, measure, print the table."""
    with ExitStack() as stack:
        folder = keep or stack.enter_context(
            tempfile.TemporaryDirectory(prefix="viewpoints-search-")
        )
        places = {size: _place(stack, Path(folder) / str(size), on_postgresql) for size in sizes}
        built = {size: json.loads(_run("build", places[size], size)) for size in sizes}
        rounds: dict[int, list[dict[str, Figures]]] = {size: [] for size in sizes}
        for number in range(ROUNDS):
            for size, place in places.items():
                rounds[size].append(json.loads(_run("measure", place, size, seed=number)))
    _print(built, rounds)


def _place(stack: ExitStack, data: Path, on_postgresql: bool) -> dict[str, str]:
    from tests import postgresql

    url = stack.enter_context(postgresql.server(durable=True)) if on_postgresql else ""
    return {
        "VIEWPOINTS_DATA": str(data),
        "VIEWPOINTS_DATABASE_URL": url,
        "VIEWPOINTS_DEMO": "no",
        "DJANGO_SETTINGS_MODULE": "viewpoints.config.settings",
    }


def _run(what: str, place: dict[str, str], size: int, *, seed: int = 0) -> str:
    command = [sys.executable, "-m", "benchmarks.search", str(size), "--do", what]
    command += ["--seed", str(seed)]
    environment = {**os.environ, **place}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def build(size: int) -> Figures:
    """Prepare the data folder, fill it and index it, unless that is done; gives seconds and megabytes."""
    import django

    django.setup()
    from benchmarks import archive
    from viewpoints.articles import indexing
    from viewpoints.config import query_plans
    from viewpoints.config.preparing import prepare
    from viewpoints.config.settings import DATA
    from viewpoints.submissions import gate

    if (kept := DATA / "benchmark.json").exists():
        return json.loads(kept.read_text())
    DATA.mkdir(parents=True, exist_ok=True)
    prepare(DATA)
    gate.before_migrating(using="default")  # nothing of this archive leaves its folder
    archive.fill(archive.publication(), size, words=_essays(archive.essays()), permitted=False)
    began, cpu = time.monotonic(), time.process_time()
    while indexing.catch_up():
        pass
    figures = {
        "wall_s": time.monotonic() - began,
        "cpu_s": time.process_time() - cpu,
        **_megabytes(DATA),
    }
    query_plans.catch_up()
    kept.write_text(json.dumps(figures))
    return figures


def _essays(material: list[list[str]]) -> Iterator[list[str]]:
    """Give essays of about 900 characters without end, each of paragraphs taken by chance."""
    paragraphs = [one for essay in material for one in essay if len(one) >= 20]
    chance = random.Random(1)
    while True:
        essay: list[str] = []
        while sum(map(len, essay)) < CHARACTERS:
            essay.append(chance.choice(paragraphs)[:CHARACTERS])
        yield essay


def _megabytes(data: Path) -> Figures:
    """Give the size of the index and of the rows beside it, where the database tells it."""
    if not (data / "db.sqlite3").exists():
        return {}
    with sqlite3.connect(data / "db.sqlite3") as database:
        sizes = "SELECT sum(pgsize) / 1e6 FROM dbstat WHERE name GLOB ?"
        try:
            named = {"index_mb": "articles_found*", "rows_mb": "articles_searched*"}
            return {
                key: database.execute(sizes, [name]).fetchone()[0] for key, name in named.items()
            }
        except sqlite3.OperationalError:  # built without dbstat
            return {}


def measure(seed: int) -> dict[str, Figures]:
    """Measure in this process: searches for one, two and three words, and what is found."""
    import django

    django.setup()
    from viewpoints.articles import searching
    from viewpoints.articles.questions import Only, asked, understood

    chance = random.Random(seed)
    samples = _sample(chance, SAMPLE)
    only = Only(language="zh-hans")

    def search(query: str) -> None:
        found = searching.find(understood(query), only)
        searching.articles_at(found.places[:PAGE])

    def newest(query: str) -> None:
        _execute(
            "SELECT place FROM ({}) AS p ORDER BY place DESC LIMIT 20",
            asked(understood(query), only),
        )

    search("预热")
    figures = {}
    for count in (1, 2, 3):
        queries = [
            " ".join(chance.sample(chance.choice(samples)[1], count)) for _ in range(QUERIES)
        ]
        figures[f"{count} words"] = _cost(search, queries)
        figures[f"{count} words, newest 20"] = _cost(newest, queries)
    figures["phrase"] = _cost(search, [f'"{_phrase(chance, samples)}"' for _ in range(QUERIES)])
    pairs = [one for one in map(_name, [chance.choice(samples)[2] for _ in range(QUERIES)]) if one]
    figures["two characters that are no word"] = _cost(search, pairs)
    figures["found"] = _found(samples)
    return figures


def _sample(chance: random.Random, count: int) -> list[tuple[int, list[str], str]]:
    """Give of some articles the place, the two-character words, and the text."""
    from viewpoints.articles.models import Searched
    from viewpoints.chinese.segment import query_words

    places = list(Searched.objects.values_list("pk", flat=True))
    rows = Searched.objects.filter(pk__in=chance.sample(places, min(count, len(places))))
    found = []
    for row in rows:
        words = [word for word in query_words(row.plain) if len(word) == 2 and word.isalpha()]
        found.append((row.pk, words, row.plain))
    return found


def _name(text: str) -> str:
    """Give the first two characters of a text that the dictionary does not know, as those of a name."""
    from viewpoints.chinese.segment import names_in, query_runs

    return next((name[:2] for run in query_runs(text) for name in names_in(run)), "")


def _phrase(chance: random.Random, samples: list[tuple[int, list[str], str]]) -> str:
    runs = [run for run in chance.choice(samples)[2].split() if len(run) >= 6]
    run = chance.choice(runs)
    start = chance.randrange(len(run) - 5)
    return run[start : start + 6]


def _found(samples: list[tuple[int, list[str], str]]) -> Figures:
    """Ask for every two-character word of the samples whether it finds its article."""
    from viewpoints.articles.questions import Only, asked, understood

    every = [(place, word) for place, words, _text in samples for word in words]
    hits = sum(
        bool(
            _execute(
                "SELECT 1 FROM ({}) AS p WHERE place = %s", asked(understood(word), Only()), place
            )
        )
        for place, word in every
    )
    return {"asked": len(every), "found": hits}


def _execute(statement: str, question: str, *values: Any) -> list[Any]:
    from django.db import connection

    from viewpoints.articles.searching import PLACES

    with connection.cursor() as cursor:
        cursor.execute(statement.format(PLACES[connection.vendor]), [question, *values])
        return list(cursor.fetchall())


def _cost(do: Callable[[str], None], queries: list[str]) -> Figures:
    walls, cpus = [], []
    for query in queries:
        cpu, wall = time.thread_time(), time.perf_counter()
        do(query)
        cpus.append(1000 * (time.thread_time() - cpu))
        walls.append(1000 * (time.perf_counter() - wall))
    return {
        "p50": statistics.median(walls),
        "p99": statistics.quantiles(walls, n=100)[98],
        "cpu_p50": statistics.median(cpus),
        "cpu_p99": statistics.quantiles(cpus, n=100)[98],
    }


def _print(built: dict[int, Figures], rounds: dict[int, list[dict[str, Figures]]]) -> None:
    for size, figures in built.items():
        told = ", ".join(f"{name} {figure:.1f}" for name, figure in figures.items())
        print(f"{size:,} articles indexed: {told}")
    print("| p50 / p99 ms (processor's) | " + " | ".join(f"{size:,}" for size in rounds) + " |")
    print("|---" * (len(rounds) + 1) + "|")
    names = [name for name in next(iter(rounds.values()))[0] if name != "found"]
    for name in names:
        cells = [_cell([one[name] for one in measured]) for measured in rounds.values()]
        print(f"| {name} | {' | '.join(cells)} |")
    for size, measured in rounds.items():
        found, every = (
            sum(int(one["found"][key]) for one in measured) for key in ("found", "asked")
        )
        print(f"{size:,}: {found:,} of {every:,} two-character words find their article")


def _cell(measured: list[Figures]) -> str:
    """Give the median of the rounds."""
    p50, p99, cpu50, cpu99 = (
        statistics.median(one[key] for one in measured)
        for key in ("p50", "p99", "cpu_p50", "cpu_p99")
    )
    return f"{p50:.2f} / {p99:.2f} ({cpu50:.2f} / {cpu99:.2f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--keep", default="")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--do", choices=["build", "measure"])
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if options.do:
        done: Any = build(options.sizes[0]) if options.do == "build" else measure(options.seed)
        print(json.dumps(done))
    else:
        main(options.sizes, keep=options.keep, on_postgresql=options.postgresql)
