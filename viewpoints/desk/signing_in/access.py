"""Who can get in: what an administrator does for somebody who is new, or who lost phone or password."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from viewpoints.journal import recording
from viewpoints.journal.models import Actor


class Tokens(PasswordResetTokenGenerator):
    """Proofs for a link to choose a password: void after that, after a sign-in, after three days."""

    key_salt = "viewpoints.desk.signing_in.access"


TOKENS = Tokens()


@transaction.atomic
def make_link(user: Any, *, by: Actor) -> str:
    """Give an address where ``user`` chooses a password; nothing of it is kept but a line of the journal."""
    recording.record("editor.link_made", user, by=by)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("desk_welcome", args=[uid, TOKENS.make_token(user)])
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


@transaction.atomic
def reset_second_factor(user: Any, *, by: Actor) -> None:
    """Take away every factor of ``user`` and end her sessions: she sets up a new one with her password."""
    Authenticator.objects.filter(user=user).delete()
    recording.record("editor.second_factor_reset", user, by=by)
    end_sessions(user, by=by)


@transaction.atomic
def end_sessions(user: Any, *, by: Actor, but: str = "") -> int:
    """End the sessions of ``user``, all but that with the key ``but``; gives how many."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=but)
    return sum(end_session(row, by=by) for row in rows)


@transaction.atomic
def end_session(row: UserSession, *, by: Actor) -> bool:
    """End one session; tells whether it was still open."""
    was_open = row.exists()
    row.end()
    recording.record("editor.session_ended", row.user, by=by)
    return was_open


def named(name: str) -> Any:
    """Give the person of the desk with a user name, or None."""
    return get_user_model().objects.filter(username=name).first()
