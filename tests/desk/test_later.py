"""What an author sent after her essay waits on its page until an editor has decided."""

import pytest
from django.urls import reverse

from tests.desk import states
from tests.submissions.essays import editor, submission
from tests.submissions.test_adding_pictures import dot
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.submissions import adding_pictures, approval, bylines, editing, replacing, texts
from viewpoints.submissions.models import Submission
from viewpoints.submissions.submitting import Essay

pytestmark = pytest.mark.django_db
SHE = Actor.machine("test")
NEW = Essay("志愿者要吃饭", [{"type": "paragraph", "html": "工资不是罪过，是劳动所得。"}])


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def in_edit() -> Submission:
    offered = submission()
    editing.start(offered, by=editor())
    return offered


def page(offered: Submission) -> str:
    return reverse("desk:submission", args=[offered.pk])


def test_nothing_is_said_where_nothing_waits(desk):
    offered = submission()
    replacing.replace(offered, NEW, by=SHE)
    shown = words(desk.get(page(offered)))
    assert "Came since" not in shown
    assert "Sent more than once" in shown


def test_a_newer_text_is_compared_with_the_draft_and_taken_in_whole(desk):
    offered = in_edit()
    replacing.replace(offered, NEW, by=SHE, note="以此为准")
    newer = offered.essays.last()
    assert "Came since, and waits for you" in words(desk.get(page(offered)))

    compared = words(desk.get(reverse("desk:essay", args=[offered.pk, newer.pk])))
    assert "compared with the draft as it is now" in compared
    assert "<ins>" in compared
    desk.post(reverse("desk:take_essay", args=[offered.pk, newer.pk]))

    assert texts.newest_draft(offered.draft).title == "志愿者要吃饭"
    assert "Came since" not in words(desk.get(page(offered)))


def test_it_is_not_taken_while_somebody_is_asked(desk):
    offered = in_edit()
    replacing.replace(offered, NEW, by=SHE)
    approval.ask(offered, by=editor())
    newer = offered.essays.last()
    url = reverse("desk:essay", args=[offered.pk, newer.pk])
    assert "Take the whole of it</button>" not in words(desk.get(url))
    desk.post(reverse("desk:take_essay", args=[offered.pk, newer.pk]))
    assert texts.newest_draft(offered.draft).title == "志愿者也要吃饭"


def test_an_editor_is_done_with_it(desk):
    offered = in_edit()
    replacing.replace(offered, NEW, by=SHE)
    newer = offered.essays.last()
    desk.post(reverse("desk:settle_essay", args=[offered.pk, newer.pk]))
    assert "Came since" not in words(desk.get(page(offered)))
    assert "not in the draft" in words(desk.get(page(offered)))


def test_what_is_kept_before_there_is_a_draft_can_be_taken_too(desk):
    offered = submission()
    replacing.replace(offered, NEW, by=SHE, at_once=False)
    newer = offered.essays.last()
    desk.post(reverse("desk:take_essay", args=[offered.pk, newer.pk]))
    offered.refresh_from_db()
    assert offered.title == "志愿者要吃饭"


def test_a_picture_is_shown_put_in_or_passed_by(desk):
    offered = in_edit()
    for colour in ("teal", "red"):
        adding_pictures.add(offered, dot(colour), by=SHE, caption="孩子们")
    first, second = offered.pictures.order_by("pk")
    assert words(desk.get(page(offered))).count("Put it into the draft</button>") == 2

    desk.post(reverse("desk:put_picture_in", args=[offered.pk, first.pk]))
    desk.post(reverse("desk:pass_picture_by", args=[offered.pk, second.pk]))

    body = texts.newest_draft(offered.draft).body
    assert [one.value["caption"] for one in body if one.block_type == "picture"] == ["孩子们"]
    assert "Came since" not in words(desk.get(page(offered)))


def test_a_byline_wished_for_waits_where_all_have_agreed(desk):
    offered = in_edit()
    asking = approval.ask(offered, by=editor())
    approval.agree(asking, at=address("lin@qq.com"), by=SHE)
    wish = bylines.wish(
        offered, at=address("lin@qq.com"), by=SHE, byline="夜班七号", affiliation=""
    )
    settle = reverse("desk:settle_byline", args=[offered.pk, wish.pk])
    assert settle in words(desk.get(page(offered)))
    desk.post(settle)
    shown = words(desk.get(page(offered)))
    assert (settle in shown, "<dt>Byline wished for</dt><dd>夜班七号</dd>" in shown) == (
        False,
        True,
    )


def test_what_belongs_to_another_submission_is_not_found(desk):
    offered, other = in_edit(), submission("另一篇")
    replacing.replace(offered, NEW, by=SHE)
    newer = offered.essays.last()
    url = reverse("desk:essay", args=[other.pk, newer.pk])
    assert desk.get(url).status_code == 404


def test_of_a_printed_essay_it_says_how_to_follow_the_wish(desk):
    offered = states.published()
    replacing.replace(offered, NEW, by=SHE)
    url = reverse("desk:essay", args=[offered.pk, offered.essays.last().pk])
    assert "correct it in public" in words(desk.get(url))
