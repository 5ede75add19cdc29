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
