"""What is printed under an erased author's name is changed by an editor, as she wished, through the gate."""

import pytest

from tests.privacy.people import (
    EMAIL,
    NAME,
    TITLE,
    arrive,
    asked,
    confirmed,
    known,
    printed,
    reprinted,
    rows_that_tell,
)
from tests.submissions.essays import editor
from viewpoints.articles.models import Article
from viewpoints.letters.addresses import address
from viewpoints.people.models import Contributor
from viewpoints.privacy import erasing, graves, unnaming
from viewpoints.privacy import printed as carrying
from viewpoints.privacy.models import Wish
from viewpoints.submissions import correcting, gate, permits, texts
from viewpoints.submissions.models import Correction, Permit, Retraction, Text, Yes

pytestmark = pytest.mark.django_db


def erased(wish):
    submission = arrive()
    known(submission)
    printed(submission)
    erasure = confirmed(wish)
    erasing.erase(erasure)
    erasure.refresh_from_db()
    return erasure, Article.objects.get()


def test_a_wish_that_it_stays_leaves_an_editor_nothing_to_do():
    erasure, article = erased(Wish.STAYS)
    assert (erasure.articles, erasure.carried_out_at is None) == ([], False)
    assert article.byline == NAME


def test_the_byline_becomes_anonymous_by_a_dated_correction_and_her_name_is_nowhere():
    erasure, article = erased(Wish.NAMELESS)
    former = Text.objects.get(seals__article=article).sha256
    assert carrying.left(erasure) == [article]
    assert carrying.suggested_byline(erasure, article) == "匿名"

    carrying.carry_out(erasure, article, by=editor(), byline="匿名")
    article.refresh_from_db()
    assert (article.live, article.byline, article.affiliation) == (True, "匿名", "")
    correction = Correction.objects.get()
    assert correction.note == "应作者要求，署名有改动。"
    assert rows_that_tell(EMAIL, NAME) == set()
    grave = Permit.objects.get(kind="authors").text
    assert (grave.sha256, grave.scheme, grave.content) == (former, graves.SCHEME, graves.no_words())
    assert Yes.objects.get().asking.text == grave
    assert (gate.violations(), permits.permitted(former)) == ([], False)
    erasure.refresh_from_db()
    assert erasure.carried_out_at is not None


# Pillow's own spooled files, where a page shows a picture (tests/reading/page.py).
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_retraction_comes_after_the_byline_and_the_text_stays_readable(client):
    erasure, article = erased(Wish.RETRACTED)
    carrying.carry_out(erasure, article, by=editor(), byline="匿名")

    article.refresh_from_db()
    assert (article.live, article.byline) == (True, "匿名")
    assert Retraction.objects.get().reason == "作者撤回了这篇文章。"
    page = client.get(article.url).content.decode()
    assert ("作者撤回了这篇文章。" in page, NAME in page) == (True, False)


def test_former_texts_that_readers_can_read_lose_the_name_too():
    submission = arrive()
    printed(submission)
    article = submission.article
    draft = article.get_latest_revision_as_object()
    draft.summary = "四十七天。"
    draft.save_revision()
    correction = correcting.propose(article, by=editor(), note="补一句。")
    correcting.override_correction(correction, by=editor(), reason="勘误")
    erasure = confirmed(Wish.NAMELESS)
    erasing.erase(erasure)
    erasure.refresh_from_db()
    carrying.carry_out(erasure, Article.objects.get(), by=editor(), byline="匿名")

    first = Correction.objects.earliest("pk")
    assert (first.former.content["byline"], first.former.content["summary"]) == ("匿名", "")
    assert rows_that_tell(NAME) == set()
    assert gate.violations() == []


def test_fellow_authors_keep_their_byline_and_hear_of_it():
    submission = arrive()
    wu = Contributor.objects.create(
        name="吴明", byline="吴明", slug="wu-ming", address=address("wu@163.example")
    )
    submission.authors.add(wu)
    printed(submission)
    erasure = confirmed(Wish.NAMELESS)
    erasing.erase(erasure)
    erasure.refresh_from_db()
    article = Article.objects.get()
    byline = carrying.suggested_byline(erasure, article)
    carrying.carry_out(erasure, article, by=editor(), byline=byline)

    article.refresh_from_db()
    assert article.byline == "吴明、匿名"
    assert wu.address.letters.filter(template="corrected").count() == 1
    assert [one.contributor for one in article.authorships.all()] == [wu]


def test_an_unprinted_draft_comes_first():
    erasure, article = erased(Wish.NAMELESS)
    draft = article.get_latest_revision_as_object()
    draft.summary = "没有刊出的改动"
    draft.save_revision()
    with pytest.raises(carrying.DraftOpen, match=TITLE):
        carrying.carry_out(erasure, article, by=editor(), byline="匿名")
    article.refresh_from_db()
    assert article.byline == NAME


def test_it_is_carried_out_once():
    erasure, article = erased(Wish.NAMELESS)
    carrying.carry_out(erasure, article, by=editor(), byline="匿名")
    with pytest.raises(carrying.NothingLeft):
        carrying.carry_out(erasure, article, by=editor(), byline="匿名")


def test_a_grave_permits_no_draft_by_typography():
    text = texts.freeze_content({**graves.no_words(), "edition": "zh-hans", "title": "一"})
    grave = graves.bury(text)
    assert not texts.typographic(grave.content, {**graves.no_words(), "edition": "zh-hans"})
    assert not permits.permitted(grave.sha256)


def test_her_name_in_the_words_goes_too_where_the_editor_says_what_stands_instead():
    submission = arrive()
    asked(submission)
    draft = submission.article.get_latest_revision_as_object()
    draft.summary = f"做过护士长的{NAME}拿出三年的账本。"
    draft.save_revision()
    reprinted(submission)
    erasure = confirmed(Wish.NAMELESS)
    erasing.erase(erasure)
    erasure.refresh_from_db()
    article = Article.objects.get()
    names = unnaming.names_in(article, erased=erasure.contributors)
    assert (names, unnaming.places(article, names)) == ([NAME], 1)

    carrying.carry_out(erasure, article, by=editor(), byline="匿名", instead="作者")
    article.refresh_from_db()
    assert article.summary == "做过护士长的作者拿出三年的账本。"
    assert rows_that_tell(NAME) == set()
