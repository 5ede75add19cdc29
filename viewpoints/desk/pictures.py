"""Pictures that stand in what is printed: neither replaced nor deleted, with words and nothing lost."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import AbstractImage
from wagtail.images.views.images import DeleteView

from viewpoints.submissions import pictures


class PictureForm(BaseImageForm):
    """Wagtail's form of a picture, for the setting WAGTAILIMAGES_IMAGE_FORM_BASE."""

    def clean_file(self) -> Any:
        """Refuse another file for a picture that is printed; the rest that was typed is kept."""
        shown = pictures.live_with(self.instance) if "file" in self.changed_data else []
        if shown:
            raise ValidationError(pictures.refusal(shown))
        return self.cleaned_data["file"]


class PictureDeleteView(DeleteView):
    """Wagtail's page that asks before a picture is deleted."""

    def form_valid(self, form: Any) -> HttpResponse:
        refused = refuse_deletion(self.request, [self.object], to=self.get_success_url())
        return refused or super().form_valid(form)


def refuse_deletion(request: HttpRequest, images: Iterable[Any], *, to: str) -> HttpResponse | None:
    """Refuse, with words, to delete pictures of which one is printed; gives None when none is."""
    for image in images:
        if isinstance(image, AbstractImage) and (shown := pictures.live_with(image)):
            messages.error(request, pictures.refusal(shown))
            return redirect(to)
    return None
