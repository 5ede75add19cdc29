"""The page editor makes an address from a Chinese title when nobody typed one."""

import pytest

from tests.submissions.essays import editor, section
from viewpoints.articles.models import Article

pytestmark = pytest.mark.django_db


def filled(title: str, slug: str = "") -> str:
    """Fill the editor's form for a new article in; give the address it ends with."""
    parent = section()
    page = Article(owner=editor().user, locale=parent.locale)
    form_class = Article.get_edit_handler().get_form_class()
    empty = {f"{name}-{part}": "0" for name in FORMSETS for part in PARTS}
    data = {"title": title, "slug": slug, "body-count": "0", "comments-TOTAL_FORMS": "0"}
    form = form_class({**empty, **data}, instance=page, parent_page=parent, for_user=editor().user)
    assert form.is_valid(), form.errors
    return form.cleaned_data["slug"]


FORMSETS = ("authorships", "claim_answers", "terms", "comments")
PARTS = ("TOTAL_FORMS", "INITIAL_FORMS")


def test_an_empty_address_becomes_the_titles_pinyin():
    assert filled("关于国庆休刊的公告") == "guan-yu-guo-qing-xiu-kan-de-gong"


def test_an_address_that_is_taken_gets_a_number():
    section().add_child(instance=Article(title="公告", slug="gong-gao", live=False))

    assert filled("公告") == "gong-gao-2"


def test_an_address_that_was_typed_is_kept():
    assert filled("公告", slug="guo-qing") == "guo-qing"
