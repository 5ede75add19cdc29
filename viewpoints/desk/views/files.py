"""Files that strangers sent, for editors only: pictures shown, everything else only to take home."""

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from viewpoints.desk import policy
from viewpoints.desk.masking import plain_name
from viewpoints.desk.rights import may_read_raw
from viewpoints.intake import raw
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.submissions.models import OfferedPicture

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
    shown = get_object_or_404(OfferedPicture, submission=pk, sha256=sha256)
    kind = PICTURES.get(shown.extension)
    if kind is None or not shown.file.storage.exists(shown.file.name):
        raise Http404(_("This picture is not here any more."))
    return _safe(FileResponse(shown.file.open("rb"), content_type=kind))


@require_GET
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out a file byte for byte as it came; a browser is never to open it here."""
    kept = get_object_or_404(Attachment, pk=pk)
    name = plain_name(kept.filename) or f"attachment-{kept.pk}"
    return _download(kept.file, name=name, content_type="application/octet-stream")


@require_GET
def raw_mail(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out a mail byte for byte, to administrators."""
    if not may_read_raw(request.user):
        raise PermissionDenied
    arrival = get_object_or_404(Arrival, pk=pk)
    return _download(arrival.raw, name=f"arrival-{pk}.txt", content_type="text/plain")


def _download(path: str, *, name: str, content_type: str) -> FileResponse:
    try:
        data = raw.read(path)
    except OSError as gone:
        raise Http404(_("This file is not here any more.")) from gone
    response = FileResponse(
        BytesIO(data), as_attachment=True, filename=name, content_type=content_type
    )
    return _safe(response)


def _safe(response: FileResponse) -> FileResponse:
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers[policy.HEADER] = policy.STRANGERS
    return response
