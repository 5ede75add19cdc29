"""What arrives, kept raw before it is acknowledged, and what was found in it."""

import os

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.intake.states import ArrivalState, Channel


class Arrival(models.Model):
    """One thing that came in: a mail, or a form written down as a mail. The raw bytes are in ``raw``.

    Every secret of ours that it quotes is covered here; only the raw bytes hold it.
    """

    channel = models.CharField(max_length=8, choices=Channel, default=Channel.MAIL)
    state = models.CharField(max_length=16, choices=ArrivalState, default=ArrivalState.NEW)
    raw = models.CharField(max_length=120, unique=True, help_text="Path below the arrivals folder.")
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    envelope_from = models.CharField(max_length=320, blank=True)
    envelope_to = models.JSONField(default=list)
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    message_id = models.CharField(max_length=512, blank=True)
    sender = models.ForeignKey(
        "letters.Address", null=True, on_delete=models.SET_NULL, related_name="arrivals"
    )
    sender_name = models.CharField(max_length=255, blank=True)
    subject = models.CharField(max_length=512, blank=True)
    text = models.TextField(
        blank=True, help_text="The words of the mail; of an answer, the new ones."
    )
    full_text = models.TextField(blank=True)
    kind = models.CharField(max_length=16, blank=True)
    notes = models.JSONField(default=list, help_text="What was odd about it, as codes.")
    submission = models.ForeignKey(
        "submissions.Submission", null=True, on_delete=models.SET_NULL, related_name="arrivals"
    )
    section = models.ForeignKey(
        "articles.Section",
        null=True,
        on_delete=models.SET_NULL,
        related_name="arrivals",
        help_text="Whose mailbox or form it came to; empty: none of ours, or not known.",
    )
    letter = models.ForeignKey(
        "letters.Letter",
        null=True,
        on_delete=models.SET_NULL,
        related_name="arrivals",
        help_text="The letter of ours that it answers, or that came back.",
    )
    charset = models.CharField(
        max_length=32, blank=True, help_text="What an editor had it read in; empty: found out."
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        indexes = [
            models.Index(fields=["state", "-id"]),
            models.Index(fields=["section", "state", "-id"]),
            models.Index(fields=["message_id"]),
        ]

    def __str__(self) -> str:
        return self.subject or self.raw


class Attachment(models.Model):
    """A file that came with an arrival, kept byte for byte."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="attachments")
    filename = models.CharField(max_length=255, blank=True)
    type = models.CharField(max_length=127)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.CharField(max_length=120, help_text="Path below the arrivals folder.")
    error = models.CharField(
        max_length=32, blank=True, help_text="Why it could not be read, as markup's code."
    )
    packed_in = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.CASCADE,
        related_name="unpacked",
        help_text="The archive or TNEF file that it lay in.",
    )

    def __str__(self) -> str:
        return self.filename or self.type


class Draft(models.Model):
    """What somebody is still writing in the form of a section; nothing an editor sees.

    It is opened by a private link, of which only the digest is kept; the address in it is nobody's yet.
    Once sent it is empty, and stays until it expires: pressing twice sends once.
    """

    digest = models.CharField(max_length=64, unique=True)
    section = models.ForeignKey("articles.Section", on_delete=models.CASCADE, related_name="+")
    fields = models.JSONField(default=dict, help_text="What was typed, by the names of the form.")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"


def drafts_storage() -> FileSystemStorage:
    """Give where the files of drafts lie: below ``$VIEWPOINTS_DATA/drafts``, at no address."""
    return FileSystemStorage(location=settings.DRAFTS_ROOT)


def _random_name(kept: "DraftFile", _name: str) -> str:
    return f"{kept.draft_id}-{os.urandom(8).hex()}"


class DraftFile(models.Model):
    """A file that was put into a form which is not sent yet; its ``slot`` is the field it was put into."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    slot = models.CharField(max_length=16)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    file = models.FileField(storage=drafts_storage, upload_to=_random_name, max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "slot"], name="one_file_in_a_slot")]

    def __str__(self) -> str:
        return self.name
