"""The words of letters: all kinds of letters by what they are for; one in both languages, with a preview."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.desk.letter_diff import changed
from viewpoints.desk.letter_forms import WordingForm
from viewpoints.desk.letter_meanings import Placeholder, in_words, placeholders_of
from viewpoints.desk.letter_names import GROUPS, NAMES
from viewpoints.desk.views.letters import way
from viewpoints.desk.wording_previews import preview
from viewpoints.journal.models import Actor
from viewpoints.letters import wordings
from viewpoints.letters.models import Letter, Wording
from viewpoints.letters.originals import LANGUAGES, original
from viewpoints.submissions.comparing import Passage

CALLED = {"zh-hans": gettext_lazy("Chinese"), "en": gettext_lazy("English")}


class WordingList(WagtailAdminTemplateMixin, TemplateView):
    """Every kind of letter, when it is sent, and who changed its words last."""

    page_title = gettext_lazy("The words of letters")
    header_icon = "edit"
    template_name = "desk/wordings/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows: dict[str, list[Wording]] = {}
        for row in Wording.objects.select_related("written_by").order_by("-written_at"):
            row.is_unfit, row.is_outdated = not wordings.fits(row), wordings.is_outdated(row)
            rows.setdefault(row.template, []).append(row)
        groups = [
            (label, [(key, name, rows.get(key, [])) for key, name in names.items()])
            for label, names in GROUPS.items()
        ]
        return super().get_context_data(groups=groups, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*way(), {"url": "", "label": self.page_title}]


@dataclass
class Side:
    """A letter's words in one language: as they are, what is wrong with them, how a letter would look."""

    language: str
    label: Any
    form: WordingForm
    row: Wording | None
    faults: list[str]
    passages: list[Passage]
    placeholders: list[Placeholder]
    letter: Letter | None = None

    @property
    def is_outdated(self) -> bool:
        return self.row is not None and wordings.is_outdated(self.row)

    @property
    def is_unfit(self) -> bool:
        return self.row is not None and not wordings.fits(self.row)


@require_http_methods(["GET", "POST"])
def wording(request: HttpRequest, template: str) -> HttpResponse:
    """Show the words of a letter in both languages and how it would look; save them if she says so."""
    if template not in NAMES:
        raise Http404
    sides = [_side(request, template, language) for language in LANGUAGES]
    if "save" in request.POST and not any(side.faults for side in sides):
        _save(request, template, sides)
        return redirect("desk:wording", template)
    for side in sides:
        if not side.faults:
            side.letter = preview(
                template, user=request.user, language=side.language, **_words(side.form)
            )
    context = {
        "template": template,
        "name": NAMES[template],
        "sides": sides,
        "breadcrumbs_items": _way(template),
    }
    return render(request, "desk/wordings/wording.html", context)


@require_POST
def put_back(request: HttpRequest, template: str, language: str) -> HttpResponse:
    """Have a letter say the product's own words again, in one language."""
    row = get_object_or_404(Wording, template=template, language=language)
    wordings.put_back(row, by=Actor.editor(request.user))
    messages.success(request, _("This letter says the original words again."))
    return redirect("desk:wording", template)


def _side(request: HttpRequest, template: str, language: str) -> Side:
    row = Wording.objects.filter(template=template, language=language).first()
    own = original(template, language)
    now = row or own
    initial = {"subject": now.subject, "body": now.body}
    form = WordingForm(request.POST or None, initial=initial, prefix=language)
    form.fields["body"].widget.attrs["rows"] = min(36, now.body.count("\n") + 8)
    words = _words(form)
    faults = wordings.faults(template, language, **words)
    passages = changed(f"{own.subject}\n{own.body}", f"{words['subject']}\n{words['body']}")
    may = placeholders_of(template, language)
    return Side(language, CALLED[language], form, row, in_words(faults), passages, may)


def _words(form: WordingForm) -> dict[str, str]:
    """Give the words in a form: those entered, or those it began with."""
    given = form.cleaned_data if form.is_valid() else form.initial
    lines = "\n".join(given["body"].splitlines()).strip()
    return {"subject": given["subject"].strip(), "body": lines}


@transaction.atomic
def _save(request: HttpRequest, template: str, sides: list[Side]) -> None:
    by = Actor.editor(request.user)
    for side in sides:
        wordings.reword(template, language=side.language, by=by, **_words(side.form))
    messages.success(request, _("Saved. Letters say this from now on."))


def _way(template: str) -> list[dict[str, Any]]:
    own = {"url": "", "label": NAMES[template].label}
    return [*way(), {"url": "../", "label": _("The words of letters")}, own]
