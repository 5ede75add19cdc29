"""What printed articles are likened by."""

from django.db import models


class TellingWord(models.Model):
    """That a printed article has a telling word, as its digest; ``articles.telling`` keeps them.

    The word 0 says that ``telling.catch_up`` came by.
    """

    word = models.BigIntegerField()
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="telling_words"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word", "article"], name="telling_word_once")
        ]

    def __str__(self) -> str:
        return f"{self.word} {self.article_id}"
