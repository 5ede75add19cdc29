"""One submission: what came, its letters, its story, what to do next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.chinese.length import word_count
from viewpoints.desk import later, others, possible, proposing, thread, timeline
from viewpoints.desk.asked import refused, rounds_of
from viewpoints.desk.crumbs import crumbs
from viewpoints.desk.forms import NoteForm
from viewpoints.desk.offered import offered_html
from viewpoints.desk.rights import editors_of, submissions_of
from viewpoints.desk.senders import entering_by, name_in
from viewpoints.desk.standing import standing_of
from viewpoints.desk.translating import english_of
from viewpoints.intake import belonging
from viewpoints.journal.models import Actor
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.privacy import spam
from viewpoints.submissions import holding
from viewpoints.submissions.models import Objection, Permit, PermitKind, Submission
from viewpoints.submissions.states import BEFORE_PUBLICATION, UNSETTLED


class SubmissionPage(WagtailAdminTemplateMixin, TemplateView):
    """One submission."""

    template_name = "desk/submissions/submission.html"
    header_icon = "clipboard-list"

    @cached_property
    def submission(self) -> Submission:
        rows = submissions_of(self.request.user).select_related(
            "section", "sender", "article", "held_by"
        )
        return get_object_or_404(
            rows.prefetch_related("authors__address", "pictures"), pk=self.kwargs["pk"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page_title = self.submission.title
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        submission = self.submission
        standing = standing_of(submission, by=Actor.editor(self.request.user))
        came = belonging.arrivals_of([submission])
        arrivals = list(came.select_related("sender").prefetch_related("attachments__packed_in"))
        alike, text = others.printed_like(submission), text_from_blocks(submission.blocks)
        return super().get_context_data(
            submission=submission,
            waiting_for=possible.waiting_for(submission),
            authors_turn=submission.state in possible.AUTHORS_TURN,
            standing=standing,
            verbs=[(verb, verb.url(submission)) for verb in possible.verbs(submission, standing)],
            rounds=rounds_of(submission),
            permits=permits(submission),
            authors_may_change=submission.state in BEFORE_PUBLICATION,
            objections=objections(submission),
            later=later.of(submission),
            offered=offered_html(submission),
            offered_text=text,
            length=word_count(text),
            entered=(entered := entering_by(arrivals)),
            arrivals=arrivals,
            proposed=proposing.proposed(submission, arrivals),
            thread=thread.of(submission, arrivals),
            notes=submission.notes.select_related("by"),
            note_form=NoteForm(),
            others=others.by_its_authors(submission, user=self.request.user),
            alike=alike,
            may_be_spam=spam.may_be_spam(submission, arrivals),
            sender_name=name_in(arrivals, sender=submission.sender_id),
            claims=others.claims_of(alike),
            english=english_of(submission.article) if submission.article else None,
            **who_has_it(submission, user=self.request.user),
            story=timeline.story_of(submission, entered=entered),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return crumbs(self.submission)


def who_has_it(submission: Submission, *, user: Any) -> dict[str, Any]:
    """Give who has a submission, whether another does than who looks, and to whom it can be handed."""
    hold = holding.hold_on(submission)
    return {
        "hold": hold,
        "held_by_another": bool(hold and hold.user != user and submission.state in UNSETTLED),
        "colleagues": [one for one in editors_of(submission.section) if one != user],
    }


def objections(submission: Submission) -> list[Objection]:
    """Give what the authors said against texts of a submission, newest first."""
    found = Objection.objects.filter(asking__submission=submission).select_related("author")
    return list(found.prefetch_related("passages").order_by("-pk"))


def permits(submission: Submission) -> list[tuple[Permit, list[str]]]:
    """Give why texts of a submission may or might be printed, newest first, with the uses refused."""
    rows = submission.permits.select_related("text", "given_by").order_by("-pk")
    return [(one, refused(one.uses) if one.kind == PermitKind.AUTHORS else []) for one in rows]
