"""A contributor is known again by her address."""

import pytest

from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor

pytestmark = pytest.mark.django_db


def test_the_same_address_is_the_same_person_whatever_name_she_gives():
    first = contributor_at(address("Lin@QQ.com"), name="林晓")
    again = contributor_at(address("lin@qq.com "), name="晓晓")

    assert again == first
    assert (first.name, first.byline, first.slug) == ("林晓", "林晓", "lin-xiao")


def test_a_namesake_gets_another_slug():
    contributor_at(address("a@qq.com"), name="林晓")
    contributor_at(address("b@qq.com"), name="林晓")

    assert list(Contributor.objects.values_list("slug", flat=True)) == ["lin-xiao", "lin-xiao-2"]


def test_one_without_a_name_is_called_by_her_address():
    assert contributor_at(address("wang.fang@163.com"), name=" ").name == "wang.fang"
