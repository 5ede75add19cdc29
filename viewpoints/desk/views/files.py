"""Files that strangers sent, for editors only: pictures shown, everything else only to take home."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin import messages

from viewpoints.desk import policy
from viewpoints.desk.masking import plain_name
from viewpoints.desk.rights import arrivals_of, submission_for
from viewpoints.intake import handing_out, raw
from viewpoints.intake.models import Attachment

PICTURES = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


@require_GET
def picture(request: HttpRequest, pk: int, sha256: str) -> FileResponse:
    """Show a picture of a submission: re-encoded by us when it came, so an image and nothing else."""
    submission = submission_for(request.user, pk)
    shown = get_object_or_404(submission.pictures, sha256=sha256)
    kind = PICTURES.get(shown.extension)
    if kind is None or not shown.file.storage.exists(shown.file.name):
        raise Http404(_("This picture is not here any more."))
    return _safe(FileResponse(shown.file.open("rb"), content_type=kind))


@require_GET
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a file that came, our secrets in a text covered; a browser is never to open it here."""
    kept = get_object_or_404(Attachment, pk=pk, arrival__in=arrivals_of(request.user))
    name = plain_name(kept.filename) or f"attachment-{kept.pk}"
    cover = partial(handing_out.covered_file, type=kept.type, name=kept.filename)
    return _download(request, kept.file, name=name, cover=cover, of=kept.arrival_id)


@require_GET
def raw_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a mail as it came, every secret of ours covered. The bare bytes nobody gets here."""
    arrival = get_object_or_404(arrivals_of(request.user), pk=pk)
    name = f"arrival-{pk}.eml"
    return _download(request, arrival.raw, name=name, cover=handing_out.covered_mail, of=pk)


def _download(
    request: HttpRequest, path: str, *, name: str, cover: Callable[[bytes], bytes], of: int
) -> HttpResponse:
    try:
        data = cover(raw.read(path))
    except OSError as gone:
        raise Http404(_("This file is not here any more.")) from gone
    except handing_out.CannotBeCovered:
        messages.error(
            request,
            _("Not handed out: it holds an author’s private link where we cannot cover it."),
        )
        return redirect("desk:arrival", of)
    response = FileResponse(
        BytesIO(data), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    return _safe(response)


def _safe(response: FileResponse) -> FileResponse:
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers[policy.HEADER] = policy.STRANGERS
    return response
