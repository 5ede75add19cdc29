"""Texts: one canonical form, the same for the same print."""

import json
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from tests.documents import png
from tests.submissions.essays import section
from viewpoints.articles.models import Article
from viewpoints.submissions import prints, texts

pytestmark = pytest.mark.django_db


def article(**changes) -> Article:
    blocks = changes.pop("blocks", [{"type": "paragraph", "value": "<p>第一句。</p>"}])
    made = Article(title="标题", slug="biao-ti", body=json.dumps(blocks), live=False, **changes)
    made.locale = section().locale
    return made


def test_block_keys_and_draftail_keys_are_not_printed_and_not_hashed():
    plain = article()
    keyed = article(
        blocks=[
            {
                "type": "paragraph",
                "id": "7e7f5e3c-9b5e-4c59-8f5f-4f3b6a1c7d11",
                "value": '<p data-block-key="ab1cd">第一句。</p>',
            }
        ]
    )

    assert texts.hash_of(texts.content_of(plain)) == texts.hash_of(texts.content_of(keyed))


def picture(name: str, data: bytes) -> ImageFile:
    return ImageFile(BytesIO(data), name=name)


@pytest.mark.parametrize("name", texts.FIELDS)
def test_every_printed_field_is_part_of_the_text(name):
    assert texts.freeze(article()) != texts.freeze(_with(name))


def _with(name: str) -> Article:
    changed = article()
    setattr(changed, name, "改了一个字")
    return changed


def test_the_same_words_are_the_same_row():
    assert texts.freeze(article()) == texts.freeze(article())


def test_a_replaced_picture_file_is_another_text():
    image = get_image_model().objects.create(title="图", file=picture("a.png", png()))
    blocks = [
        {"type": "picture", "value": {"image": image.pk, "alt": "", "caption": "", "credit": ""}}
    ]
    before = texts.content_of(article(blocks=blocks))
    image.file = picture("b.png", png(width=3))
    image.save()

    after = texts.content_of(article(blocks=blocks))

    assert before["pictures"] != after["pictures"]
    assert texts.hash_of(before) != texts.hash_of(after)


def test_a_frozen_text_reads_again_as_it_was():
    frozen = texts.freeze(article(summary="摘要"))

    again = prints.article_of(frozen)

    assert (again.title, again.summary) == ("标题", "摘要")
    assert prints.blocks_of(frozen) == [{"type": "paragraph", "html": "第一句。"}]


@pytest.mark.parametrize("name", texts.LATER_FIELDS)
def test_a_field_that_came_later_keeps_the_hash_of_older_texts_while_it_is_empty(name):
    content = texts.content_of(article())

    assert name not in content
    assert texts.content_of(article(**{name: "某某中心"}))[name] == "某某中心"


def test_other_fields_give_the_content_that_an_article_with_them_would_have():
    changed = texts.with_fields(
        texts.content_of(article(byline="林晓", affiliation="某某中心")),
        byline="",
        affiliation="",
    )

    assert changed == texts.content_of(article())


def body(*html: str) -> list[dict[str, str]]:
    return [{"type": "paragraph", "value": words} for words in html]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("<p>他说:“好”。</p>"), body("<p>他说：「好」。</p>")),
        (body("<p>用 <b>Word</b> 写</p>"), body("<p>用<b>Word</b>写</p>")),
        (body("<p>说&quot;好&quot;</p>"), body("<p>说“好”</p>")),
    ],
)
def test_a_change_of_spaces_and_marks_is_typographic(one, other):
    before, after = (texts.content_of(article(blocks=blocks)) for blocks in (one, other))

    assert before != after
    assert texts.typographic(before, after)


@pytest.mark.parametrize(
    "other",
    [
        body("<p>不同意。</p>"),
        body("<p>同意。</p>", "<p>同意。</p>"),
        body("<p><b>同意</b>。</p>"),
        body('<p><a href="https://a.example/">同意</a>。</p>'),
        [{"type": "pull_quote", "value": {"text": "同意。"}}],
    ],
)
def test_other_words_blocks_emphasis_or_links_are_not_typographic(other):
    before = texts.content_of(article(blocks=body("<p>同意。</p>")))

    assert not texts.typographic(before, texts.content_of(article(blocks=other)))


def test_emphasis_on_another_word_is_not_typographic():
    before, after = (
        texts.content_of(article(blocks=body(html)))
        for html in ("<p>我<b>不</b>同意</p>", "<p>我不<b>同</b>意</p>")
    )

    assert not texts.typographic(before, after)


def test_another_address_behind_the_same_words_is_not_typographic():
    before, after = (
        texts.content_of(article(blocks=body(f'<p><a href="https://a.example/{end}">见</a></p>')))
        for end in ("1,2", "1，2")
    )

    assert not texts.typographic(before, after)


def test_a_replaced_picture_is_not_typographic():
    content = texts.content_of(article())

    assert not texts.typographic(
        {**content, "pictures": {"1": "aa"}}, {**content, "pictures": {"1": "bb"}}
    )
