"""Each kind of thing is kept as long as the table says, to the day, and no longer."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from tests.house import tree
from tests.privacy.people import EMAIL, arrive, files_that_tell, printed
from tests.submissions.essays import editor, section
from viewpoints.articles.models import Article
from viewpoints.intake import receiving
from viewpoints.intake.form import drafts
from viewpoints.intake.models import Arrival, Draft
from viewpoints.intake.states import ArrivalState
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address, Letter, Secret
from viewpoints.people.models import Contributor
from viewpoints.privacy import applying
from viewpoints.privacy.models import Erasure, Export, Round
from viewpoints.privacy.retention import FOR_GOOD, RULES, Rule
from viewpoints.submissions import declining, editing, gate, permits, publication, texts
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def rule(name: str) -> Rule:
    return next(one for one in RULES if one.name == name)


def days(name: str, *, less: int = 0) -> dt.datetime:
    """Give a moment that lies as many days behind as a rule says, and an hour more or less."""
    over = dt.timedelta(hours=-1 if less else 1)
    return timezone.now() - dt.timedelta(days=rule(name).days) - over


def came(state: ArrivalState, number: int = 1) -> Arrival:
    arrival = receiving.receive(f"Subject: {number}\r\n\r\n!".encode(), state=state)
    arrival.sender = address(f"robot-{number}@spam.example")
    arrival.save()
    return arrival


@pytest.mark.parametrize(
    ("name", "state", "long"),
    [
        ("spam", ArrivalState.SPAM, 30),
        ("unconfirmed", ArrivalState.UNCONFIRMED, 30),
        ("unreadable", ArrivalState.UNREADABLE, 90),
        ("unreadable", ArrivalState.UNPLACED, 90),
        ("automatic", ArrivalState.NOTED, 90),
    ],
)
def test_what_became_nothing_goes_on_its_day_with_its_file_and_its_address(name, state, long):
    over, stays = came(state, 1), came(state, 2)
    Arrival.objects.filter(pk=over.pk).update(received_at=days(name))
    Arrival.objects.filter(pk=stays.pk).update(received_at=days(name, less=1))

    assert (rule(name).days, applying.apply(rule(name))) == (long, 1)
    assert list(Arrival.objects.all()) == [stays]
    assert [one.email for one in Address.objects.all()] == ["robot-2@spam.example"]
    assert files_that_tell("Subject: ") == {f"arrivals/{stays.raw}"}


def test_a_form_that_was_not_sent_goes_a_month_after_its_last_change():
    over, _secret = drafts.begin(section())
    stays, _secret = drafts.begin(section())
    Draft.objects.filter(pk=over.pk).update(expires_at=timezone.now() - dt.timedelta(seconds=1))

    assert (rule("drafts").days, applying.apply(rule("drafts"))) == (30, 1)
    assert list(Draft.objects.all()) == [stays]


@pytest.mark.parametrize("end", ["declined", "withdrawn"])
def test_an_essay_that_ended_goes_after_a_year_and_whoever_is_known_from_it_alone(end):
    submission = arrive()
    editing.start(submission, by=editor())
    if end == "declined":
        declining.decline(submission, by=editor(), reason="不合适")
    else:
        declining.withdraw(submission, by=editor())
    Submission.objects.update(moved_at=days(end, less=1))
    assert (rule(end).days, applying.apply(rule(end))) == (365, 0)

    Submission.objects.update(moved_at=days(end))
    assert applying.apply(rule(end)) == 1
    kinds = (Submission, Article, Arrival, Letter, Secret, Contributor)
    assert [kind.objects.count() for kind in kinds] == [0] * len(kinds)
    assert not Address.objects.filter(email=EMAIL).exists()
    assert files_that_tell(EMAIL) == {
        path for path in files_that_tell(EMAIL) if "outgoing/" in path
    }


def test_a_declined_essay_of_which_a_copy_is_on_the_site_stays():
    submission = arrive()
    article = editing.start(submission, by=editor())
    permits.permit(texts.draft_text(article), kind="archive", by=editor())
    publication.print_draft(article, by=editor())
    submission.refresh_from_db()
    declining.decline(submission, by=editor(), reason="不合适")
    Submission.objects.update(moved_at=days("declined"))

    applying.apply(rule("declined"))
    assert (Submission.objects.count(), Article.objects.filter(live=True).count()) == (1, 1)
    assert gate.violations() == []


def test_the_mail_about_a_printed_essay_goes_after_three_years_and_the_essay_stays():
    submission = arrive()
    printed(submission)
    Arrival.objects.update(received_at=days("printed"))
    Submission.objects.update(moved_at=days("printed", less=1))
    assert (rule("printed").days, applying.apply(rule("printed"))) == (1095, 0)

    Submission.objects.update(moved_at=days("printed"))
    assert applying.apply(rule("printed")) == 1
    assert (Arrival.objects.count(), Article.objects.filter(live=True).count()) == (0, 1)


def test_letters_go_after_three_years_and_those_to_editors_after_ninety_days():
    arrive()
    of_a_day = Letter.objects.get()
    of_a_day.pk, of_a_day.template = None, "digest"
    of_a_day.save()
    Letter.objects.update(created_at=days("for_editors"))
    assert [applying.apply(rule(name)) for name in ("letters", "for_editors")] == [0, 1]

    Letter.objects.update(created_at=days("letters"))
    assert (rule("letters").days, rule("for_editors").days) == (1095, 90)
    assert applying.apply(rule("letters")) == 1
    assert Letter.objects.count() == 0


def test_a_letter_that_waits_is_never_old():
    arrive()
    Letter.objects.update(created_at=days("letters"), state="waiting")
    assert applying.apply(rule("letters")) == 0


def test_a_private_link_goes_a_month_after_it_ran_out_or_lapsed():
    to = address(EMAIL)
    for name in ("open", "over", "lapsed"):
        secrets.mint(name, about=("a", "1"), holder=to)
    Secret.objects.filter(purpose="over").update(expires_at=days("links"))
    Secret.objects.filter(purpose="lapsed").update(lapsed_at=days("links"))

    assert (rule("links").days, applying.apply(rule("links"))) == (30, 2)
    assert [one.purpose for one in Secret.objects.all()] == ["open"]


def test_a_copy_goes_after_a_week_with_its_file(data):
    (data / "exports").mkdir()
    (data / "exports" / "a.zip").write_bytes(b"!")
    Export.objects.create(address=address(EMAIL), file="a.zip", asked_at=days("copies"))

    assert (rule("copies").days, applying.apply(rule("copies"))) == (7, 1)
    applying.files.sweep()
    assert list((data / "exports").iterdir()) == []


def test_a_wish_that_nobody_confirmed_goes_and_one_that_was_stays():
    to = address(EMAIL)
    Erasure.objects.create(address=to, asked_at=days("erasures"))
    stays = Erasure.objects.create(
        address=to, asked_at=days("erasures"), confirmed_at=timezone.now()
    )
    assert (rule("erasures").days, applying.apply(rule("erasures"))) == (30, 1)
    assert list(Erasure.objects.all()) == [stays]


def test_what_the_worker_has_done_goes_after_a_month():
    row = {"priority": 0, "task_path": "a.b", "backend_name": "work", "run_after": timezone.now()}
    for when in (days("tasks"), days("tasks", less=1), None):
        DBTaskResult.objects.create(finished_at=when, args_kwargs={"args": [], "kwargs": {}}, **row)
    assert (rule("tasks").days, applying.apply(rule("tasks"))) == (30, 1)


def test_letters_written_to_files_go_after_a_month(data):
    (data / "outgoing").mkdir()
    for name in ("files", "stays"):
        at = days("files", less=name == "stays")
        (data / "outgoing" / f"{int(at.timestamp() * 1e9)}-{name}.eml").write_bytes(b"!")

    assert (rule("files").days, applying.apply(rule("files"))) == (30, 1)
    applying.files.sweep()
    assert [path.name.partition("-")[2] for path in (data / "outgoing").iterdir()] == ["stays.eml"]


def test_small_pictures_go_but_those_of_letters_that_wait(monkeypatch):
    arrive()
    for name in ("ab/1.jpg", "ab/2.jpg", "cd/3.jpg"):
        default_storage.save(f"small/{name}", ContentFile(b"!"))
    Letter.objects.update(state="waiting", pictures={"1@x": "small/ab/1.jpg"})
    made = {"small/ab/1.jpg": days("small"), "small/ab/2.jpg": days("small")}
    now = timezone.now()
    monkeypatch.setattr(default_storage, "get_modified_time", lambda path: made.get(path, now))

    assert (rule("small").days, applying.apply(rule("small"))) == (30, 1)
    applying.files.sweep()
    assert [default_storage.exists(f"small/{n}") for n in ("ab/1.jpg", "ab/2.jpg", "cd/3.jpg")] == [
        True,
        False,
        True,
    ]


def test_a_rule_goes_on_in_a_minute_while_something_is_left_and_then_rests_for_a_day(monkeypatch):
    monkeypatch.setattr(applying, "AT_ONCE", 2)
    for number in range(3):
        came(ArrivalState.SPAM, number)
    Arrival.objects.update(received_at=days("spam"))
    assert [applying.catch_up() for _ in range(3)] == [2, 1, 0]

    came(ArrivalState.SPAM)
    Arrival.objects.update(received_at=days("spam"))
    assert applying.catch_up() == 0
    Round.objects.update(at=timezone.now() - applying.EVERY)
    assert applying.catch_up() == 1
    assert Round.objects.get(rule="spam").removed == 4


def test_a_rule_that_fails_keeps_no_other_from_its_turn(monkeypatch, caplog):
    came(ArrivalState.SPAM)
    Arrival.objects.update(received_at=days("spam"))
    broken = Rule("broken", "", 1, "", "", lambda _before: 1 / 0, list)
    monkeypatch.setattr(applying, "RULES", (broken, *RULES))

    assert applying.catch_up() == 1
    assert "retention of broken failed" in caplog.text


def test_what_is_here_two_days_after_its_time_is_overdue():
    came(ArrivalState.SPAM)
    Arrival.objects.update(received_at=days("spam") - dt.timedelta(days=1))
    assert applying.overdue() == []
    Arrival.objects.update(received_at=days("spam") - applying.GRACE)
    assert [one.name for one in applying.overdue()] == ["spam"]


def test_the_operators_page_has_the_table():
    with override("en"):
        table = [f"| {one.what} | {one.days} days {one.after} | {one.why} |" for one in RULES]
        table += [f"| {one.what} | for good | {one.why} |" for one in FOR_GOOD]
    page = (tree.ROOT / "docs" / "operators" / "privacy.md").read_text()
    assert page.rpartition("|---|---|---|\n")[2].splitlines() == table
