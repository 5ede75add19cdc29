"""Write the journal, and read the story of one thing."""

from typing import Any

from django.db.models import Model, QuerySet

from viewpoints.journal.models import Actor, Event


def kind(model: type[Model]) -> str:
    """Give the name of a kind of row: its model's label."""
    return model._meta.label_lower


def subject(thing: Model) -> tuple[str, str]:
    """Give the pair that names any row: its model's label and its key."""
    return thing._meta.label_lower, str(thing.pk)  # request.user is only like its model


def record(verb: str, thing: Model, *, by: Actor, **details: Any) -> Event:
    """Write one event: ``by`` did ``verb`` (``submission.received``) to ``thing``.

    ``details`` are keys and plain values that JSON can hold; never names, addresses or texts.
    """
    subject_kind, subject_key = subject(thing)
    return Event.objects.create(
        verb=verb,
        subject_kind=subject_kind,
        subject_key=subject_key,
        actor_kind=by.kind,
        actor_key=by.key,
        editor=by.user,
        details=details,
    )


def story(thing: Model) -> QuerySet[Event]:
    """Give all events about ``thing``, oldest first."""
    subject_kind, subject_key = subject(thing)
    return Event.objects.filter(subject_kind=subject_kind, subject_key=subject_key).select_related(
        "editor"
    )
