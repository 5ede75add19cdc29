"""A publication with an author's submission in it, and the private links she holds."""

import re

from django.contrib.auth import get_user_model
from django.core import mail
from django.db.models import Model

from tests.publication import Publication, publication
from viewpoints.contributing import robots
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Secret
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, editing, submitting
from viewpoints.submissions.models import Asking, Submission

FORM = "/contribute/guan-dian/"
PARAGRAPHS = ("钱要走四十七天。", "孩子们照样要吃饭。")


def filled(**changes: object) -> dict[str, object]:
    """Give a form that is filled in well."""
    return {
        "title": "一块钱在路上",
        "text": "\r\n\r\n".join(PARAGRAPHS),
        "name": "林晓",
        "email": "Lin@QQ.com",
        "byline_as": "own",
        "pen_name": "",
        "organization": "山野基金会",
        "role": "项目主管",
        "consent": "on",
        "homepage": "",
        "opened": robots.stamp(0),
        **changes,
    }


def editor() -> Actor:
    """Make the editor."""
    users = get_user_model().objects
    return Actor.editor(users.filter(username="jian").first() or users.create_superuser("jian"))


def submission(
    *emails: str, made: Publication | None = None, language: str = "zh-hans"
) -> Submission:
    """Submit an essay of two paragraphs by the authors at ``emails``; the first is the sender."""
    emails = emails or ("lin@qq.com",)
    return submitting.submit(
        (made or publication()).section,
        by=Actor.machine("intake"),
        sender=address(emails[0]),
        authors=[contributor_at(address(email), name="林晓") for email in emails],
        essay=submitting.Essay(
            "一块钱在路上", [{"type": "paragraph", "html": words} for words in PARAGRAPHS]
        ),
        language=language,
    )


def asked(of: Submission | None = None, **changes: str) -> Asking:
    """Ask the authors of a submission about its draft, edited by ``changes``."""
    of = of or submission()
    draft = editing.start(of, by=editor()).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()
    return approval.ask(of, by=editor())


def secret(purpose: str, about: Model, *, email: str = "lin@qq.com") -> str:
    """Give a secret as a letter to ``email`` would hold it."""
    return secrets.mint(purpose, about=recording.subject(about), holder=address(email))


def text_page(asking: Asking, *, email: str = "lin@qq.com") -> str:
    """Give the address where the author at ``email`` answers."""
    return f"/contribute/text/{secret('asking', asking, email=email)}/"


def status_page(of: Submission, *, email: str = "lin@qq.com") -> str:
    """Give the address where a submission's status is shown."""
    return f"/contribute/status/{secret('status', of, email=email)}/"


def mailed_link(purpose: str) -> str:
    """Give the path of the link for ``purpose`` in the last letter that left."""
    found = re.search(
        rf"http://[^/]+(/(?:(?:en|zh-hant)/)?contribute/{purpose}/\S+)", mail.outbox[-1].body
    )
    assert found, mail.outbox[-1].body
    return found[1]


def run_out(url: str) -> None:
    """Let the time of a private link be over."""
    digest = secrets.digest(url.rstrip("/").rpartition("/")[2])
    row = Secret.objects.get(digest=digest)
    row.expires_at = row.made_at
    row.save()
