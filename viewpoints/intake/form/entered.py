"""What an editor entered by hand, for its author: read again from the raw mail that was made of it."""

from django.contrib.auth import get_user_model

from viewpoints.intake import raw
from viewpoints.intake.form import as_mail
from viewpoints.intake.form.as_mail import Hand
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import Channel
from viewpoints.journal.models import Actor


def said_of(arrival: Arrival) -> Hand | None:
    """Give what the editor said beside it; None of what came by itself, whatever its headers say."""
    if arrival.channel != Channel.HAND:
        return None
    return as_mail.hand(raw.read(arrival.raw))


def who_entered(hand: Hand) -> Actor | None:
    """Give the editor who entered it, if she is still here."""
    user = get_user_model().objects.filter(pk=hand.by).first()
    return Actor.editor(user) if user else None
