"""What somebody is writing in a section's form: perhaps already a draft, with a private link."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from viewpoints.articles.models import Section
from viewpoints.articles.written import written_in
from viewpoints.contributing import limits, robots
from viewpoints.contributing.forms import ContributionForm
from viewpoints.contributing.pages import page
from viewpoints.contributing.picture_forms import MOST_PICTURES
from viewpoints.intake.form import drafts
from viewpoints.intake.models import Draft, DraftFile
from viewpoints.submissions.senders import sender_of


@dataclass(frozen=True)
class Writing:
    """A form that is being filled in. ``secret`` opens the draft, where there is one."""

    section: Section
    draft: Draft | None = None
    secret: str = ""

    def kept(self) -> dict[str, DraftFile]:
        """Give the files that are kept, by slot."""
        return {file.slot: file for file in self.draft.files.all()} if self.draft else {}

    def form(self, request: HttpRequest) -> ContributionForm:
        """Give the form as it was sent, or with what is kept."""
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        return ContributionForm(
            *sent, typed=self.draft.fields if self.draft else {}, kept=self.kept()
        )


def section_at(slug: str) -> Section:
    """Give the section in the language of the page, or else in the one it is written in. Raises Http404."""
    sections = Section.objects.live().filter(slug=slug).select_related("locale", "editor")
    by_language = {section.locale.language_code: section for section in sections}
    section = by_language.get(written_in(get_language() or "")) or by_language.get(
        settings.LANGUAGE_CODE
    )
    if section is None:
        raise Http404(slug)
    return section


def keep(writing: Writing, form: ContributionForm) -> Writing:
    """Keep all that was typed and chosen, valid or not; the first time that makes the draft."""
    if writing.draft is None:
        draft, secret = drafts.begin(writing.section)
        writing = replace(writing, draft=draft, secret=secret)
    drafts.write(writing.draft, form.typing())
    for slot, upload in form.uploads():
        drafts.put(writing.draft, slot, name=upload.name, data=upload.data)
    form.take_kept(writing.kept())
    return writing


def kept_if_need_be(request: HttpRequest, writing: Writing, form: ContributionForm) -> Writing:
    """Keep what a browser would forget when a form comes back: chosen files; and all of a draft.

    Where too much is kept already, nothing is, and the page says which files to choose again.
    """
    if writing.draft is None and (not request.FILES or limits.too_many_drafts(request)):
        return writing
    if writing.draft and limits.too_many_saves(request, draft=writing.draft.pk):
        return writing
    return keep(writing, form)


def shown(
    request: HttpRequest,
    writing: Writing,
    form: ContributionForm,
    *,
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the form. ``why`` it comes back: ``errors``, ``fast``, ``too_many``."""
    context = {
        "section": writing.section,
        "form": form,
        "draft": writing.draft,
        "secret": writing.secret,
        "opened": _opened(request, writing),
        "mailbox": sender_of(writing.section).email,
        "why": why,
        "most_pictures": MOST_PICTURES,
        "lost": _lost(request, writing),
    }
    return page(request, "contribute", context, status=status)


def _opened(request: HttpRequest, writing: Writing) -> str:
    """Give the stamp of the form's first showing."""
    stamped = request.POST.get("opened", "")
    if robots.opened(stamped) is not None:
        return stamped
    return robots.stamp(writing.draft.made_at.timestamp() if writing.draft else None)


def _lost(request: HttpRequest, writing: Writing) -> list[str]:
    """Give the names of the chosen files that are not kept: a browser does not show them again."""
    kept = writing.kept()
    chosen = {name.removesuffix("-file"): file for name, file in request.FILES.items()}
    return [file.name for slot, file in chosen.items() if slot not in kept]
