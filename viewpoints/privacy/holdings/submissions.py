"""Essays offered, answers given to texts, and what proves that she agreed."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from viewpoints.privacy.files import MEDIA
from viewpoints.privacy.holdings.declared import File, Holding
from viewpoints.privacy.person import Person
from viewpoints.submissions.models import (
    Asked,
    Asking,
    BylineWish,
    Note,
    Objection,
    OfferedEssay,
    OfferedPicture,
    Permit,
    Proxy,
    Remark,
    Submission,
    Text,
    Yes,
)

OFFERED = "privacy.offered: deleted unless printed; of a printed one only the title stays"
PROOF = "proves that the author agreed to what is printed; holds a hash, dates and keys, no name"


def _texts(person: Person) -> QuerySet[Text]:
    hers = list(person.submissions().values_list("pk", flat=True))
    return Text.objects.filter(
        Q(askings__submission__in=hers) | Q(permits__submission__in=hers)
    ).distinct()


def _alone(person: Person) -> QuerySet[Submission]:
    """Essays whose words are hers alone: a fellow author's essay stays with the fellow author."""
    alone = [one.pk for one in person.submissions() if person.alone_in(one)]
    return Submission.objects.filter(pk__in=alone)


def _pictures(person: Person) -> QuerySet[OfferedPicture]:
    return OfferedPicture.objects.filter(submission__in=_alone(person))


def _picture(picture: OfferedPicture) -> Iterable[File]:
    return [(MEDIA, picture.file.name or "", f"{picture.sha256[:8]}.{picture.extension}")]


HOLDINGS = (
    Holding(
        "essays",
        Submission,
        Person.submissions,
        given=("title", "blocks", "language", "state", "received_at", "moved_at"),
        by_verb=dict.fromkeys(
            ("title", "note", "blocks", "message_id", "language", "sender", "article"), OFFERED
        ),
        kept={"authors": "the key of a pseudonym"},
    ),
    Holding(
        "covering notes",
        Submission,
        lambda person: Submission.objects.filter(sender__in=person.addresses),
        given=("title", "note"),
    ),
    Holding(
        "essays sent more than once",
        OfferedEssay,
        lambda person: OfferedEssay.objects.filter(submission__in=_alone(person)),
        given=("title", "note", "blocks", "came_at"),
        deleted=True,
    ),
    Holding(
        "bylines you wished for",
        BylineWish,
        lambda person: BylineWish.objects.filter(author__in=person.contributors),
        given=("byline", "affiliation", "came_at"),
        deleted=True,
    ),
    Holding(
        "pictures",
        OfferedPicture,
        _pictures,
        given=("sha256", "caption"),
        deleted=True,
        files=_picture,
    ),
    Holding(
        "texts",
        Text,
        _texts,
        given=("sha256", "edition", "content", "made_at"),
        by_verb={"content": "privacy.graves: only what is printed keeps its words"},
        kept={"sha256": PROOF, "edition": "says nothing of a person"},
    ),
    Holding(
        "what you were asked",
        Asked,
        lambda person: Asked.objects.filter(
            Q(author__in=person.contributors, proxy=None) | Q(address__in=person.addresses)
        ),
        given=("asking_id", "asked_at"),
        kept={"author": PROOF, "address": PROOF},
    ),
    Holding(
        "what editors noted about your essays",
        Note,
        lambda person: Note.objects.filter(submission__in=_alone(person)),
        given=("words",),
        deleted=True,
    ),
    Holding(
        "what you agreed to",
        Yes,
        lambda person: Yes.objects.filter(author__in=person.contributors),
        given=(
            *("asking_id", "asking__text__sha256", "via", "uses", "organization"),
            *("given_at", "taken_back_at"),
        ),
        kept={"author": PROOF, "via": PROOF, "uses": PROOF, "organization": PROOF},
    ),
    Holding(
        "remarks on passages",
        Remark,
        lambda person: Remark.objects.filter(objection__author__in=person.contributors),
        given=("number", "quoted", "words"),
        deleted=True,
    ),
    Holding(
        "objections",
        Objection,
        lambda person: Objection.objects.filter(author__in=person.contributors),
        given=("remarks", "made_at"),
        blanked={"remarks": ""},
        kept={"author": "the key of a pseudonym"},
    ),
    Holding(
        "whom you agree for",
        Proxy,
        lambda person: Proxy.objects.filter(address__in=person.addresses),
        given=("name", "named_at", "ended_at"),
        blanked={"name": "—"},
        kept={"author": "a key", "address": "the key of a pseudonym"},
    ),
    Holding(
        "whom you named to agree for you",
        Proxy,
        lambda person: Proxy.objects.filter(author__in=person.contributors),
        given=("name", "named_at", "ended_at"),
        blanked={"name": "—"},
    ),
    Holding(
        "permits",
        Permit,
        lambda person: Permit.objects.filter(submission__in=person.submissions()),
        given=("text__sha256", "kind", "uses", "licence", "given_at", "withdrawn_at"),
        kept={
            "uses": PROOF,
            "licence": PROOF,
            "reason": "an editor's decision and its reason are kept for good",
        },
    ),
    Holding(
        "askings",
        Asking,
        lambda person: Asking.objects.filter(submission__in=person.submissions()),
        given=("pk", "text__sha256", "licence", "asked_at", "lapsed_at"),
        kept={"licence": PROOF},
    ),
)
