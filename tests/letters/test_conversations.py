"""What is written about one thing to and from one address is one conversation to her mail program."""

import pytest
from django.core import mail as sent

from tests.submissions.essays import editor, section, submission
from viewpoints.letters import conversations
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, declining, editing, submitting

pytestmark = pytest.mark.django_db


def offered(*, message_id: str = "<a1@qq.com>", authors: tuple[str, ...] = ("lin@qq.com",)):
    return submitting.submit(
        section(),
        by=editor(),
        sender=address("lin@qq.com"),
        authors=[contributor_at(address(email), name=email[:3]) for email in authors],
        essay=submitting.Essay("志愿者也要吃饭", [{"type": "paragraph", "html": "一。"}]),
        message_id=message_id,
    )


def fields(number: int) -> tuple[str | None, str | None]:
    message = sent.outbox[number].message()
    return message["In-Reply-To"], message["References"]


def test_a_receipt_answers_her_mail_and_says_so():
    offered()
    assert fields(0) == ("<a1@qq.com>", "<a1@qq.com>")
    assert sent.outbox[0].message()["Auto-Submitted"] == "auto-replied"


def test_the_next_letter_joins_the_former_and_what_she_answered():
    essay = offered()
    conversations.joined(essay, sender=essay.sender, message_id="<a2@qq.com>")
    declining.decline(essay, by=editor(), reason="")
    receipt = Letter.objects.get(template="receipt").message_id
    assert fields(1) == ("<a2@qq.com>", f"<a1@qq.com> {receipt} <a2@qq.com>")


def test_nobody_learns_the_message_ids_of_anybody_else():
    essay = offered(authors=("pen@secret.example",))
    editing.start(essay, by=editor())
    approval.ask(essay, by=editor())
    assert sent.outbox[-1].to == ["pen@secret.example"]
    assert fields(-1) == (None, None)


def test_what_came_by_the_form_begins_a_conversation():
    offered(message_id="")
    assert fields(0) == (None, None)
    assert sent.outbox[0].message()["Auto-Submitted"] == "auto-generated"


def test_a_long_conversation_names_its_first_and_its_newest():
    essay = submission()
    for number in range(30):
        conversations.joined(essay, sender=essay.sender, message_id=f"<{number}@qq.com>")
    ids = conversations.message_ids(essay, to=essay.sender)
    assert (len(ids), ids[0], ids[-1]) == (20, Letter.objects.get().message_id, "<29@qq.com>")
