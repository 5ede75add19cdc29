"""Articles in Wagtail's page editor: always saved as drafts; publishing has its own place.

Wagtail makes a page live on creation before any hook can stop it (findings A4), and its other ways to
publish end in the guard with the typed words lost. So the views of articles know only how to save.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from viewpoints.articles.models import Article
from viewpoints.desk import possible
from viewpoints.submissions.models import Objection, Submission

SCHEDULE = ("go_live_at", "expire_at")
TO_SUBMISSION, TO_PRINTING = "action-to-submission", "action-to-printing"


class SaveAndGo(ActionMenuItem):
    """A button that saves the draft and goes on to where it is published."""

    def __init__(self, name: str, label: Any, icon_name: str) -> None:
        super().__init__(order=10)
        self.name, self.label, self.icon_name = name, label, icon_name


def change_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Take publishing out of an article's actions; put in the way to where it is done."""
    page = context.get("page")
    if context["view"] == "create":
        if _makes_article(request):
            items[:] = [*_without_publish(items), _to_printing()]
    elif isinstance(page, Article):
        items[:] = [*_without_publish(items), _way_on(page)]


def _makes_article(request: HttpRequest) -> bool:
    kind = request.resolver_match.kwargs if request.resolver_match else {}
    return kind.get("content_type_model_name") == Article._meta.model_name


def _without_publish(items: list[Any]) -> list[Any]:
    return [item for item in items if item.name not in ("action-publish", "action-submit")]


def _way_on(article: Article) -> SaveAndGo:
    if submission_of(article):
        return SaveAndGo(TO_SUBMISSION, _("Save, then ask the author or publish"), "clipboard-list")
    return _to_printing()


def _to_printing() -> SaveAndGo:
    return SaveAndGo(TO_PRINTING, _("Save, then print as our own words"), "upload")


def submission_of(article: Article) -> Submission | None:
    """Give the submission that an article was made from, if any."""
    return Submission.objects.filter(article=article.pk).first() if article.pk else None


class DraftsOnly:
    """For Wagtail's create, edit and revert views: whatever was clicked, the words become a draft."""

    request: HttpRequest
    page: Article
    form: Any
    save_action: Callable[[], HttpResponse]

    @cached_property
    def action_name_and_method(self) -> tuple[str, Callable[[], HttpResponse]]:
        return "save", self.save_action

    def form_valid(self, form: Any) -> HttpResponse:
        if "action-publish" in self.request.POST:
            messages.warning(
                self.request,
                _(
                    "Saved as a draft. An article is published from its submission, or as our own words."
                ),
            )
        return super().form_valid(form)  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        posted = request.POST.copy()
        for name in SCHEDULE:
            posted.pop(name, None)
        request.POST = posted  # type: ignore[assignment]
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def redirect_and_remain(self) -> HttpResponse:
        submission = submission_of(self.page)
        if TO_SUBMISSION in self.request.POST and submission:
            return redirect("desk:submission", submission.pk)
        if TO_PRINTING in self.request.POST:
            return redirect("desk:own_words", self.page.pk)
        return super().redirect_and_remain()  # type: ignore[misc]

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()  # type: ignore[misc]
        for panel in panels:
            if panel.name == "status":
                panel.show_schedule_publishing_toggle = False
        submission = submission_of(self.page)
        if submission and not getattr(self, "expects_json_response", False):
            panels.append(SubmissionSidePanel(self.page, self.request, submission))
        return panels


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


class ArticleCreateView(DraftsOnly, CreateView):
    pass


class ArticleEditView(DraftsOnly, EditView):
    pass


class ArticleRevertView(DraftsOnly, RevisionsRevertView):
    pass


class ArticleViewSet(PageViewSet):
    """How Wagtail's admin shows and edits articles."""

    model = Article
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    revisions_revert_view_class = ArticleRevertView
