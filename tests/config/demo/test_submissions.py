"""The demo's submissions: one in every state, each brought there by moves the table allows."""

from collections import Counter

import pytest

from tests.config.demo.words import body
from viewpoints.config.demo import reading
from viewpoints.config.demo.content import Essay, Submission
from viewpoints.submissions.states import MOVES, State

SUBMISSIONS = reading.read_submissions()
LEADS_TO = {
    "start_editing": State.IN_EDIT,
    "edit": State.IN_EDIT,
    "ask": State.WITH_AUTHOR,
    "object": State.IN_EDIT,
    "agree": State.APPROVED,
    "publish": State.PUBLISHED,
    "decline": State.DECLINED,
    "withdraw": State.WITHDRAWN,
}


def named(submission: Submission) -> str:
    return submission.name


def of_state(state: State) -> Submission:
    (found,) = [submission for submission in SUBMISSIONS if submission.state == state]
    return found


def asked(submission: Submission) -> list[Essay]:
    return [step.essay for step in submission.history if step.verb == "ask" and step.essay]


def test_every_state_has_one_submission_and_received_two() -> None:
    states = Counter(submission.state for submission in SUBMISSIONS)
    # What is promised has not come: config.demo.filling asks for it.
    assert states == Counter(set(State) - {State.PROMISED}) + Counter([State.RECEIVED])


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=named)
def test_the_history_leads_to_the_state_by_allowed_moves(submission: Submission) -> None:
    state = State.RECEIVED
    for step in submission.history:
        new = LEADS_TO[step.verb]
        assert new == state or new in MOVES[state], (state, step.verb)
        state = new
    assert state == submission.state


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=named)
def test_the_history_runs_forward_from_the_mail(submission: Submission) -> None:
    times = [submission.received_at, *(step.at for step in submission.history)]
    assert times == sorted(times)


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=named)
def test_a_mail_goes_to_the_section_from_an_address_nobody_has(submission: Submission) -> None:
    assert submission.mail.to == "ngo@viewpoints.example"
    assert submission.mail.from_address.endswith(".example")
    assert submission.author.address.endswith(".example")
    assert submission.mail.text
    assert submission.mail.attachment.endswith(".docx")


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=named)
def test_the_writer_is_one_of_the_people_or_tells_who_she_is(submission: Submission) -> None:
    writer = submission.author
    if writer.contributor:
        assert writer.contributor in {person.slug for person in reading.read_people()}
    else:
        assert all((writer.name, writer.title, writer.organization))


def test_an_assistant_sends_for_her_director() -> None:
    senders = [s for s in SUBMISSIONS if s.mail.from_address != s.author.address]
    assert [(s.mail.from_name, s.author.name) for s in senders] == [("姚青青", "唐映雪")]


def test_what_was_published_is_the_essay_that_was_agreed_to() -> None:
    published = of_state(State.PUBLISHED)
    (essay,) = [essay for essay in reading.read_essays() if essay.slug == published.article]
    assert asked(published) == [essay]
    assert published.essay.title != essay.title


@pytest.mark.parametrize("state", [State.IN_EDIT, State.WITH_AUTHOR, State.APPROVED], ids=str)
def test_the_editor_kept_most_changed_some_and_cut_some(state: State) -> None:
    submission = of_state(state)
    edited = next(step.essay for step in submission.history if step.essay)
    sent, printed = body(submission.essay).split("\n"), body(edited).split("\n")
    kept = set(sent) & set(printed)
    assert len(kept) > len(sent) / 2
    assert set(printed) - kept
    assert set(sent) - kept


@pytest.mark.parametrize("state", [State.IN_EDIT, State.WITH_AUTHOR], ids=str)
def test_the_editor_moved_a_paragraph(state: State) -> None:
    submission = of_state(state)
    edited = next(step.essay for step in submission.history if step.essay)
    sent, printed = body(submission.essay).split("\n"), body(edited).split("\n")
    kept = set(sent) & set(printed)
    assert [line for line in sent if line in kept] != [line for line in printed if line in kept]


def test_the_objection_quotes_the_text_asked_about_and_the_next_one_follows_it() -> None:
    submission = of_state(State.WITH_AUTHOR)
    (objection,) = [step for step in submission.history if step.verb == "object"]
    first, second = asked(submission)
    assert objection.remarks
    assert body(first).replace(objection.passage, objection.revised) == body(second)
    assert body(first) != body(second)


def test_the_letter_that_declines_says_why() -> None:
    (step,) = of_state(State.DECLINED).history
    assert "栏目不登募捐" in step.letter
    assert step.reason == "栏目不刊募捐；文中有未成年人的可识别信息。"
