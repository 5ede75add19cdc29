"""Personal data at the desk: what is left to do is shown, and done with one press."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.submissions.essays import editor, rewrite, submission
from viewpoints.articles.models import Article
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Address
from viewpoints.privacy import erasing
from viewpoints.privacy.models import Erasure, Wish
from viewpoints.submissions import approval, editing, publication
from viewpoints.submissions.models import Retraction

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data(tmp_path, settings):
    settings.DATA, settings.OUTGOING_ROOT = tmp_path, tmp_path / "outgoing"


def erased(email: str = "lin@qq.com", *, wish: Wish = Wish.NAMELESS) -> Erasure:
    """Print an essay, and erase its author."""
    essay = submission(f"文章{email[:2]}", emails=(email,))
    editing.start(essay, by=editor())
    asking = approval.ask(essay, by=editor())
    approval.agree(asking, at=essay.sender, by=Actor.machine("test"))
    essay.refresh_from_db()
    publication.publish(essay, by=editor())
    row = Erasure.objects.create(
        address=Address.objects.get(email=email), wish=wish, confirmed_at=essay.received_at
    )
    erasing.erase(row)
    row.refresh_from_db()
    return row


def screen(row: Erasure) -> str:
    return reverse("desk:carry_out", args=[row.pk, row.articles[0]])


def test_the_list_names_what_waits_and_how_long_things_are_kept(desk):
    row = erased()
    page = desk.get(reverse("desk:erasures"))
    assert page.context["waiting"] == [(row, [Article.objects.get(title="文章li")])]
    assert "30 days after it came" in page.content.decode()


def test_the_byline_is_suggested_and_corrected(desk):
    row = erased()
    page = desk.get(screen(row))
    assert page.context["form"].initial == {"byline": "匿名", "instead": "作者"}
    assert list(page.context["form"].fields) == ["byline"]  # the text does not name her
    answer = desk.post(screen(row), {"byline": "匿名"}, follow=True)
    assert "Done, with a dated correction." in answer.content.decode()
    assert Article.objects.get().byline == "匿名"
    assert desk.get(reverse("desk:erasures")).context["waiting"] == []


def test_a_retraction_is_named_before_it_is_done(desk):
    row = erased(wish=Wish.RETRACTED)
    assert "Correct the byline, and retract" in desk.get(screen(row)).content.decode()
    desk.post(screen(row), {"byline": "匿名"})
    assert Retraction.objects.count() == 1


def test_a_byline_that_is_empty_is_asked_again(desk):
    row = erased()
    assert desk.post(screen(row), {"byline": " "}).status_code == 200
    assert Article.objects.get().byline == "作者lin"


def test_an_unprinted_draft_is_named(desk):
    row = erased()
    rewrite(Article.objects.get(), summary="还没刊出")
    answer = desk.post(screen(row), {"byline": "匿名"}, follow=True)
    assert "has a draft that is not printed" in answer.content.decode()


def test_it_is_done_once(desk):
    row = erased()
    desk.post(screen(row), {"byline": "匿名"})
    answer = desk.post(screen(row), {"byline": "无名氏"}, follow=True)
    assert "This was done already." in answer.content.decode()
    assert Article.objects.get().byline == "匿名"


def test_looking_changes_nothing(desk):
    row = erased()
    desk.get(screen(row))
    assert Article.objects.get().byline == "作者lin"


def test_only_editors_see_it(db):
    row = erased()
    reader = Client()
    reader.force_login(get_user_model().objects.create_user("mo"))
    for url in (reverse("desk:erasures"), screen(row)):
        assert reader.get(url).status_code == 302


def test_the_list_asks_one_query_for_each_erasure_that_waits(desk):
    erased()

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get(reverse("desk:erasures"))
        return len(asked)

    queries()
    one = queries()
    erased("wu@163.com")
    erased("he@126.com")
    assert queries() == one + 2
