"""Texts: the exact printed words and pictures of an article, in one canonical form, and its hash.

Scheme 1: the fields below, the body's blocks without their keys, and the SHA-256 of every picture
file, as JSON with sorted keys and no spaces (RFC 8785 in spirit; only strings, lists and objects
occur). Draftail's ``data-block-key`` attributes are not printed and not part of it. A field that came
later is left out while it is empty, so that older texts keep their hash; any other change of the form
needs a new number.
"""

import hashlib
import json
import re
from typing import Any

from wagtail.images import get_image_model

from viewpoints.articles.models import Article
from viewpoints.chinese.typography import plain
from viewpoints.submissions.models import Text

SCHEME = 1
MISSING = "missing"
FIELDS = (
    "title",
    "summary",
    "byline",
    "dateline",
    "translator",
    "share_line",
    "seo_title",
    "search_description",
)
LATER_FIELDS = ("affiliation", "disclosure")
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
_TAG = re.compile(r"<[^<>]*>")
_LETTER = re.compile(r"\w")
_QUOTE = re.compile("&quot;|&#34;")

Content = dict[str, Any]


def content_of(article: Article) -> Content:
    """Give what would be printed of ``article`` as it is in memory: canonical, JSON-able."""
    body = [_bare(block) for block in article.body.get_prep_value()]
    later = {name: getattr(article, name) for name in LATER_FIELDS}
    return {
        "edition": article.locale.language_code,
        **{name: getattr(article, name) for name in FIELDS},
        **{name: words for name, words in later.items() if words},
        "body": body,
        "pictures": _digests(body),
    }


def hash_of(content: Content) -> str:
    """Give the SHA-256 of a content in canonical form, as 64 hexadecimal digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{SCHEME}:{canonical}".encode("utf-8", "surrogatepass")).hexdigest()


def freeze(article: Article) -> Text:
    """Give the immutable text of ``article`` as it is in memory; the same words give the same row."""
    return freeze_content(content_of(article))


def unsaved(article: Article) -> Text:
    """Give the text of ``article`` as it is in memory, to look at: no row is written."""
    content = content_of(article)
    return Text(sha256=hash_of(content), scheme=SCHEME, edition=content["edition"], content=content)


def freeze_content(content: Content) -> Text:
    """Give the immutable text of a content in canonical form."""
    text, _ = Text.objects.get_or_create(
        sha256=hash_of(content),
        scheme=SCHEME,
        defaults={"edition": content["edition"], "content": content},
    )
    return text


def with_fields(content: Content, **fields: str) -> Content:
    """Give a content with other words in some of its fields, in canonical form."""
    kept = {name: words for name, words in fields.items() if words or name in FIELDS}
    return {**{name: part for name, part in content.items() if name not in fields}, **kept}


def newest_draft(article: Article) -> Article:
    """Give the newest draft of a stored article, read afresh: what the editor sees on opening it."""
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def draft_text(article: Article) -> Text:
    """Freeze the newest draft of a stored article."""
    return freeze(newest_draft(article))


def typographic(one: Content, other: Content) -> bool:
    """Tell whether two contents hold the same words and pictures, and differ in typography at most.

    Same fields, same blocks, same files, same links and emphasis at the same words (``chinese.typography``).
    """
    return _same(one, other)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other or _skeleton(one) == _skeleton(other)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


def _skeleton(words: str) -> tuple[str, list[tuple[str, int]]]:
    """Give the words without their tags, and each tag with how many letters stand before it."""
    words = _QUOTE.sub('"', words)
    tags, bare, at = [], "", 0
    for tag in _TAG.finditer(words):
        bare, at = bare + words[at : tag.start()], tag.end()
        tags.append((tag[0], len(_LETTER.findall(bare))))
    return plain(bare + words[at:]), tags


def _bare(value: Any) -> Any:
    """Drop the keys of blocks and of rich text's paragraphs: they change, the print does not."""
    if isinstance(value, dict):
        block = "type" in value and "value" in value
        return {name: _bare(part) for name, part in value.items() if not (block and name == "id")}
    if isinstance(value, list):
        return [_bare(part) for part in value]
    return _BLOCK_KEY.sub("", value) if isinstance(value, str) else value


def _digests(body: list[Any]) -> dict[str, str]:
    keys = {
        block["value"]["image"]
        for block in body
        if block["type"] == "picture" and block["value"].get("image")
    }
    images = get_image_model().objects.filter(pk__in=keys)
    return {str(image.pk): digest(image) for image in images}


def digest(image: Any) -> str:
    """Give the SHA-256 of a picture's file, read in pieces; MISSING when it cannot be read."""
    try:
        with image.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return MISSING
