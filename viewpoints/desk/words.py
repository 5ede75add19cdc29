"""Codes in words: what was odd about an arrival, why a file could not be read, what an essay lost."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from viewpoints.desk.losses import LOSSES
from viewpoints.desk.outcomes import OUTCOMES
from viewpoints.intake.models import Arrival
from viewpoints.intake.offers.losses import PREFIX
from viewpoints.intake.reading_again import CHARSETS
from viewpoints.intake.states import FILLED_IN
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState

# intake.parsing.Note, and what intake.sorting adds.
NOTES: dict[str, str | Promise] = {
    "no_headers": _("It has no mail headers at all."),
    "broken_headers": _("Its headers are damaged."),
    "no_sender": _("It names no sender."),
    "several_senders": _("It names several senders; the first was taken."),
    "bad_date": _("Its date cannot be understood."),
    "unknown_charset": _("It names a character set that does not exist."),
    "wrong_charset": _("It names the wrong character set; the right one was found."),
    "unsure_charset": _(
        "We are not sure of its character set. If signs look wrong, have it read in another."
    ),
    "unreadable_characters": _("Some characters could not be read."),
    "broken_encoding": _("Its transfer encoding is damaged; what could be read was kept."),
    "unknown_encoding": _("It names a transfer encoding that does not exist."),
    "missing_boundary": _("Its parts are not set apart as it says."),
    "unclosed_boundary": _("It ends before its last part does; something may be missing."),
    "too_deep": _("Its parts are nested too deep; the inner ones were not read."),
    "too_many_parts": _("It has too many parts; not all were read."),
    "text_cut": _("Its text is very long and was cut; the whole is in the raw mail."),
    "no_text": _("It has no text of its own."),
    "text_from_html": _("Its text was taken from the HTML part."),
    "text_from_enclosed": _("Its text was taken from a mail enclosed in it."),
    "encrypted": _("It is encrypted and cannot be read here."),
    "signed": _("It is signed; the signature was not checked."),
    "tnef": _("It came in Outlook’s winmail.dat; what could be opened of it lies beside it."),
    "partial": _("It is only one part of a larger mail."),
    "external_body": _("It points to a text elsewhere, which was not fetched."),
    "limit_reached": _("Reading it took too long or too much memory, and was stopped."),
    "duplicate": _("The same mail came before; it was not taken twice."),
    # intake.recognized.Recognized
    "cloud_file": _("It points to a file in a cloud, which was not fetched; she was asked for it."),
    "weixin_link": _("It has a link to an article in WeChat; she was asked for the text."),
    "link": _("It has only a link; she was asked for the text."),
    "photographed": _("Photographs came instead of a text; she was asked for the text."),
    "form_only": _("The file looks like a form, an authorization or a CV, and is no essay."),
    "in_subject": _("The mail was empty; the essay is what its subject line said."),
    "not_taken": _("This file is no essay of its own, and was only kept."),
    "several_essays": _("Several essays came in this mail; each is a submission."),
    "newer_version": _("An essay in it is a newer version of one that came before."),
    "promise_kept": _("It brought an essay that was promised."),
    "byline_taken_off": _("This line under the title was taken off the text."),
    "signed_as": _(
        "It is signed with another name than the sender’s: her pen name, or another author?"
    ),
    "sent_for": _("The covering note says whose essay it is. Ask for her address."),
    "forwarded_by_editor": _("An editor forwarded it; the sender is who wrote the mail inside."),
    "forwarded_from": _("It was forwarded; this is who wrote the mail inside."),
    "same_message_id": _(
        "Another mail of this sender had the same Message-ID, but says something else; both were taken."
    ),
    "not_answered": _("It came over a list, or from an address of ours: no receipt was sent."),
    "our_own_letter": _("It is a letter of ours that was sent round in a circle."),
    "came_back": _("A letter of ours came back."),
    "delayed": _("A letter of ours has not arrived yet; it is still being tried."),
    "bounce_of_another_address": _(
        "It tells of another address than our letter’s, probably one it was passed on to."
    ),
    "bounce_unproved": _(
        "It shows nothing of the letter that it says came back, so it was not believed."
    ),
    "bounce_unclear": _("It does not say what became of our letter."),
    "complaint": _("Somebody marked a letter of ours as spam."),
    "failed": _("Our program failed at it. Tell the operator; nothing is lost."),
}

# intake.answers.agreeing.Verdict: whether an answer to an asking is the author's yes, or why not.
VERDICTS: dict[str, str | Promise] = {
    "yes": _("It counted as the author’s yes."),
    "several_askings": _("Not taken for a yes: it came to several answer addresses at once."),
    "asking_over": _("Not taken for a yes: no text was waiting for an answer any more."),
    "not_the_asked_address": _(
        "Not taken for a yes: it did not come from the address that was asked."
    ),
    "not_direct": _("Not taken for a yes: it was forwarded, or came over a list."),
    "not_authenticated": _("Not taken for a yes: nothing proves who sent it."),
    "has_attachments": _("Not taken for a yes: it came with files."),
    "not_the_phrase": _("Not taken for a yes: it says more or other than that she agrees."),
    "quotation_changed": _("Not taken for a yes: our letter, as it quotes it, was changed."),
}

# intake.proof.proving.Proof: whether the sender is who the mail says.
PROOFS: dict[str, str | Promise] = {
    "sender_proved": _("The sender’s domain vouches for it."),
    "sender_unproved": _("Nothing proves who sent it."),
}

# letters.restraint: why a letter that nobody decided on was not sent.
WITHHELD: dict[str, str | Promise] = {
    "bounced": _("Not sent: letters to this address came back."),
    "many": _("Not sent: too much mail came from this address today to answer all of it."),
}

# markup.refusals.Code
REFUSALS: dict[str, str | Promise] = {
    "empty": _("It has no text."),
    "damaged": _("It is damaged and cannot be opened."),
    "hostile": _("It is built as no word processor builds it, and was not opened."),
    "password": _("It is protected with a password."),
    "too_big": _("It is too large to be read."),
    "too_slow": _("Reading it took too long, and was stopped."),
    "doc": _("An old Word document (.doc); ask for a .docx."),
    "wps": _("A WPS document; ask for a .docx."),
    "scan": _("A PDF of pictures of pages, without text; ask for the document it was made from."),
    "pages": _("An Apple Pages document; ask for a .docx."),
    "word_xml": _("A Word XML document; ask for a .docx."),
    "web_archive": _("A web page in one file; ask for a .docx."),
    "spreadsheet": _("A spreadsheet, not a text."),
    "presentation": _("A presentation, not a text."),
    "picture": _("A picture; ask for the text if it shows pages."),
    "zip": _("A ZIP archive, which was not opened; ask for the document in it."),
    "rar": _("A RAR archive, which was not opened; ask for the document in it."),
    "7z": _("A 7-Zip archive, which was not opened; ask for the document in it."),
    "unknown": _("Not a document that can be read."),
}

DOUBTS = ("unsure_charset", "unknown_charset", "unreadable_characters")
"""Notes that say that its signs may be wrong: it can be read again in another character set."""


def notes_in_words(notes: Iterable[str]) -> list[str]:
    """Give a sentence for each note (``code`` or ``code: detail``); an unknown one stays as it is.

    Verdict, outcome and proof are no oddities: see ``verdict_in_words`` and ``proof_in_words``.
    """
    told = {*VERDICTS, *OUTCOMES, *PROOFS}
    odd = [note for note in notes if note not in told]
    return [_worded(*note.partition(": ")) for note in odd]


def doubts_in_words(notes: Iterable[str]) -> list[str]:
    """Give a sentence for each note that says that its signs may be wrong."""
    return notes_in_words(note for note in notes if note.startswith(DOUBTS))


def losses_in_words(notes: Iterable[str]) -> list[str]:
    """Give a sentence for each thing that the essay's document had and the essay has not."""
    return notes_in_words(note for note in notes if note.startswith(PREFIX))


def others_in_words(arrival: Arrival) -> list[str]:
    """Give a sentence for each note that is neither a doubt nor a loss; a form needs no text of its own."""
    known = (*DOUBTS, PREFIX, *(("no_text",) if arrival.channel in FILLED_IN else ()))
    return notes_in_words(note for note in arrival.notes if not note.startswith(known))


def verdict_in_words(notes: Iterable[str]) -> str:
    """Say whether an answer to an asking counted as a yes, and what was done with it; else nothing."""
    told = VERDICTS | OUTCOMES
    return " ".join(str(told[note]) for note in notes if note in told)


def proof_in_words(notes: Iterable[str]) -> str:
    """Say whether the sender of a mail is proved; nothing where nobody looked."""
    return next((str(PROOFS[note]) for note in notes if note in PROOFS), "")


def _worded(code: str, _colon: str, detail: str) -> str:
    if code == "wrong_charset":
        detail = CHARSETS.get(detail.rpartition(" is ")[2], detail)
    lost = LOSSES.get(code.removeprefix(PREFIX)) if code.startswith(PREFIX) else None
    sentence = str(lost or NOTES.get(code, code))
    return f"{sentence} [{detail}]" if detail else sentence


def fate_in_words(letter: Letter) -> str:
    """Say why a letter did not arrive, or not yet: the mail server's code and words, or ours."""
    if letter.state == LetterState.WITHHELD:
        return str(WITHHELD.get(letter.code, letter.code))
    return f"{letter.code} {letter.error}".strip()  # of a discarded one, her reason


def refusal_in_words(code: str) -> str:
    """Say why a file could not be read; an unknown code stays as it is."""
    return str(REFUSALS.get(code, code))
