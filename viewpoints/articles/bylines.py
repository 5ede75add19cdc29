"""Whose name a byline prints: a contributor is told by what she signed, never by who she is (decision 12)."""

import re

from viewpoints.articles.models import Article
from viewpoints.people.models import Contributor


def signed(article: Article, contributor: Contributor) -> bool:
    """Tell whether the article's byline is printed with the contributor's public name, as a whole name."""
    names = filter(None, [contributor.byline, contributor.byline_en])
    return any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", article.byline) for n in names)
