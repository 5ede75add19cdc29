"""Does the desk cost more where a hundred times as much has come in?

    python -m benchmarks.desk 1000 100000 [--postgresql] [--keep FOLDER] [--only WORD]

Fills a desk of each size (``backlog``), then measures them in turn (A B A B …), each round in a fresh
process: every screen through Django's whole stack, for the editor of one section among three and for an
administrator, and what the clock does every minute. Queries, processor milliseconds, milliseconds (the
best of all), and the ratio: of the processor's, or with a server beside us of all milliseconds. Lists
have pages of ten rows, so that a rare state fills one at either size. ``--keep`` fills only what FOLDER
does not hold yet; ``--only`` measures what has WORD in its name.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROUNDS = 3
TIMES = 7
PAGE = 10
LIMIT = 1.3
Cost = dict[str, float]


def main(sizes: list[int], *, keep: str, only: str, on_postgresql: bool) -> None:
    """Build, measure, print the table."""
    with ExitStack() as stack:
        folder = keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="viewpoints-desk-"))
        places = {size: _place(stack, Path(folder) / str(size), on_postgresql) for size in sizes}
        for size, place in places.items():
            began = time.monotonic()
            _run("build", place, str(size))
            print(f"{size} of each built in {time.monotonic() - began:.0f} s", file=sys.stderr)
        rounds: dict[int, list[dict[str, Cost]]] = {size: [] for size in sizes}
        for _ in range(ROUNDS):
            for size, place in places.items():
                rounds[size].append(json.loads(_run("measure", place, only)))
    _print(
        {size: _best(measured) for size, measured in rounds.items()},
        "wall_ms" if on_postgresql else "cpu_ms",
    )


def _place(stack: ExitStack, data: Path, on_postgresql: bool) -> dict[str, str]:
    """Give the settings of one install."""
    from tests import postgresql

    url = stack.enter_context(postgresql.server(durable=True)) if on_postgresql else ""
    return {
        "VIEWPOINTS_DATA": str(data),
        "VIEWPOINTS_DATABASE_URL": url,
        "VIEWPOINTS_DEMO": "no",
        "DJANGO_SETTINGS_MODULE": "viewpoints.config.settings",
    }


def _run(what: str, place: dict[str, str], word: str) -> str:
    command = [sys.executable, "-m", "benchmarks.desk", "--do", what, "--only", word]
    environment = {**os.environ, **place}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def build(size: int) -> None:
    """Prepare the data folder and fill it, unless it is filled; what later versions need is added."""
    import django

    django.setup()
    from benchmarks import backlog
    from viewpoints.config import query_plans
    from viewpoints.config.preparing import prepare, prepared
    from viewpoints.config.settings import DATA

    DATA.mkdir(parents=True, exist_ok=True)
    if not prepared(DATA):
        prepare(DATA)
    if not (kept := DATA / "benchmark.json").exists():
        kept.write_text(json.dumps(backlog.fill(size)))
    query_plans.catch_up()


def measure(only: str) -> dict[str, Cost]:
    """Measure in this process what has ``only`` in its name."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client

    from viewpoints.config.settings import DATA
    from viewpoints.desk import listing

    listing.PAGE = PAGE
    keys = json.loads((DATA / "benchmark.json").read_text())
    found = {}
    for name in ("editor", "administrator"):
        client = Client(SERVER_NAME="localhost")
        _sign_in(client, get_user_model().objects.get(username=name))
        for label, url in screens(keys).items():
            if only in f"{name}: {label}":
                found[f"{name}: {label}"] = _cost(lambda url=url, at=client: _get(at, url))  # type: ignore[misc]
    return {**found, **{name: _cost(do) for name, do in _clock() if only in name}}


def _sign_in(client: Any, user: Any) -> None:
    """Sign in with both factors, just now."""
    from allauth.account.internal.flows.login import record_authentication
    from django.contrib.auth.signals import user_logged_in

    def prove(request: Any, user: Any, **_: Any) -> None:
        record_authentication(request, user, "mfa", type="totp")
        request.session["seen"] = int(time.time())

    user_logged_in.connect(prove)
    client.force_login(user)
    user_logged_in.disconnect(prove)


def screens(keys: dict[str, int]) -> dict[str, str]:
    """Give the address of every screen that is measured, by what it is called in the table."""
    from django.urls import reverse

    from viewpoints.intake.models import Arrival
    from viewpoints.letters.models import Letter

    arrival = Arrival.objects.filter(section=keys["section"]).order_by("-pk")[0].pk
    letter = Letter.objects.filter(section_key=str(keys["section"])).order_by("-pk")[0].pk
    pages = {
        "Today": reverse("wagtailadmin_home"),
        "a submission in edit": reverse("desk:submission", args=[keys["submission"]]),
        "a submission asked about": reverse("desk:submission", args=[keys["asked"]]),
        "an arrival": reverse("desk:arrival", args=[arrival]),
        "a letter": reverse("desk:letter", args=[letter]),
        "calendar": reverse("desk:calendar"),
        "page editor": reverse("wagtailadmin_pages:edit", args=[keys["article"]]),
        "explorer of a section": reverse("wagtailadmin_explore", args=[keys["section"]]),
        "page search": f"{reverse('wagtailadmin_pages:search')}?q=%E5%85%AC%E7%9B%8A",
        "authors": reverse("wagtailsnippets_people_contributor:list"),
        "organizations": reverse("wagtailsnippets_people_organization:list"),
        "personal data": reverse("desk:erasures"),
        "pictures": reverse("wagtailimages:index"),
    }
    return {**pages, **dict(_lists(keys["section"]))}


def _lists(section: int) -> Iterator[tuple[str, str]]:
    """Give each list without a filter and with each choice of its filters; searches; and old pages."""
    from urllib.parse import urlencode

    from django.urls import reverse

    from benchmarks.backlog import RARE
    from viewpoints.desk.views.letters import TABS
    from viewpoints.intake.states import ArrivalState
    from viewpoints.submissions.states import State

    asked = [("submissions", {"state": state}) for state in ("open", *State.values)]
    asked += [("submissions", {"held": held}) for held in ("me", "nobody")]
    asked += [("submissions", {"age": days}) for days in ("3", "7", "30")]
    asked += [("submissions", {"section": str(section)})]
    asked += [
        ("submissions", {"q": word}) for word in ("公益", "中国", "的", RARE, "饕餮斋", "lin-7")
    ]
    asked += [
        ("submissions", {"state": "open", "held": "me"}),
        ("submissions", {"state": "open", "age": "30", "order": "oldest"}),
        ("submissions", {"state": "received", "section": str(section)}),
        ("submissions", {"state": "declined", "q": "中国"}),
        ("submissions", {"order": "oldest"}),
        ("submissions", {"before": "500"}),
    ]
    asked += [("arrivals", {"state": state}) for state in ArrivalState.values]
    for name in ("submissions", "arrivals", "letters"):
        yield name, reverse(f"desk:{name}")
    for name, query in asked:
        yield f"{name}?{'&'.join(map('='.join, query.items()))}", _url(name, urlencode(query))
    for tab in TABS:
        yield f"letters, {tab}", reverse("desk:letters_in", args=[tab])


def _url(name: str, query: str) -> str:
    from django.urls import reverse

    return f"{reverse(f'desk:{name}')}?{query}"


def _clock() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Give what the clock does every minute, and the table of retention where it has not rested."""
    from viewpoints.config.working import CATCH_UP
    from viewpoints.privacy import applying
    from viewpoints.privacy.retention import RULES

    for due in CATCH_UP:
        yield f"each minute: {due.__module__.removeprefix('viewpoints.')}", due
    for rule in RULES:
        yield f"once a day: retention of {rule.name}", lambda rule=rule: applying.apply(rule)  # type: ignore[misc]


def _get(client: Any, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)


def _cost(do: Callable[[], Any]) -> Cost:
    from django.db import connection

    queries = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    do()
    with connection.execute_wrapper(count):
        do()
    cpus, walls = [], []
    for _ in range(TIMES):
        cpu, wall = time.process_time(), time.perf_counter()
        do()
        cpus.append(1000 * (time.process_time() - cpu))
        walls.append(1000 * (time.perf_counter() - wall))
    return {
        "queries": len(queries),
        "cpu_ms": min(cpus),
        "wall_ms": min(walls),
    }


def _best(rounds: list[dict[str, Cost]]) -> dict[str, Cost]:
    return {
        what: {figure: min(one[what][figure] for one in rounds) for figure in rounds[0][what]}
        for what in rounds[0]
    }


def _print(found: dict[int, dict[str, Cost]], compared: str) -> None:
    sizes = list(found)
    print("| | " + " | ".join(f"{size:,} of each" for size in sizes) + " | ratio |")
    print("|---" * (len(sizes) + 2) + "|")
    for what in found[sizes[0]]:
        costs = [found[size][what] for size in sizes]
        cells = [
            f"{one['queries']:.0f} queries, {one['cpu_ms']:.1f} ms CPU, {one['wall_ms']:.1f} ms"
            for one in costs
        ]
        print(f"| {what} | " + " | ".join(cells) + f" | {_ratio(costs, compared)} |")


def _ratio(costs: list[Cost], compared: str) -> str:
    """Give the dearest over the cheapest size; marked where it is over the limit, or queries differ."""
    ratio = costs[-1][compared] / costs[0][compared]
    more = costs[-1]["queries"] > costs[0]["queries"]
    return f"**{ratio:.2f}**" if ratio > LIMIT or more else f"{ratio:.2f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--keep", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--do", choices=["build", "measure"])
    given = parser.parse_args()
    if given.do == "build":
        build(int(given.only))
    elif given.do == "measure":
        print(json.dumps(measure(given.only)))
    else:
        main(given.sizes, keep=given.keep, only=given.only, on_postgresql=given.postgresql)
