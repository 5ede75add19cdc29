"""Words for every code, a sentence for every event, a cover for every secret."""

from hypothesis import given
from hypothesis import strategies as st

from viewpoints.desk.losses import LOSSES
from viewpoints.desk.masking import letter_shown, plain_name
from viewpoints.desk.outcomes import OUTCOMES
from viewpoints.desk.words import (
    NOTES,
    PROOFS,
    REFUSALS,
    VERDICTS,
    WITHHELD,
    notes_in_words,
    proof_in_words,
    refusal_in_words,
    verdict_in_words,
)
from viewpoints.intake.answers.agreeing import Verdict
from viewpoints.intake.answers.answered import Outcome
from viewpoints.intake.bounces import Came
from viewpoints.intake.offers.recognized import Recognized
from viewpoints.intake.parsing import Note
from viewpoints.intake.proof.proving import Proof
from viewpoints.intake.receipts import NOT_ANSWERED
from viewpoints.intake.repeats import DUPLICATE, SAME_ID
from viewpoints.letters import restraint
from viewpoints.letters.marks import mark_of
from viewpoints.markup.refusals import Code, Lost


def test_every_note_of_the_parser_has_words():
    by_sorting = {*map(str, Came), DUPLICATE, SAME_ID, NOT_ANSWERED, "failed"}
    by_sorting |= set(map(str, Recognized))
    assert set(NOTES) == {*map(str, Note), *by_sorting}


def test_every_verdict_on_an_answer_has_words_and_is_no_oddity():
    assert set(VERDICTS) == set(map(str, Verdict))
    assert notes_in_words(["signed", "yes"]) == [str(NOTES["signed"])]
    assert verdict_in_words(["signed", "yes"]) == str(VERDICTS["yes"])
    assert verdict_in_words(["signed"]) == ""


def test_every_proof_has_words_and_is_no_oddity():
    assert set(PROOFS) == set(map(str, Proof))
    assert notes_in_words(["sender_unproved"]) == []
    assert proof_in_words(["signed", "sender_proved"]) == str(PROOFS["sender_proved"])


def test_every_reason_to_withhold_a_letter_has_words():
    assert set(WITHHELD) == {restraint.BOUNCED, restraint.MANY}


def test_every_outcome_of_an_answer_has_words_beside_the_verdict():
    assert set(OUTCOMES) == set(map(str, Outcome))
    assert notes_in_words(["essay_kept"]) == []
    both = f"{VERDICTS['has_attachments']} {OUTCOMES['essay_kept']}"
    assert verdict_in_words(["has_attachments", "essay_kept"]) == both


def test_every_loss_has_words():
    assert set(LOSSES) == set(map(str, Lost))
    assert notes_in_words(["lost_comments: 稿.docx"]) == [f"{LOSSES['comments']} [稿.docx]"]


def test_every_refusal_has_words():
    assert set(REFUSALS) == set(map(str, Code))


def test_an_unknown_code_is_shown_as_it_is():
    assert notes_in_words(["new_code: detail: more"]) == ["new_code [detail: more]"]
    assert refusal_in_words("new_code") == "new_code"


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
