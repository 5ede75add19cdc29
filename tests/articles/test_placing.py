"""An article knows its section, wherever it is moved; no section takes an address of ours."""

import pytest
from django.core.exceptions import ValidationError

from tests.submissions.essays import section
from viewpoints.articles.models import Article, Section

pytestmark = pytest.mark.django_db


def test_a_new_article_is_in_its_parent_section():
    here = section()
    article = here.add_child(instance=Article(title="一", slug="yi", live=False))

    assert Article.objects.get(pk=article.pk).in_section == here


def test_a_moved_article_is_in_its_new_section():
    here = section()
    there = here.get_parent().add_child(instance=Section(title="公告", slug="news"))
    article = here.add_child(instance=Article(title="一", slug="yi", live=False))

    article.move(there, pos="last-child")

    assert Article.objects.get(pk=article.pk).in_section == there


@pytest.mark.parametrize("slug", ["desk", "contribute", "people", "en", "feed"])
def test_no_section_hides_an_address_of_the_product(slug):
    section()
    with pytest.raises(ValidationError) as refused:
        Section(title="编辑台", slug=slug, path="00010001", depth=2).clean()
    assert list(refused.value.message_dict) == ["slug"]
