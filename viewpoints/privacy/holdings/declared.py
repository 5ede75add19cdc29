"""What a row holds of a person: how it is found, what she is given of it, and what becomes of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from viewpoints.privacy.person import Person

Rows = Callable[[Person], QuerySet[Any]]
File = tuple[str, str, str]
"""A file of a row: its folder and path as ``privacy.files`` names them, and its name in an export."""


def _no_files(_row: Any) -> Iterable[File]:
    return ()


@dataclass(frozen=True)
class Holding:
    """One kind of row that holds something of a person.

    ``name`` is the noun it has in an export. ``given`` are the fields a copy for her holds. When she is
    erased the rows are deleted with their ``files``, if ``deleted`` (by ``remove``, where more goes with
    them); otherwise ``blanked`` says what stands in a field afterwards, and ``kept`` why a field stays.
    ``by_verb`` names fields that a module of its own sees to, and which. ``also`` finds rows that are not
    hers to be given, but go with hers.
    """

    name: str
    model: type[Model]
    of: Rows
    given: tuple[str, ...] = ()
    deleted: bool = False
    blanked: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    by_verb: Mapping[str, str] = field(default_factory=dict)
    also: Rows | None = None
    files: Callable[[Any], Iterable[File]] = _no_files
    remove: Callable[[QuerySet[Any]], object] | None = None

    def hers(self, person: Person) -> QuerySet[Any]:
        """Give the rows that a copy for her holds."""
        return self.of(person).order_by("pk")

    def gone(self, person: Person) -> QuerySet[Any]:
        """Give the rows that are erased with her."""
        rows = self.of(person)
        return rows | self.also(person) if self.also else rows
