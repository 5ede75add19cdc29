"""Send the demo's submissions in as real mails, and take each as far as its history says.

Every step is the product's own verb and the worker's own task; afterwards what the step made is
dated as the history has it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any

from django.db.models import Max, Model
from django_tasks_db.management.commands.db_worker import Worker

from viewpoints.articles.models import Claim
from viewpoints.config.demo import content
from viewpoints.config.demo.printing import answers, fields
from viewpoints.config.demo.word import docx
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.journal.models import Actor, Event
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter, Secret
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, declining, editing, publication, texts
from viewpoints.submissions.models import Asking, Objection, Permit, Submission, Yes
from viewpoints.submissions.states import State

# What a step makes, and the fields that say when.
DATED: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Arrival, ("received_at",)),
    (Submission, ("received_at", "moved_at")),
    (Event, ("at",)),
    (Letter, ("created_at", "sent_at")),
    (Secret, ("made_at",)),
    (Asking, ("asked_at",)),
    (Yes, ("given_at",)),
    (Objection, ("made_at",)),
    (Permit, ("given_at",)),
)


def send_submissions(
    submissions: Iterable[content.Submission],
    *,
    editor: Actor,
    people: Mapping[str, Contributor],
    claims: Mapping[str, Claim],
) -> None:
    """Send each mail in, unless it was sent before, and do what its history says."""
    for one in submissions:
        if Arrival.objects.filter(message_id=_message_id(one)).exists():
            continue
        if one.author.contributor:
            known = people[one.author.contributor]
            known.address = address(one.author.address)
            known.save(update_fields=["address"])
        with _dated(one.received_at):
            receiving.receive(
                _mail(one), envelope_from=one.mail.from_address, envelope_to=[one.mail.to]
            )
        submission = Submission.objects.latest("pk")
        for step in one.history:
            _take(step, submission, editor=editor, claims=claims)


def _mail(submission: content.Submission) -> bytes:
    mail, essay = submission.mail, submission.essay
    message = EmailMessage()
    message["From"] = formataddr((mail.from_name, mail.from_address))
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(submission.received_at)
    message["Message-ID"] = f"<{_message_id(submission)}>"
    message["X-Mailer"] = mail.client
    message.set_content(mail.text)
    message.add_attachment(
        docx(essay.title, essay.blocks),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename=mail.attachment,
    )
    return message.as_bytes()


def _message_id(submission: content.Submission) -> str:
    return f"{submission.name}@{submission.mail.from_address.partition('@')[2]}"


def _take(
    step: content.Step, submission: Submission, *, editor: Actor, claims: Mapping[str, Claim]
) -> None:
    submission.refresh_from_db()
    with _dated(step.at, moved=submission):
        STEPS[step.verb](submission, step, editor, claims)


def _start(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    if submission.state != State.IN_EDIT:
        editing.start(submission, by=editor)


def _edit(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    if step.essay is None:
        return
    draft = texts.newest_draft(submission.article)
    for name, value in fields(step.essay).items():
        if value:
            setattr(draft, name, value)
    draft.slug = step.essay.slug or draft.slug
    draft.claim_answers = answers(step.essay, claims)
    draft.save_revision(user=editor.user)


def _ask(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    _edit(submission, step, editor, claims)
    approval.ask(submission, by=editor, words=step.letter)


def _agree(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    asking = submission.askings.get(lapsed_at=None)
    for author in approval.asked(submission):
        approval.agree(asking, at=author.address, by=Actor.contributor(author))


def _object(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    author = approval.asked(submission)[0]
    approval.object_to(
        submission.askings.get(lapsed_at=None),
        at=author.address,
        by=Actor.contributor(author),
        remarks=f"“{step.passage}”\n\n改为：“{step.revised}”\n\n{step.remarks}",
    )


def _publish(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    publication.publish(submission, by=editor)


def _decline(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    declining.decline(submission, by=editor, reason=step.reason)


def _withdraw(submission: Submission, step: content.Step, editor: Actor, claims: Any) -> None:
    declining.withdraw(submission, by=Actor.contributor(approval.asked(submission)[0]))


STEPS: dict[str, Callable[[Submission, content.Step, Actor, Any], None]] = {
    "start_editing": _start,
    "edit": _edit,
    "ask": _ask,
    "agree": _agree,
    "object": _object,
    "publish": _publish,
    "decline": _decline,
    "withdraw": _withdraw,
}


@contextmanager
def _dated(at: datetime, *, moved: Submission | None = None) -> Iterator[None]:
    """Run the worker after what is done inside, and date all that came of it ``at``."""
    before = {model: _newest(model) for model, _ in DATED}
    yield
    work()
    for model, names in DATED:
        made = model._default_manager.filter(pk__gt=before[model])
        made.update(**dict.fromkeys(names, at))
    if moved:
        Submission.objects.filter(pk=moved.pk).update(moved_at=at)


def _newest(model: type[Model]) -> int:
    return model._default_manager.aggregate(newest=Max("pk"))["newest"] or 0


def work() -> None:
    """Do what the worker would do now, until nothing is left."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="work",
        startup_delay=False,
        max_tasks=None,
        worker_id="demo",
        excluded_queue_names=[],
    )
    worker.run()
