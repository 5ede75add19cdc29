"""Wagtail's admin is in Chinese throughout: its own catalogue and ours leave nothing out."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
TAG = re.compile(r"<[^>]*>")
NAMES = {"URL", "ID", "Wagtail API v2", "Wagtail API v3"}
OURS = Path(settings.LOCALE_PATHS[0])
DOMAINS = pytest.mark.parametrize("domain", ["django", "djangojs"])

Key = tuple[str | None, str]


@cache
def catalog(folder: Path, language: str, domain: str) -> Catalog:
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def folders(*, of: str) -> list[Path]:
    """Give the catalogues of the installed apps whose name begins so; a later one goes before."""
    configs = [
        config for config in apps.get_app_configs() if f"{config.name}.".startswith(f"{of}.")
    ]
    return [Path(config.path) / "locale" for config in reversed(configs)]


def entries(folder: Path, language: str, domain: str) -> Iterator[tuple[Key, Message]]:
    for message in catalog(folder, language, domain):
        if message.id:
            yield (message.context, forms(message.id)[0]), message


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def wagtails(domain: str) -> dict[Key, Message]:
    """Give Wagtail's own strings, in English."""
    found = [entries(folder, "en", domain) for folder in folders(of="wagtail")]
    return {key: message for folder in found for key, message in folder}


def ours(domain: str) -> dict[Key, Message]:
    return dict(entries(OURS, "zh_Hans", domain))


def in_chinese(domain: str) -> dict[Key, Message]:
    """Give what an editor reads: Wagtail's Chinese, and ours over it."""
    theirs = [entries(folder, "zh_Hans", domain) for folder in folders(of="wagtail")]
    found = {
        key: m for folder in theirs for key, m in folder if all(forms(m.string)) and not m.fuzzy
    }
    return found | ours(domain)


def has_words(text: str) -> bool:
    return bool(re.search("[a-z]", PLACEHOLDER.sub("", text)))


@DOMAINS
def test_no_string_of_wagtail_is_without_chinese(domain):
    chinese = in_chinese(domain)
    needed = {key for key in wagtails(domain) if has_words(key[1]) and key[1] not in NAMES}
    assert {
        key
        for key in needed
        if key not in chinese or not all(map(CHINESE.search, forms(chinese[key].string)))
    } == set()


@DOMAINS
def test_nothing_of_ours_is_empty_fuzzy_or_obsolete(domain):
    written = ours(domain)
    assert [key for key, m in written.items() if m.fuzzy or not all(forms(m.string))] == []
    assert dict(catalog(OURS, "zh_Hans", domain).obsolete) == {}
    assert written.keys() - wagtails(domain).keys() == set()


@DOMAINS
def test_ours_have_the_placeholders_and_the_markup_of_their_source(domain):
    def parts(text: str) -> tuple[set[str], set[str]]:
        return set(PLACEHOLDER.findall(text)), set(TAG.findall(text))

    assert [
        key
        for key, message in ours(domain).items()
        if parts(forms(message.string)[0]) != parts(forms(message.id)[-1])
    ] == []


@DOMAINS
def test_a_plural_of_ours_is_a_plural_of_wagtails_and_has_one_form(domain):
    source = wagtails(domain)
    assert [
        key
        for key, message in ours(domain).items()
        if message.id != source[key].id or len(forms(message.string)) != 1
    ] == []


def test_none_of_ours_changes_what_our_own_faces_say():
    written = ours("django")
    assert [
        (key, message.string)
        for folder in folders(of="viewpoints")
        for key, message in entries(folder, "zh_Hans", "django")
        if key in written and written[key].string != message.string
    ] == []


def test_the_desk_says_one_word_for_one_thing():
    shunned = re.compile("发布|评论|帐号|你(?!们)|过滤器")
    merged = [in_chinese(domain) for domain in ("django", "djangojs")]
    strings = [text for found in merged for m in found.values() for text in forms(m.string)]
    assert [text for text in strings if shunned.search(text)] == []
