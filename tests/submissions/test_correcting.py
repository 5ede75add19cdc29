"""What is printed is corrected and retracted in public, through the same gate."""

import pytest

from tests.submissions.essays import editor, rewrite, section, submission
from viewpoints.articles.models import Article
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.submissions import (
    approval,
    correcting,
    editing,
    gate,
    permits,
    publication,
    retracting,
    texts,
)
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Asking, Correction, Permit, Retraction
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "第二段的“十七人”应为“七人”。"


def agree(asking: Asking) -> None:
    for author in approval.asked(asking.submission):
        approval.agree(asking, at=author.address, by=Actor.contributor(author))


@pytest.fixture
def printed() -> Article:
    offered = submission()
    editing.start(offered, by=editor())
    rewrite(offered.draft, summary="十七人。")
    agree(approval.ask(offered, by=editor()))
    return publication.publish(offered, by=editor())


@pytest.fixture
def proposed(printed: Article) -> Correction:
    rewrite(printed, summary="七人。")
    return correcting.propose(printed, by=editor(), note=f" {NOTE} ")


def stored(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def verbs(article: Article) -> list[str]:
    return [event.verb for event in recording.story(article)]


def test_authors_are_asked_about_a_correction_and_the_essay_stays_published(proposed):
    asking = proposed.asking

    assert (proposed.note, proposed.former.content["summary"]) == (NOTE, "十七人。")
    assert asking.text.content["summary"] == "七人。"
    assert asking.submission.state == State.PUBLISHED
    assert stored(proposed.article).summary == "十七人。"


def test_a_correction_is_printed_when_all_agreed_and_never_before(proposed):
    with pytest.raises(NotPermitted):
        correcting.print_correction(proposed, by=editor())

    agree(proposed.asking)
    assert correcting.ready(proposed)
    correcting.print_correction(proposed, by=editor())

    assert stored(proposed.article).summary == "七人。"
    assert proposed.printed_at is not None
    assert verbs(proposed.article) == ["article.correction_proposed", "article.corrected"]
    letter = Letter.objects.get(template="corrected")
    assert (letter.to.email, NOTE in letter.body) == ("lin@qq.com", True)
    assert gate.violations() == []


def test_it_keeps_the_day_it_was_printed(proposed):
    before = stored(proposed.article).printed_on
    agree(proposed.asking)

    correcting.print_correction(proposed, by=editor())

    assert stored(proposed.article).printed_on == before


def test_a_draft_changed_after_the_yes_is_refused_but_for_typography(proposed):
    agree(proposed.asking)
    rewrite(proposed.article, summary="七人？")
    with pytest.raises(NotPermitted):
        correcting.print_correction(proposed, by=editor())

    rewrite(proposed.article, summary=" 七人.")
    correcting.print_correction(proposed, by=editor())

    assert stored(proposed.article).summary == " 七人."
    assert Permit.objects.latest("pk").follows.text == proposed.text


def test_an_objection_leaves_it_open_for_another_draft(proposed):
    author = approval.asked(proposed.asking.submission)[0]
    approval.object_to(
        proposed.asking, at=author.address, by=Actor.contributor(author), remarks="是八人。"
    )
    rewrite(proposed.article, summary="八人。")

    newer = correcting.propose(proposed.article, by=editor(), note=NOTE)

    proposed.refresh_from_db()
    assert proposed.dropped_at is not None
    agree(newer.asking)
    correcting.print_correction(newer, by=editor())
    assert stored(newer.article).summary == "八人。"


def test_a_dropped_correction_cannot_be_agreed_to_or_printed(proposed):
    agree(proposed.asking)

    correcting.drop(proposed, by=editor())

    assert not permits.permitted(proposed.text.sha256)
    with pytest.raises(NotPermitted):
        correcting.print_correction(proposed, by=editor())


def test_an_override_prints_it_with_a_reason_that_is_kept(proposed):
    with pytest.raises(ValueError, match="reason"):
        correcting.override_correction(proposed, by=editor(), reason=" ")

    correcting.override_correction(proposed, by=editor(), reason="作者失联，事实有误。")

    assert stored(proposed.article).summary == "七人。"
    assert Permit.objects.latest("pk").reason == "作者失联，事实有误。"


def test_typography_alone_is_reprinted_without_a_correction(printed):
    rewrite(printed, summary="十七人.")
    with pytest.raises(correcting.NothingToCorrect):
        correcting.propose(printed, by=editor(), note=NOTE)

    correcting.reprint(printed, by=editor())

    assert stored(printed).summary == "十七人."
    assert verbs(printed) == ["article.reprinted"]
    assert not Correction.objects.exists()


def test_other_words_are_not_reprinted(printed):
    rewrite(printed, summary="七人。")

    with pytest.raises(NotPermitted):
        correcting.reprint(printed, by=editor())


def test_the_platforms_own_words_are_corrected_without_asking_anybody():
    article = Article(title="开栏的话", slug="kai-lan", live=False)
    section().add_child(instance=article)
    article.save_revision()
    permits.permit_own_words(article, by=editor())
    publication.print_draft(article, by=editor())
    rewrite(article, summary="今天开栏。")

    correction = correcting.propose(article, by=editor(), note="补上摘要。")
    correcting.print_correction(correction, by=editor())

    assert stored(article).summary == "今天开栏。"
    assert not Asking.objects.exists()


def test_a_retraction_is_made_once_and_its_authors_are_told(proposed):
    retraction = retracting.retract(proposed.article, by=editor(), reason=" 数据有误。 ")

    assert (retraction.reason, retraction.text.content["summary"]) == ("数据有误。", "十七人。")
    assert stored(proposed.article).live
    proposed.refresh_from_db()
    assert proposed.dropped_at is not None
    letter = Letter.objects.get(template="retracted")
    assert (letter.to.email, "数据有误。" in letter.body) == ("lin@qq.com", True)
    with pytest.raises(retracting.NotPrinted):
        retracting.retract(proposed.article, by=editor(), reason="再撤。")
    assert Retraction.objects.count() == 1


def test_what_was_retracted_is_not_corrected_any_more(printed):
    retracting.retract(printed, by=editor(), reason="数据有误。")
    rewrite(printed, summary="七人。")

    with pytest.raises(correcting.Retracted):
        correcting.propose(printed, by=editor(), note=NOTE)


def test_what_is_not_printed_is_neither_corrected_nor_retracted(printed):
    printed.unpublish()
    rewrite(printed, summary="七人。")

    with pytest.raises(Article.DoesNotExist):
        correcting.propose(printed, by=editor(), note=NOTE)
    with pytest.raises(retracting.NotPrinted):
        retracting.retract(printed, by=editor(), reason="数据有误。")
    assert texts.newest_draft(printed).summary == "七人。"


def test_a_former_text_is_not_printed_again_over_an_objection(proposed):
    agree(proposed.asking)
    correcting.print_correction(proposed, by=editor())
    rewrite(proposed.article, summary="十七人。")
    back = correcting.propose(proposed.article, by=editor(), note="改回。")
    author = approval.asked(back.asking.submission)[0]

    assert not correcting.ready(back)
    approval.object_to(
        back.asking, at=author.address, by=Actor.contributor(author), remarks="不能改回。"
    )

    with pytest.raises(NotPermitted):
        correcting.print_correction(back, by=editor())
    correcting.override_correction(back, by=editor(), reason="事实如此，已附证据。")
    assert stored(proposed.article).summary == "十七人。"


def own_words() -> Article:
    article = Article(title="开栏的话", slug="kai-lan", live=False)
    section().add_child(instance=article)
    article.save_revision()
    return publication.print_own_words(article, by=editor())


def test_dropped_words_of_our_own_are_not_permitted_any_more():
    article = own_words()
    rewrite(article, summary="今天开栏。")
    correcting.drop(correcting.propose(article, by=editor(), note="补上。"), by=editor())

    with pytest.raises(NotPermitted):
        article.get_latest_revision().publish()


def test_our_own_words_taken_off_the_site_come_back_as_they_were_or_as_a_correction():
    article = own_words()
    article.unpublish()
    rewrite(article, summary="悄悄换掉。")
    with pytest.raises(publication.PrintedBefore):
        publication.print_own_words(article, by=editor())

    rewrite(article, summary="")
    publication.print_own_words(article, by=editor())

    assert stored(article).live


def test_a_retracted_article_is_not_reprinted_in_other_typography(printed):
    retracting.retract(printed, by=editor(), reason="数据有误。")
    rewrite(printed, summary="十七人.")

    with pytest.raises(correcting.Retracted):
        correcting.reprint(printed, by=editor())


def test_a_correction_of_another_edition_waits_for_its_turn(printed):
    copy = stored(printed).copy(update_attrs={"slug": "fu-ben"}, keep_live=True)
    rewrite(printed, summary="七人。")
    first = correcting.propose(printed, by=editor(), note=NOTE)
    rewrite(copy, summary="八人。")

    with pytest.raises(correcting.AnotherEdition):
        correcting.propose(copy, by=editor(), note="另一版。")

    first.asking.refresh_from_db()
    assert first.asking.lapsed_at is None
