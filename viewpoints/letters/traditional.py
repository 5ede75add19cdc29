"""Letters in Traditional: the words of Simplified templates, converted; what they show stays as it is.

A letter is written in ``zh-hant-tw`` or ``zh-hant-hk``, as its sender writes Traditional. There are no
such templates: ``NAME.zh-hant-tw.txt`` is ``NAME.zh-hans.txt`` with its words converted, once, before the
values are put in (docs/decisions/0030-traditional-is-derived.md).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.template import Origin
from django.template.loaders import app_directories
from django.utils.functional import Promise

from viewpoints.chinese.convert import converter
from viewpoints.letters.models import Wording

TRADITIONAL = "zh-hant"
WRITTEN = "zh-hans"
TAIWAN = "zh-hant-tw"
_WAY = re.compile(r"\.(zh-hant-(?:tw|hk))\.")
_TAG = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})", re.DOTALL)
_CONDITION = re.compile(r"\{%\s*(?:el)?if\b")


class Loader(app_directories.Loader):
    """Finds a template in Traditional where there is one in Simplified."""

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        if _WAY.search(template_name):
            written = _WAY.sub(f".{WRITTEN}.", template_name)
            for found in super().get_template_sources(written):
                yield Origin(name=found.name, template_name=template_name, loader=self)

    def get_contents(self, origin: Origin) -> str:
        way = _WAY.search(str(origin.template_name))
        source = str(super().get_contents(origin))
        return converted(source, to=way[1]) if way else source


def converted(source: str, *, to: str) -> str:
    """Convert the words of a template: between its tags, and those that its tags say."""
    put = converter(to)
    pieces = [piece if _CONDITION.match(piece) else put.text(piece) for piece in _TAG.split(source)]
    return "".join(pieces).replace(f".{WRITTEN}.", f".{to}.")


def reworded(wording: Wording, *, to: str) -> Wording:
    """Give the words that an editor wrote in Simplified in Traditional; this row is never stored."""
    subject, body = (converted(words, to=to) for words in (wording.subject, wording.body))
    return Wording(template=wording.template, language=to, subject=subject, body=body)


def said(context: Mapping[str, Any], *, to: str) -> dict[str, Any]:
    """Convert what of the values is the interface's own words (labels of choices); all else stays."""
    put = converter(to)

    def value(one: Any) -> Any:
        if isinstance(one, list):
            return [value(each) for each in one]
        return put.text(str(one)) if isinstance(one, Promise) else one

    return {name: value(one) for name, one in context.items()}
