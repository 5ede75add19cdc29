"""Read a frozen text again: as an article that can be shown, and as plain blocks."""

import json
from typing import Any

from wagtail.models import Locale

from viewpoints.articles.bodies import blocks_from_body
from viewpoints.articles.models import Article
from viewpoints.submissions import texts
from viewpoints.submissions.models import Text


def article_of(text: Text) -> Article:
    """Give an unsaved article that holds exactly the frozen words, to show them as they will be printed."""
    content = text.content
    article = Article(**{name: content[name] for name in texts.FIELDS})
    for name in texts.LATER_FIELDS:
        setattr(article, name, content.get(name, ""))
    article.locale = Locale.objects.get(language_code=text.edition)
    article.body = json.dumps(content["body"])
    return article


def blocks_of(text: Text) -> list[dict[str, Any]]:
    """Give the frozen body as blocks of ``markup.blocks``."""
    return blocks_from_body(text.content["body"])
