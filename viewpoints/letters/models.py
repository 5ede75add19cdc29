"""Outgoing mail: addresses, letters and their fates, and the secrets they carry, kept as hashes."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.letters.states import LetterState


class Address(models.Model):
    """One e-mail address, in lower case: ours to write to, or one that wrote to us."""

    email = models.EmailField(_("e-mail"), unique=True, max_length=254)
    language = models.CharField(_("language"), max_length=16, default="zh-hans")
    bounced_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="A letter came back; empty once it writes."
    )

    def __str__(self) -> str:
        return self.email


class Letter(models.Model):
    """One outgoing e-mail, written whole when it was decided on, sent once.

    ``body`` and ``html`` hold a mark such as ``[[link:status]]`` where a private link goes; the link is
    made while the letter leaves, so that no row and no screen ever holds one.
    """

    to = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="letters")
    language = models.CharField(max_length=16)
    template = models.CharField(max_length=64)
    subject = models.CharField(max_length=255)
    body = models.TextField()
    html = models.TextField(
        blank=True, help_text="The same in HTML, where the letter has that side."
    )
    pictures = models.JSONField(
        default=dict, blank=True, help_text="Of the HTML side, by Content-ID: path in the storage."
    )
    original_subject = models.CharField(
        max_length=255, blank=True, help_text="Its first words, where an editor changed them."
    )
    original_body = models.TextField(blank=True)
    sender = models.EmailField(max_length=254)
    sender_name = models.CharField(max_length=120, blank=True)
    about_kind = models.CharField(max_length=64)
    about_key = models.CharField(max_length=64)
    section_key = models.CharField(
        max_length=64, blank=True, help_text="The section that it speaks for; empty: none."
    )
    answers = models.JSONField(
        default=list, blank=True, help_text="What an answer to it is for: purpose, and row."
    )
    links = models.JSONField(default=dict, help_text="By mark: purpose, and the row it opens.")
    automatic = models.BooleanField(default=False, help_text="No person decided on it (RFC 3834).")
    replies = models.BooleanField(default=False, help_text="A mail that came in caused it.")
    in_reply_to = models.CharField(max_length=512, blank=True)
    references = models.TextField(blank=True, help_text="The conversation's Message-IDs.")
    message_id = models.CharField(max_length=255, blank=True, db_index=True)
    state = models.CharField(max_length=16, choices=LetterState, default=LetterState.LEAVING)
    attempts = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=16, blank=True, help_text="Why not, as RFC 3463 has it.")
    error = models.CharField(max_length=255, blank=True)
    provider_id = models.CharField(
        max_length=255, blank=True, help_text="What the mail provider calls it."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    not_before = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Its reader's quiet hours end then."
    )
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    told_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="An editor heard that it did not arrive."
    )

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["about_kind", "about_key"]),
            models.Index(fields=["state", "created_at"]),
            models.Index(fields=["state", "told_at", "about_kind"]),
            models.Index(fields=["section_key", "state", "-id"]),
        ]

    def __str__(self) -> str:
        return self.subject


class Incoming(models.Model):
    """The Message-ID of a mail that came about a row: our next letter joins its conversation."""

    sender = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="incoming")
    about_kind = models.CharField(max_length=64)
    about_key = models.CharField(max_length=64)
    message_id = models.CharField(max_length=512)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["about_kind", "about_key", "sender"])]

    def __str__(self) -> str:
        return self.message_id


class Secret(models.Model):
    """One private link or answer address: its hash, what it is good for, and until when.

    ``purpose`` is single: a status link never opens the page where an author agrees.
    """

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=32)
    about_kind = models.CharField(max_length=64)
    about_key = models.CharField(max_length=64)
    holder = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="secrets")
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="secrets")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    lapsed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_key", "purpose"])]

    def __str__(self) -> str:
        return f"{self.purpose} of {self.about_kind} {self.about_key}"


class Rhythm(models.Model):
    """When an editor wants to be written to: her daily digest, and hours in which nothing comes.

    Times are of the install's time zone; a quiet span may go over midnight. An address without a row
    has the defaults.
    """

    address = models.OneToOneField(Address, on_delete=models.CASCADE, related_name="rhythm")
    digest_at = models.TimeField(
        _("daily digest at"), null=True, blank=True, default=dt.time(8), help_text=_("Empty: none.")
    )
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)

    def __str__(self) -> str:
        return str(self.address_id)


class Wording(models.Model):
    """The words of a letter as an editor changed them; without a row those of the product hold."""

    template = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    subject = models.CharField(_("subject"), max_length=255)
    body = models.TextField(_("words"))
    made_from = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the product's words that these replace."
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "language"], name="one_wording")]

    def __str__(self) -> str:
        return f"{self.template} ({self.language})"
