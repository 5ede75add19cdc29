"""What printed articles are found by."""

from django.db import models

from viewpoints.articles.models.articles import Article


class Searched(models.Model):
    """The words that a printed article is found by; ``articles.indexing`` keeps them.

    ``place`` orders by the day printed: day × 65,536 and what of it is told apart by key, so that the newest
    come first in the order of the index itself. ``plain`` is the text that phrases are looked up in.
    """

    place = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="searched")
    words = models.TextField()
    plain = models.TextField()
    stale = models.BooleanField(default=False)
    looked_at = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place"], condition=models.Q(stale=True), name="searched_stale"),
            models.Index(
                fields=["article"], condition=models.Q(looked_at=True), name="searched_looked_at"
            ),
        ]

    def __str__(self) -> str:
        return str(self.article_id)
