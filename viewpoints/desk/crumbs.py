"""The way to a submission's page, for the header of its screens."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.submissions.models import Submission


def crumbs(submission: Submission) -> list[dict[str, Any]]:
    """Give the way to a submission's page, for the header."""
    return [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse("desk:submissions"), "label": _("Submissions")},
        {"url": reverse("desk:submission", args=[submission.pk]), "label": submission.title},
    ]
