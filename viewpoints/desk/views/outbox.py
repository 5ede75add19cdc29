"""What an editor does with letters that wait: other words, discarding one, letting several leave."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from viewpoints.desk.chips import chips, link_in_words, with_chips, without_chips
from viewpoints.desk.letter_forms import DiscardForm, LetterForm
from viewpoints.desk.listing import PAGE
from viewpoints.desk.rights import letters_of
from viewpoints.desk.views.letters import way
from viewpoints.journal.models import Actor
from viewpoints.letters import outbox
from viewpoints.letters.models import Letter
from viewpoints.letters.outbox import LinksChanged, NotWaiting, fingerprint
from viewpoints.letters.states import LetterState


@require_http_methods(["GET", "POST"])
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a letter that waits, and let it leave with them if she says so."""
    letter = _letter(request, pk)
    if letter.state != LetterState.WAITING:
        return _waits_no_more(request, letter)
    form = LetterForm(request.POST or None, initial=_now(letter))
    if not form.is_valid() or not _reworded(request, letter, form):
        return _screen(request, "reword", letter, form)
    if "leave" in request.POST and outbox.release(letter, by=Actor.editor(request.user)):
        messages.success(request, _("The letter is on its way."))
        return redirect("desk:letters")
    messages.success(request, _("Saved. The letter still waits."))
    return redirect("desk:letter", pk)


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then keep a letter from ever leaving."""
    letter, form = _letter(request, pk), DiscardForm(request.POST or None)
    if letter.state != LetterState.WAITING:
        return _waits_no_more(request, letter)
    if not form.is_valid():
        return _screen(request, "discard", letter, form)
    if not outbox.discard(
        letter, reason=form.cleaned_data["reason"], by=Actor.editor(request.user)
    ):
        return _waits_no_more(request, letter)
    messages.success(request, _("Discarded. Nobody gets this letter."))
    return redirect("desk:letters")


@require_POST
def let_leave(request: HttpRequest) -> HttpResponse:
    """Let several letters leave that wait."""
    keys = [int(key) for key in request.POST.getlist("letter")[:PAGE] if key.isdecimal()]
    by = Actor.editor(request.user)
    waiting = letters_of(request.user).filter(pk__in=keys, state=LetterState.WAITING)
    left = sum(outbox.release(letter, by=by) for letter in waiting.order_by("pk"))
    if left:
        messages.success(request, _("Letters on their way: %(count)s.") % {"count": left})
    else:
        messages.error(request, _("No letter was chosen that still waits."))
    return redirect("desk:letters")


def _letter(request: HttpRequest, pk: int) -> Letter:
    return get_object_or_404(letters_of(request.user).select_related("to"), pk=pk)


def _now(letter: Letter) -> dict[str, str]:
    return {"subject": letter.subject, "body": with_chips(letter), "seen": fingerprint(letter)}


def _reworded(request: HttpRequest, letter: Letter, form: LetterForm) -> bool:
    """Give the letter the words of the form; what is wrong with them is said on it."""
    subject, body = form.cleaned_data["subject"], form.cleaned_data["body"]
    try:
        outbox.reword(
            letter,
            subject=without_chips(letter, subject).strip(),
            body=without_chips(letter, body),
            seen=form.cleaned_data["seen"],
            by=Actor.editor(request.user),
        )
    except NotWaiting:
        form.add_error(None, _("Somebody else changed this letter meanwhile, or let it leave."))
        return False
    except LinksChanged as change:
        for sentence in _links_in_words(letter, change):
            form.add_error("body", sentence)
        return False
    return True


def _links_in_words(letter: Letter, change: LinksChanged) -> list[str]:
    labels = chips(letter)
    lost = [_("%(label)s must stay in the letter.") % {"label": labels[one]} for one in change.lost]
    invented = [
        _("There is no %(label)s here: a subject has no link, and a letter only its own.")
        % {"label": labels.get(one, f"〔{link_in_words(one)}〕")}
        for one in change.invented
    ]
    return lost + invented


def _screen(request: HttpRequest, name: str, letter: Letter, form: object) -> HttpResponse:
    crumbs = [*way(), {"url": "", "label": letter.subject}]
    context = {"letter": letter, "form": form, "breadcrumbs_items": crumbs, "links": chips(letter)}
    return render(request, f"desk/letters/{name}.html", context)


def _waits_no_more(request: HttpRequest, letter: Letter) -> HttpResponse:
    messages.error(request, _("This letter does not wait any more."))
    return redirect("desk:letter", letter.pk)
