"""Wagtail's checks look at what an editor writes, and at pictures without words."""

import json
import re

import pytest
from django.urls import reverse

from tests.desk import states
from viewpoints.desk.checking import NO_WORDS

pytestmark = pytest.mark.django_db


def test_a_preview_brings_our_checks_of_the_text_alone(desk):
    article = states.in_edit().article
    preview = reverse("wagtailadmin_pages:view_draft", args=[article.pk])
    page = desk.get(preview).content.decode()
    given = re.search(r'<script id="[a-z-]*axe-configuration"[^>]*>(.*?)</script>', page, re.DOTALL)
    checks = json.loads(given[1])
    assert checks["context"]["include"] == ["main"]
    assert NO_WORDS in checks["options"]["runOnly"]
    assert [one["any"] for one in checks["spec"]["rules"] if one["id"] == NO_WORDS] == [
        ["non-empty-alt"]
    ]
    assert checks["messages"][NO_WORDS]["help_text"] == "Say in a few words what it shows"
