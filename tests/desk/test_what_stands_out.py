"""One button is filled: what an editor most likely does next. Nothing else asks for her eyes."""

import re

import pytest
from django.urls import reverse

from tests.desk import states
from tests.desk.test_lists import letter
from tests.submissions.essays import section
from viewpoints.letters.states import LetterState
from viewpoints.people.models import Contributor

pytestmark = pytest.mark.django_db


def page(desk, name, *args):
    return " ".join(desk.get(reverse(f"desk:{name}", args=args)).content.decode().split())


def filled(desk, offered):
    """Give the words of the filled buttons in the bar of a submission."""
    bar = page(desk, "submission", offered.pk).split('class="desk-thumb"')[1].split("</div>")[0]
    found = re.findall(r'class="button"[^>]*>\s*(?:<svg.*?</svg>)?\s*([^<]+)<', bar)
    return [words.strip() for words in found]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("promised", []),
        ("received", ["Start editing"]),
        ("with_author", []),
        ("approved", ["Publish"]),
        ("published", ["Read it on the site"]),
    ],
)
def test_the_likely_step_is_filled_and_none_while_the_author_is_to_act(desk, state, words):
    offered = states.IN[state]()
    assert filled(desk, offered) == words


def test_a_missing_summary_is_said_before_the_author_is_asked(desk):
    offered = states.in_edit()
    hint = "There is no summary: the home page will show the title alone."
    assert hint in page(desk, "ask", offered.pk)
    offered.article.summary = "一句话说完。"
    offered.article.save_revision()
    assert hint not in page(desk, "ask", offered.pk)


def test_the_text_that_a_letter_asks_about_is_folded_in_the_thread(desk):
    offered = states.with_author()
    (asking,) = [
        piece
        for piece in desk.get(reverse("desk:submission", args=[offered.pk])).context["thread"]
        if piece.letter and piece.letter.template == "asking"
    ]
    assert asking.enclosed.startswith("———— 以下是将要刊出的全文 ————")
    assert (asking.body + asking.enclosed).count("以下是将要刊出的全文") == 1
    assert "以下是" not in asking.body


def test_one_letter_that_waits_is_not_chosen_beforehand(desk):
    section()
    letter("待发的信", state=LetterState.WAITING)
    assert " checked" not in page(desk, "letters").split("<main")[1]


def test_the_length_is_said_as_word_counts_it(desk):
    offered = states.received()
    offered.blocks = [{"type": "paragraph", "html": "三年，很难。"}]
    offered.save()
    assert "6 characters" in page(desk, "submission", offered.pk)


def test_chinese_words_are_marked_as_such_in_an_english_list(desk):
    offered = states.received()
    assert re.search(rf'<a [^>]*lang="zh-hans"[^>]*>\s*{offered.title}', page(desk, "submissions"))


def test_roles_ask_for_an_organization_in_our_words(desk):
    kept = Contributor.objects.create(name="林晓", slug="lin-xiao")
    edit = reverse("wagtailsnippets_people_contributor:edit", args=[kept.pk])
    assert "<label" in (found := desk.get(edit).content.decode())
    assert re.search(r">\s*organization\s*:?\s*<", found)


def test_the_desk_bears_the_names_of_desk_and_publication(desk):
    offered = states.received()
    home = offered.section.get_parent()
    today = " ".join(desk.get("/desk/").content.decode().split())
    assert "- Editors’ desk</title>" in today
    assert f'<h1 class="w-h1 w-mt-0">{home.title}</h1>' in today
