"""Translations are compiled without gettext, and a bad one says where it is."""

import gettext
from pathlib import Path

import pytest

from viewpoints.config import translations

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TRANSLATED = HEADER + 'msgid "section"\nmsgstr "栏目"\n\n'


@pytest.fixture
def source(tmp_path) -> Path:
    folder = tmp_path / "desk" / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "django.po"


def compiled(source: Path) -> gettext.GNUTranslations:
    with translations.compile_file(source).open("rb") as file:
        return gettext.GNUTranslations(file)


def test_a_compiled_translation_is_read_by_gettext(source):
    source.write_text(TRANSLATED)
    assert compiled(source).gettext("section") == "栏目"


def test_a_plural_has_one_form_in_chinese(source):
    source.write_text(
        HEADER + 'msgid "%(n)s text"\nmsgid_plural "%(n)s texts"\nmsgstr[0] "%(n)s 稿"\n'
    )
    assert compiled(source).ngettext("%(n)s text", "%(n)s texts", 3) == "%(n)s 稿"


def test_a_fuzzy_translation_is_left_out(source):
    source.write_text(TRANSLATED + '#, fuzzy\nmsgid "claim"\nmsgstr "误会"\n')
    assert compiled(source).gettext("claim") == "claim"


def test_the_compiled_file_lies_beside_its_source_and_alone(source):
    source.write_text(TRANSLATED)
    translations.compile_file(source)
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]


def test_every_app_is_found(source, tmp_path):
    source.write_text(TRANSLATED)
    assert translations.sources(tmp_path) == [source]


def test_a_malformed_translation_is_named_and_fails(source, monkeypatch, capsys):
    source.write_text(TRANSLATED + "section: 栏目\n")
    monkeypatch.setattr(translations, "sources", lambda: [source])
    assert translations.main() == 1
    assert capsys.readouterr().err.startswith(f"{source}: ")
    assert not source.with_suffix(".mo").exists()


def test_translations_of_scripts_and_deeper_ones_are_found_too(tmp_path):
    folder = tmp_path / "desk" / "wagtail" / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "djangojs.po").touch()
    assert translations.sources(tmp_path) == [folder / "djangojs.po"]
