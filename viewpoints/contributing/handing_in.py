"""Hand in: what is sent by her private link is kept as an answer to one of our letters would be.

So it is on disk and synced before she is told, read in the worker, and taken up again after a stop
(docs/decisions/0020-changes-by-answer-and-link.md).
"""

from datetime import timedelta

from viewpoints.intake import receiving
from viewpoints.intake.form import as_mail
from viewpoints.intake.form.as_mail import Form
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import Channel
from viewpoints.journal import recording
from viewpoints.letters import secrets
from viewpoints.letters.models import Address
from viewpoints.submissions.models import Submission
from viewpoints.submissions.senders import sender_of

_LIFETIME = timedelta(days=7)


def hand_in(form: Form, *, about: Submission, holder: Address) -> Arrival:
    """Keep what ``holder`` filled in about her submission, and put it before the worker."""
    mailbox = sender_of(about.section).email
    secret = secrets.mint(
        "answer-submission", about=recording.subject(about), holder=holder, lifetime=_LIFETIME
    )
    local, _at, domain = mailbox.partition("@")
    return receiving.receive(
        as_mail.written_down(form, to=mailbox),
        envelope_from=holder.email,
        envelope_to=[f"{local}+{secret}@{domain}"],
        channel=Channel.FORM,
    )
