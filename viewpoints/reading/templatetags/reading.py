"""What templates of the public site ask for: lists, the frame, and words in the right language."""

import datetime as dt
import re
import uuid
from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.defaultfilters import date as formatted
from django.template.defaultfilters import linebreaks
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext
from wagtail.blocks import StreamValue

from viewpoints.articles.models import Article, Home, Section
from viewpoints.chinese.convert import Converter
from viewpoints.people.models import Contributor, Role
from viewpoints.reading import amendments, claims, editions, lists, people
from viewpoints.reading import around as surroundings
from viewpoints.reading.printing import Printed, printed
from viewpoints.submissions.models import Correction, Retraction

register = template.Library()

_OWN_ADDRESS = re.compile(r"""((?:src|href)="|(?:srcset="|, )(?=/media/))/(?!/)""")


@register.simple_tag
def frame() -> editions.Frame:
    """Give what stands round the page."""
    return editions.Frame()


@register.simple_tag(takes_context=True)
def switcher(context: Context, of: editions.Frame) -> list[editions.EditionLink]:
    """Give the editions: this page's own address in each, or else its home."""
    page, alternates = context.get("page"), context.get("alternates") or {}
    if page is not None and getattr(page, "pk", None) and not alternates:
        alternates = editions.alternates_of_page(page)
    return of.editions(alternates, near=getattr(page, "in_section", None))


@register.simple_tag
def absolute(address: str) -> str:
    """Give an address of ours with the site's own scheme and host."""
    return settings.BASE_URL + address


@register.simple_tag
def lang(thing: Any) -> SafeString:
    """Give `` lang="…"`` for what is written in another language than the page, else nothing."""
    locale = getattr(thing, "locale", None)  # an article shown before it is stored has none
    if locale is None or locale.language_code == editions.written_in():
        return mark_safe("")
    return format_html(' lang="{}"', editions.tag(locale.language_code))


@register.filter
def words(thing: Any, name: str) -> str:
    """Give a person's or organization's field in the language of the page.

    Where English is wanted and there is none the Chinese is given, marked as such.
    """
    text, foreign = _words(thing, name)
    if foreign:
        return format_html('<span lang="zh-Hans">{}</span>', text)
    if name == "byline":
        return named(text)
    if name == "name":
        return people.marked_organization(text)
    return conditional_escape(text)


@register.filter
def named(byline: str) -> str:
    """Give a person's name as printed, marked where all other words are converted."""
    if byline and editions.keeps_names():
        return format_html('<bdi translate="no">{}</bdi>', byline)
    return conditional_escape(byline)


@register.filter
def plain_words(thing: Any, name: str) -> str:
    """Give the same for attributes and titles: text alone."""
    return _words(thing, name)[0]


@register.filter
def word_paragraphs(thing: Any, name: str) -> SafeString:
    """Give the same as paragraphs."""
    text, foreign = _words(thing, name)
    html = linebreaks(text, autoescape=True) if text else ""
    return mark_safe(html.replace("<p>", '<p lang="zh-Hans">') if foreign else html)


def _words(thing: Any, name: str) -> tuple[str, bool]:
    chinese = getattr(thing, name)
    if not editions.current().startswith("en"):
        return chinese, False
    english = getattr(thing, f"{name}_en", "")
    return (english, False) if english else (chinese, bool(chinese))


@register.simple_tag
def day(when: dt.date | None) -> SafeString:
    """Give a date as a ``<time>``, whole, in the language of the page."""
    if when is None:
        return mark_safe("")
    shown = formatted(when, pgettext("date format", "F j, Y"))
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), shown)


@register.simple_tag
def month(when: dt.date) -> SafeString:
    """Give the month of a date as a ``<time>``."""
    shown = formatted(when, pgettext("date format", "F Y"))
    return format_html('<time datetime="{}">{}</time>', f"{when:%Y-%m}", shown)


@register.simple_tag
def mailbox(section: Section) -> str:
    """Give the address that contributions to a section are sent to; empty when it has none."""
    if not (section.mailbox and section.open_to_contributions):
        return ""
    return f"{section.mailbox}@{settings.MAIL_DOMAIN}"


@register.simple_tag(name="printed")
def printed_body(body: StreamValue, answers: Iterable[claims.Answer] | str = ()) -> Printed:
    """Give the HTML and notes of a body; the passages of ``answers`` get their ids."""
    return printed(body, passages={a.anchor: a.passage.strip() for a in answers or ()})


@register.simple_tag
def latest(of: editions.Frame) -> list[Article]:
    """Give the newest articles of an edition."""
    return lists.latest(of.sections)


@register.simple_tag
def sections(home: Home) -> list[Section]:
    """Give the sections of an edition with their editors."""
    return editions.sections_of(home)


@register.simple_tag
def open_sections(home: Home | None) -> list[Section]:
    """Give the sections of an edition that take contributions, for a page whose own does not."""
    every = editions.sections_of(home) if home else []
    return [section for section in every if section.open_to_contributions]


@register.filter
def dated(article: Article) -> bool:
    """Tell whether an article's dateline gives its day already: the year in it is enough."""
    return article.printed_on is not None and str(article.printed_on.year) in article.dateline


@register.simple_tag
def front(section: Section) -> lists.Stretch:
    """Give what a section's own page lists."""
    return lists.front(section)


@register.simple_tag
def every_claim() -> list[Any]:
    """Give all claims in the words of the edition."""
    return claims.every(editions.written_in())


@register.simple_tag
def answers_of(article: Article) -> list[claims.Answer]:
    """Give the claims that an article answers."""
    return claims.answers_of(article, language=editions.written_in())


@register.simple_tag
def authors_of(article: Article) -> list[tuple[Contributor, Role | None]]:
    """Give the authors who signed an article and have a page, each with her role at the time."""
    return people.authors(article)


@register.simple_tag
def affiliation(
    article: Article, authors: list[tuple[Contributor, Role | None]] | None
) -> SafeString:
    """Give the organization and role as printed; where her role of that time names it, it leads there."""
    return people.affiliation(article, authors or [])


@register.filter
def headline(article: Article) -> str:
    """Give an article's title, marked when it was retracted."""
    return amendments.headline(article)


@register.filter
def changed_at(article: Article) -> dt.datetime | None:
    """Give when what readers see of an article changed last."""
    return amendments.changed_at(article)


@register.simple_tag
def corrections_of(article: Article) -> list[Correction]:
    """Give the corrections of an article, the newest first."""
    return amendments.of(article)


@register.filter
def source_corrected(article: Article) -> dt.datetime | None:
    """Give when the source of a translation was corrected, while the translation has not followed."""
    return amendments.source_corrected_at(article)


@register.filter
def retraction(article: Article) -> Retraction | None:
    """Give the retraction of an article, if any."""
    return amendments.retraction_of(article)


@register.simple_tag
def around(article: Article) -> surroundings.Around:
    """Give what an article's page leads to: what it answers, what answers it, its series, its neighbours."""
    return surroundings.around(article, language=editions.written_in())


@register.simple_tag
def opening(articles: list[Article]) -> lists.Opening:
    """Part the newest articles into the one that leads the home page and the rest."""
    return lists.opening(articles)


@register.filter
def headed(table: Any) -> bool:
    """Tell whether any column of a table has a heading."""
    return any(column["heading"] for column in table.columns)


@register.filter
def entry_id(page: Any, part: str = "") -> uuid.UUID:
    """Give a page's identity for feeds: the same for ever, whatever its address; one per edition.

    ``part`` names what was said about it later, which is an entry of its own.
    """
    return uuid.uuid5(page.translation_key, f"{editions.edition_of(page)}{part}")


@register.filter
def tag_of(page: Any) -> str:
    """Give the language tag of the edition that a page is shown in."""
    return editions.tag(editions.edition_of(page))


@register.filter
def put(words: str, by: Converter | None) -> str:
    """Give words as the edition has them: converted where there is a converter."""
    return by.text(words) if by else words


@register.filter
def put_html(html: str, by: Converter | None) -> str:
    """Give the same of HTML."""
    return by.html(html) if by else html


@register.simple_tag
def full_text(article: Article) -> str:
    """Give an article's text as HTML that stands alone: its pictures and links have whole addresses."""
    context = {"article": article, "print": printed(article.body)}
    html = render_to_string("reading/parts/full_text.html", context)
    return _OWN_ADDRESS.sub(rf"\1{settings.BASE_URL}/", html)
