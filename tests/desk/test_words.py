"""Words for every code, a sentence for every event, a cover for every secret."""

from hypothesis import given
from hypothesis import strategies as st

from viewpoints.desk.masking import COVER, covered, letter_shown, plain_name
from viewpoints.desk.words import NOTES, REFUSALS, notes_in_words, refusal_in_words
from viewpoints.intake.parsing import Note
from viewpoints.letters.marks import mark_of
from viewpoints.markup.refusals import Code

SECRETS = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=26, max_size=26)
AROUND = st.text(st.characters(exclude_characters="", categories=["P", "Zs", "Lo"]))


def test_every_note_of_the_parser_has_words():
    assert set(NOTES) == {*map(str, Note), "duplicate", "failed"}


def test_every_refusal_has_words():
    assert set(REFUSALS) == set(map(str, Code))


def test_an_unknown_code_is_shown_as_it_is():
    assert notes_in_words(["new_code: detail: more"]) == ["new_code [detail: more]"]
    assert refusal_in_words("new_code") == "new_code"


@given(secret=SECRETS, before=AROUND, after=AROUND)
def test_a_secret_is_covered_wherever_it_stands(secret, before, after):
    assert covered(f"{before}{secret}{after}") == f"{before}{COVER}{after}"


def test_an_answer_address_is_covered_and_the_rest_left():
    address = "ngo+abcdefghijklmnopqrstuvwx23@viewpoints.example"
    assert covered(f"To: {address}") == f"To: ngo+{COVER}@viewpoints.example"


def test_what_is_longer_or_shorter_than_a_secret_is_left():
    for text in ["a" * 25, "a" * 27, "0" * 26, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4"]:
        assert covered(text) == text


def test_a_kept_letter_is_escaped_and_its_marks_labelled():
    shown = letter_shown(f"<b> {mark_of('asking')} &")
    assert shown.startswith('&lt;b&gt; <span class="desk-mark">')
    assert shown.endswith("</span> &amp;")


@given(st.text())
def test_a_letter_never_brings_its_own_tags(text):
    assert "<" not in letter_shown(text).replace('<span class="desk-mark">', "").replace(
        "</span>", ""
    )


@given(st.text())
def test_a_shown_filename_has_no_invisible_signs(name):
    assert all(sign.isprintable() or sign.isspace() for sign in plain_name(name))
