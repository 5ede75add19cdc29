"""The journal: one line for everything that was done, by whom, to what, when."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ActorKind(models.TextChoices):
    EDITOR = "editor", _("editor")
    CONTRIBUTOR = "contributor", _("author")
    READER = "reader", _("reader")
    MACHINE = "machine", _("machine")


@dataclass(frozen=True)
class Actor:
    """Who does something: an editor, a contributor, a reader, or a named machine; a key, never a name."""

    kind: ActorKind
    key: str
    user: Any = None

    @classmethod
    def editor(cls, user: Any) -> "Actor":
        """An editor signed in to the desk (a row of AUTH_USER_MODEL)."""
        return cls(ActorKind.EDITOR, str(user.pk), user)

    @classmethod
    def contributor(cls, person: Any) -> "Actor":
        """A contributor known by her private link or her mail address (any row with a ``pk``)."""
        return cls(ActorKind.CONTRIBUTOR, str(person.pk))

    @classmethod
    def machine(cls, name: str, user: Any = None) -> "Actor":
        """A part of the system that acts by itself: ``intake``, ``schedule``, ``demo``, ``importer``.

        ``user`` is the editor who told it to, if any.
        """
        return cls(ActorKind.MACHINE, name, user)


class Event(models.Model):
    """One line of the journal. Holds keys, never names: a person can be erased without touching it."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    verb = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject_key = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=16, choices=ActorKind)
    actor_key = models.CharField(max_length=64)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_key"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_kind} {self.subject_key}"
