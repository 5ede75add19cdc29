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
_LEAST = 5.0
_COMMON = """
我们 你们 他们 她们 自己 人家 大家 别人 什么 怎么 怎样 这个 那个 这些 那些 这样 那样 这里 那里 这么
那么 一个 一些 一样 一种 一次 一年 一天 两个 没有 不是 不会 不能 就是 还是 但是 可是 因为 所以 如果
虽然 而且 或者 以及 已经 可以 可能 应该 需要 知道 觉得 认为 时候 现在 后来 以后 以前 今天 今年 去年
每年 每天 每个 有人 有些 第一 第二 第三 只有 只是 其实 然后 为了 关于 对于 问题 事情 东西 地方 工作
时间 开始 起来 出来 下来 告诉 非常 公益 机构 企业 组织 the and that this with for from have not are
was
"""
_OF_EVERY_TEXT = frozenset(_COMMON.split())
"""Words that tell nothing, wherever they stand: of every text, and of every text of ours."""
_LOOKED_AT = 0
"""The word that says how far ``catch_up`` has come; no digest is 0."""
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
        word
        for word in segment(text[:_READ])
        if len(word) >= _SHORTEST and word.isalpha() and word not in _OF_EVERY_TEXT
    )
    weighed = sorted(counted, key=lambda word: (-counted[word] * (len(word) - 1), word))
    return weighed[:KEPT]


def keep(article: Article) -> None:
    """Keep the telling words of an article; to be called when it is printed."""
    text = f"{article.title}\n{text_from_blocks(blocks_from_body(article.body.get_prep_value()))}"
    article.telling_words.all().delete()
    TellingWord.objects.bulk_create(
        [TellingWord(article=article, word=key) for key in {*map(_key, words_of(text))}]
    )


def catch_up() -> int:
    """Keep the words of some articles printed before, or moved in; gives how many.

    Upwards by key from the highest that has been looked at, so that nothing is scanned; a draft
    below that is kept when it is printed.
    """
    top = TellingWord.objects.filter(word=_LOOKED_AT).aggregate(Max("article"))["article__max"] or 0
    rows = Article.objects.filter(live=True, pk__gt=top).order_by("pk")[:_AT_ONCE]
    for article in rows:
        keep(article)
        TellingWord.objects.create(article=article, word=_LOOKED_AT)
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
    return int.from_bytes(digest) + 1
