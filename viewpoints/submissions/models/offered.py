"""What contributors offer: a submission and its pictures."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.states import MOVES, UNSETTLED, MoveRefused, NotStarted, State

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
        default=list, help_text="What she sent last, as markup.blocks; never edited."
    )
    language = models.CharField(max_length=16, default="zh-hans")
    sender = models.ForeignKey(
        "letters.Address", on_delete=models.PROTECT, related_name="submissions"
    )
    authors = models.ManyToManyField("people.Contributor", related_name="submissions")
    article = models.OneToOneField(
        "articles.Article", null=True, on_delete=models.PROTECT, related_name="submission"
    )
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who has it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The editor who works on it; empty: nobody yet.",
    )
    message_id = models.CharField(max_length=512, blank=True, help_text="Of the mail it came in.")
    received_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    moved_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        indexes = [
            models.Index(fields=["section", "state", "-id"]),
            models.Index(fields=["state", "-id"]),
            models.Index(
                fields=["-id"],
                name="open_newest_first",
                condition=models.Q(state__in=sorted(UNSETTLED)),
            ),
        ]

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
    """A picture that was offered, re-encoded by us; it enters the library when editing starts.

    One that was sent by itself has ``came_at``, and is settled once an editor has put it in or passed it by.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="pictures")
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="offered/%Y/%m")
    extension = models.CharField(max_length=8)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    caption = models.CharField(max_length=500, blank=True)
    came_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "sha256"], name="picture_offered_once")
        ]
        indexes = [
            models.Index(
                fields=["-id"],
                condition=models.Q(settled_at=None, came_at__isnull=False),
                name="picture_to_settle",
            )
        ]

    def __str__(self) -> str:
        return self.sha256[:8]
