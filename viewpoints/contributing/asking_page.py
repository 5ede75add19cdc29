"""The page of a text that somebody is asked about: everything it shows, for whoever holds the link."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from viewpoints.contributing.answer_forms import (
    AgreementForm,
    BylineForm,
    ObjectionForm,
    ProxyForm,
)
from viewpoints.contributing.pages import page
from viewpoints.contributing.progress import can_withdraw
from viewpoints.letters.models import Address, Secret
from viewpoints.submissions import approval, changes, comparing, prints, taking_back, texts
from viewpoints.submissions.comparing import Passage
from viewpoints.submissions.models import Asked, Asking, Yes
from viewpoints.submissions.states import State

TYPED = ("byline", "affiliation", "name", "email")
"""What may have been typed into the other forms of the page."""


def row_of(secret: Secret) -> Asking:
    """Give the asking behind a link. Raises Http404 when it was erased."""
    rows = Asking.objects.select_related("text", "correction__former", "submission__section")
    rows = rows.select_related("translation")
    return get_object_or_404(rows, pk=secret.about_key)


def show(
    request: HttpRequest, row: Asking, holder: Address, shown: str, **forms: Any
) -> HttpResponse:
    """Show the text, what changed, and the ways to answer; ``forms`` are those that were filled in.

    An address that answers for nobody any more is told so; a text that is over, what became of it.
    """
    asked = approval.asked_at(row, holder)
    if not asked:
        return page(request, "not_asked", {"submission": row.submission}, status=410)
    agreed = standing(row, asked)
    if not agreed and not _open(row):
        return closed(request, row, asked, shown)
    passages = passages_of(row)
    context = {
        **_text(row, passages, asked),
        **_ways(row, passages, asked),
        **forms,
        "secret": shown,
        "asked": asked,
        "agreed": agreed,
        "printed_already": bool(agreed) and taking_back.printed(agreed[0]),
        "waiting": _open(row),
    }
    wrong = any(form.errors for form in forms.values())
    return page(request, "asking", context, status=422 if wrong else 200)


def closed(
    request: HttpRequest,
    row: Asking,
    asked: Sequence[Asked],
    shown: str,
    *,
    form: ObjectionForm | None = None,
) -> HttpResponse:
    """Say what became of a text that no longer waits for an answer; whatever was just typed is kept."""
    authors = [one.author_id for one in asked]
    given = row.yeses.filter(author__in=authors).order_by("pk").last()
    context = {
        "taken_back": given is not None and given.taken_back_at is not None,
        "address": row.translation.full_url if row.translation and row.translation.live else "",
        "typed": [request.POST[name] for name in TYPED if request.POST.get(name, "").strip()],
        "secret": shown,
        "submission": row.submission,
        "objection": row.objections.filter(author__in=authors).last(),
        "state": State.IN_EDIT if _still_edited(row) else row.submission.state,
        "remarks": form.data.get("remarks", "") if form else "",
        "remarks_on_passages": form.remarks_on_passages() if form else [],
    }
    return page(request, "closed", context)


def passages_of(row: Asking) -> list[Passage]:
    """Give the passages she is shown: against what she sent, what is to be corrected, or was translated."""
    if row.translation is not None:
        return changes.beside_source(texts.unsaved(row.submission.draft), text=row.text)
    if row.correction is not None:
        return changes.since(row.correction.former, text=row.text)
    return changes.since_sent(row.submission, text=row.text)


def standing(row: Asking, asked: Sequence[Asked]) -> list[Yes]:
    """Give the yeses that stand for all she answers for; none while one is missing."""
    authors = {one.author_id for one in asked}
    given = row.yeses.filter(taken_back_at=None, author__in=authors).order_by("pk")
    proxied = {one.pk for one in asked if one.proxy}
    yeses = [
        yes
        for yes in given.select_related(
            "asking__submission", "asking__correction", "asking__translation"
        )
        # What an author said herself is not her proxy's to take back.
        if not proxied or yes.asked_id in proxied
    ]
    return yeses if {one.author_id for one in yeses} == authors else []


def _still_edited(row: Asking) -> bool:
    """Tell whether it is a correction or translation that is not printed, of an essay that is."""
    return row.after_publication and not taking_back.is_printed(row)


def _open(row: Asking) -> bool:
    waits = row.submission.state == State.WITH_AUTHOR or row.after_publication
    return waits and row.lapsed_at is None


def _text(row: Asking, passages: list[Passage], asked: Sequence[Asked]) -> dict[str, Any]:
    before = changes.asked_before(row, authors=[one.author for one in asked])
    since = changes.since(before, text=row.text) if before and not row.after_publication else []
    return {
        "asking": row,
        "submission": row.submission,
        "article": prints.article_of(row.text),
        "printed": row.text.content,
        "short_hash": row.text.short_hash,
        "stretches": comparing.stretches(passages),
        "unchanged": _unchanged(passages),
        "before": before,
        "since": [] if _unchanged(since) else comparing.stretches(since),
        "home": row.submission.section.get_parent().specific,
    }


def _ways(row: Asking, passages: list[Passage], asked: Sequence[Asked]) -> dict[str, Any]:
    content = row.text.content
    herself = all(one.proxy is None for one in asked)
    named = {name: content.get(name, "") for name in ("byline", "affiliation")}
    return {
        "agreement": AgreementForm(asking=row, label_suffix=""),
        "objection_form": ObjectionForm(passages=passages),
        "byline_form": BylineForm(initial=named, label_suffix=""),
        "proxy_form": ProxyForm(label_suffix=""),
        "herself": herself,
        "can_withdraw": herself and not row.after_publication and can_withdraw(row.submission),
    }


def _unchanged(passages: Sequence[Passage]) -> bool:
    return all(one.mark == "same" and not one.moved for one in passages)
