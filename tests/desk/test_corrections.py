"""After publication, at the desk: propose, print, override, drop, reprint, retract."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk import states
from tests.desk.states import said
from tests.publication import TESTER
from tests.submissions.essays import editor, rewrite, section
from viewpoints.articles.models import Article, ArticleTerm
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, permits, publication
from viewpoints.submissions.models import Correction, Permit, Retraction, Submission, Text

pytestmark = pytest.mark.django_db
NOTE = "“十七人”应为“七人”。"


@pytest.fixture
def printed() -> Submission:
    submission = states.approved()
    publication.publish(submission, by=editor("another"))
    return submission


def url(name: str, submission: Submission) -> str:
    return reverse(f"desk:{name}", args=[submission.article_id])


def propose(desk: Client, submission: Submission) -> Correction:
    rewrite(submission.article, summary="七人。")
    desk.post(url("correction", submission), {"note": NOTE, "words": "请看一眼。"})
    return Correction.objects.latest("pk")


def agree(correction: Correction) -> None:
    asking = correction.asking
    for author in approval.asked(asking.submission):
        approval.agree(asking, at=author.address, by=Actor.contributor(author))


def summary(submission: Submission) -> str:
    return Article.objects.get(pk=submission.article_id, live=True).summary


def test_the_way_starts_from_the_submission(desk, printed):
    page = desk.get(reverse("desk:submission", args=[printed.pk])).content.decode()
    assert url("correction", printed) in page

    page = desk.get(url("correction", printed)).content.decode()
    assert "The draft is what is printed." in page


def test_what_the_draft_changes_is_shown_and_its_authors_are_asked(desk, printed):
    rewrite(printed.article, summary="七人。")
    page = desk.get(url("correction", printed)).content.decode()
    assert "<ins>七人。</ins>" in page

    response = desk.post(url("correction", printed), {"note": NOTE, "words": ""}, follow=True)

    assert said(response) == ["The authors were asked about the correction."]
    assert "have not all answered" in response.content.decode()
    assert Correction.objects.get().asking.text.content["summary"] == "七人。"


def test_a_correction_needs_words_for_readers(desk, printed):
    rewrite(printed.article, summary="七人。")

    response = desk.post(url("correction", printed), {"note": " ", "words": "请看一眼。"})

    assert "请看一眼。" in response.content.decode()
    assert not Correction.objects.exists()


def test_it_is_printed_once_everybody_agreed(desk, printed):
    correction = propose(desk, printed)
    refused = desk.post(url("print_correction", printed), follow=True)
    assert said(refused)[1:] == [
        "“志愿者也要吃饭” cannot be printed: its author has not agreed to this exact text."
    ]

    agree(correction)
    assert "It is agreed to and can be printed." in desk.get(url("correction", printed)).text
    response = desk.post(url("print_correction", printed), follow=True)

    assert said(response) == ["The correction is printed, with its date."]
    assert summary(printed) == "七人。"


def test_an_objection_is_read_there_and_asked_about_anew(desk, printed):
    correction = propose(desk, printed)
    author = approval.asked(printed)[0]
    by = Actor.contributor(author)
    approval.object_to(correction.asking, at=author.address, by=by, remarks="是八人。")
    assert "是八人。" in desk.get(url("correction", printed)).text

    rewrite(printed.article, summary="八人。")
    desk.post(url("correction", printed), {"note": NOTE})

    assert Correction.objects.filter(dropped_at=None).get().text.content["summary"] == "八人。"


def test_without_a_yes_it_takes_a_reason_that_is_kept(desk, printed):
    propose(desk, printed)
    desk.post(url("override_correction", printed), {"reason": "短"})
    assert summary(printed) == ""

    desk.post(url("override_correction", printed), {"reason": "作者失联，事实确有错误。"})

    assert summary(printed) == "七人。"
    assert Permit.objects.latest("pk").reason == "作者失联，事实确有错误。"


def test_a_dropped_correction_is_over(desk, printed):
    correction = propose(desk, printed)

    response = desk.post(url("drop_correction", printed), follow=True)

    assert said(response)[1:] == ["Dropped. Nobody can agree to it any more."]
    correction.refresh_from_db()
    assert correction.dropped_at is not None
    assert desk.post(url("print_correction", printed)).status_code == 404


def test_typography_alone_is_printed_at_once(desk, printed):
    rewrite(printed.article, title="志愿者 也要吃饭")
    page = desk.get(url("correction", printed)).text
    assert "No word of the printed text differs" in page

    desk.post(url("reprint", printed))

    assert Article.objects.get(live=True).title == "志愿者 也要吃饭"
    assert not Correction.objects.exists()


def test_what_is_no_part_of_the_text_is_printed_at_once_too(desk, printed):
    assert url("reprint", printed) not in desk.get(url("correction", printed)).text
    draft = printed.article.get_latest_revision_as_object()
    draft.terms = [ArticleTerm(written="志愿者", traditional="義工")]
    draft.save_revision()
    assert url("reprint", printed) in desk.get(url("correction", printed)).text

    desk.post(url("reprint", printed))

    live = Article.objects.get(live=True)
    assert [(one.written, one.traditional) for one in live.terms.all()] == [("志愿者", "義工")]
    assert url("reprint", printed) not in desk.get(url("correction", printed)).text


def test_a_retraction_asks_for_words_and_is_made_once(desk, printed):
    page = desk.get(url("retraction", printed)).text
    assert "This cannot be undone." in page

    response = desk.post(url("retraction", printed), {"reason": "数据有误。"}, follow=True)
    again = desk.post(url("retraction", printed), {"reason": "再撤。"}, follow=True)

    assert said(response) == ["Retracted. The notice stands above the text; its authors are told."]
    assert "数据有误。" in response.text
    assert said(again) == ["It was retracted, or is not on the site: nothing was changed."]
    assert Retraction.objects.count() == 1


def test_the_platforms_own_words_are_corrected_without_asking(desk):
    article = Article(title="开栏的话", slug="kai-lan", live=False)
    section().add_child(instance=article)
    article.save_revision()
    permits.permit_own_words(article, by=TESTER)
    publication.print_draft(article, by=TESTER)
    rewrite(article, summary="今天开栏。")
    screen = reverse("desk:correction", args=[article.pk])
    assert desk.get(reverse("desk:own_words", args=[article.pk])).url == screen

    response = desk.post(screen, {"note": "补上摘要。"}, follow=True)
    assert said(response) == ["It can be printed now."]
    desk.post(reverse("desk:print_correction", args=[article.pk]))

    assert Article.objects.get(live=True).summary == "今天开栏。"


def test_only_who_may_publish_corrects(printed):
    assert Client().get(url("correction", printed)).status_code == 302


def test_nothing_is_done_by_looking(desk, printed):
    propose(desk, printed)
    for name in ("print_correction", "drop_correction", "reprint"):
        assert desk.get(url(name, printed)).status_code == 405
    assert Correction.objects.get().dropped_at is None


def test_looking_writes_no_text(desk, printed):
    rewrite(printed.article, summary="七人。")
    before = Text.objects.count()

    desk.get(url("correction", printed))

    assert Text.objects.count() == before
