"""Whose letter it is, and what a letter calls the section and its articles, in the language of its reader."""

from copy import copy

from django.conf import settings
from django.utils import translation

from viewpoints.articles.models import Article, Home, Section
from viewpoints.articles.models.publication import Traditional
from viewpoints.articles.written import TRADITIONAL, written_in
from viewpoints.chinese.convert import converter
from viewpoints.letters.writing import Sender
from viewpoints.submissions.models import Submission


def sender_of(section: Section, *, language: str = settings.LANGUAGE_CODE) -> Sender:
    """Give the address and name a section writes under: its editor's name, its own mailbox."""
    mailbox = f"{section.mailbox or 'viewpoints'}@{settings.MAIL_DOMAIN}"
    if section.editor is None:
        name = in_language(section, language).title
    else:
        name = section.editor.byline_in(language)
    to = _traditional() if language == TRADITIONAL else Traditional.TAIWAN
    return Sender(mailbox, name, str(section.pk), traditional=to)


def in_language(section: Section, language: str) -> Section:
    """Give a section as letters in a language speak of it, or as it is where it is not in that language.

    For Traditional that is a copy, which is never stored, with its title converted.
    """
    found = _edition(section, written_in(language))
    if language != TRADITIONAL:
        return found
    found = copy(found)
    found.title = converter(_traditional()).text(found.title)
    return found


def address_of(article: Article, submission: Submission) -> str:
    """Give the whole address of an article in the edition that a submission's sender reads."""
    with translation.override(submission.language):
        return str(article.full_url)


def _edition(section: Section, written: str) -> Section:
    if section.locale.language_code == written:
        return section
    editions = Section.objects.filter(translation_key=section.translation_key)
    return editions.filter(locale__language_code=written).first() or section


def _traditional() -> str:
    """Give how the publication writes Traditional."""
    homes = Home.objects.filter(locale__language_code=written_in(TRADITIONAL))
    return homes.values_list("traditional", flat=True).first() or Traditional.TAIWAN
