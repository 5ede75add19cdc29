"""Offer: what was filled in is kept as it came, and its address is asked to confirm it."""

from viewpoints.articles.models import Section
from viewpoints.contributing import letters
from viewpoints.intake import receiving, rereading
from viewpoints.intake.form import as_mail
from viewpoints.intake.form.as_mail import Form
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.letters.addresses import address
from viewpoints.submissions.senders import sender_of


def offer(form: Form, *, section: Section, robot: bool = False) -> Arrival:
    """Keep the form as a mail to the section; nobody reads it before its address confirms it.

    What a robot filled in is kept as spam and nothing is written to anyone.
    """
    mailbox = sender_of(section).email
    arrival = receiving.receive(
        as_mail.written_down(form, to=mailbox),
        envelope_from=form.email,
        envelope_to=[mailbox],
        channel=Channel.FORM,
        state=ArrivalState.SPAM if robot else ArrivalState.UNCONFIRMED,
    )
    if robot:  # so that an editor sees what it says
        rereading.reread.enqueue(arrival.pk)
    else:
        to = address(form.email, language=form.language)
        letters.confirm(arrival, to=to, section=section)
    return arrival
