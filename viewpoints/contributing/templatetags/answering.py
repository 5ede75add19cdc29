"""What private pages need that a template cannot say: the field of a passage, words that stay as written."""

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import to_locale

from viewpoints.contributing.answer_forms import ObjectionForm
from viewpoints.submissions.comparing import Passage

register = template.Library()


@register.simple_tag
def remark_on(form: ObjectionForm, passage: Passage) -> BoundField:
    """Give the field for what is said about one passage."""
    return form[f"about-{passage.new}"]


@register.simple_tag
def as_written(language: str) -> SafeString:
    """Give the attributes of words that stand as somebody wrote them: no edition converts them."""
    tag = to_locale(language or "zh-hans").replace("_", "-")
    return format_html(' lang="{}" translate="no"', tag)
