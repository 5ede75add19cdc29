"""The product's own words of each letter: the templates that the apps ship.

A letter whose words bind somebody names at its end what no editor may leave out, in a comment that no
reader sees: ``{# keep: text, by_mail=“I agree” #}``. The private links of a letter are kept always.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from django.template import Engine
from django.template.utils import get_app_template_dirs

LANGUAGES = ("zh-hans", "en")
_FILE = re.compile(r"(\w+)\.zh-hans\.txt")
_KEEP = re.compile(r"\n*\{# keep: (.*?) #\}\n*\Z")
_INCLUDED = re.compile(r'\{% include "letters/(\w+)\.')


@dataclass(frozen=True)
class Original:
    """What the product says in one letter, in one language: templates of its subject and its body.

    ``keeps`` gives, for each name that must stay, the words that must stand where it holds, or nothing.
    """

    template: str
    language: str
    subject: str
    body: str
    keeps: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """Give the SHA-256 of its words: another one, and they are others."""
        return hashlib.sha256(f"{self.subject}\n\n{self.body}".encode()).hexdigest()


@lru_cache
def original(template: str, language: str) -> Original:
    """Give the product's words of a letter. Raises TemplateDoesNotExist."""
    source = _source(template, language)
    kept = _KEEP.search(source)
    subject, _, body = _KEEP.sub("", source).strip().partition("\n")
    keeps = tuple(_kept(one) for one in kept[1].split(", ")) if kept else ()
    return Original(template, language, subject.strip(), body.strip(), keeps)


@lru_cache
def names() -> tuple[str, ...]:
    """Give the names of all letters, in order; parts that are only included in others are none."""
    found = {
        match[1]
        for folder in get_app_template_dirs("templates")
        for path in folder.glob("letters/*.txt")
        if (match := _FILE.fullmatch(path.name))
    }
    sources = [_source(name, LANGUAGES[0]) for name in found]
    parts = {part for source in sources for part in _INCLUDED.findall(source)}
    return tuple(sorted(found - parts))


def _kept(entry: str) -> tuple[str, str]:
    name, _, words = entry.partition("=")
    return name, words


def _source(template: str, language: str) -> str:
    found = Engine(app_dirs=True).get_template(f"letters/{template}.{language}.txt")
    return str(found.source)
