"""Who she is stays apart from how she signs."""

import pytest
from django.core.exceptions import ValidationError

from viewpoints.people.models import Contributor


def person(**changes) -> Contributor:
    return Contributor(**{"name": "林晓", "byline": "夜班人", "slug": "ye-ban-ren", **changes})


def test_the_address_of_one_with_a_pen_name_does_not_tell_her_name():
    with pytest.raises(ValidationError) as refused:
        person(slug="lin-xiao-2").clean()
    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize(
    "fine", [{}, {"byline": "林晓", "slug": "lin-xiao"}, {"byline": "Lin Xiao", "slug": "lin-xiao"}]
)
def test_any_other_address_is_hers_to_have(fine):
    person(**fine).clean()


def test_a_byline_is_read_in_the_readers_language_where_there_is_one():
    assert person(byline_en="Night Shift").byline_in("en") == "Night Shift"
    assert person().byline_in("en") == "夜班人"
    assert person(byline_en="Night Shift").byline_in("zh-hans") == "夜班人"
