"""Her name in the words of an article, beside the byline: found, and replaced by what an editor chose."""

import json
import re
from collections.abc import Sequence
from typing import Any

from viewpoints.articles.models import Article
from viewpoints.people.models import Contributor
from viewpoints.submissions import texts

_BETWEEN = re.compile(r"[、，,;；&/]|\band\b")
_SHORTEST = 2
FIELDS = tuple(name for name in texts.FIELDS if name != "byline")


def names_in(article: Article, *, erased: Sequence[int]) -> list[str]:
    """Give the names in a byline that are not those of its other authors."""
    others = Contributor.objects.filter(authorships__article=article).exclude(pk__in=list(erased))
    known = {name for one in others for name in (one.byline, one.byline_en, one.name)}
    parts = (part.strip() for part in _BETWEEN.split(article.byline))
    return [part for part in parts if len(part) >= _SHORTEST and part not in known]


def places(article: Article, names: Sequence[str]) -> int:
    """Count where the names stand in the printed words beside the byline."""
    content = {**texts.content_of(article), "byline": "", "affiliation": ""}
    words = json.dumps(content, ensure_ascii=False)
    return sum(words.count(name) for name in names)


def put(article: Article, names: Sequence[str], *, instead: str) -> None:
    """Put ``instead`` in the place of the names in an article in memory; nothing without ``instead``."""
    if not instead or not names:
        return
    for name in FIELDS:
        setattr(article, name, replaced(getattr(article, name), names, instead=instead))
    body = replaced(article.body.get_prep_value(), names, instead=instead)
    article.body = json.dumps(body)


def replaced(value: Any, names: Sequence[str], *, instead: str) -> Any:
    """Give a JSON value with ``instead`` in the place of the names in every string of it."""
    match value:
        case str() if instead:
            for name in names:
                value = value.replace(name, instead)
        case list():
            return [replaced(one, names, instead=instead) for one in value]
        case dict():
            return {key: replaced(one, names, instead=instead) for key, one in value.items()}
    return value
