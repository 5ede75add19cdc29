"""The language of a letter's words: what may stand between braces, and what it shows.

It is a small part of Django's: ``{{ name.path }}`` with four filters, ``{% if %}``, ``{% for %}`` and
``{% include %}`` of the parts a letter has. Nothing else is even compiled, and the paths that may be read
are those that the product's own letter reads, so that no editor's words reach anything else
(docs/decisions/0027-words-of-letters.md).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import (
    Context,
    Engine,
    Library,
    Template,
    defaultfilters,
    defaulttags,
    loader_tags,
)
from django.template.base import (
    FilterExpression,
    Lexer,
    Node,
    TextNode,
    Token,
    TokenType,
    Variable,
    VariableNode,
)
from django.template.defaulttags import ForNode, IfNode
from django.template.exceptions import TemplateSyntaxError
from django.template.loader_tags import IncludeNode

TAGS = ("if", "for", "include")
WITHIN = {"if": ("elif", "else", "endif"), "for": ("endfor",)}
FILTERS = ("add", "date", "default", "length")
COUNTED = ("forloop.counter", "forloop.first", "forloop.last")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[｛｝]{2}|｛%|%｝|\[\[link:")


class Broken(ValueError):
    """Words that cannot be read: ``code`` says why (``braces``, ``tag``, ``filter``, ``unclosed``,
    ``syntax``), ``line`` counts from 1, ``what`` is what stands there."""

    def __init__(self, code: str, line: int, what: str) -> None:
        super().__init__(code)
        self.code, self.line, self.what = code, line, what


@dataclass(frozen=True)
class Use:
    """One thing that words read, show, repeat or include; ``guards`` are the conditions around it.

    ``kind``: ``shown``, ``given`` (to a filter or a part, which may show it), ``asked`` (by a condition),
    ``loop``, ``part``, or ``words`` between.
    """

    kind: str
    what: str
    line: int
    guards: frozenset[str] = frozenset()


@lru_cache
def _engine() -> Engine:
    """Give an engine that knows this language and no more; plain text, so nothing is escaped."""
    language = Library()
    tags = {**defaulttags.register.tags, **loader_tags.register.tags}
    for name in TAGS:
        language.tag(name, tags[name])
    for name in FILTERS:
        language.filters[name] = defaultfilters.register.filters[name]
    engine = Engine(loaders=settings.TEMPLATE_LOADERS, autoescape=False)
    engine.template_builtins = [language]
    return engine


@lru_cache(maxsize=256)
def compiled(source: str) -> Template:
    """Give words ready to be filled in. Raises Broken."""
    tokens = Lexer(source).tokenize()
    for token in tokens:
        _look(token)
    try:
        return Template(source, engine=_engine())
    except TemplateSyntaxError as error:
        raise _broken(error) from error


def filled(source: str, context: dict[str, Any]) -> str:
    """Fill words in; a name without a value shows nothing.

    Raises Broken, or VariableDoesNotExist where a filter is given a name without a value.
    """
    return str(compiled(source).render(Context(context, autoescape=False)))


def uses(source: str) -> list[Use]:
    """Give everything that words read or say, in order. Raises Broken."""
    return list(_nodes(compiled(source).nodelist, frozenset(), _elifs(source)))


def _look(token: Token) -> None:
    """Refuse what is no part of the language, before anything is compiled."""
    line = _line(token)
    if token.token_type == TokenType.COMMENT:
        raise Broken("tag", line, "#")
    if token.token_type == TokenType.TEXT and (found := _BRACES.search(token.contents)):
        before = token.contents[: found.start()].count("\n")
        raise Broken("braces", line + before, token.contents.split("\n")[before].strip())
    if token.token_type == TokenType.BLOCK:
        name = (token.contents.split() or [""])[0]
        if name not in TAGS and not any(name in within for within in WITHIN.values()):
            raise Broken("tag", line, name)


def _line(token: Token | None) -> int:
    return (token.lineno if token else None) or 1


def _broken(error: TemplateSyntaxError) -> Broken:
    token, said = error.token, str(error)  # type: ignore[attr-defined]
    if said.startswith("Invalid filter"):
        return Broken("filter", token.lineno, said.rpartition(": ")[2].strip("'"))
    if said.startswith("Unclosed tag"):
        return Broken("unclosed", token.lineno, token.contents)
    return Broken("syntax", token.lineno, token.contents)


def _elifs(source: str) -> list[tuple[int, str]]:
    """Give line and words of every ``elif``: the compiled ones no longer know where they stood."""
    tokens = Lexer(source).tokenize()
    return [(_line(one), one.contents) for one in tokens if one.contents.startswith("elif ")]


def _nodes(
    nodes: Iterable[Any], guards: frozenset[str], elifs: list[tuple[int, str]]
) -> Iterator[Use]:
    for node in nodes:
        line = _line(node.token)
        match node:
            case TextNode():
                yield Use("words", node.s, line, guards)
            case VariableNode():
                yield from _expression("shown", node.filter_expression, line, guards)
            case IfNode():
                yield from _branches(node, line, guards, elifs)
            case ForNode():
                yield from _loop(node, line, guards, elifs)
            case IncludeNode():
                yield Use("part", str(node.template.var), line, guards)
                for given in node.extra_context.values():
                    yield from _expression("given", given, line, guards)
            case _:  # none of the language's tags makes another
                raise Broken("syntax", line, type(node).__name__)


def _branches(
    node: Node, line: int, guards: frozenset[str], elifs: list[tuple[int, str]]
) -> Iterator[Use]:
    before: list[str] = []
    for condition, nodes in node.conditions_nodelists:  # type: ignore[attr-defined]
        here = [f"not {one}" for one in before]
        if condition is not None:
            written = _written(condition)
            for operand in _operands(condition):
                at = _line_of(operand.text, line, elifs) if before else line
                yield from _expression("asked", operand.value, at, guards)
            before.append(written)
            here.append(written)
        yield from _nodes(nodes, guards | set(here), elifs)


def _loop(
    node: ForNode, line: int, guards: frozenset[str], elifs: list[tuple[int, str]]
) -> Iterator[Use]:
    loop = f"{', '.join(node.loopvars)} in {node.sequence}"
    yield Use("loop", loop, line, guards)
    yield from _nodes(node.nodelist_loop, guards | {loop}, elifs)
    yield from _nodes(node.nodelist_empty, guards | {f"not {loop}"}, elifs)


def _operands(condition: Any) -> Iterator[Any]:
    """Give the literals of a condition: its operators have sides, a literal has a value."""
    if hasattr(condition, "value") and condition.value is not None:
        yield condition
    for side in (getattr(condition, "first", None), getattr(condition, "second", None)):
        if side is not None:
            yield from _operands(side)


def _written(condition: Any) -> str:
    if hasattr(condition, "text"):
        return str(condition.text)
    sides = [_written(one) for one in (condition.first, condition.second) if one is not None]
    return f" {condition.id} ".join(sides) if len(sides) > 1 else f"{condition.id} {sides[0]}"


def _line_of(operand: str, after: int, elifs: Iterable[tuple[int, str]]) -> int:
    return next((line for line, words in elifs if line >= after and operand in words), after)


def _expression(
    kind: str, expression: FilterExpression, line: int, guards: frozenset[str]
) -> Iterator[Use]:
    """Give the paths that an expression reads, those in its filters too."""
    yield from _variable(kind, expression.var, line, guards)
    for _filter, arguments in expression.filters:
        for _is_looked_up, value in arguments:
            yield from _variable("given" if kind == "shown" else kind, value, line, guards)


def _variable(kind: str, value: Any, line: int, guards: frozenset[str]) -> Iterator[Use]:
    if isinstance(value, Variable) and value.lookups is not None:
        yield Use(kind, str(value.var), line, guards)
