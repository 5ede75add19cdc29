"""A desk of any size: submissions, arrivals, letters, events, articles and people, by the thousand.

Three sections have it between them, the first most. Things are as old as they may be under the table of
retention, so that looking for what is over finds nothing. What waits grows with the archive, as it does
where nobody clears it away: of a hundred submissions seven are open. Only promises are as many everywhere:
each has its place in the calendar.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from benchmarks import archive, copying
from viewpoints.articles import editors, telling
from viewpoints.articles.models import Article, Section
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor, ActorKind, Event
from viewpoints.letters.models import Address, Letter, Secret
from viewpoints.letters.states import LetterState
from viewpoints.people.models import Contributor, Organization
from viewpoints.submissions import approval, editing, promising, searching, submitting
from viewpoints.submissions.models import Asked, Asking, Seal, Submission, Yes
from viewpoints.submissions.states import State

MACHINE = Actor.machine("benchmark")
RARE = "蝾螈"
"""A word that three submissions have, in a desk of any size."""
PROMISED = 12
YEAR = timedelta(days=365)
# Of a hundred, how many; and within how long before now they came.
STATES = (
    (State.RECEIVED, 3, YEAR),
    (State.IN_EDIT, 2, YEAR),
    (State.WITH_AUTHOR, 2, timedelta(days=2)),
    (State.DECLINED, 16, 0.9 * YEAR),
    (State.WITHDRAWN, 4, 0.9 * YEAR),
    (State.PUBLISHED, 73, 2.9 * YEAR),
)
ARRIVALS = (
    (ArrivalState.SPAM, 12, timedelta(days=25)),
    (ArrivalState.UNREADABLE, 2, timedelta(days=80)),
    (ArrivalState.UNPLACED, 2, timedelta(days=80)),
    (ArrivalState.UNCONFIRMED, 2, timedelta(days=25)),
    (ArrivalState.NOTED, 5, timedelta(days=80)),
    (ArrivalState.ANSWERED, 20, 2.9 * YEAR),
    (ArrivalState.SUBMITTED, 57, 2.9 * YEAR),
)
LETTERS = (
    (LetterState.WAITING, 2, YEAR),
    (LetterState.FAILED, 2, YEAR),
    (LetterState.BOUNCED, 2, 2.9 * YEAR),
    (LetterState.SENT, 94, 2.9 * YEAR),
)


def fill(count: int) -> dict[str, int]:
    """Fill an empty install with ``count`` of each; gives the keys of rows to look at, by name."""
    essays = [[words[0][:200]] for words in archive.essays()]
    section = archive.publication()
    home = section.get_parent()
    others = [
        home.add_child(instance=Section(title=f"栏目{name}", slug=f"section-{name}", mailbox=name))
        for name in ("b", "c")
    ]
    archive.fill(section, min(count, archive.BATCH), words=essays)
    editor = _people(section)
    people = _contributors(100)
    _insert(
        range(min(count, archive.BATCH)), [section, *others], people, [one[0] for one in essays]
    )
    while searching.catch_up() or telling.catch_up():
        pass
    if count > archive.BATCH:
        copying.copy(count // archive.BATCH - 1)
    return {"section": section.pk, "editor": editor.pk, **_open_ones(section, editor, people[0])}


def _people(section: Section) -> Any:
    users = get_user_model().objects
    users.create_superuser("administrator", "admin@viewpoints.example")
    editor = users.create_user("editor", "lin@viewpoints.example")
    editors.name_editor(section, user=editor, by=MACHINE)
    return editor


def _contributors(count: int) -> list[Contributor]:
    emails = [Address(email=f"b{number}@ngo.example") for number in range(count)]
    Address.objects.bulk_create(emails, batch_size=archive.BATCH)
    Organization.objects.bulk_create(
        [Organization(name=f"机构{number}", slug=f"ji-gou-{number}") for number in range(count)],
        batch_size=archive.BATCH,
    )
    people = [
        Contributor(name=f"林{number}", byline=f"林{number}", slug=f"lin-{number}", address=email)
        for number, email in enumerate(emails)
    ]
    return Contributor.objects.bulk_create(people, batch_size=archive.BATCH)


def _spread(kinds: Iterable[tuple[Any, int, timedelta]]) -> list[tuple[Any, timedelta]]:
    """Give a hundred states in an order in which the common ones lie between the rare."""
    every = [(state, span) for state, share, span in kinds for _ in range(share)]
    return [every[number * 37 % 100] for number in range(100)]


def _came(kinds: list[tuple[Any, timedelta]], numbers: range) -> Iterator[Any]:
    """Give of each number its state, and when it came: the last of them now."""
    now = timezone.now()
    for number in numbers:
        state, span = kinds[number % 100]
        yield number, state, now - span * ((len(numbers) - number) / len(numbers))


@transaction.atomic
def _insert(
    numbers: range,
    sections: list[Section],
    people: list[Contributor],
    texts: list[str],
) -> None:
    articles = iter(Article.objects.order_by("pk")[numbers.start : numbers.stop])
    made = [
        _submission(number, state, at, sections, people, texts, articles)
        for number, state, at in _came(_spread(STATES), numbers)
    ]
    Submission.objects.bulk_create(made)
    authors = Submission.authors.through
    authors.objects.bulk_create(
        authors(submission=one, contributor=people[number % len(people)])
        for number, one in zip(numbers, made, strict=True)
    )
    Event.objects.bulk_create(event for one in made for event in _events(one))
    _ask([one for one in made if one.state in (State.PUBLISHED, State.WITH_AUTHOR)])
    _arrivals(numbers, made, texts)
    _letters(numbers, made)


def _submission(
    number: int,
    state: State,
    at: datetime,
    sections: list[Section],
    people: list[Contributor],
    texts: list[str],
    articles: Iterator[Article],
) -> Submission:
    section = sections[0 if number % 10 < 8 else 1 + number % 10 % 2]
    text = texts[number % len(texts)]
    article = next(articles) if state == State.PUBLISHED and section is sections[0] else None
    return Submission(
        section=section,
        state=state,
        title=f"第{number}篇：{text[:14]}",
        blocks=[{"type": "paragraph", "html": text}],
        sender_id=people[number % len(people)].address_id,
        article=article,
        received_at=at,
        moved_at=at,
    )


def _events(submission: Submission) -> Iterator[Event]:
    for verb in ("received", "started"):
        yield Event(
            at=submission.received_at,
            verb=f"submission.{verb}",
            subject_kind="submissions.submission",
            subject_key=str(submission.pk),
            actor_kind=ActorKind.MACHINE,
            actor_key="benchmark",
        )


def _ask(asked: list[Submission]) -> None:
    """Have the authors asked; those of what is printed agreed."""
    seals = dict(
        Seal.objects.filter(article__in=[one.article_id for one in asked]).values_list(
            "article", "text"
        )
    )
    some = next(iter(seals.values()))
    askings = Asking.objects.bulk_create(
        Asking(submission=one, text_id=seals.get(one.article_id, some), asked_at=one.received_at)
        for one in asked
    )
    who = dict(
        Submission.authors.through.objects.filter(submission__in=asked).values_list(
            "submission", "contributor"
        )
    )
    persons = Asked.objects.bulk_create(
        Asked(
            asking=asking,
            author_id=who[asking.submission_id],
            address_id=asking.submission.sender_id,
            asked_at=asking.asked_at,
        )
        for asking in askings
    )
    Yes.objects.bulk_create(
        Yes(asking=one.asking, author_id=one.author_id, asked=one, given_at=one.asked_at)
        for one in persons
        if one.asking.submission.state == State.PUBLISHED
    )


def _arrivals(numbers: range, made: list[Submission], texts: list[str]) -> None:
    tied = (ArrivalState.SUBMITTED, ArrivalState.ANSWERED)
    came = zip(_came(_spread(ARRIVALS), numbers), made, strict=True)
    Arrival.objects.bulk_create(
        Arrival(
            state=state,
            raw=f"benchmark-{number}.eml",
            sha256=f"{number:064x}",
            size=2000,
            received_at=at,
            message_id=f"<{number}@ngo.example>",
            sender_id=submission.sender_id,
            subject=f"投稿：{submission.title}",
            text=texts[number % len(texts)],
            kind="reply" if state == ArrivalState.ANSWERED else "contribution",
            submission=submission if state in tied else None,
            section_id=None if state == ArrivalState.UNPLACED else submission.section_id,
        )
        for (number, state, at), submission in came
    )


def _letters(numbers: range, made: list[Submission]) -> None:
    came = zip(_came(_spread(LETTERS), numbers), made, strict=True)
    letters = Letter.objects.bulk_create(
        Letter(
            to_id=submission.sender_id,
            language="zh-hans",
            template="receipt",
            subject=f"收到了：{submission.title}"[:255],
            body="您好！\n\n来稿收到了。",
            sender="ngo@viewpoints.example",
            about_kind="submissions.submission",
            about_key=str(submission.pk),
            section_key=str(submission.section_id),
            message_id=f"<letter-{number}@viewpoints.example>",
            state=state,
            created_at=at,
            sent_at=at if state in (LetterState.SENT, LetterState.BOUNCED) else None,
            told_at=at if state in (LetterState.FAILED, LetterState.BOUNCED) else None,
        )
        for (number, state, at), submission in came
    )
    Secret.objects.bulk_create(
        Secret(
            digest=f"{letter.pk:064x}",
            purpose="status",
            about_kind=letter.about_kind,
            about_key=letter.about_key,
            holder_id=letter.to_id,
            letter=letter,
            made_at=letter.created_at,
            expires_at=letter.created_at + 4 * YEAR,
        )
        for letter in letters
    )


def _open_ones(section: Section, editor: Any, author: Contributor) -> dict[str, int]:
    """Take some as the product does: promised, received, in edit, and with their author."""
    by, made = Actor.editor(editor), []
    assert author.address
    for _ in range(3):
        essay = submitting.Essay(
            f"{RARE}与公益", [{"type": "paragraph", "html": f"{RARE}，{'字' * 900}"}]
        )
        made.append(
            submitting.submit(
                section, by=MACHINE, sender=author.address, authors=[author], essay=essay
            )
        )
    for one in made[1:]:
        editing.start(one, by=by)
    approval.ask(made[2], by=by)
    for number in range(PROMISED):
        day = timezone.localdate() + timedelta(days=20 + number % 20)
        promising.promise(
            section, title=f"约稿{number}", author=author, contact=author.address, due_on=day, by=by
        )
    edited = Submission.objects.get(pk=made[1].pk)
    assert edited.article_id
    return {"submission": edited.pk, "asked": made[2].pk, "article": edited.article_id}
