"""What the desk's templates say in words."""

from django import template
from django.conf import settings

from viewpoints.articles.models import Home
from viewpoints.desk import file_types, masking, timeline, words

register = template.Library()
register.filter("notes_in_words", words.notes_in_words)
register.filter("doubts_in_words", words.doubts_in_words)
register.filter("losses_in_words", words.losses_in_words)
register.filter("others_in_words", words.others_in_words)
register.filter("refusal_in_words", words.refusal_in_words)
register.filter("plain_name", masking.plain_name)
register.filter("letter_shown", masking.letter_shown)
register.filter("name_of", timeline.name_of)
register.simple_tag(file_types.type_in_words)


@register.simple_tag
def publication() -> str:
    """Give the name of the publication in the edition that is written; before there is one, the program's."""
    homes = Home.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return homes.values_list("title", flat=True).first() or settings.WAGTAIL_SITE_NAME
