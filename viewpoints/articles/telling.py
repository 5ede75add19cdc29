"""Telling words: what printed articles are likened by, so that the same argument is not printed twice.

Each printed article keeps its words that say most of what it is about. Two articles are alike that share
words which few others have (docs/decisions/0025-similar-essays.md). Every look-up is bounded, so that it
costs the same however many articles there are.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from viewpoints.articles.bodies import blocks_from_body
from viewpoints.articles.models import Article, TellingWord
from viewpoints.chinese.segment import segment
from viewpoints.markup.blocks import text_from_blocks

KEPT = 32
"""Words that are kept of an article."""
FEW = 40
"""A word that more articles have than this tells nothing, and is passed over."""
_LEAST = 3.0
_SHORTEST = 2
_READ = 40_000
_AT_ONCE = 200


@dataclass(frozen=True)
class Alike:
    """A printed article, and how many telling words it shares."""

    article: Article
    shared: int


def words_of(text: str) -> list[str]:
    """Give the telling words of a text, the most telling first: long ones that it repeats."""
    counted = Counter(
        word for word in segment(text[:_READ]) if len(word) >= _SHORTEST and word.isalpha()
    )
    weighed = sorted(counted, key=lambda word: (-counted[word] * (len(word) - 1), word))
    return weighed[:KEPT]


def keep(article: Article) -> None:
    """Keep the telling words of an article; to be called when it is printed."""
    text = f"{article.title}\n{text_from_blocks(blocks_from_body(article.body.get_prep_value()))}"
    article.telling_words.all().delete()
    TellingWord.objects.bulk_create(
        [TellingWord(article=article, word=key) for key in {0, *map(_key, words_of(text))}]
    )


def catch_up() -> int:
    """Keep the words of some articles printed before, or moved in; gives how many.

    Upwards by key from the highest that has been looked at, so that nothing is scanned; a draft
    below that is kept when it is printed.
    """
    top = TellingWord.objects.filter(word=0).aggregate(Max("article"))["article__max"] or 0
    rows = Article.objects.filter(live=True, pk__gt=top).order_by("pk")[:_AT_ONCE]
    for article in rows:
        keep(article)
    return len(rows)


def alike(text: str, *, but: int | None, most: int) -> list[Alike]:
    """Give live articles that share telling words with ``text``, the likest first, ``most`` at most.

    ``but`` is the key of one that is not meant. What is live anyone may read, whatever its section.
    """
    scores, shared = _scores([_key(word) for word in words_of(text)])
    likely = sorted((key for key in scores if scores[key] >= _LEAST), key=lambda key: -scores[key])
    rows = Article.objects.filter(live=True, pk__in=likely[: 4 * most]).exclude(pk=but)
    found = {one.pk: one for one in rows.defer("body")}
    return [Alike(found[key], shared[key]) for key in likely if key in found][:most]


def _scores(keys: list[int]) -> tuple[dict[int, float], dict[int, int]]:
    """Give by article how much it shares, and how many words: a word counts the less the more have it."""
    holders: dict[int, list[int]] = {}
    for key, article in _look_up(keys):
        holders.setdefault(key, []).append(article)
    scores: dict[int, float] = {}
    shared: Counter[int] = Counter()
    for articles in holders.values():
        if len(articles) > FEW:
            continue
        for article in articles:
            scores[article] = scores.get(article, 0.0) + 2 / (1 + len(articles) / 10)
            shared[article] += 1
    return scores, dict(shared)


def _look_up(keys: list[int]) -> list[tuple[int, int]]:
    """Give (word, article) for each word, no more than one beyond FEW of each, in one statement."""
    if not keys:
        return []
    one = (
        "SELECT * FROM (SELECT word, article_id FROM articles_tellingword"
        " WHERE word = %s ORDER BY article_id DESC LIMIT %s) AS w"
    )
    with connection.cursor() as cursor:
        values = [value for key in keys for value in (key, FEW + 1)]
        cursor.execute(" UNION ALL ".join([one] * len(keys)), values)
        return list(cursor.fetchall())


def _key(word: str) -> int:
    digest = hashlib.blake2b(word.encode(), digest_size=7).digest()
    return int.from_bytes(digest) + 1  # 0 says that an article was looked at
