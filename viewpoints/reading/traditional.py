"""The Traditional edition: what is printed in Simplified, converted when it is read (docs/decisions/0030).

Which words are put is said by an article's terms over its section's; where articles of several sections
stand together, by those of all. Names of people and organizations keep their own script: templates mark
them, and here they are found in running text too.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from django.db.models import F, Value

from viewpoints.articles.models import Article, ArticleTerm, Home, Section, SectionTerm
from viewpoints.articles.models.publication import Traditional
from viewpoints.articles.models.terms import Term
from viewpoints.chinese.convert import Converter, converter
from viewpoints.reading import editions

Terms = dict[str, str]

PERSON = 3
"""The fewest characters by which a person's name is told from a word, where she is not the page's own."""
ORGANIZATION = 4
"""The same for an organization's."""
_MARKED = re.compile(r'<(bdi|span) translate="no">([^<]+)</\1>')
_SEVERAL = re.compile(r"[、，,；;&]|\band\b")


def converter_for(home: Home | None, terms: Mapping[str, str]) -> Converter:
    """Give what converts as the publication writes Traditional, with these terms."""
    return converter(home.traditional if home else Traditional.TAIWAN, terms=terms)


def page(html: str, *, home: Home | None, terms: Terms, about: Iterable[str] = ()) -> str:
    """Convert a whole page, once.

    ``about`` are the names of whom it is about. They stay wherever they stand, and so do the names that
    the page marks as such, unless they are so short that they may be a word.
    """
    return converter_for(home, {**names(about), **marked(html), **terms}).html(html)


def names(written: Iterable[str]) -> Terms:
    """Give terms that leave names as they are; of a byline, each name in it."""
    apart = [one.strip() for byline in written for one in [byline, *_SEVERAL.split(byline)]]
    return {name: name for name in apart if len(name) > 1}


def marked(html: str) -> Terms:
    """Give terms that leave the names as they are that a page marks by ``translate="no"``."""
    found = {(kind, unescape(name)) for kind, name in _MARKED.findall(html)}
    people = names(name for kind, name in found if kind == "bdi")
    places = {name: name for kind, name in found if kind == "span" and len(name) >= ORGANIZATION}
    return {name: name for name in people if len(name) >= PERSON} | places


@dataclass
class Glossaries:
    """The terms of articles and of sections, by their keys; each in the order they were written."""

    of_sections: dict[int, Terms] = field(default_factory=dict)
    of_articles: dict[int, Terms] = field(default_factory=dict)

    def of(self, article: Article) -> Terms:
        """Give an article's terms over those of its section."""
        return {**self.section(article.in_section_id), **self.of_articles.get(article.pk, {})}

    def section(self, key: int | None) -> Terms:
        """Give the terms of a section."""
        return self.of_sections.get(key or 0, {})

    def all(self) -> Terms:
        """Give the terms of all sections; where two differ, the older section's."""
        return {
            written: put
            for _key, terms in sorted(self.of_sections.items(), reverse=True)
            for written, put in terms.items()
        }


def glossaries(
    sections: Iterable[int | None] | None = None, *, articles: Iterable[int | None] = ()
) -> Glossaries:
    """Read the terms of sections (None: of all) and of articles, by one query."""
    theirs = _rows(SectionTerm, F("section"), Value(0))
    if sections is not None:
        theirs = theirs.filter(section__in=list(filter(None, sections)))
    if wanted := list(filter(None, articles)):
        theirs = theirs.union(_rows(ArticleTerm, F("article"), Value(1)).filter(article__in=wanted))
    found = Glossaries()
    for own, of, _place, written, put in sorted(theirs):
        terms = (found.of_articles if own else found.of_sections).setdefault(of, {})
        terms[written] = put or written
    return found


class Reading:
    """What converts several articles apart, as a feed does; gives None where nothing is to be converted."""

    def __init__(self, home: Home | None, articles: Iterable[Article]) -> None:
        self._home = home
        self._terms = None
        if editions.keeps_names():
            self._terms = glossaries(articles=[article.pk for article in articles])

    def everywhere(self) -> Converter | None:
        """Give what converts what is about no article."""
        return None if self._terms is None else converter_for(self._home, self._terms.all())

    def about(self, article: Article) -> Converter | None:
        """Give what converts an article, the names in its byline left as they are."""
        if self._terms is None:
            return None
        return converter_for(self._home, {**names([article.byline]), **self._terms.of(article)})


def terms_of(shown: object, *, unsaved: bool = False) -> Terms:
    """Give the terms that hold on a page which shows an article, a section, or anything else.

    ``unsaved``: the article's are those it has in memory, as for a preview.
    """
    if isinstance(shown, Article):
        found = glossaries([shown.in_section_id], articles=[] if unsaved else [shown.pk])
        return {**found.of(shown), **(_in_memory(shown) if unsaved else {})}
    if isinstance(shown, Section):
        return glossaries([shown.pk]).section(shown.pk)
    return glossaries().all()


def _rows(model: type[Term], of: F, own: Value):
    rows = model.objects.order_by().annotate(own=own, of=of, place=F("pk"))
    return rows.values_list("own", "of", "place", "written", "traditional")


def _in_memory(article: Article) -> Terms:
    return {term.written: term.traditional or term.written for term in article.terms.all()}
