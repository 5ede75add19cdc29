"""Which rows name a row: every foreign key that leads to it, also those without a name on this side."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet


def naming(
    row: Model, *, besides: frozenset[str] = frozenset()
) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Give for each foreign key to this kind of row its name, and the rows that name this one by it.

    Keys of the models in ``besides`` (labels) are passed over.
    """
    for relation in row._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or not relation.auto_created:
            continue
        model: Any = relation.related_model
        if relation.concrete or model._meta.label in besides:
            continue
        name = relation.field.name  # type: ignore[union-attr]
        yield name, model._base_manager.filter(**{name: row})


def is_named(row: Model, *, besides: frozenset[str] = frozenset()) -> bool:
    """Tell whether any other row names this one."""
    return any(rows.exists() for _name, rows in naming(row, besides=besides))
