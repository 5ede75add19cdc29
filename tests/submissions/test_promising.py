"""A promise: a submission without a text, by a day; put off, given up, or kept by the text that comes."""

import datetime as dt

import pytest

from tests.submissions import promises
from tests.submissions.essays import editor, submission
from tests.submissions.promises import DESK, DUE, TODAY, author, promised
from viewpoints.articles.models import Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor
from viewpoints.submissions import adding_pictures, declining, promising
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import MoveRefused, State
from viewpoints.submissions.submitting import Essay, Picture

pytestmark = pytest.mark.django_db
TEXT = [{"type": "paragraph", "html": "凌晨三点，护工交班。"}]
LATER = dt.date(2026, 12, 4)


def sent():
    letters = Letter.objects.exclude(template="for_editor").order_by("pk")
    return [(one.template, one.to.email) for one in letters]


def verbs(offered):
    return [event.verb for event in recording.story(offered)]


def keep(offered, essay=None, **more):
    essay = essay or Essay("夜班护工的一夜", TEXT)
    at = address("lin@qq.com")
    promising.keep(offered, essay, by=Actor.contributor(author()), sender=at, **more)


def picture(number=1):
    return Picture(sha256=str(number) * 64, data=b"png", extension="png", width=9, height=9)


def test_a_promise_is_a_submission_without_a_text_and_she_is_told_how_to_send_it():
    offered = promised(words="盼着读到。")

    assert (offered.state, offered.blocks, offered.promise.due_on) == (State.PROMISED, [], DUE)
    assert offered.promise.made_by == editor().user
    letter = Letter.objects.get()
    assert letter.subject == "约稿：《夜班》，11月20日前"
    assert "我们说好2026年11月20日之前交稿" in letter.body
    assert "盼着读到。" in letter.body
    assert "/contribute/china-ngo-viewpoints/" in letter.body
    assert letter.answers == ["answer-submission", "submissions.submission", str(offered.pk)]
    assert letter.automatic is False
    assert verbs(offered) == ["submission.promised"]


def test_a_closed_section_names_no_form():
    offered = promised()
    Section.objects.update(open_to_contributions=False)
    offered.refresh_from_db()
    promising.put_off(offered, by=editor(), due_on=LATER)
    assert "/contribute/" not in Letter.objects.last().body


def test_without_an_address_nothing_is_written():
    offered = promised(by=Contributor.objects.create(name="老吴", byline="老吴", slug="lao-wu"))
    promising.put_off(offered, by=editor(), due_on=LATER)
    promising.give_up(offered, by=editor())
    assert (sent(), offered.sender.email) == ([], DESK)


def test_a_new_day_is_written_to_her_and_journaled():
    offered = promised()
    promising.put_off(offered, by=editor(), due_on=LATER)
    promising.put_off(offered, by=editor(), due_on=LATER)

    assert Submission.objects.get().promise.due_on == LATER
    assert sent() == [("promised", "lin@qq.com"), ("promise_put_off", "lin@qq.com")]
    assert verbs(offered) == ["submission.promised", "submission.promise_put_off"]


def test_who_is_no_longer_waited_for_is_told_kindly():
    offered = promised()
    promising.give_up(offered, by=editor(), words="专题已经收齐了。")

    assert (offered.state, promising.released(offered)) == (State.DECLINED, True)
    letter = Letter.objects.last()
    assert "我们先不等了" in letter.body
    assert "专题已经收齐了。" in letter.body


def test_what_was_declined_with_a_text_was_not_released():
    offered = submission()
    declining.decline(offered, by=editor(), reason="不合适")
    assert promising.released(offered) is False


def test_the_text_that_comes_keeps_it():
    offered = promised()
    keep(offered, note="迟了两天，抱歉。", message_id="<1@qq.com>")

    kept = Submission.objects.get()
    assert (kept.state, kept.title, kept.blocks) == (State.RECEIVED, "夜班护工的一夜", TEXT)
    assert (kept.note, kept.message_id) == ("迟了两天，抱歉。", "<1@qq.com>")
    assert kept.promise.kept_at == kept.received_at
    assert verbs(kept) == ["submission.promised", "submission.promise_kept"]


def test_who_had_no_address_is_its_sender_once_she_sends_it():
    offered = promised(by=Contributor.objects.create(name="老吴", byline="老吴", slug="lao-wu"))
    keep(offered)
    assert Submission.objects.get().sender.email == "lin@qq.com"


def test_a_picture_that_came_before_the_text_stays_at_its_end():
    offered = promised()
    adding_pictures.add(offered, picture(), by=editor(), caption="交班")
    keep(offered, Essay("夜班", TEXT, [picture(2)]))
    assert [block["type"] for block in offered.blocks] == ["paragraph", "picture"]
    assert offered.pictures.count() == 2


@pytest.mark.parametrize("end", [keep, lambda one: promising.give_up(one, by=editor())])
def test_a_promise_ends_once(end):
    offered = promised()
    end(offered)
    for again in (keep, lambda one: promising.give_up(one, by=editor())):
        with pytest.raises(MoveRefused):
            again(offered)
    with pytest.raises(MoveRefused):
        promising.put_off(offered, by=editor(), due_on=LATER)


def test_its_author_can_take_it_back():
    offered = promised()
    declining.withdraw(offered, by=Actor.contributor(author()))
    assert (offered.state, list(promising.open_promises())) == (State.WITHDRAWN, [])


def test_what_is_overdue_and_what_is_due_soon(monkeypatch):
    promises.go_to(monkeypatch, DUE)
    over, today, soon, _late = (
        promised(title, due_on=DUE + dt.timedelta(days=days))
        for title, days in [("过了", -1), ("今天", 0), ("下周", 7), ("再后", 8)]
    )
    assert list(promising.overdue()) == [over]
    assert list(promising.due()) == [today, soon]


def test_her_promise_is_known_by_her_address_while_it_is_the_only_one(monkeypatch):
    promises.go_to(monkeypatch, TODAY)
    at, other = address("lin@qq.com"), address("wu@qq.com")
    first = promised()
    found = [promising.promised_by(one, section=first.section) for one in (at, other)]
    second = promised("白班")
    both = promising.promised_by(at, section=first.section)
    promising.give_up(second, by=editor())
    assert (found, both) == ([first, None], None)
    assert promising.promised_by(at, section=first.section) == first
