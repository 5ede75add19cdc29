"""What the desk's templates say in words."""

from django import template

from viewpoints.desk import masking, timeline, words

register = template.Library()
register.filter("notes_in_words", words.notes_in_words)
register.filter("doubts_in_words", words.doubts_in_words)
register.filter("losses_in_words", words.losses_in_words)
register.filter("others_in_words", words.others_in_words)
register.filter("refusal_in_words", words.refusal_in_words)
register.filter("plain_name", masking.plain_name)
register.filter("letter_shown", masking.letter_shown)
register.filter("name_of", timeline.name_of)
