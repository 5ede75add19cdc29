"""What was sent, as the desk shows it."""

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from viewpoints.markup.blocks import html_from_blocks
from viewpoints.submissions.models import Submission


def offered_html(submission: Submission) -> SafeString:
    """Give what was sent as safe HTML, its pictures by our desk-only addresses."""
    kept = {picture.sha256 for picture in submission.pictures.all()}

    def image_url(sha256: str) -> str | None:
        return reverse("desk:picture", args=[submission.pk, sha256]) if sha256 in kept else None

    return mark_safe(html_from_blocks(submission.blocks, image_url=image_url))
