"""What a browser may do on the desk."""

import pytest
from django.urls import reverse

from tests.submissions.essays import editor, submission
from viewpoints.desk.policy import DESK, HEADER
from viewpoints.submissions import editing

pytestmark = pytest.mark.django_db


def test_every_screen_has_the_desks_policy(desk):
    assert desk.get("/desk/").headers[HEADER] == DESK


def test_the_preview_may_be_framed_by_the_editor(desk):
    article = editing.start(submission(), by=editor())
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])

    shown = desk.get(preview)

    assert shown.status_code == 200
    assert shown.headers[HEADER] == DESK
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
