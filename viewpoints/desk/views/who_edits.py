"""Who edits which section: editors, and deputies for days. For administrators."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from viewpoints.articles import editors
from viewpoints.articles.models import Deputy, Section
from viewpoints.desk.rights import for_administrators
from viewpoints.desk.timeline import name_of
from viewpoints.journal.models import Actor


class PersonField(forms.ModelChoiceField):
    """One of the people who sign in; administrators edit everything anyway."""

    def __init__(self, **kwargs: Any) -> None:
        people = get_user_model().objects.filter(is_active=True, is_superuser=False)
        super().__init__(people.order_by("last_name", "pk"), empty_label="—", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class EditorForm(forms.Form):
    """Who is to edit a section from now on."""

    user = PersonField(label=gettext_lazy("Add an editor"))


class DeputyForm(forms.Form):
    """Who is to edit a section, and on which days."""

    user = PersonField(label=gettext_lazy("Deputy"))
    since = forms.DateField(
        label=gettext_lazy("First day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


@for_administrators
@require_safe
def who_edits(request: HttpRequest) -> HttpResponse:
    """Show each section with its editors and deputies, and the forms to change them."""
    return _screen(request)


def _screen(request: HttpRequest, *, section: int = 0, wrong: Any = None) -> HttpResponse:
    """Show the screen; ``wrong`` is the form for a deputy of ``section`` that was not taken, as filled in."""
    sections = _sections()
    for one in sections:
        if wrong and one["section"].pk == section:
            one["deputize"] = wrong
    context = {
        "sections": sections,
        "page_title": _("Who edits"),
        "header_icon": "group",
        "breadcrumbs_items": [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": "", "label": _("Who edits")},
        ],
    }
    return render(request, "desk/who_edits.html", context)


@for_administrators
@require_POST
def name_editor(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody edit a section."""
    section, form = get_object_or_404(Section, pk=pk), EditorForm(request.POST)
    if form.is_valid():
        user = form.cleaned_data["user"]
        editors.name_editor(section, user=user, by=Actor.editor(request.user))
        done = _("%(who)s edits “%(section)s” from now on.")
        messages.success(request, done % {"who": name_of(user), "section": section.title})
    else:
        messages.error(request, _("Choose somebody."))
    return redirect("desk:who_edits")


@for_administrators
@require_POST
def remove_editor(request: HttpRequest, pk: int, user: int) -> HttpResponse:
    """Let an editor edit a section no more."""
    section, gone = get_object_or_404(Section, pk=pk), get_object_or_404(get_user_model(), pk=user)
    editors.remove_editor(section, user=gone, by=Actor.editor(request.user))
    done = _("%(who)s edits “%(section)s” no more.")
    messages.success(request, done % {"who": name_of(gone), "section": section.title})
    return redirect("desk:who_edits")


@for_administrators
@require_POST
def name_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody edit a section for days."""
    section = get_object_or_404(Section, pk=pk)
    form = DeputyForm(request.POST, auto_id=f"deputy-{pk}-%s", label_suffix="")
    if not form.is_valid():
        messages.error(request, _("Choose somebody, and days as in 2026-01-31."))
        return _screen(request, section=pk, wrong=form)
    by, chosen = Actor.editor(request.user), form.cleaned_data
    try:
        editors.name_deputy(section, by=by, **chosen)
    except editors.EditsAlready:
        messages.error(request, _("She edits this section already."))
        return _screen(request, section=pk, wrong=form)
    except editors.EndsBeforeItBegins:
        messages.error(request, _("The last day is before the first."))
        return _screen(request, section=pk, wrong=form)
    done = _("%(who)s is a deputy.") % {"who": name_of(chosen["user"])}
    messages.success(request, done)
    return redirect("desk:who_edits")


@for_administrators
@require_POST
def end_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """End a deputy's time at once."""
    deputy = get_object_or_404(Deputy.objects.select_related("user", "section"), pk=pk)
    editors.end_deputy(deputy, by=Actor.editor(request.user))
    messages.success(request, _("%(who)s is no deputy any more.") % {"who": name_of(deputy.user)})
    return redirect("desk:who_edits")


def _sections() -> list[dict[str, Any]]:
    """Give what is shown of each section, in the edition that is written; costs the same for many."""
    written = Section.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    people, deputies = editors.all_editors(), editors.all_deputies()
    today = timezone.localdate()
    return [
        {
            "section": one,
            "editors": [(user, name_of(user)) for user in people[one.translation_key]],
            "deputies": [
                (row, name_of(row.user), editors.is_current(row, on=today))
                for row in deputies[one.translation_key]
            ],
            "add": EditorForm(auto_id=f"editor-{one.pk}-%s", label_suffix=""),
            "deputize": DeputyForm(auto_id=f"deputy-{one.pk}-%s", label_suffix=""),
        }
        for one in written.order_by("path")
    ]
