"""The language of a letter's words: a small part of Django's, and nothing else is ever compiled."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from viewpoints.letters import placeholders
from viewpoints.letters.placeholders import Broken, Use

PIECES = some.sampled_from(
    [
        "{{ name }}",
        "{{ name.path|default:other }}",
        "{{ name|",
        "{{",
        "}}",
        "{%",
        "{% if a %}",
        "{% elif b and c %}",
        "{% else %}",
        "{% endif %}",
        "{% for one in all %}",
        "{% endfor %}",
        '{% include "letters/part.en.txt" %}',
        "{% load static %}",
        "{# no #}",
        "{{ name.__class__ }}",
        "{{ forloop.counter|add:1 }}",
        "您好\n",
        "｛｛",
    ]
)
WORDS = some.lists(PIECES | some.text(max_size=8), max_size=12).map("".join)


def why(source: str) -> tuple[str, int, str]:
    with pytest.raises(Broken) as refused:
        placeholders.uses(source)
    return refused.value.code, refused.value.line, refused.value.what


@given(WORDS)
def test_any_words_are_read_or_refused_with_a_line_that_is_there(source):
    try:
        found = placeholders.uses(source)
    except Broken as broken:
        lines = [broken.line]
    else:
        lines = [use.line for use in found]
    assert all(1 <= line <= source.count("\n") + 1 for line in lines)


@given(WORDS.filter(lambda words: "include" not in words))
def test_what_is_read_can_be_filled_in_and_leaves_no_brace(source):
    try:
        placeholders.uses(source)
    except Broken:
        return
    assert "{{" not in placeholders.filled(source, {"other": "别的"})


@pytest.mark.parametrize(
    ("source", "refused"),
    [
        ("您好\n{{ name }", ("braces", 2, "{{ name }")),
        ("name }}", ("braces", 1, "name }}")),
        ("｛｛ name ｝｝", ("braces", 1, "｛｛ name ｝｝")),
        ("\n\n[[link:status]]", ("braces", 3, "[[link:status]]")),
        ("{# a remark #}", ("tag", 1, "#")),
        ("\n{% load static %}", ("tag", 2, "load")),
        ('{% extends "admin/base.html" %}', ("tag", 1, "extends")),
        ("{% debug %}", ("tag", 1, "debug")),
        ("\n{{ name|safe }}", ("filter", 2, "safe")),
        ("\n\n{% if a %}", ("unclosed", 3, "if a")),
        ("{% endif %}", ("syntax", 1, "endif")),
        ("\n{{ name._hidden }}", ("syntax", 2, "name._hidden")),
        ("{{ }}", ("syntax", 1, "")),
    ],
)
def test_what_is_no_part_of_the_language_is_refused_with_its_line(source, refused):
    assert why(source) == refused


def test_every_name_is_found_with_its_line_and_the_conditions_around_it():
    source = (
        "{% if a == 'x' %}{{ b|default:c }}\n{% elif d %}{{ e }}{% else %}{{ f }}{% endif %}\n"
        "{% for one in all %}{{ one }}{% endfor %}"
    )
    first, second, loop = 'a == "x"', "d", "one in all"
    neither = frozenset([f"not {first}", f"not {second}"])
    named = [use for use in placeholders.uses(source.replace("'", '"')) if use.kind != "words"]
    assert named == [
        Use("asked", "a", 1),
        Use("shown", "b", 1, frozenset([first])),
        Use("given", "c", 1, frozenset([first])),
        Use("asked", "d", 2),
        Use("shown", "e", 2, frozenset([f"not {first}", second])),
        Use("shown", "f", 2, neither),
        Use("loop", loop, 3),
        Use("shown", "one", 3, frozenset([loop])),
    ]


def test_the_names_in_what_is_given_to_a_part_are_found():
    source = '{% include "letters/by_answer.en.txt" with a=secret.key %}'
    assert placeholders.uses(source) == [
        Use("part", "letters/by_answer.en.txt", 1),
        Use("given", "secret.key", 1),
    ]


def test_nothing_is_escaped_for_a_letter_is_plain_text():
    assert placeholders.filled("{{ name }}", {"name": "<林>"}) == "<林>"
