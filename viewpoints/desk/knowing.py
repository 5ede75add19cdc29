"""Which authors a person knows by name: those who wrote for her sections, and those whom she entered.

Of all others she sees what is printed, so that nobody is entered twice. A pen name of another section
stays one: she neither opens nor chooses its author, nor finds her by her name or address.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.models import ModelLogEntry
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView

from viewpoints.articles.models import Authorship, Section
from viewpoints.desk.rights import keys_of
from viewpoints.people.models import Contributor
from viewpoints.submissions.models import Submission

FOUND = 20
OPEN = ~Q(byline="") & Q(byline=F("name"))  # nothing is hidden behind it


def known_to(user: Any) -> QuerySet[Contributor]:
    """Give the authors whom ``user`` knows by name: hers to open and to change."""
    keys = keys_of(user)
    return Contributor.objects.all() if keys is None else Contributor.objects.filter(_known(user))


def choosable_by(user: Any) -> QuerySet[Contributor]:
    """Give the authors whom ``user`` may name as an author: whom she knows, and who sign with their name."""
    keys = keys_of(user)
    rows = Contributor.objects.all()
    return rows if keys is None else rows.filter(_known(user) | OPEN)


def listed_for(user: Any) -> QuerySet[Contributor]:
    """Give the authors in the register as ``user`` sees it; whom she does not know, without a name."""
    keys = keys_of(user)
    rows = Contributor.objects.all()
    # What a row itself tells comes first: few are then looked up elsewhere.
    return rows if keys is None else rows.filter(~Q(byline="") | _known(user))


def found_by(user: Any, words: str) -> Q:
    """Give what holds for authors whom ``user`` finds with ``words``: by name and address those she knows."""
    printed = Q(byline__icontains=words) | Q(byline_en__icontains=words)
    private = Q(name__icontains=words) | Q(address__email__icontains=words)
    keys = keys_of(user)
    return printed | (private if keys is None else private & Q(_known(user)))


def choices(user: Any, words: str, *, but: Iterable[Contributor] = ()) -> list[Contributor]:
    """Give some whom ``user`` finds with ``words`` and may name as an author, with their address."""
    rows = choosable_by(user).filter(found_by(user, words)).select_related("address")
    return cover_names(user, rows.exclude(pk__in=[one.pk for one in but])[:FOUND])


def cover_names(user: Any, rows: Iterable[Contributor]) -> list[Contributor]:
    """Give ``rows`` with the byline for a name, and no address, where ``user`` does not know her.

    Each row is told whether she does: ``known``.
    """
    rows = list(rows)
    hers = known_to(user).filter(pk__in=[one.pk for one in rows])
    known = None if keys_of(user) is None else set(hers.values_list("pk", flat=True))
    for one in rows:
        one.known = known is None or one.pk in known
        if not one.known:
            one.name, one.address = one.byline, None
    return rows


def _known(user: Any) -> Q:
    keys = keys_of(user) or []
    # Plus nothing: so an author's own rows are looked at, not all of a section for each author.
    hers = Submission.authors.through.objects.alias(section=F("submission__section") + 0)
    offered = hers.filter(contributor=OuterRef("pk"), section__in=keys)
    # A draft's authors are whoever was chosen; what was printed went through the gate.
    printed = Authorship.objects.alias(section=F("article__in_section") + 0).filter(
        contributor=OuterRef("pk"),
        section__in=keys,
        article__first_published_at__isnull=False,
    )
    entered = ModelLogEntry.objects.filter(
        user=user,
        action="wagtail.create",
        content_type=ContentType.objects.get_for_model(Contributor),
    )
    mine = [int(key) for key in entered.values_list("object_id", flat=True)]
    edits = Section.objects.filter(editor=OuterRef("pk"), pk__in=keys)
    return Q(Exists(offered)) | Q(Exists(printed)) | Q(Exists(edits)) | Q(pk__in=mine)


class KnownIndexView(IndexView):
    """The register of authors as somebody sees it."""

    def get_base_queryset(self) -> QuerySet[Contributor]:
        return listed_for(self.request.user)

    def search_queryset(self, queryset: QuerySet[Contributor]) -> QuerySet[Contributor]:
        if not self.is_searching:
            return queryset
        return queryset.filter(found_by(self.request.user, self.search_query))

    def paginate_queryset(self, queryset: QuerySet[Contributor], page_size: int) -> Any:
        paginator, page, rows, more = super().paginate_queryset(queryset, page_size)
        page.object_list = cover_names(self.request.user, rows)
        return paginator, page, page.object_list, more

    def get_edit_url(self, instance: Contributor) -> str | None:
        return super().get_edit_url(instance) if instance.known else None


class _Choosable:
    request: Any

    def get_object_list(self) -> QuerySet[Contributor]:
        return choosable_by(self.request.user)


class KnownChooseView(_Choosable, ChooseView):
    pass


class KnownChooseResultsView(_Choosable, ChooseResultsView):
    pass


class KnownChooserViewSet(SnippetChooserViewSet):
    """Chooses an author among those whom somebody may name."""

    choose_view_class = KnownChooseView
    choose_results_view_class = KnownChooseResultsView
