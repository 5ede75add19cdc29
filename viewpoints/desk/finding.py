"""Find submissions by state at a cost that does not grow with how many there are."""

from django.db.models import QuerySet

from viewpoints.articles.models import Section
from viewpoints.submissions.models import Submission


def through_sections(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Name every section, which changes no result but lets the index (section, state, -id) be used.

    Without it a rare state is looked for in all rows: 100 ms instead of 0.1 at 100,000 on SQLite.
    """
    return rows.filter(section__in=Section.objects.values("pk"))
