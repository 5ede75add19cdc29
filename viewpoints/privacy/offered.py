"""What becomes of the essays of somebody who is erased."""

from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.privacy import graves, mentions, removing
from viewpoints.privacy.person import Person
from viewpoints.submissions import authors, correcting
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import BEFORE_PUBLICATION

MACHINE = Actor.machine("privacy")


def goes(submission: Submission, person: Person) -> bool:
    """Tell whether an essay goes whole: it is hers alone and was never printed."""
    return person.alone_in(submission) and not removing.is_printed(submission)


def erase(submission: Submission, person: Person) -> None:
    """Take a person out of a submission.

    What is hers alone and not printed is removed. Of what is printed, only that stays which is printed. An
    essay with fellow authors stays theirs: her name comes off, and they are asked anew.
    """
    if goes(submission, person):
        removing.remove(submission, with_shared_mail=True)
    elif person.alone_in(submission):
        _keep_printed(submission)
    else:
        _leave_to_others(submission, person)


def _keep_printed(submission: Submission) -> None:
    editions = removing.editions_of(submission)
    if not any(edition.live for edition in editions):  # it was taken off the site: nobody reads it
        submission.article, submission.title = None, "—"
        submission.save(update_fields=["article", "title"])
        removing.remove_articles(editions)
    elif submission.article:
        submission.title = submission.article.title
    submission.note, submission.blocks, submission.message_id = "", [], ""
    submission.save(update_fields=["title", "note", "blocks", "message_id"])
    kept = [edition for edition in editions if edition.pk]
    _drop_corrections(kept)
    graves.bury_unprinted(submission)
    mentions.drop_former_drafts(kept)


def _leave_to_others(submission: Submission, person: Person) -> None:
    is_author = submission.authors.filter(pk__in=person.contributors).exists()
    if is_author and submission.state in BEFORE_PUBLICATION:
        _take_name_off(submission, person)
    if submission.sender_id in person.addresses:
        _another_sender(submission, person)
    if is_author:
        _drop_corrections(editions := removing.editions_of(submission))
        graves.bury_unprinted(submission)
        mentions.drop_former_drafts(editions)


def _take_name_off(submission: Submission, person: Person) -> None:
    for author in submission.authors.filter(pk__in=person.contributors):
        author.address = None  # so that nobody is written to
        author.save(update_fields=["address"])
        authors.remove(submission, author=author, by=MACHINE)


def _another_sender(submission: Submission, person: Person) -> None:
    """Let letters about it go to a fellow author; what she wrote with it goes."""
    others = submission.authors.exclude(pk__in=person.contributors).exclude(address=None)
    other = others.order_by("pk").first()
    if other and other.address:
        submission.sender = other.address
    submission.note = submission.message_id = ""
    submission.save(update_fields=["sender", "note", "message_id"])


def _drop_corrections(editions: list[Article]) -> None:
    """End corrections that wait for an answer: their text holds her name, and she is asked no more."""
    for edition in editions:
        for correction in correcting.pending(edition):
            correcting.drop(correction, by=MACHINE)
