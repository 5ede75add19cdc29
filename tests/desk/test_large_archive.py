"""Where SQLite takes an archive for a large one, no screen of the desk reads or sorts what is large.

The counts that SQLite plans by are written here; there are only a few rows.
"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.desk import states
from tests.submissions.essays import section
from viewpoints.articles import editors
from viewpoints.config import query_plans
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState

pytestmark = pytest.mark.django_db
LARGE = (
    *("articles_article", "articles_authorship", "intake_arrival", "journal_event"),
    *("letters_address", "letters_letter", "letters_secret", "submissions_asked"),
    *("submissions_asking", "submissions_submission", "submissions_submission_authors"),
    *("submissions_yes", "wagtailcore_page"),
)
ALONE = (
    "SELECT * FROM submissions_schedule s JOIN submissions_submission o ON o.id = s.submission_id"
)


@pytest.fixture
def large(db):
    """Give an archive of a few rows that SQLite takes for one of a hundred thousand of each."""
    section()
    offered = states.with_author()
    states.in_edit()
    for state in (ArrivalState.UNREADABLE, ArrivalState.UNPLACED):
        Arrival.objects.create(
            raw=f"{state}.eml", sha256="0" * 64, size=1, state=state, section=offered.section
        )
    Letter.objects.update(state=LetterState.BOUNCED)
    query_plans.catch_up()
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, tbl, stat FROM sqlite_stat1")
        for key, table, stat in cursor.fetchall():
            if table in LARGE:
                cursor.execute(
                    "UPDATE sqlite_stat1 SET stat = %s WHERE rowid = %s", [_large(stat), key]
                )
        cursor.execute("ANALYZE sqlite_schema")
    yield offered
    query_plans.catch_up()


def _large(stat):
    columns = stat.split()[1:]
    return " ".join(["100000", *(str(10 ** max(0, 3 - number)) for number in range(len(columns)))])


def plans(client, url):
    """Give the steps of every query of a screen, which begins each with what it is."""
    asked = []

    def keep(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    client.get(url)
    with connection.execute_wrapper(keep):
        assert client.get(url).status_code == 200
    with connection.cursor() as cursor:
        for sql, params in asked:
            if sql.startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                yield sql, [row[3] for row in cursor.fetchall()]


def read_whole(client, url):
    """Give the large tables that a query of a screen reads whole: in order and up to a limit is not whole."""
    return {
        table
        for sql, steps in plans(client, url)
        for table in LARGE
        if any(step.split()[:2] == ["SCAN", table] for step in steps)
        and not (re.search(r" LIMIT \d+$", sql) and "USE TEMP B-TREE FOR ORDER BY" not in steps)
    }


@pytest.fixture
def her_desk(large, lin):
    lin.is_superuser = False
    lin.save()
    editors.name_editor(large.section, user=lin, by=Actor.editor(lin))
    client = Client()
    client.force_login(lin)
    return client


@pytest.mark.parametrize("name", ["wagtailadmin_home", "desk:calendar", "desk:arrivals"])
def test_a_screen_of_an_editor_reads_nothing_large_whole(her_desk, name):
    assert read_whole(her_desk, reverse(name)) == set()


@pytest.mark.parametrize("name", ["wagtailadmin_home", "desk:calendar", "desk:arrivals"])
def test_a_screen_of_an_administrator_reads_nothing_large_whole(large, desk, name):
    assert read_whole(desk, reverse(name)) == set()


def test_a_state_is_found_by_its_index_and_nothing_is_sorted(large, desk):
    (steps,) = (
        steps
        for sql, steps in plans(desk, f"{reverse('desk:submissions')}?state=in_edit")
        if 'FROM "submissions_submission"' in sql and "ORDER BY" in sql and " JOIN " not in sql
    )
    assert steps == [
        "SEARCH submissions_submission USING INDEX submissions_state_864c83_idx (state=?)"
    ]


def test_an_empty_table_is_known_to_be_empty(large):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {ALONE}")
        steps = [row[3] for row in cursor.fetchall()]
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'submissions_schedule'")
        assert (steps, cursor.fetchall()) == (
            ["SCAN s", "SEARCH o USING INTEGER PRIMARY KEY (rowid=?)"],
            [("1",)],
        )
