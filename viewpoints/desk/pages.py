"""Articles in Wagtail's page editor: always saved as drafts; publishing has its own place.

Wagtail makes a page live on creation before any hook can stop it (findings A4), and its other ways to
publish end in the guard with the typed words lost. So the views of articles know only how to save.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from viewpoints.articles.models import Article
from viewpoints.desk.side_panels import (
    DraftSidePanel,
    OriginalSidePanel,
    SubmissionSidePanel,
    TranslationSidePanel,
)
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

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
    if submission := submission_of(article):
        asks = submission.state == State.IN_EDIT
        label = _("Save, then ask the author") if asks else _("Save, then to its submission")
        return SaveAndGo(TO_SUBMISSION, label, "mail" if asks else "clipboard-list")
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
            asks = submission.state == State.IN_EDIT
            return redirect("desk:ask" if asks else "desk:submission", submission.pk)
        if TO_PRINTING in self.request.POST:
            return redirect("desk:own_words", self.page.pk)
        return super().redirect_and_remain()  # type: ignore[misc]

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()  # type: ignore[misc]
        for panel in panels:
            if panel.name == "status":
                panel.show_schedule_publishing_toggle = False
        submission = submission_of(self.page)
        if getattr(self, "expects_json_response", False):
            return panels
        if self.page.pk:
            panels.append(DraftSidePanel(self.page, self.request))
            panels.append(TranslationSidePanel(self.page, self.request))
        if submission:
            panels.append(SubmissionSidePanel(self.page, self.request, submission))
            panels.append(OriginalSidePanel(self.page, self.request, submission))
        return panels


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
