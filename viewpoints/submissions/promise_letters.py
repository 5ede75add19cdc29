"""What is written to an author about the essay that she promised."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from viewpoints.letters.models import Letter
from viewpoints.letters.writing import Link, write
from viewpoints.submissions.models import Submission
from viewpoints.submissions.senders import in_language, sender_of


def promised(submission: Submission, *, words: str = "") -> list[Letter]:
    """Thank each author, and say by which day and how the text is to be sent."""
    return _to_authors("promised", submission, words=words)


def put_off(submission: Submission) -> list[Letter]:
    """Tell each author the new day."""
    return _to_authors("promise_put_off", submission)


def reminder(submission: Submission) -> list[Letter]:
    """Remind each author of the day, before it, on it or after it."""
    return _to_authors("promise_reminder", submission, automatic=True)


def released(submission: Submission, *, words: str = "") -> list[Letter]:
    """Tell each author that nobody waits any longer, and that she is welcome all the same."""
    return _to_authors("promise_released", submission, words=words)


def _to_authors(
    template: str, submission: Submission, *, automatic: bool = False, **context: Any
) -> list[Letter]:
    """Write to each author who has an address: an answer leads to this submission."""
    section = in_language(submission.section, submission.language)
    form = reverse("contributing:contribute", args=[submission.section.slug])
    context |= {
        "submission": submission,
        "section": section,
        "editor": section.editor,
        "due_on": submission.promise.due_on,
        "form": f"{settings.BASE_URL}{form}" if section.open_to_contributions else "",
    }
    authors = submission.authors.exclude(address=None).select_related("address").order_by("pk")
    return [
        write(
            template,
            to=author.address,
            sender=sender_of(submission.section, language=submission.language),
            about=submission,
            language=submission.language,
            links={"status": Link("status", submission)},
            answers=Link("answer-submission", submission),
            automatic=automatic,
            context={**context, "author": author},
        )
        for author in authors
        if author.address
    ]
