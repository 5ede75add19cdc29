"""What the state machine drives: two editors, three authors, one essay and all that is made of it."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from wagtail.models import Locale, Page

from tests.intake import mails
from tests.submissions.essays import editor, section, submission
from viewpoints.articles.models import Article, Section
from viewpoints.intake import receiving
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Address
from viewpoints.submissions import (
    approval,
    authors,
    correcting,
    editing,
    gate,
    own_essays,
    permits,
    proxies,
    retracting,
    scheduling,
    taking_back,
    texts,
)
from viewpoints.submissions.models import Asking, Permit, PermitKind, Submission, Text, Yes
from viewpoints.submissions.states import MoveRefused, NotStarted

_numbers = itertools.count(1)
EMAILS = ("lin@qq.com", "wang@163.com", "zhao@ngo.example")
REFUSALS = (
    PermissionDenied,
    DatabaseError,
    MoveRefused,
    NotStarted,
    ValidationError,
    Article.DoesNotExist,
    approval.NotAsked,
    authors.AlreadyAuthor,
    authors.LastAuthor,
    correcting.NothingToCorrect,
    correcting.Retracted,
    own_essays.NeedsAnother,
    permits.NotOurs,
    proxies.NotAProxy,
    retracting.NotPrinted,
    scheduling.InThePast,
    taking_back.TooLate,
)


@dataclass
class World:
    """One essay under way; ``expected`` is what the newest draft must hold, whatever was refused."""

    submission: Submission
    authors: list[Address]
    editors: list[Actor]
    expected: dict[str, Any] = field(default_factory=dict)
    refused: int = 0

    def attempt(self, act: Callable[[], Any], *, edits: bool = False) -> Any:
        """Do ``act`` in a transaction of its own; a refusal must leave everything as it was."""
        self.submission.refresh_from_db()
        try:
            with transaction.atomic():
                done = act()
        except REFUSALS:
            self.refused += 1
            return None
        self.submission.refresh_from_db()
        if edits:
            self.expected = self.draft_content()
        return done

    @property
    def article(self) -> Article:
        """The article of the essay, read afresh; raises NotStarted before editing."""
        return Article.objects.get(pk=self.submission.draft.pk)

    def draft_content(self) -> dict[str, Any]:
        """What the newest draft holds."""
        return texts.content_of(texts.newest_draft(self.submission.draft))

    def asking(self, back: int = 0) -> Asking | None:
        """Give an asking, the newest first."""
        askings = list(self.submission.askings.order_by("-pk")[: back + 1])
        return askings[-1] if askings else None


MX = "mx.viewpoints.example"


def answer_by_mail(
    world: World, who: int, *, words: str, vouched: str, sender: int, **head: str
) -> None:
    """Send a mail to the answer address of the newest letter that asks the author ``who``."""
    to = world.authors[who].email
    asked = [one for one in mail.outbox if one.to == [to] and "过目" in one.subject]
    if not asked:
        return
    data = mails.mail(
        words,
        sender=world.authors[sender].email,
        to=asked[-1].reply_to[0],
        subject="回复：请您过目",
        message_id=f"<{next(_numbers)}@qq.com>",
        **head,
    )
    trusted = f"Authentication-Results: {vouched}\r\n".encode() if vouched else b""
    receiving.receive(trusted + data, envelope_from=to, envelope_to=asked[-1].reply_to)


def new_world() -> World:
    """Begin: one essay of three authors, in edit, and a second section to move to."""
    made = submission(emails=EMAILS)
    editing.start(made, by=editor())
    authors = list(Address.objects.filter(email__in=EMAILS).order_by("pk"))
    world = World(made, authors, [editor("editor"), editor("deputy")])
    world.expected = world.draft_content()
    return world


def elsewhere() -> Section:
    """Give a second section."""
    if found := Section.objects.filter(slug="bie-chu").first():
        return found
    return section().get_parent().add_child(instance=Section(title="别处", slug="bie-chu"))


def english_section() -> Locale:
    """Give the English locale, with the section's edition in it."""
    locale, _ = Locale.objects.get_or_create(language_code="en")
    if not section().has_translation(locale):
        section().copy_for_translation(locale, copy_parents=True)
    return locale


def body(words: str) -> str:
    """Give a body of one paragraph."""
    return json.dumps([{"type": "paragraph", "value": f"<p>{words}</p>"}])


def unpermitted() -> list[str]:
    """Give the live articles whose exact text nobody permitted: told without the gate's own code."""
    return [
        f"{article.pk}: {article.title}"
        for article in Article.objects.filter(live=True)
        if not _permitted(texts.hash_of(texts.content_of(article)))
    ]


def _permitted(sha256: str) -> bool:
    text = Text.objects.filter(sha256=sha256, scheme=texts.SCHEME).first()
    held = Permit.objects.filter(text=text, withdrawn_at=None).select_related("follows__text")
    return any(_grounded(permit, text) for permit in held) if text else False


def _grounded(permit: Permit, text: Text) -> bool:
    """Tell whether a permit has its ground: a reason, or the yes of every author to just these words."""
    if permit.kind == PermitKind.OVERRIDE:
        return bool(permit.reason)
    if permit.kind != PermitKind.AUTHORS:
        return permit.submission is None
    agreed_to = permit.follows.text if permit.follows else text
    if not texts.typographic(agreed_to.content, text.content):
        return False
    authors = set(permit.submission.authors.values_list("pk", flat=True))
    return any(
        authors
        <= set(
            Yes.objects.filter(asking=asking, taken_back_at=None).values_list("author", flat=True)
        )
        for asking in permit.submission.askings.filter(text=agreed_to)
    )


def gate_holds() -> bool:
    """Tell whether the database itself sees no violation."""
    return gate.violations() == [] and not Page.objects.filter(live=True, title="").exists()
