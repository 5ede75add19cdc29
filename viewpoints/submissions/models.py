"""What contributors offer, the exact texts made of it, and the decisions about them, each a row."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.states import MOVES, MoveRefused, NotStarted, State

if TYPE_CHECKING:
    from viewpoints.articles.models import Article


class Submission(models.Model):
    """What a contributor offered, from its arrival to publication or refusal."""

    section = models.ForeignKey(
        "articles.Section", on_delete=models.PROTECT, related_name="submissions"
    )
    state = models.CharField(
        _("state"), max_length=16, choices=State, default=State.RECEIVED, editable=False
    )
    title = models.CharField(_("title"), max_length=255)
    note = models.TextField(_("covering note"), blank=True)
    blocks = models.JSONField(
        default=list, help_text="What she sent, as markup.blocks; never edited."
    )
    language = models.CharField(max_length=16, default="zh-hans")
    sender = models.ForeignKey(
        "letters.Address", on_delete=models.PROTECT, related_name="submissions"
    )
    authors = models.ManyToManyField("people.Contributor", related_name="submissions")
    article = models.OneToOneField(
        "articles.Article", null=True, on_delete=models.PROTECT, related_name="submission"
    )
    message_id = models.CharField(max_length=512, blank=True, help_text="Of the mail it came in.")
    received_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    moved_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        indexes = [models.Index(fields=["section", "state", "-id"])]

    def __str__(self) -> str:
        return self.title

    @property
    def draft(self) -> "Article":
        """The article made of it, whose newest revision is edited. Raises NotStarted before that."""
        if self.article is None:
            raise NotStarted(str(self))
        return self.article

    def move_to(self, new: State, **together: Any) -> None:
        """Go to state ``new``, setting the fields ``together`` in the same statement.

        The only place that writes ``state``: a conditional UPDATE, so two clicks cannot both win.
        Raises MoveRefused when the table does not allow the move, or when another came first.
        """
        old = State(self.state)
        if new not in MOVES[old]:
            raise MoveRefused(old, new)
        moved_at = timezone.now()
        unmoved = Submission.objects.filter(pk=self.pk, state=old)
        if not unmoved.update(state=new, moved_at=moved_at, **together):
            raise MoveRefused(Submission.objects.get(pk=self.pk).state, new)
        for name, value in {"state": new, "moved_at": moved_at, **together}.items():
            setattr(self, name, value)


class OfferedPicture(models.Model):
    """A picture inside what was offered, re-encoded by us; it enters the library when editing starts."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="pictures")
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="offered/%Y/%m")
    extension = models.CharField(max_length=8)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "sha256"], name="picture_offered_once")
        ]

    def __str__(self) -> str:
        return self.sha256[:8]


class Text(models.Model):
    """One exact version of the printed words and pictures. Never changed once made."""

    sha256 = models.CharField(max_length=64)
    scheme = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=16)
    content = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "scheme"], name="text_once")]

    def __str__(self) -> str:
        return f"{self.content.get('title', '')} {self.sha256[:8]}"


class Asking(models.Model):
    """That an editor asked the authors to agree to one exact text."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="askings")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="askings")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    lapsed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=models.Q(lapsed_at=None), name="one_open_asking"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.text.sha256[:8]}"


class Yes(models.Model):
    """That an author agreed to the exact text of one asking."""

    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="yeses")
    author = models.ForeignKey("people.Contributor", on_delete=models.PROTECT, related_name="+")
    via = models.CharField(max_length=16, default="link")
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asking", "author"],
                condition=models.Q(taken_back_at=None),
                name="one_yes_an_author",
            )
        ]

    def __str__(self) -> str:
        return f"{self.author_id} agreed to {self.asking}"


class Objection(models.Model):
    """That an author did not agree to the text of one asking, and what she says about it."""

    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="objections")
    author = models.ForeignKey("people.Contributor", on_delete=models.PROTECT, related_name="+")
    remarks = models.TextField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.author_id} objected to {self.asking}"


class PermitKind(models.TextChoices):
    AUTHORS = "authors", _("the authors agreed")
    OVERRIDE = "override", _("an editor's decision, with a reason")
    EDITORIAL = "editorial", _("the platform's own words")
    ARCHIVE = "archive", _("moved in from the archive")


class Permit(models.Model):
    """Why one exact text may be live. Without a valid one nothing is."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="permits")
    kind = models.CharField(max_length=16, choices=PermitKind)
    submission = models.ForeignKey(
        Submission, null=True, on_delete=models.SET_NULL, related_name="permits"
    )
    reason = models.TextField(blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=PermitKind.OVERRIDE) | ~models.Q(reason=""),
                name="an_override_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.text}"


class Seal(models.Model):
    """Which text an article's columns hold, as last saved: the database checks it at every commit.

    ``columns`` is a hash of the stored columns, made by the database itself (``submissions.gate``).
    """

    article = models.OneToOneField(
        "articles.Article", primary_key=True, on_delete=models.CASCADE, related_name="seal"
    )
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="seals")
    columns = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.article_id} holds {self.text_id}"
