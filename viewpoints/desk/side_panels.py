"""The panels of ours beside the page editor: the submission, what came, and the draft itself."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel

from viewpoints.articles.models import Article
from viewpoints.desk import beside, possible
from viewpoints.desk.offered import offered_html
from viewpoints.desk.translating import english_of
from viewpoints.submissions.models import Objection, Submission


class SubmissionSidePanel(BaseSidePanel):
    """Beside the editor: the submission, its state, and what its author said."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle submission")
        icon_name = "clipboard-list"
        has_counter = False

    name = "submission"
    title = gettext_lazy("Submission")
    template_name = "desk/side_panel.html"
    order = 90

    def __init__(self, page: Article, request: HttpRequest, submission: Submission) -> None:
        super().__init__(page, request)
        self.submission = submission

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        said = Objection.objects.filter(asking__submission=self.submission).select_related("author")
        return {
            **super().get_context_data(parent_context),
            "submission": self.submission,
            "url": reverse("desk:submission", args=[self.submission.pk]),
            "waiting_for": possible.waiting_for(self.submission),
            "objections": list(said.prefetch_related("passages").order_by("-pk")[:3]),
        }


class OriginalSidePanel(BaseSidePanel):
    """Beside the editor: what was sent, as it came."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle what came")
        icon_name = "doc-full-inverse"
        has_counter = False

    name = "original"
    title = gettext_lazy("What came")
    template_name = "desk/beside/original.html"
    order = 91

    def __init__(self, page: Article, request: HttpRequest, submission: Submission) -> None:
        super().__init__(page, request)
        self.submission = submission

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            "submission": self.submission,
            "offered": offered_html(self.submission),
        }


class DraftSidePanel(BaseSidePanel):
    """Beside the editor: length, typography and links of the draft as it was saved last."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle typography and links")
        icon_name = "pilcrow"
        has_counter = False

    name = "draft"
    title = gettext_lazy("Typography and links")
    template_name = "desk/beside/panel.html"
    order = 92

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        draft = self.object.get_latest_revision_as_object()
        return {**super().get_context_data(parent_context), **beside.context_of(draft)}


class TranslationSidePanel(BaseSidePanel):
    """Beside the editor: the way to the English translation, or back to it, and how far it is."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle translation")
        icon_name = "globe"
        has_counter = False

    name = "translation"
    title = gettext_lazy("English translation")
    template_name = "desk/translations/panel.html"
    order = 93

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            **english_of(self.object),
            "csrf_token": get_token(self.request),
        }
