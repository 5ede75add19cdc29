"""What previews ask for: the text as a letter encloses it, and what a shared link shows."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import translation
from django.utils.safestring import SafeString

from viewpoints.articles.models import Article
from viewpoints.submissions import enclosed, texts

register = template.Library()


@dataclass(frozen=True)
class Shared:
    """What is seen of a shared article: its title, a line, and the first of its pictures, if it has any."""

    title: str
    line: str
    image: Any


@register.simple_tag
def content_of(article: Article) -> dict[str, Any]:
    """Give what would be printed of an article as it is in memory (``submissions.texts``)."""
    return texts.content_of(article)


@register.simple_tag
def enclosed_text(article: Article) -> SafeString:
    """Give its body as a letter has it, pictures named in words."""
    with translation.override(article.locale.language_code):
        return enclosed.as_html(texts.unsaved(article), pictures={})


@register.simple_tag
def shared(article: Article) -> Shared:
    """Give what a shared link of an article shows."""
    pictures = (one.value["image"] for one in article.body if one.block_type == "picture")
    line = article.share_line or article.search_description or article.summary
    return Shared(article.seo_title or article.title, line, next(filter(None, pictures), None))
