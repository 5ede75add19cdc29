"""What came: submissions that nobody has begun."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from viewpoints.desk.today.rows import LEFT_LYING, Row, first, in_state, row_of, with_usual_step
from viewpoints.submissions.states import State


def received(user: Any) -> Iterable[Row]:
    """Give what came of late and was not begun, newest first."""
    late = timezone.now() - LEFT_LYING
    for one in first(in_state(user, State.RECEIVED), user):
        if one.moved_at > late:
            yield with_usual_step(row_of(one), one)
