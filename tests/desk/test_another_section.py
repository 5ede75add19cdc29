"""An editor of another section is refused everywhere: no address of the desk shows or changes anything."""

import json
import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver
from wagtail.models import Page

from tests.desk.foreign import EMAIL, MARK, browser, foreign, own, user
from tests.submissions.essays import section
from viewpoints.articles.models import Section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_index")]
# Ends the session; raises on purpose.
LEFT_OUT = ("wagtailadmin_logout", "wagtailadmin_error_test", "wagtailadmin_login")
QUERY = f"?q={MARK.lower()}&section={{section}}&id={{key}}&child_of={{section}}&page_type=articles.article"
# Everybody's registers, and what only administrators open: one key each is enough.
SHARED = tuple(
    f"desk/{name}/"
    for name in (
        *("workflows", "users", "groups", "sites", "locales", "collections", "redirects"),
        *("snippets/articles", "snippets/choose/articles"),
        *("snippets/people/organization", "snippets/choose/people/organization"),
    )
)
# Below these every key is of one kind; elsewhere every key is tried.
PREFIXES = (
    *("desk/submissions/", "desk/arrivals/", "desk/letters/", "desk/attachments/"),
    *("desk/articles/", "desk/snippets/people/", "desk/snippets/choose/people/"),
)
SLUGS = {
    "filter_spec": "width-8",
    "sha256": "f" * 64,
    "action_name": "unpublish",
    "content_type_app_name": "articles",
    "content_type_model_name": "article",
    "app_label": "articles",
    "model_name": "article",
    "app_name": "articles",
    "object_id": "1",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "uidb64": "MQ",
    "token": "t",
}


def addresses(resolver, before="") -> Iterator[tuple[str, str]]:
    """Give every address below the desk with its name."""
    for one in resolver.url_patterns:
        pattern = before + str(one.pattern)
        if not isinstance(one, URLPattern):
            yield from addresses(one, pattern)
        elif pattern.startswith("desk/") and one.name not in LEFT_OUT and ".*" not in pattern:
            yield re.sub(r"[\^$]", "", pattern), one.name or ""


def filled(pattern: str, keys: dict[str, list[int]]) -> Iterator[str]:
    """Give the pattern with every foreign key in the place of its keys."""
    pattern = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern).replace("\\", "")
    names = re.findall(r"<(?:\w+:)?(\w+)>", pattern)
    variants = max((len(keys[name]) for name in names if name in keys), default=1)
    variants = 1 if pattern.startswith(SHARED) else variants
    if own := [keys[prefix] for prefix in PREFIXES if pattern.startswith(prefix)]:
        keys, variants = keys | {"pk": own[0]}, 1
    for number in range(variants):
        path = pattern
        for name in names:
            chosen = keys.get(name, keys["pk"])
            value = SLUGS.get(name) or str(chosen[number % len(chosen)])
            path = re.sub(rf"<(\w+:)?{name}>", value, path)
        yield f"/{path}"


def words_of(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    text = content.decode("utf-8", "replace")
    return text + " ".join(str(value) for value in response.headers.values())


def leaks(response) -> bool:
    said = words_of(response)
    return MARK in said or EMAIL in said or json.dumps(MARK)[1:-1] in said


@pytest.fixture
def there():
    return foreign()


@pytest.fixture
def wu(there):
    own()
    return user("wu", section())


def keys_of(there) -> dict[str, list[int]]:
    draft, page = there.draft.pk, there.section.pk
    return {
        "pk": sorted({row.pk for row in there.rows}),
        "desk/submissions/": [there.submission.pk],
        "desk/arrivals/": [there.arrival.pk],
        "desk/letters/": [there.letter.pk],
        "desk/attachments/": [there.attachment.pk],
        "desk/articles/": [draft],
        "desk/snippets/people/": [there.author.pk],
        "desk/snippets/choose/people/": [there.author.pk],
        "page_id": [draft, page],
        "parent_page_id": [page, draft],
        "page_to_move_id": [draft],
        "destination_id": [page],
        "image_id": [there.image.pk],
        "revision_id": [there.draft.latest_revision_id],
        "collection_id": [there.image.collection_id],
    }


def bulk(there) -> list[str]:
    chosen = {"wagtailcore/page": there.draft.pk, "wagtailimages/image": there.image.pk}
    chosen |= {"people/contributor": there.author.pk}
    actions = ("delete", "publish", "unpublish", "move", "add_tags", "add_to_collection")
    return [
        f"/desk/bulk/{kind}/{action}/?{ids}"
        for kind, key in chosen.items()
        for action in actions
        for ids in (f"id={key}", f"id=all&childOf={there.section.pk}")
    ]


def test_no_address_of_the_desk_shows_anything_of_another_section(there, wu):
    client, keys = browser(wu), keys_of(there)
    query = QUERY.format(section=there.section.pk, key=there.draft.pk)
    asked = [
        path + extra
        for pattern, _ in addresses(get_resolver())
        for path in filled(pattern, keys)
        for extra in (("", query) if "<" not in pattern else ("",))
        if not path.startswith("/desk/bulk/")
    ]
    assert "Mine" in words_of(client.get("/desk/submissions/"))  # she is at her desk
    shown = [path for path in [*asked, *bulk(there)] if leaks(client.get(path))]

    assert "\n".join(shown) == ""
    assert len(asked) > 250


def test_the_walk_finds_what_an_administrator_sees(there, desk):
    """Else it would prove nothing."""
    assert leaks(desk.get(f"/desk/submissions/{there.submission.pk}/"))
    assert leaks(desk.get("/desk/pages/search/?q=whalesong"))
    assert leaks(desk.get(f"/desk/images/usage/{there.image.pk}/"))
    assert leaks(desk.get(f"/desk/arrivals/{there.arrival.pk}/raw/"))
    assert all(leaks(desk.get(path)) for path in bulk(there)[:2])


def test_nothing_of_another_section_is_changed_by_any_post(there, wu):
    client, keys = browser(wu), keys_of(there)
    client.raise_request_exception = False  # Wagtail's own forms do not bear every nonsense
    before = [row.__class__.objects.filter(pk=row.pk).values().get() for row in there.rows]
    asked = [
        path
        for pattern, _ in addresses(get_resolver())
        for path in filled(pattern, keys)
        if "<" in pattern
    ]
    data = {"charset": "", "reason": "Because I can.", "send": "1", "title": "x", "known": 1}
    data["external-link-chooser-url"] = f"/lai-xin/{there.draft.slug}/"
    shown = [path for path in [*asked, *bulk(there)] if leaks(client.post(path, data))]

    assert "\n".join(shown) == ""
    after = [row.__class__.objects.filter(pk=row.pk).values().get() for row in there.rows]
    assert after == before
    assert Page.objects.get(pk=there.section.pk).get_children_count() == 1
    assert Section.objects.count() == 2
