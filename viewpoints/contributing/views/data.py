"""Her data: what is held, a copy of it, its erasure; and how long things are kept, for everybody."""

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from viewpoints.contributing import answers, limits
from viewpoints.contributing.holders import actor_at, masked
from viewpoints.contributing.pages import page
from viewpoints.contributing.private import SAFE, private
from viewpoints.contributing.views.submissions import submission_of
from viewpoints.letters.models import Secret
from viewpoints.privacy import asking, exporting
from viewpoints.privacy.models import Erasure, Export, Wish
from viewpoints.privacy.person import IsEditor, person_at
from viewpoints.privacy.printed import under_her_name
from viewpoints.privacy.retention import FOR_GOOD, RULES
from viewpoints.privacy.words import KINDS


class ErasureForm(forms.Form):
    """What shall become of what is printed."""

    wish = forms.ChoiceField(
        label=gettext_lazy("What is printed under your name"),
        choices=Wish.choices,
        initial=Wish.STAYS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what becomes of what is printed.")},
    )


@private("status", methods=SAFE)
def data(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Show what is held of whoever reads mail at the address of this link, and what she may do."""
    submission_of(secret)
    return _data(request, secret, shown, ErasureForm(label_suffix=""))


@private("status", methods=("POST",))
def ask_copy(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Let a copy be made and its link be mailed."""
    submission = submission_of(secret)
    if limits.too_many_letters(request, holder=secret.holder_id):
        return answers.too_many(request)
    asking.ask_for_copy(secret.holder, by=actor_at(secret.holder), section=submission.section)
    context = {"address": masked(secret.holder), "what": "copy", "secret": shown}
    return page(request, "data_asked", context)


@private("status", methods=("POST",))
def ask_erasure(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Mail her the link by which she confirms that her data is erased."""
    submission = submission_of(secret)
    form = ErasureForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _data(request, secret, shown, form, status=422)
    if limits.too_many_letters(request, holder=secret.holder_id):
        return answers.too_many(request)
    wish, by = Wish(form.cleaned_data["wish"]), actor_at(secret.holder)
    try:
        asking.ask_to_erase(secret.holder, by=by, wish=wish, section=submission.section)
    except IsEditor:
        form.add_error(
            None, _("You work at our desk: ask whoever runs this site, your account goes first.")
        )
        return _data(request, secret, shown, form, status=422)
    context = {"address": masked(secret.holder), "what": "erasure", "secret": shown}
    return page(request, "data_asked", context)


@private("export")
def export(request: HttpRequest, secret: Secret, shown: str) -> HttpResponseBase:
    """Show the button that fetches a copy, and give it: a program that follows links in mail gets none."""
    row = get_object_or_404(Export, pk=secret.about_key, address=secret.holder)
    if not exporting.fetchable(row):
        return page(request, "data_over", {"what": "copy"}, status=410)
    if request.method != "POST":
        return page(request, "data_copy", {"export": row})
    file = exporting.path_of(row).open("rb")
    return FileResponse(file, as_attachment=True, filename=f"viewpoints-{row.made_at:%Y-%m-%d}.zip")


@private("erasure")
def erasure(request: HttpRequest, secret: Secret, shown: str) -> HttpResponse:
    """Say what is erased and what is kept, and take the confirmation."""
    row = get_object_or_404(Erasure, pk=secret.about_key, address=secret.holder)
    if request.method == "POST":
        try:
            asking.confirm(row, by=actor_at(secret.holder))
        except asking.Over:
            return page(request, "data_over", {"what": "erasure"}, status=410)
        return page(request, "erasing", {"wish": row.wish})
    if row.confirmed_at:
        return page(request, "erasing", {"wish": row.wish})
    if not asking.still_open(row):
        return page(request, "data_over", {"what": "erasure"}, status=410)
    person = person_at(secret.holder)
    context = {
        "erasure": row,
        "articles": [one for one in under_her_name(list(person.contributors)) if one.live],
        "kept": FOR_GOOD,
    }
    return page(request, "erasure", context)


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Show everybody how long things are kept, and why."""
    return page(request, "kept", {"rules": RULES, "for_good": FOR_GOOD})


def _data(
    request: HttpRequest, secret: Secret, shown: str, form: ErasureForm, *, status: int = 200
) -> HttpResponse:
    person = person_at(secret.holder)
    counts = exporting.counts(person)
    context = {
        "secret": shown,
        "form": form,
        "address": masked(secret.holder),
        "counts": [(KINDS[name], number) for name, number in counts.items()],
        "articles": [one for one in under_her_name(list(person.contributors)) if one.live],
    }
    return page(request, "data", context, status=status)
