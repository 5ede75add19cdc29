"""Foreign keys point the same way as imports (the imports themselves are import-linter's)."""

from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model

from tests.house import tree

# Named by string, so no import goes with them (docs/architecture.md).
EXCEPTED = {settings.AUTH_USER_MODEL, "wagtailimages.Image"}


def app_of(model: type[Model]) -> str:
    """Give the app of ours that a model belongs to, or "" for a model of someone else's."""
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "viewpoints" else ""


def relations() -> list[tuple[type[Model], Field, type[Model]]]:
    """Give every foreign key, one-to-one and many-to-many field that a model of ours declares."""
    return [
        (model, field, field.related_model)
        for model in apps.get_models(include_auto_created=False)
        if app_of(model)
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.is_relation
    ]


def points_down(source: str, target: type[Model]) -> bool:
    if target._meta.label in EXCEPTED:
        return True
    if not app_of(target):
        wagtail = target.__module__.startswith("wagtail.")
        return not wagtail or tree.level(source) >= tree.level("articles")
    return source == app_of(target) or tree.level(source) > tree.level(app_of(target))


def test_foreign_keys_point_to_the_same_app_or_a_lower_one():
    upward = [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model, field, target in relations()
        if not points_down(app_of(model), target)
    ]
    assert upward == []


def test_every_app_with_models_is_in_a_layer():
    declared = set.union(*tree.layers())
    assert {app_of(model) for model, _, _ in relations()} <= declared
