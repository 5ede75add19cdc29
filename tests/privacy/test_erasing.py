"""Whoever is erased leaves a pseudonym: nothing that tells of her stands in the database or on the disk."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.intake.mails import mail
from tests.privacy.people import (
    EMAIL,
    MARKS,
    NAME,
    TITLE,
    arrive,
    arrive_by_mail,
    asked,
    confirmed,
    files,
    files_that_tell,
    known,
    printed,
    rows_that_tell,
    with_editor,
)
from viewpoints.articles.models import Article
from viewpoints.intake import receiving, sorting
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.journal.models import Event
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address, Letter, Secret
from viewpoints.people.models import Contributor, Role
from viewpoints.privacy import asking, erasing
from viewpoints.privacy.models import Erasure, Wish
from viewpoints.privacy.person import IsEditor
from viewpoints.submissions import gate, letters, searching
from viewpoints.submissions.models import Permit, Searched, Submission, Text, Yes

pytestmark = pytest.mark.django_db


def test_before_she_is_erased_her_marks_are_everywhere():
    known(arrive_by_mail())

    assert rows_that_tell(EMAIL) >= {f"letters_address: {EMAIL}"}
    assert {name.partition("/")[0] for name in files_that_tell(*MARKS)} == {"arrivals", "outgoing"}


def test_of_an_essay_that_was_never_printed_nothing_is_left():
    with_editor()
    submission = arrive_by_mail()
    known(submission)
    asked(submission)
    erasure = confirmed()

    assert erasing.catch_up() == 1
    assert rows_that_tell(*MARKS, TITLE, "孩子们照样要吃饭") == set()
    assert files_that_tell(*MARKS) == set()
    assert files("offered", "original_images", "images", "small") == []
    kinds = (Submission, Article, Arrival, Attachment, Text, Yes, Role)
    assert [kind.objects.count() for kind in kinds] == [0] * len(kinds)
    assert not Secret.objects.exists()
    erasure.refresh_from_db()
    assert (erasure.articles, bool(erasure.carried_out_at)) == ([], True)


def test_a_pseudonym_stands_where_her_keys_are_named():
    lin = known(arrive())
    erasing.erase(confirmed())
    lin.refresh_from_db()

    assert lin.name.startswith("contributor-")
    assert (lin.slug, lin.byline, lin.biography, lin.address) == (lin.name, "", "", None)
    assert Address.objects.filter(email=f"{lin.name}@erased.invalid").count() == 1
    assert Event.objects.get(verb="person.erased").details == {"contributors": [lin.pk]}


def test_of_a_printed_essay_only_what_is_printed_stays_and_the_proof_that_she_agreed():
    with_editor()
    submission = arrive()
    lin = known(submission)
    printed(submission)
    live = Text.objects.get(seals__article__live=True)
    erasing.erase(confirmed())

    article = Article.objects.get()
    assert (article.live, article.byline, article.title) == (True, live.content["byline"], TITLE)
    permit = Permit.objects.get()
    assert (permit.text_id, permit.kind, permit.text.sha256) == (live.pk, "authors", live.sha256)
    assert Yes.objects.get().author_id == lin.pk
    assert gate.violations() == []
    told = {table.partition(":")[0] for table in rows_that_tell(NAME, EMAIL, "钱走了四十七天")}
    assert told == {
        "articles_article",
        "articles_searched",
        "submissions_text",
        "wagtailcore_revision",
    }
    assert files_that_tell(*MARKS) == set()


def test_the_editors_letters_stay_without_her_name():
    with_editor()
    submission = arrive()
    printed(submission)
    (letter,) = letters.for_editor(submission, event="objected", why=NAME)
    assert NAME in letter.body
    erasing.erase(confirmed())

    letter.refresh_from_db()
    assert NAME not in letter.body
    assert "contributor-" in letter.body


def test_a_fellow_authors_essay_stays_hers_and_she_is_asked_anew():
    submission = arrive()
    wu = Contributor.objects.create(
        name="吴明", byline="吴明", slug="wu-ming", address=address("wu@163.example")
    )
    submission.authors.add(wu)
    asked(submission)
    erasing.erase(confirmed())

    submission.refresh_from_db()
    assert (submission.state, submission.title) == ("in_edit", TITLE)
    assert list(submission.authors.all()) == [wu]
    assert submission.sender.email == "wu@163.example"
    assert submission.article.get_latest_revision_as_object().byline == "吴明"
    assert rows_that_tell(EMAIL, NAME) == set()
    assert Letter.objects.filter(to=wu.address, template="asking").count() == 1


def test_no_letter_leaves_to_an_erased_address():
    submission = arrive()
    printed(submission)
    erasing.erase(confirmed())

    before = Letter.objects.count()
    letters.published(submission)
    assert Letter.objects.count() == before
    assert files_that_tell("erased.invalid") == set()


def test_whoever_works_at_the_desk_is_not_erased():
    arrive()
    get_user_model().objects.create_user("lin", email=EMAIL)
    with pytest.raises(IsEditor):
        asking.ask_to_erase(Address.objects.get(email=EMAIL), by=erasing.MACHINE, wish=Wish.STAYS)
    assert Erasure.objects.count() == 0


def test_it_waits_for_the_last_letter_but_not_for_ever():
    arrive()
    erasure = confirmed()
    Letter.objects.filter(template="last").update(state="leaving")
    assert erasing.due() == []

    Erasure.objects.update(confirmed_at=timezone.now() - dt.timedelta(days=1, minutes=1))
    assert erasing.due() == [erasure]


def test_a_mail_that_waits_to_be_read_goes_with_its_task(settings):
    settings.TASKS = {
        name: {"BACKEND": "django_tasks_db.DatabaseBackend"} for name in settings.TASKS
    }
    hers = address(EMAIL)
    receiving.receive(mail(), envelope_from=EMAIL.upper(), envelope_to=["ngo@viewpoints.example"])
    assert DBTaskResult.objects.filter(task_path=sorting.sort.module_path).count() == 1
    erasing.erase(Erasure.objects.create(address=hers, confirmed_at=timezone.now()))

    assert Arrival.objects.count() == 0
    assert DBTaskResult.objects.filter(task_path=sorting.sort.module_path).count() == 0


def test_erasing_twice_is_erasing_once():
    arrive()
    erasure = confirmed()
    assert (erasing.erase(erasure), erasing.erase(erasure)) == (True, False)
    assert Event.objects.filter(verb="person.erased").count() == 1


def test_what_stays_is_not_found_by_her_name_or_address_any_more():
    with_editor()
    submission = arrive()
    known(submission)
    printed(submission)
    searching.index(submission)
    assert searching.find(NAME) == searching.find(EMAIL) == [submission.pk]
    confirmed()

    erasing.catch_up()

    assert (searching.find(NAME), searching.find(EMAIL)) == ([], [])
    assert Searched.objects.filter(submission=submission).exists()
