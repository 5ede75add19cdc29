"""Who is asked about a text, and what they answer: yes, or an objection with remarks."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from viewpoints.submissions.models.offered import Submission
from viewpoints.submissions.models.texts import Text


class Use(models.TextChoices):
    """What a text may be used for beside the site; an author may refuse each."""

    TRANSLATION = "translation", _("translation into our other editions")
    NEWSLETTER = "newsletter", _("our newsletter")
    WECHAT = "wechat", _("our WeChat official account")
    ANTHOLOGY = "anthology", _("an anthology")


class OrganizationsYes(models.TextChoices):
    """Whether her organization had to agree, in her own words."""

    AGREED = "agreed", _("my organization agrees")
    NOT_NEEDED = "not_needed", _("its consent is not needed")


class Asking(models.Model):
    """That an editor asked the authors to agree to one exact text, under a licence of that day.

    With a ``correction`` it is about what is printed already; with a ``translation``, an article of another
    edition, about words made of it. Neither moves a state.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="askings")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="askings")
    correction = models.OneToOneField(
        "submissions.Correction", null=True, on_delete=models.CASCADE, related_name="asking"
    )
    translation = models.ForeignKey(
        "articles.Article", null=True, on_delete=models.CASCADE, related_name="askings"
    )
    licence = models.CharField(max_length=60, blank=True)
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
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(lapsed_at=None, translation__isnull=False),
                name="asked_about_translation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.text.short_hash}"

    @property
    def after_publication(self) -> bool:
        """Tell whether the essay is printed already, so that no answer moves its state."""
        return self.correction_id is not None or self.translation_id is not None

    @property
    def uses(self) -> list[Use]:
        """What is asked beside the site; a translation is not translated once more."""
        return [use for use in Use if not (self.translation_id and use == Use.TRANSLATION)]


class Proxy(models.Model):
    """That an author named, from her own address, who agrees for her."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="proxies")
    author = models.ForeignKey("people.Contributor", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    address = models.ForeignKey("letters.Address", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "author"],
                condition=models.Q(ended_at=None),
                name="one_proxy_an_author",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.author_id}"


class Asked(models.Model):
    """One person who was asked: the author herself or her proxy, and at which address.

    An answer counts only from this address, and only while it still is hers.
    """

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="asked")
    author = models.ForeignKey("people.Contributor", on_delete=models.PROTECT, related_name="+")
    proxy = models.ForeignKey(Proxy, null=True, on_delete=models.PROTECT, related_name="asked")
    address = models.ForeignKey("letters.Address", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["asking", "author", "address"], name="asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.address_id} asked for {self.author_id}: {self.asking_id}"

    @property
    def name(self) -> str:
        """Whom the letter addresses."""
        return self.proxy.name if self.proxy else self.author.name


class Yes(models.Model):
    """That an author, or whom she named, agreed to the exact text of one asking, and to which uses."""

    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="yeses")
    author = models.ForeignKey("people.Contributor", on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="yeses")
    via = models.CharField(max_length=16, default="link")
    uses = models.JSONField(default=list)
    organization = models.CharField(max_length=16, choices=OrganizationsYes, blank=True)
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
    remarks = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.author_id} objected to {self.asking}"


class Remark(models.Model):
    """What an objection says about one passage; ``quoted`` is the passage as it stood in the text."""

    objection = models.ForeignKey(Objection, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField(help_text="Place of the passage in the text, from 1.")
    quoted = models.TextField()
    words = models.TextField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.words[:40]}"
