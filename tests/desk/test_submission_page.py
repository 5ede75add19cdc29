"""One submission: what came, its letters with covered links, its story, and nothing that runs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import strip_tags

from tests.desk import states
from tests.submissions import essays
from tests.submissions.essays import INTAKE, section
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import (
    approval,
    editing,
    proxies,
    publication,
    silence,
    submitting,
)
from viewpoints.submissions.models import Asked, Submission

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


def secret():
    """Give the secret of a private link of ours."""
    return secrets.mint("status", about=("x.y", "7"), holder=address("lin@qq.com"))


def shown(desk, submission):
    return desk.get(reverse("desk:submission", args=[submission.pk])).content.decode()


def offered(title, *blocks, note="", pictures=()):
    sender = address("lin@qq.com")
    return submitting.submit(
        section(),
        by=INTAKE,
        sender=sender,
        authors=[contributor_at(sender, name="林晓")],
        essay=submitting.Essay(title, blocks, pictures),
        note=note,
    )


def answer(submission, **fields):
    return Arrival.objects.create(
        **{
            "raw": f"{Arrival.objects.count()}.eml",
            "sha256": "0" * 64,
            "size": 1,
            "state": ArrivalState.ANSWERED,
            "submission": submission,
            "sender_name": "林晓",
            **fields,
        }
    )


def test_the_essay_is_shown_with_its_note_and_as_text(desk):
    blocks = [
        {"type": "heading", "level": 2, "text": "工资不是罪过"},
        {"type": "paragraph", "html": "一个<strong>人</strong>的工资。"},
    ]
    page = shown(desk, offered("标题", *blocks, note="编辑老师好"))
    assert "<h2>工资不是罪过</h2><p>一个<strong>人</strong>的工资。</p>" in page
    assert "工资不是罪过\n\n一个人的工资。" in page
    assert "<p>编辑老师好</p>" in page


def test_hostile_words_are_escaped_wherever_they_come(desk):
    blocks = [
        {"type": "paragraph", "html": f"好{HOSTILE}<img src=x onerror=alert(1)>"},
        {"type": "heading", "level": 2, "text": HOSTILE},
    ]
    submission = offered(HOSTILE, *blocks, note=HOSTILE)
    hostile = answer(submission, subject=HOSTILE, text=HOSTILE, sender_name=HOSTILE)
    hostile.attachments.create(filename=f"{HOSTILE}.docx", type="a/b", size=1, sha256="", file="x")
    page = shown(desk, submission)
    assert HOSTILE not in page
    assert "onerror" not in page


def test_letters_and_mail_are_one_thread_with_links_covered(desk):
    submission = states.with_author()
    ours = secret()
    answer(submission, subject="回复", text=f"见 http://host/contribute/status/{ours}/ 谢谢")
    page = shown(desk, submission)
    assert "private link: where it stands" in page
    assert "private link: agree or object" in page
    assert "http://host/contribute/status/••••••/ 谢谢" in page
    assert ours not in page
    assert "[[link:" not in page


def test_an_attachment_that_could_not_be_read_says_why(desk):
    submission = offered("标题")
    kept = answer(submission, state=ArrivalState.SUBMITTED, notes=["wrong_charset: gb2312 is gbk"])
    file = Attachment.objects.create(
        arrival=kept, filename="稿件.pdf", type="application/pdf", size=3, file="x", error="scan"
    )
    page = shown(desk, submission)
    assert "稿件.pdf" in page
    assert reverse("desk:attachment", args=[file.pk]) in page
    warning = page.split("A PDF of pictures of pages, without text")[0].rpartition("<div")[2]
    assert 'class="help-block help-warning"><svg class="icon icon-warning' in warning
    assert "It names the wrong character set; the right one was found. [gb2312 is gbk]" in page
    assert "No text could be read." in page


def test_what_the_author_objects_stands_out(desk):
    submission = states.with_author()
    (author,) = approval.asked(submission)
    approval.object_to(
        submission.askings.get(),
        at=author.address,
        by=Actor.contributor(author),
        remarks="第二段的<数字>不对。",
    )
    page = shown(desk, submission)
    assert '<details class="desk-objections" open>' in page
    assert "What the author says" in page
    assert "第二段的&lt;数字&gt;不对。" in page


def test_the_reason_of_an_override_is_in_the_story(desk, lin):
    submission = states.with_author()
    publication.override(submission, by=Actor.editor(lin), reason="三次未回复。")
    page = shown(desk, submission)
    assert "Xiao Lin decided to print without the author’s yes." in page
    assert "三次未回复。" in page


@pytest.mark.parametrize("state", states.IN)
def test_every_state_can_be_looked_at(desk, state):
    submission = states.IN[state]()
    page = shown(desk, submission)
    with translation.override("en"):
        assert str(Submission.objects.get(pk=submission.pk).get_state_display()) in page


def test_the_page_costs_the_same_with_one_letter_and_with_many(desk):
    submission = states.with_author()

    def cost():
        with CaptureQueriesContext(connection) as captured:
            shown(desk, submission)
        return len(captured)

    shown(desk, submission)
    answer(submission, text="一")
    one = cost()
    for _ in range(3):
        answer(submission, text="又")
    approval.take_back(submission, by=states.editor())
    approval.ask(submission, by=states.editor())
    assert cost() == one


def test_an_unknown_submission_is_not_found(desk):
    assert desk.get(reverse("desk:submission", args=[999])).status_code == 404


def test_remarks_that_were_dealt_with_are_folded(desk, lin):
    submission = states.with_author()
    (author,) = approval.asked(submission)
    she = Actor.contributor(author)
    approval.object_to(submission.askings.get(), at=author.address, by=she, remarks="第二段不对。")
    submission.refresh_from_db()
    again = approval.ask(submission, by=Actor.editor(lin))
    approval.agree(again, at=author.address, by=she)
    submission.refresh_from_db()

    page = shown(desk, submission)

    assert '<details class="desk-objections">' in page
    assert "第二段不对。" in page


def test_who_was_asked_and_what_each_answered_is_shown(desk, lin):
    submission = essays.submission(emails=("lin@qq.com", "wang@qq.com"))
    editing.start(submission, by=Actor.editor(lin))
    asking = approval.ask(submission, by=Actor.editor(lin))
    first, second = approval.asked(submission)
    agreed = approval.Consent(frozenset({"translation", "newsletter"}), "agreed")
    by = Actor.contributor(first)
    approval.agree(asking, at=first.address, by=by, via="mail", consent=agreed)
    to = {"name": "周航", "email": "zhou@ngo.example"}
    proxies.name_proxy(asking, at=second.address, by=Actor.contributor(second), **to)
    days_ago = timezone.now() - timedelta(days=10)
    Submission.objects.update(moved_at=days_ago)
    Asked.objects.update(asked_at=days_ago)
    silence.catch_up()

    said = " ".join(strip_tags(shown(desk, submission)).split())

    assert "Not for: our WeChat official account, an anthology" in said
    assert "Her organization: my organization agrees" in said
    assert "by answering the letter" in said
    assert "作者wan named who answers for her" in said
    assert "周航 for 作者wan has not answered" in said
    assert "zhou@ngo.example" in said
    assert "reminded 2" in said
    assert "No answer for ten days" in said


def test_when_somebody_objected_is_said_as_that(desk):
    submission = states.with_author()
    (author,) = approval.asked(submission)
    by = Actor.contributor(author)
    approval.object_to(submission.askings.get(), at=author.address, by=by, remarks="不对。")
    assert re.search(r"objected \d{4}-\d\d-\d\d \d\d:\d\d", shown(desk, submission))


def test_remarks_about_passages_quote_them(desk):
    submission = states.with_author()
    (author,) = approval.asked(submission)
    approval.object_to(
        submission.askings.get(),
        at=author.address,
        by=Actor.contributor(author),
        passages=[approval.PassageRemark(1, "工资不是<罪过>。", "请改成“过错”。")],
    )
    page = shown(desk, submission)
    assert "<q>工资不是&lt;罪过&gt;。</q>" in page
    assert "请改成“过错”。" in page


def test_why_it_may_be_printed_is_shown_with_what_was_refused(desk):
    submission = states.with_author()
    (author,) = approval.asked(submission)
    asking = submission.askings.get()
    some = approval.Consent(frozenset({"translation", "wechat"}))
    approval.agree(asking, at=author.address, by=Actor.contributor(author), consent=some)
    said = " ".join(strip_tags(shown(desk, submission)).split())
    permitted = said.partition("Why it may be printed")[2]
    assert f"The authors agreed text {asking.text.short_hash}" in permitted
    assert "Not for: our newsletter, an anthology" in permitted
    submission.refresh_from_db()
    approval.take_back(submission, by=states.editor())
    assert "does not hold any more" in shown(desk, submission)


def test_what_the_document_lost_and_what_may_be_garbled_is_said_above_the_essay(desk):
    submission = offered("标题", {"type": "paragraph", "html": "文"})
    arrival = answer(
        submission, notes=["unsure_charset: gb18030", "lost_pdf_text: 稿.pdf", "several_senders"]
    )
    page = shown(desk, submission)
    above, _, below = page.partition('<div class="desk-essay"')
    above = above.partition("The essay as sent")[2]
    assert "We are not sure of its character set" in above
    assert reverse("desk:arrival", args=[arrival.pk]) in above
    assert (
        "It is the text of a PDF: paragraphs were guessed, pictures are missing. [稿.pdf]" in above
    )
    assert "It names several senders" not in above
    assert [below.count(words) for words in ("text of a PDF", "several senders")] == [0, 1]
