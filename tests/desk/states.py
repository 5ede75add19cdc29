"""A submission in every state, and what a response says."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpResponse

from tests.submissions.essays import editor, submission
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, declining, editing, publication
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State


def promised() -> Submission:
    offered = received()
    Submission.objects.filter(pk=offered.pk).update(state=State.PROMISED, blocks=[])
    offered.refresh_from_db()
    return offered


def received() -> Submission:
    return submission("志愿者也要吃饭")


def in_edit() -> Submission:
    offered = received()
    editing.start(offered, by=editor())
    return offered


def with_author() -> Submission:
    offered = in_edit()
    approval.ask(offered, by=editor())
    return offered


def approved() -> Submission:
    offered = with_author()
    (author,) = approval.asked(offered)
    approval.agree(offered.askings.get(), at=author.address, by=Actor.contributor(author))
    offered.refresh_from_db()
    return offered


def published() -> Submission:
    offered = approved()
    publication.publish(offered, by=editor())
    return offered


def declined() -> Submission:
    offered = in_edit()
    declining.decline(offered, by=editor(), reason="不合适")
    return offered


def withdrawn() -> Submission:
    offered = received()
    declining.withdraw(offered, by=Actor.contributor(offered.authors.get()))
    return offered


IN: dict[State, Callable[[], Submission]] = {
    State.PROMISED: promised,
    State.RECEIVED: received,
    State.IN_EDIT: in_edit,
    State.WITH_AUTHOR: with_author,
    State.APPROVED: approved,
    State.PUBLISHED: published,
    State.DECLINED: declined,
    State.WITHDRAWN: withdrawn,
}


def said(response: HttpResponse) -> list[str]:
    """Give what the desk says to the editor after a POST that redirects."""
    return [str(message).strip() for message in get_messages(response.wsgi_request)]
