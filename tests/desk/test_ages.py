"""How long ago, in one unit and in the words of the language."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from viewpoints.desk.templatetags.ages import age


@pytest.mark.parametrize(
    ("since", "chinese", "english"),
    [
        (timedelta(seconds=5), "刚刚", "just now"),
        (timedelta(minutes=7), "7分钟前", "7 minutes ago"),
        (timedelta(days=1, hours=5), "1天前", "1 day ago"),
        (timedelta(days=26), "3周前", "3 weeks ago"),
        (timedelta(days=70), "2个月前", "2 months ago"),
        (timedelta(days=800), "2年前", "2 years ago"),
    ],
)
def test_an_age_is_one_unit(since, chinese, english):
    moment = timezone.now() - since
    with translation.override("zh-hans"):
        assert age(moment) == chinese
    with translation.override("en"):
        assert age(moment) == english
