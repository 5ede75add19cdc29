"""What is read: the publication's home, its sections, articles, claims and series."""

from viewpoints.articles.models.articles import (
    Article,
    ArticleTerm,
    Authorship,
    TranslatedPassage,
)
from viewpoints.articles.models.claims import Claim, ClaimAnswer, Evidence, Series
from viewpoints.articles.models.publication import Home, InfoPage, Traditional
from viewpoints.articles.models.searched import Searched
from viewpoints.articles.models.sections import ADMINISTRATORS, Deputy, Section, SectionTerm
from viewpoints.articles.models.telling import TellingWord

__all__ = [
    "ADMINISTRATORS",
    "Article",
    "ArticleTerm",
    "Authorship",
    "Claim",
    "ClaimAnswer",
    "Deputy",
    "Evidence",
    "Home",
    "InfoPage",
    "Searched",
    "Section",
    "SectionTerm",
    "Series",
    "TellingWord",
    "Traditional",
    "TranslatedPassage",
]
