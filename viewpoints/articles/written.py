"""Which language the pages of an edition are written in, and the words around them."""

from django.conf import settings
from django.utils.translation import trans_real
from wagtail.coreutils import get_supported_content_language_variant

TRADITIONAL = "zh-hant"


def written_in(language: str) -> str:
    """Give the language of the rows that an edition is made of, by language codes of Django.

    Traditional is derived from Simplified; every other edition is written in its own language.
    """
    try:
        return str(get_supported_content_language_variant(language))
    except LookupError:
        return language


class _AsWritten(trans_real.DjangoTranslation):
    """The catalogue of Simplified, under the name of Traditional."""

    def __init__(self) -> None:
        super().__init__(settings.LANGUAGE_CODE)

    def language(self) -> str:
        return TRADITIONAL

    def to_language(self) -> str:
        return TRADITIONAL


def speak_as_written() -> None:
    """Have the interface of the Traditional edition say what that of the Simplified one says.

    Django and Wagtail have words of their own in Traditional, our apps have none: a page of both could not
    be converted without converting some words twice. Django knows no other way to give a language the
    catalogue of another than this place where it keeps them.
    """
    trans_real._translations[TRADITIONAL] = _AsWritten()
