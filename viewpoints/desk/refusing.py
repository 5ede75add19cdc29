"""What Wagtail would let an editor do to articles, and we do not: with words, and nothing lost."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from viewpoints.articles.models import Article, Section
from viewpoints.desk import pictures
from viewpoints.submissions.models import Submission


def refuse_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse to publish articles many at a time, or to delete what is printed or held on to."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action_type == "publish" and (titles := _articles_among(pages, action)):
        messages.error(
            request,
            _(
                "Nothing was published. Articles are published one by one, from their submissions: %(titles)s"
            )
            % {"titles": "、".join(titles)},
        )
        return redirect(action.next_url)
    if action_type == "delete" and any(_held(page) for page in pages):
        return _refuse_deletion(request, action.next_url)
    if action_type == "delete":
        return pictures.refuse_deletion(request, objects, to=action.next_url)
    return None


def refuse_publication(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Send an editor who would publish an article to where that is done."""
    if not isinstance(page.specific, Article):
        return None
    messages.error(
        request,
        _("Saved as a draft. An article is published from its submission, or as our own words."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete an article that a submission holds on to, or a section with any."""
    if request.method == "POST" and _held(page):
        return _refuse_deletion(request, "wagtailadmin_explore", page.get_parent().pk)
    return None


def copy_as_drafts(request: HttpRequest, page: Page) -> None:
    """Let copies of articles be drafts, whatever was ticked: each needs a yes of its own."""
    if request.method != "POST" or "publish_copies" not in request.POST:
        return
    if Article.objects.filter(path__startswith=page.path).exists():
        posted = request.POST.copy()
        del posted["publish_copies"]
        request.POST = posted  # type: ignore[assignment]
        messages.warning(
            request,
            _("The copies are drafts. Articles are published one by one, from their submissions."),
        )


def tell_way_back(request: HttpRequest, page: Page) -> None:
    """Say where an essay that was taken off the site can be put back."""
    submission = Submission.objects.filter(article=page.pk).first()
    if submission:
        url = reverse("desk:submission", args=[submission.pk])
        messages.warning(
            request,
            _("Taken off the site without a word to its readers. It can be put back from here:"),
            buttons=[messages.button(url, _("Its submission"))],
        )


def _articles_among(pages: list[Page], action: Any) -> list[str]:
    """Give titles (ten at most) of articles that a bulk action would publish."""
    wanted = Q(pk__in=[page.pk for page in pages])
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in pages:
            wanted |= Q(path__startswith=page.path, live=False)
    return list(Article.objects.filter(wanted).values_list("title", flat=True)[:10])


def _held(page: Page) -> bool:
    below = Submission.objects.filter(article__path__startswith=page.path)
    in_sections = Submission.objects.filter(section__in=Section.objects.descendant_of(page, True))
    return below.exists() or in_sections.exists()


def _refuse_deletion(request: HttpRequest, *to: Any) -> HttpResponse:
    messages.error(
        request,
        _("Not deleted: there is a submission to it, whose history is kept."),
    )
    return redirect(*to)
