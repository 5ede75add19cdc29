"""Claims and series in the other edition: the way to its row, and a form with the source's words beside it.

Nothing is made before the other edition's words are there: what readers see has no draft.
"""

from typing import Any

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel
from wagtail.admin.utils import set_query_params
from wagtail.snippets.views.snippets import CreateView

from viewpoints.desk.slugs import SlugForm

NAMES = {"en": gettext_lazy("English edition"), "zh-hans": gettext_lazy("Chinese edition")}


def other_rows(row: Any) -> list[tuple[str, Any]]:
    """Give the other languages that are written, each with the row that tells the same in it, or None."""
    found = row.get_translations().select_related("locale")
    rows = {one.locale.language_code: one for one in found}
    own = row.locale.language_code
    return [(code, rows.get(code)) for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES if code != own]


def source_of(row: Any) -> Any:
    """Give the row that this one is the translation of: in the language that is written first."""
    if row.locale_id is None or row.locale.language_code == settings.LANGUAGE_CODE:
        return None
    others = row.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE)
    return others.first()


def each_once(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Give rows as first written, without their translations; ``translated`` tells where there is one."""
    others = rows.model.objects.filter(translation_key=OuterRef("translation_key"))
    source = others.filter(locale__language_code=settings.LANGUAGE_CODE)
    own = Q(locale__language_code=settings.LANGUAGE_CODE)
    there = Exists(others.exclude(pk=OuterRef("pk")))
    return rows.filter(own | ~Exists(source)).annotate(translated=there)


class ToldForm(SlugForm):
    """The form of a claim or series; in another edition its source's words stand under the fields.

    What holds for all editions is said on the source alone.
    """

    words = ("statement", "short_answer", "explanation", "title", "introduction")
    said_once = ("related",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = source_of(self.instance)
        for name in self.words:
            if source and name in self.fields:
                self.fields[name].help_text = strip_tags(getattr(source, name)).strip()
        for name in self.said_once:
            if name in self.fields:
                self._offer(name, source)

    def _offer(self, name: str, source: Model | None) -> None:
        if source:
            del self.fields[name]
            return
        rows = self.fields[name].queryset.filter(locale=self.instance.locale_id)
        self.fields[name].queryset = rows.exclude(pk=self.instance.pk)


class OtherEditionPanel(Panel):
    """The way from a row to that of the other edition, or to the form that makes it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/other_edition.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            ways = [self._way(code, row) for code, row in other_rows(self.instance)]
            return {**super().get_context_data(parent_context), "ways": ways}

        def _way(self, code: str, row: Any) -> dict[str, Any]:
            names = self.instance.snippet_viewset
            if row:
                url = reverse(names.get_url_name("edit"), args=[row.pk])
            else:
                address = reverse(names.get_url_name("add"))
                url = set_query_params(address, {"locale": code, "of": self.instance.pk})
            return {"url": url, "label": NAMES[code], "is_there": row is not None}


class EditionCreateView(CreateView):
    """Makes a claim or series; ``?of=`` names the one whose other edition it is."""

    @cached_property
    def source(self) -> Any:
        key = self.request.GET.get("of", "")
        if not key:
            return None
        if not (key.isascii() and key.isdigit() and len(key) < 19):
            raise Http404
        return get_object_or_404(self.model, pk=key)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        there = self.source and self.source.get_translation_or_none(self.locale)
        if there:
            return redirect(self.edit_url_name, there.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_initial_form_instance(self) -> Any:
        if self.source is None:
            return super().get_initial_form_instance()
        blank = ["slug", *(name for name in ToldForm.words if hasattr(self.source, name))]
        return self.source.copy_for_translation(self.locale, exclude_fields=blank)

    def get_add_url(self) -> str:
        url = super().get_add_url()
        return set_query_params(url, {"of": self.source.pk}) if self.source else url

    def get_page_subtitle(self) -> str:
        return str(NAMES[self.locale.language_code]) if self.source else super().get_page_subtitle()

    def get_translations(self) -> list[dict[str, Any]]:
        return [] if self.source else super().get_translations()
