"""Letters that did not arrive: the section's editor hears of each once, and decides.

What was asked stays asked: she may have the letter from elsewhere, and only her answer, or the editor, ends
that. A minute more or less does not matter here, so there are no tasks: the worker calls ``catch_up``.
"""

from django.db import transaction
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.letters.models import Letter
from viewpoints.letters.states import UNDELIVERED
from viewpoints.submissions import letters
from viewpoints.submissions.models import Submission


def catch_up() -> int:
    """Tell editors of letters about submissions that failed or came back; gives how many they were.

    To be called every minute or so. Nobody is told twice of one letter, unless it was sent again.
    """
    kind = recording.kind(Submission)
    untold = Letter.objects.filter(state__in=UNDELIVERED, told_at=None, about_kind=kind)
    # Sorted here: asked for them in order, SQLite reads all letters in order.
    rows = sorted(untold.select_related("to").order_by(), key=lambda letter: letter.pk)
    return sum(map(_tell, rows))


@transaction.atomic
def _tell(letter: Letter) -> int:
    row = Letter.objects.filter(pk=letter.pk, state__in=UNDELIVERED, told_at=None)
    if not row.update(told_at=timezone.now()):
        return 0
    submission = Submission.objects.filter(pk=letter.about_key).first()
    if submission is None:
        return 0
    letters.for_editor(submission, event="undelivered", letter=letter)
    return 1
