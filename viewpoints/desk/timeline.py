"""The journal as a story that can be read: a sentence for every event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viewpoints.articles.models import Article
from viewpoints.journal.models import ActorKind, Event
from viewpoints.journal.recording import subject
from viewpoints.letters.outbox import letters_about
from viewpoints.submissions import permits
from viewpoints.submissions.models import Permit, PermitKind, Submission, Text

SENTENCES: dict[str, str | Promise] = {
    "submission.received": gettext_lazy("The submission came in."),
    "submission.came_with_others": gettext_lazy("It came in a mail that brought other essays too."),
    "submission.read_again": gettext_lazy("%(who)s had it read again; its text is a new one."),
    "submission.answered": gettext_lazy("Mail came that answers a letter of ours."),
    "submission.written_back": gettext_lazy("%(who)s wrote back."),
    "submission.replaced": gettext_lazy("%(who)s sent the essay once more, before editing began."),
    "submission.newer_essay": gettext_lazy("%(who)s sent a newer text; the draft was not changed."),
    "submission.correction_wished": gettext_lazy(
        "%(who)s sent a newer text of what is printed, and wishes for a correction."
    ),
    "submission.essay_taken": gettext_lazy("%(who)s put the newer text into the draft."),
    "submission.essay_settled": gettext_lazy("%(who)s was done with the newer text."),
    "submission.picture_added": gettext_lazy("%(who)s sent a picture."),
    "submission.picture_put_in": gettext_lazy("%(who)s put the picture into the draft."),
    "submission.picture_passed_by": gettext_lazy("%(who)s passed the picture by."),
    "submission.byline_wished": gettext_lazy("%(who)s wished for another byline."),
    "submission.byline_settled": gettext_lazy("%(who)s was done with the byline wished for."),
    "submission.editing_started": gettext_lazy("%(who)s started editing."),
    "submission.taken": gettext_lazy("%(who)s took it over."),
    "submission.handed_on": gettext_lazy("%(who)s handed it to another editor."),
    "submission.let_go": gettext_lazy("%(who)s let it go."),
    "submission.noted": gettext_lazy("%(who)s wrote a note."),
    "submission.note_removed": gettext_lazy("%(who)s removed a note."),
    "submission.joined_by_hand": gettext_lazy("%(who)s put something that arrived to it."),
    "submission.author_asked": gettext_lazy("%(who)s asked the author to agree to the text."),
    "submission.asked_to_confirm": gettext_lazy(
        "A mail was not taken for a yes; a letter asked for the answer by link."
    ),
    "submission.author_agreed": gettext_lazy("%(who)s agreed to the text."),
    "submission.author_objected": gettext_lazy("%(who)s did not agree, and said why."),
    "submission.yes_taken_back": gettext_lazy("%(who)s took the yes back."),
    "submission.proxy_named": gettext_lazy("%(who)s named somebody who agrees for her."),
    "submission.byline_corrected": gettext_lazy("%(who)s corrected the byline, and nothing else."),
    "submission.taken_back": gettext_lazy("%(who)s took the text back into edit."),
    "submission.published": gettext_lazy("%(who)s published it."),
    "submission.put_back": gettext_lazy("%(who)s put it back on the site."),
    "submission.declined": gettext_lazy("%(who)s declined it."),
    "submission.promised": gettext_lazy("%(who)s wrote down that it was promised."),
    "submission.promise_put_off": gettext_lazy("%(who)s agreed on another day."),
    "submission.promise_reminded": gettext_lazy("The author was reminded of what she promised."),
    "submission.promise_given_up": gettext_lazy("%(who)s waits for it no longer."),
    "submission.promise_kept": gettext_lazy("What was promised came."),
    "submission.withdrawn": gettext_lazy("%(who)s withdrew it."),
    "submission.reminded": gettext_lazy("A reminder was sent to somebody who has not answered."),
    "submission.silent": gettext_lazy("Still no answer after two reminders; the editor was told."),
    "submission.scheduled": gettext_lazy("%(who)s set a time to publish it."),
    "submission.schedule_cancelled": gettext_lazy("%(who)s cancelled the time."),
    "submission.schedule_refused": gettext_lazy(
        "It could not be published at the time that was set; the editor was told why."
    ),
    "submission.author_added": gettext_lazy("%(who)s added an author."),
    "submission.author_removed": gettext_lazy("%(who)s removed an author."),
    "submission.address_changed": gettext_lazy(
        "%(who)s changed an author’s address; what waited for her answer has lapsed."
    ),
    "article.correction_proposed": gettext_lazy("%(who)s proposed a correction."),
    "article.correction_dropped": gettext_lazy("%(who)s dropped a correction."),
    "article.translation_printed": gettext_lazy("%(who)s printed a translation."),
    "article.translation_taken_back": gettext_lazy(
        "%(who)s took back what the authors were asked about a translation."
    ),
    "article.corrected": gettext_lazy("%(who)s printed a correction."),
    "article.reprinted": gettext_lazy("%(who)s printed it again without another word."),
    "article.retracted": gettext_lazy("%(who)s retracted it."),
    "article.byline_erased": gettext_lazy(
        "%(who)s changed the byline at the wish of an author who was erased."
    ),
    "contributor.merged": gettext_lazy("%(who)s merged her with another author who was she."),
    "person.copy_asked": gettext_lazy("%(who)s asked for a copy of her data."),
    "person.erasure_asked": gettext_lazy("%(who)s asked that her data is erased."),
    "person.erasure_confirmed": gettext_lazy("%(who)s confirmed that her data is erased."),
    "person.erased": gettext_lazy("Her data was erased."),
    "retention.applied": gettext_lazy("What was kept long enough was removed."),
    "article.translation_begun": gettext_lazy("%(who)s began to translate it."),
    "article.passages_translated": gettext_lazy("%(who)s translated passages."),
    "article.passage_still_right": gettext_lazy("%(who)s found a translated passage still right."),
    "article.passage_dropped": gettext_lazy("%(who)s took a passage out of the translation."),
    "article.polished": gettext_lazy("%(who)s took suggestions about typography."),
    "letter.released": gettext_lazy("%(who)s let a letter leave."),
    "letter.reworded": gettext_lazy("%(who)s changed the words of a letter before it left."),
    "letter.discarded": gettext_lazy("%(who)s discarded a letter: it is not sent."),
    "letter.words_changed": gettext_lazy("%(who)s changed what all letters of a kind say."),
    "letter.words_put_back": gettext_lazy("%(who)s put the product’s words of a letter back."),
    "letter.failed": gettext_lazy("A letter could not leave [%(code)s]."),
    "letter.delayed": gettext_lazy(
        "A letter has not arrived yet; it is still being tried [%(code)s]."
    ),
    "letter.came_back": gettext_lazy("A letter came back [%(code)s]."),
    "submission.receipt_put_off": gettext_lazy(
        "The sender got a receipt within the hour; this one follows with others, at its end."
    ),
    "submission.receipt_given": gettext_lazy("The receipt that was put off was sent."),
    "digest.sent": gettext_lazy("A digest of the day was sent."),
    "digest.empty": gettext_lazy("There was nothing for a digest."),
    "rhythm.chosen": gettext_lazy("%(who)s chose when to be written to."),
    "arrival.confirmed": gettext_lazy("The sender confirmed her address."),
    "link.renewed": gettext_lazy("A private link was renewed by mail."),
    "arrival.brought_another": gettext_lazy("Another essay in it became a submission too."),
    "arrival.entered_by_hand": gettext_lazy("%(who)s entered it by hand."),
    "arrival.made_submission": gettext_lazy("%(who)s made it a submission."),
    "arrival.taken_for_spam": gettext_lazy("%(who)s took it for spam; nobody was written to."),
    "arrival.written_back": gettext_lazy("%(who)s wrote back to its sender."),
    "arrival.seen": gettext_lazy("%(who)s has seen it."),
    "arrival.read_again": gettext_lazy("%(who)s had it read again."),
    "section.editor_named": gettext_lazy("%(who)s named an editor of the section."),
    "section.editor_removed": gettext_lazy("%(who)s took an editor off the section."),
    "section.deputy_named": gettext_lazy("%(who)s named a deputy."),
    "section.deputy_ended": gettext_lazy("%(who)s ended a deputy’s time."),
    "section.deputy_began": gettext_lazy("A deputy edits the section from now on."),
    "section.deputy_left": gettext_lazy("A deputy edits the section no more."),
    "editor.signed_in": gettext_lazy("%(who)s signed in."),
    "editor.password_changed": gettext_lazy("%(who)s changed a password."),
    "editor.second_factor_added": gettext_lazy("%(who)s added a second factor."),
    "editor.second_factor_removed": gettext_lazy("%(who)s removed a second factor."),
    "editor.second_factor_reset": gettext_lazy("%(who)s reset a second factor."),
    "editor.recovery_codes_made": gettext_lazy("%(who)s made new recovery codes."),
    "editor.session_ended": gettext_lazy("%(who)s ended a session."),
    "editor.link_made": gettext_lazy("%(who)s made a link to choose a password."),
}
PERMITTED: dict[str, str | Promise] = {
    PermitKind.AUTHORS: gettext_lazy("With that, exactly this text may be printed."),
    PermitKind.OVERRIDE: gettext_lazy("%(who)s decided to print without the author’s yes."),
    PermitKind.EDITORIAL: gettext_lazy("%(who)s printed it as the platform’s own words."),
    PermitKind.ARCHIVE: gettext_lazy("It was moved in from the archive."),
}
TYPOGRAPHIC = gettext_lazy("Only typography changed since; no new yes was needed.")
BY_HERSELF = gettext_lazy("%(who)s is tied to the essay, and decided to publish it with a reason.")


@dataclass(frozen=True)
class Line:
    """One line of the story; ``reason`` is what the editor wrote with an override."""

    at: datetime
    sentence: str
    reason: str = ""


def story_of(submission: Submission, *, entered: str = "") -> list[Line]:
    """Give everything that was done about ``submission``, its texts and its letters, oldest first.

    ``entered`` says who entered it by hand, and how it had come, if somebody did.
    """
    given = {permit.pk: permit for permit in Permit.objects.filter(submission=submission)}
    names = {str(author.pk): str(author) for author in submission.authors.all()}
    return [_line(event, names, given, entered) for event in _events(submission, given.values())]


def lines_of(events: Iterable[Event]) -> list[Line]:
    """Give any events as lines."""
    return [_line(event, {}, {}) for event in events]


def _events(submission: Submission, given: Iterable[Permit]) -> Iterable[Event]:
    kind, key = subject(submission)
    letters = [str(pk) for pk in letters_about(submission).values_list("pk", flat=True)]
    texts = [str(permit.text_id) for permit in given]
    ours = {permit.pk for permit in given}
    events = Event.objects.filter(
        Q(subject_kind=kind, subject_key=key)
        | Q(subject_kind="letters.letter", subject_key__in=letters)
        | Q(subject_kind=Article._meta.label_lower, subject_key=str(submission.article_id))
        | Q(subject_kind=Text._meta.label_lower, subject_key__in=texts)
    ).select_related("editor")
    # The same text may be permitted for another submission too.
    return [one for one in events if "permit" not in one.details or one.details["permit"] in ours]


def _line(event: Event, names: dict[str, str], given: dict[int, Permit], entered: str = "") -> Line:
    if entered and event.verb == "submission.received":
        return Line(event.at, _("Entered by %(entered)s.") % {"entered": entered})
    sentence: str | Promise | None = SENTENCES.get(event.verb)
    permit = given.get(event.details.get("permit", 0))
    if event.verb == "text.permitted":
        sentence = _permitted(event, permit)
    who = _who(event, names)
    if sentence is None:
        return Line(event.at, f"{who}: {event.verb}")
    words = {"code": event.details.get("code") or "—", "who": who}
    return Line(event.at, str(sentence) % words, permit.reason if permit else "")


def _permitted(event: Event, permit: Permit | None) -> str | Promise | None:
    if event.details.get("typographic"):
        return TYPOGRAPHIC
    if permit and permit.kind == PermitKind.OVERRIDE and permits.was_agreed_to(permit):
        return BY_HERSELF
    return PERMITTED.get(event.details.get("kind", ""))


def _who(event: Event, names: dict[str, str]) -> str:
    """Name the actor: an editor by name, an author by name only where there are several."""
    match event.actor_kind:
        case ActorKind.EDITOR:
            return name_of(event.editor) if event.editor else _("An editor")
        case ActorKind.CONTRIBUTOR:
            several = len(names) > 1 and event.actor_key in names
            return names[event.actor_key] if several else _("The author")
        case ActorKind.READER:
            return _("A reader")
        case ActorKind.MACHINE if event.actor_key == "schedule" and event.editor:
            return _("%(who)s (at the time set)") % {"who": name_of(event.editor)}
    return _("The system")


def name_of(editor: Any) -> str:
    """Give an editor's name, a Chinese one as it is written: family name first, no space."""
    if editor.last_name and not editor.last_name.isascii():
        return f"{editor.last_name}{editor.first_name}"
    return editor.get_full_name() or editor.get_username()
