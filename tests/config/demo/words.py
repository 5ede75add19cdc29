"""All words of the demo's content, each with the place it came from."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from viewpoints.config.demo import reading
from viewpoints.config.demo.content import Essay

# Not prose: names of files and of machines, addresses, switches.
NAMES = {
    "slug", "author", "section", "editor", "portrait", "image", "kind", "type", "series", "person",
    "organization", "contributor", "claim", "mail_domain", "licence", "licence_url",
    "licence_url_en", "to", "from_address", "address", "attachment", "client", "state", "verb",
    "by", "translation_of", "label", "article", "responds_to", "related", "source_url",
}  # fmt: skip


def words(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Give every piece of prose in a value of the demo, as (place, text)."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from words(each, f"{place}[{number}]")
    elif isinstance(value, dict):
        for key in value.keys() - NAMES:
            yield from words(value[key], f"{place}.{key}")
    elif dataclasses.is_dataclass(value):
        fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        yield from words(fields, place)


def everything() -> list[tuple[str, str]]:
    """Give all prose of the demo, of both editions."""
    content = {
        "publication": reading.read_publication(),
        "sections": reading.read_sections(),
        "organizations": reading.read_organizations(),
        "people": reading.read_people(),
        "roles": reading.read_roles(),
        "claims": reading.read_claims(),
        "series": reading.read_series(),
        "essays": reading.read_essays(),
        "english": reading.read_translations(),
        "submissions": reading.read_submissions(),
    }
    return list(words(content, "demo"))


def is_english(place: str) -> bool:
    return ".english" in place or "_en" in place


def body(essay: Essay) -> str:
    """Give the words of an essay's blocks, without title and summary."""
    return "\n".join(text for _, text in words(essay.blocks, ""))
