"""The tag that stands round a whole page: what is inside is read in the edition of the page."""

from typing import Any

from django import template
from django.template import Context, Node, NodeList, Variable, VariableDoesNotExist
from django.template.base import Parser, Token

from viewpoints.reading import editions, traditional

register = template.Library()


@register.tag
def edition(parser: Parser, token: Token) -> "Edition":
    """Convert ``{% edition %}…{% endedition %}`` in the Traditional edition, all of it and once."""
    inside = parser.parse(("endedition",))
    parser.delete_first_token()
    return Edition(inside)


class Edition(Node):
    """A page. Needs ``frame``; what the page is about tells which terms and names it has."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        """Give the page in its edition."""
        html = self.nodelist.render(context)
        if not editions.keeps_names():
            return html
        shown = context.get("page") or context.get("section")
        unsaved = getattr(context.get("request"), "is_preview", False)
        terms = traditional.terms_of(shown, unsaved=unsaved)
        home = context["frame"].home
        terms |= {words: words for words in _exact(context)}
        return traditional.page(html, home=home, terms=terms, about=_about(context))


def _about(context: Context) -> list[str]:
    """Give the names of whom a page is about: its author, or the person or organization itself."""
    own = ("page.byline", "person.byline", "organization.name")
    return _found(context, *own, "submission.section.editor.byline")


def _exact(context: Context) -> list[str]:
    """Give what private pages repeat in their own sentences as it was sent, or as it will be printed."""
    return _found(context, "submission.title", "printed.title", "printed.byline")


def _found(context: Context, *names: str) -> list[str]:
    return [str(value) for name in names if (value := _value(context, name))]


def _value(context: Context, name: str) -> Any:
    try:
        return Variable(name).resolve(context)
    except VariableDoesNotExist:
        return None
