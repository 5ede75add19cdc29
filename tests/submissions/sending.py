"""A submission under way, and the last letter that left."""

import re
from typing import Any

from django.core import mail

from tests.publication import publication
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, editing, submitting
from viewpoints.submissions.models import Asking, Submission

INTAKE = Actor.machine("intake")
LINK = re.compile(r"http://127\.0\.0\.1:8000(?:/en)?/contribute/(status|text|agreed)/[a-z2-7]{26}/")


def submit(
    *,
    language: str = "zh-hans",
    title: str = "一块钱在路上",
    problems: tuple[str, ...] = (),
    emails: tuple[str, ...] = ("lin@qq.com",),
) -> Submission:
    """Submit an essay of one paragraph to a new publication; the first address is the sender's."""
    return submitting.submit(
        publication().section,
        by=INTAKE,
        sender=address(emails[0]),
        authors=[contributor_at(address(email), name="林晓") for email in emails],
        essay=submitting.Essay(title, [{"type": "paragraph", "html": "工资不是罪过。"}]),
        language=language,
        problems=problems,
    )


def ask(submission: Submission, *, by: Actor, **changes: str) -> Asking:
    """Edit the draft's fields, and ask its authors."""
    draft = editing.start(submission, by=by).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()
    return approval.ask(submission, by=by)


def last() -> tuple[str, str]:
    """Give the last letter that left: its subject and its words, with LINK for each private link."""
    message: Any = mail.outbox[-1]
    return message.subject, LINK.sub(r"LINK:\1", message.body)
