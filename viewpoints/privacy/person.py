"""Whose data: one person, known by the mailbox that she answers from."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from viewpoints.letters.addresses import NOWHERE
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.submissions import merging
from viewpoints.submissions.models import Asked, Submission


@dataclass(frozen=True)
class Person:
    """Everything a person is known by here: keys of her addresses and contributors, and their words."""

    addresses: tuple[int, ...]
    emails: tuple[str, ...]
    contributors: tuple[int, ...]
    names: tuple[str, ...]

    def submissions(self) -> QuerySet[Submission]:
        """Give what she sent or wrote."""
        sent = Submission.objects.filter(sender__in=self.addresses)
        written = Submission.objects.filter(authors__in=self.contributors)
        return Submission.objects.filter(
            pk__in=[*sent.values_list("pk", flat=True), *_keys(written)]
        )

    def alone_in(self, submission: Submission) -> bool:
        """Tell whether nobody else is an author of a submission of hers."""
        authors = set(submission.authors.values_list("pk", flat=True))
        return authors <= set(self.contributors)


class IsEditor(ValueError):
    """She edits a section, or signs in to the desk: her work there is not a contributor's data."""


def person_at(address: Address) -> Person:
    """Give whose address it is: the contributors known there, and their former addresses.

    A former address, one she was asked at herself or had before she was merged with herself
    (``submissions.merging``), counts unless it is somebody else's by now.
    """
    known = _known_at(address)
    keys = [one.pk for one in known]
    asked = Asked.objects.filter(author__in=keys, proxy=None).values_list("address", flat=True)
    held = [*asked, *merging.former_addresses(keys)]
    held += [one.address_id for one in known if one.address_id]
    former = Address.objects.filter(pk__in=held).exclude(pk=address.pk)
    hers = [one for one in former if not _somebody_elses(one, than=keys)]
    rows = [address, *hers]
    names = {name for one in known for name in (one.name, one.byline, one.byline_en) if name}
    return Person(
        addresses=tuple(row.pk for row in rows),
        emails=tuple(row.email for row in rows),
        contributors=tuple(keys),
        names=tuple(sorted(names, key=len, reverse=True)),
    )


def refuse_editor(person: Person) -> None:
    """Raise IsEditor for somebody who works at the desk."""
    users = get_user_model().objects.filter(email__in=person.emails)
    sections = Contributor.objects.filter(pk__in=person.contributors, edited_sections__isnull=False)
    if users.exists() or sections.exists():
        raise IsEditor(", ".join(person.emails))


def is_erased(address: Address) -> bool:
    """Tell whether an address is a pseudonym."""
    return address.email.endswith(NOWHERE)


def _known_at(address: Address) -> list[Contributor]:
    rows = Contributor.objects.order_by("pk")
    at = list(rows.filter(address=address))
    return at or list(rows.filter(pk__in=merging.merged_from(address)))


def _somebody_elses(address: Address, *, than: list[int]) -> bool:
    others = Contributor.objects.filter(address=address).exclude(pk__in=than)
    sent = Submission.objects.filter(sender=address).exclude(authors__in=than)
    users = get_user_model().objects.filter(email=address.email)
    return others.exists() or sent.exists() or users.exists()


def _keys(rows: QuerySet[Submission]) -> list[int]:
    return list(rows.values_list("pk", flat=True))
