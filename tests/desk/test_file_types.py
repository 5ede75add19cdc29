"""Files are called by what they are."""

import pytest

from viewpoints.desk.file_types import type_in_words
from viewpoints.desk.words import notes_in_words, others_in_words
from viewpoints.intake.models import Arrival

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("type_", "filename", "words"),
    [
        (WORD, "夜班.docx", "Word文档"),
        ("image/jpeg", "a.jpg", "图片"),
        ("application/octet-stream", "夜班.wps", "WPS"),
        ("application/x-unknown", "", "application/x-unknown"),
    ],
)
def test_a_type_is_said_in_words(type_, filename, words):
    assert type_in_words(type_, filename) == words


def test_a_character_set_is_named_as_people_name_it():
    assert notes_in_words(["wrong_charset: us-ascii is big5hkscs"])[0].endswith("[Big5]")


def test_a_form_needs_no_text_of_its_own_and_a_mail_does():
    notes = ["no_text"]
    assert others_in_words(Arrival(channel="form", notes=notes)) == []
    assert others_in_words(Arrival(channel="mail", notes=notes)) == notes_in_words(notes)
