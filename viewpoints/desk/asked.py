"""Who was asked about a text, and what each of them answered, for the desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viewpoints.submissions import silence
from viewpoints.submissions.models import Asked, Asking, Objection, Submission, Use, Yes

VIA: dict[str, str | Promise] = {
    "link": gettext_lazy("by her link"),
    "mail": gettext_lazy("by answering the letter"),
}


@dataclass(frozen=True)
class Person:
    """One who was asked, an author or her proxy, and her answer.

    ``open`` while she can still give one; ``delegated`` when she named who answers for her.
    """

    asked: Asked
    yes: Yes | None = None
    objection: Objection | None = None
    open: bool = False
    delegated: bool = False
    reminded: list[datetime] = field(default_factory=list)

    @property
    def answer(self) -> str:
        """What she answered, in a word or two."""
        if self.objection:
            return _("does not agree")
        if self.yes:
            return _("took her yes back") if self.yes.taken_back_at else _("agrees")
        if self.delegated:
            return _("named who answers for her")
        return _("has not answered") if self.open else _("did not answer")

    @property
    def via(self) -> str:
        """How her yes came."""
        return str(VIA.get(self.yes.via, self.yes.via)) if self.yes else ""

    @property
    def refused(self) -> list[str]:
        """The uses she did not agree to."""
        return refused(self.yes.uses) if self.yes else []


@dataclass(frozen=True)
class Round:
    """One asking with everybody who was asked."""

    asking: Asking
    people: list[Person]


def refused(uses: Iterable[str]) -> list[str]:
    """Give the names of the uses that are not among ``uses``."""
    agreed = set(uses)
    return [str(use.label) for use in Use if use not in agreed]


def rounds_of(submission: Submission) -> list[Round]:
    """Give every asking of a submission with its answers, newest first; costs the same for many."""
    rows = submission.askings.select_related("text", "asked_by").prefetch_related(
        Prefetch("asked", Asked.objects.select_related("author", "proxy", "address")),
        Prefetch("yeses", Yes.objects.order_by("pk")),
        "objections__passages",
    )
    waiting = set(silence.waiting(of=submission).values_list("pk", flat=True))
    reminded: dict[int, list[datetime]] = defaultdict(list)
    for event in silence.reminders_to(submission):
        reminded[event.details["asked"]].append(event.at)
    return [
        Round(asking, [_person(one, asking, waiting, reminded) for one in asking.asked.all()])
        for asking in rows.order_by("-pk")
    ]


def _person(
    asked: Asked, asking: Asking, waiting: set[int], reminded: dict[int, list[datetime]]
) -> Person:
    yeses = [yes for yes in asking.yeses.all() if yes.asked_id == asked.pk]
    said = [one for one in asking.objections.all() if one.author_id == asked.author_id]
    proxied = [one.author_id for one in asking.asked.all() if one.proxy_id]
    return Person(
        asked=asked,
        yes=yeses[-1] if yeses else None,
        objection=said[-1] if said else None,
        open=asked.pk in waiting,
        delegated=asked.proxy_id is None and asked.author_id in proxied,
        reminded=reminded[asked.pk],
    )
