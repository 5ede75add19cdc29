"""Every field that can hold something of a person is classified: given, erased, or kept for a reason."""

from django.db import models as fields

from tests.privacy.people import models
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.privacy.holdings import HOLDINGS
from viewpoints.privacy.nobodys import NOBODYS, SEEN_TO
from viewpoints.privacy.words import FIELDS, KINDS

WORDS = (fields.CharField, fields.TextField, fields.JSONField, fields.FileField)


def can_tell(field: fields.Field) -> bool:
    """Tell whether a field can hold something of a person: words of any kind, or who she is."""
    if field.is_relation:
        return field.related_model in (Address, Contributor)
    return isinstance(field, WORDS) and not field.choices and not field.primary_key


def named() -> set[str]:
    """Give ``app.Model.field`` for every field that can tell of somebody."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in models()
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if can_tell(field)
    }


def classified() -> set[str]:
    found = {f"{label}.{name}" for label, names in SEEN_TO.items() for name in names}
    for one in HOLDINGS:
        of_row = {field.name for field in one.model._meta.get_fields()}
        seen = of_row if one.deleted else {*one.blanked, *one.kept, *one.by_verb}
        found |= {f"{one.model._meta.label}.{name}" for name in seen}
    return found


def of_nobody() -> set[str]:
    return {name for name in named() if name.rpartition(".")[0] in NOBODYS}


def test_every_field_that_can_tell_of_somebody_is_classified():
    assert sorted(named() - classified() - of_nobody()) == []


def test_no_model_is_declared_that_is_not_there():
    labels = {model._meta.label for model in models()}
    assert {*NOBODYS, *SEEN_TO} - labels == set()


def test_a_model_that_holds_nothing_of_anybody_has_no_holding():
    held = {one.model._meta.label for one in HOLDINGS}
    assert held & set(NOBODYS) == set()


def test_every_kind_and_every_field_that_is_given_has_words():
    given = [one for one in HOLDINGS if one.given]
    assert {one.name for one in given} - set(KINDS) == set()
    assert {name for one in given for name in one.given} == set(FIELDS)


def test_every_reason_says_something():
    reasons = [*NOBODYS.values()]
    for one in HOLDINGS:
        reasons += [*one.kept.values(), *one.by_verb.values()]
    for names in SEEN_TO.values():
        reasons += names.values()
    assert all(len(reason) > 4 for reason in reasons)
