"""What the page of a text needs that a template cannot say: the field of a passage."""

from django import template
from django.forms import BoundField

from viewpoints.contributing.answer_forms import ObjectionForm
from viewpoints.submissions.comparing import Passage

register = template.Library()


@register.simple_tag
def remark_on(form: ObjectionForm, passage: Passage) -> BoundField:
    """Give the field for what is said about one passage."""
    return form[f"about-{passage.new}"]
