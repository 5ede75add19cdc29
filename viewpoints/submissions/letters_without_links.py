"""Letters to whoever is not to hold a private link any more: no author now, or reading elsewhere."""

from viewpoints.letters.models import Address, Letter
from viewpoints.letters.writing import write
from viewpoints.people.models import Contributor
from viewpoints.submissions.models import Submission
from viewpoints.submissions.senders import in_language, sender_of


def author_removed(submission: Submission, *, author: Contributor) -> Letter:
    """Tell somebody that she is no author of a submission any more. It holds no private link."""
    return _without_links("author_removed", submission, author=author, to=author.address)


def address_changed(submission: Submission, *, author: Contributor, to: Address) -> Letter:
    """Tell a former address that its owner is written to elsewhere now. It holds no private link."""
    return _without_links("address_changed", submission, author=author, to=to)


def _without_links(
    template: str, submission: Submission, *, author: Contributor, to: Address | None
) -> Letter:
    section = in_language(submission.section, submission.language)
    context = {"submission": submission, "section": section, "editor": section.editor}
    return write(
        template,
        to=to or submission.sender,
        sender=sender_of(submission.section, language=submission.language),
        about=submission,
        language=submission.language,
        automatic=True,
        context={**context, "author": author},
    )
