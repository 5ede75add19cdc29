"""How many rows of a kind there are is known to SQLite, so that it finds rare ones by their index."""

import pytest
from django.db import connection

from tests.submissions.essays import submission
from viewpoints.config import query_plans

pytestmark = pytest.mark.django_db


def counted():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stat FROM sqlite_stat1 WHERE tbl = 'submissions_submission_authors'"
            " AND idx LIKE '%contributor_id_0%'"
        )
        return cursor.fetchall()


def test_it_is_counted_anew_each_time():
    submission("一")
    query_plans.catch_up()
    once = counted()
    submission("二")
    assert (query_plans.catch_up(), once, counted()) == (0, [("1 1",)], [("2 2",)])
