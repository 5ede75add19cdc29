"""The interface is complete in Simplified Chinese: nothing missing, nothing left over."""

import re

import pytest
from babel.messages.catalog import Catalog, Message

from tests.house import extraction

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Key = tuple[str | None, str]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    copy = tmp_path_factory.mktemp("viewpoints")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        return extraction.extract(copy)


def key(message: Message) -> Key:
    identity = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, identity


def keys(catalog: Catalog) -> set[Key]:
    return {key(message) for message in catalog if message.id}


def entries() -> list[tuple[str, Message]]:
    return [(app, m) for app in extraction.apps() for m in extraction.translated(app) if m.id]


def strings(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@pytest.mark.parametrize("app", extraction.apps())
def test_every_string_is_translated_and_no_translation_is_left_over(app, extracted):
    written, there = keys(extracted.get(app, Catalog())), keys(extraction.translated(app))
    assert {"missing": written - there, "left over": there - written} == {
        "missing": set(),
        "left over": set(),
    }


def test_no_translation_is_empty_fuzzy_or_obsolete():
    empty = [key(m) for _, m in entries() if m.fuzzy or not all(strings(m.string))]
    obsolete = [app for app in extraction.apps() if extraction.translated(app).obsolete]
    assert (empty, obsolete) == ([], [])


def test_translations_have_the_placeholders_of_their_source():
    differing = [
        (app, key(message))
        for app, message in entries()
        for text in strings(message.string)
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(strings(message.id)[-1]))
    ]
    assert differing == []


def test_source_strings_are_english():
    assert [key(m) for _, m in entries() if any(map(CHINESE.search, strings(m.id)))] == []


def test_only_names_are_the_same_in_both_languages():
    copies = [key(message) for _, message in entries() if message.string == message.id]
    assert [identity for _, identity in copies if not identity[0].isupper()] == []


def test_one_label_says_the_same_wherever_it_stands():
    """All catalogues become one: what two apps translate otherwise needs a context."""
    said: dict[Key, set[str]] = {}
    for _app, message in entries():
        said.setdefault(key(message), set()).add(str(message.string))
    assert {label: words for label, words in said.items() if len(words) > 1} == {}
