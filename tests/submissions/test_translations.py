"""A translation of what is printed is a text of its own: asked about, agreed to, printed through the gate."""

import pytest
from django.core.cache import cache
from wagtail.models import Locale

from tests.submissions.essays import editor, rewrite, submission
from viewpoints.articles.models import Article, Home, Section
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.submissions import (
    approval,
    authors,
    bylines,
    correcting,
    editing,
    gate,
    publication,
    silence,
    taking_back,
    telling,
    translations,
)
from viewpoints.submissions.guard import NotPermitted
from viewpoints.submissions.models import Asking, Permit, Submission, Use
from viewpoints.submissions.states import State
from viewpoints.submissions.translations import Stage

pytestmark = pytest.mark.django_db(transaction=True)
EVERY_USE = frozenset(Use.values)


def agree(asking: Asking, *, uses: frozenset[str] = EVERY_USE) -> None:
    for author in approval.asked(asking.submission):
        consent = approval.Consent(uses=uses)
        by = Actor.contributor(author)
        approval.agree(asking, at=author.address, by=by, consent=consent)


def printed_essay(*, uses: frozenset[str] = EVERY_USE) -> Submission:
    offered = submission()
    editing.start(offered, by=editor())
    agree(approval.ask(offered, by=editor()), uses=uses)
    publication.publish(offered, by=editor())
    return offered


def translated(offered: Submission) -> Article:
    """Give an English draft of the essay, in an English section."""
    english, _ = Locale.objects.get_or_create(language_code="en")
    section = Section.objects.get(pk=offered.section_id)
    written = section.get_parent()
    home = written.get_parent().add_child(
        instance=Home(
            title="Viewpoints", slug="en", locale=english, translation_key=written.translation_key
        )
    )
    home.add_child(
        instance=Section(
            title="NGO",
            slug=section.slug,
            locale=english,
            translation_key=section.translation_key,
        )
    )
    cache.clear()  # Wagtail remembers which homes there are
    draft = offered.draft.copy_for_translation(english)
    rewrite(draft, title="Volunteers eat, too", translator="Wen Ke")
    return draft


@pytest.fixture
def essay() -> Submission:
    return printed_essay()


@pytest.fixture
def draft(essay: Submission) -> Article:
    return translated(essay)


def stored(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def stage(article: Article) -> Stage:
    return translations.standing(stored(article)).stage


def test_the_yes_to_an_essay_is_none_to_its_translation(draft):
    assert stage(draft) == Stage.DRAFT
    with pytest.raises(NotPermitted):
        translations.print_translation(draft, by=editor())
    assert gate.violations() == []


def test_its_authors_get_the_whole_translation_and_the_essay_stays_printed(draft, essay):
    asking = translations.ask(draft, by=editor(), words="请看看译得对不对。")

    letter = Letter.objects.get(template="asking", about_key=essay.pk, body__contains="译文")
    assert letter.subject == "请您过目：《Volunteers eat, too》的译稿"
    assert "您的《志愿者也要吃饭》译好了" in letter.body
    assert asking.text.edition == "en"
    assert Submission.objects.get().state == State.PUBLISHED
    assert stage(draft) == Stage.ASKED


def test_it_is_printed_when_all_agreed_and_its_authors_are_told_the_address(draft, essay):
    agree(asking := translations.ask(draft, by=editor()))
    assert stage(draft) == Stage.AGREED

    article = translations.print_translation(draft, by=editor())

    assert (article.live, article.title) == (True, "Volunteers eat, too")
    assert stage(draft) == Stage.PRINTED
    assert approval.pending(essay) is None
    letter = Letter.objects.get(template="translation_printed")
    assert (letter.to.email, article.full_url in letter.body) == ("lin@qq.com", True)
    assert taking_back.is_printed(asking)
    verbs = [event.verb for event in recording.story(draft)]
    assert verbs == ["article.translation_printed"]


def test_a_yes_to_a_translation_is_to_no_further_translation(draft):
    agree(translations.ask(draft, by=editor()))
    assert Permit.objects.order_by("pk").last().uses == ["newsletter", "wechat", "anthology"]


def test_spaces_and_marks_need_no_new_yes_words_do(draft):
    agree(translations.ask(draft, by=editor()))
    rewrite(stored(draft), title="Volunteers  eat, too")
    assert stage(draft) == Stage.AGREED
    rewrite(stored(draft), title="Volunteers must eat, too")
    assert stage(draft) == Stage.CHANGED
    with pytest.raises(NotPermitted):
        translations.print_translation(draft, by=editor())


def test_a_typographic_change_is_printed_by_the_yes_that_is_there(draft):
    agree(translations.ask(draft, by=editor()))
    rewrite(stored(draft), title="Volunteers  eat, too")
    assert translations.print_translation(draft, by=editor()).title == "Volunteers  eat, too"


def test_an_objection_blocks_it_and_moves_nothing(draft, essay):
    asking = translations.ask(draft, by=editor())
    author = approval.asked(essay)[0]
    by = Actor.contributor(author)
    approval.object_to(asking, at=author.address, by=by, remarks="志愿者不是 volunteer。")

    assert stage(draft) == Stage.OBJECTED
    assert Submission.objects.get().state == State.PUBLISHED
    with pytest.raises(NotPermitted):
        translations.print_translation(draft, by=editor())


def test_a_yes_is_taken_back_until_the_translation_is_printed(draft):
    agree(asking := translations.ask(draft, by=editor()))
    by = Actor.contributor(approval.asked(asking.submission)[0])
    taking_back.take_back_yes(asking.yeses.get(), by=by)

    assert stage(draft) == Stage.DRAFT
    assert Submission.objects.get().state == State.PUBLISHED
    with pytest.raises(NotPermitted):
        translations.print_translation(draft, by=editor())


def test_what_was_asked_can_be_taken_back_by_the_editor(draft, essay):
    asking = translations.ask(draft, by=editor())
    translations.take_back(draft, by=editor())

    with pytest.raises(approval.NotAsked):
        agree(asking)
    with pytest.raises(approval.NotAsked):
        translations.take_back(draft, by=editor())
    assert stage(draft) == Stage.DRAFT


def test_an_override_prints_it_with_a_reason_that_is_kept(draft):
    with pytest.raises(ValueError, match="reason"):
        translations.override(draft, by=editor(), reason=" ")
    translations.override(draft, by=editor(), reason="作者病了，授权家人口头同意。")

    assert stage(draft) == Stage.PRINTED
    assert Permit.objects.get(kind="override").reason == "作者病了，授权家人口头同意。"


def test_nobody_is_asked_about_the_translation_of_what_is_not_on_the_site():
    offered = submission()
    editing.start(offered, by=editor())
    draft = translated(offered)
    with pytest.raises(translations.NotPrinted):
        translations.ask(draft, by=editor())
    with pytest.raises(translations.NotPrinted):
        translations.override(draft, by=editor(), reason="不等了。")


def test_what_is_printed_is_not_asked_about_again(draft):
    translations.override(draft, by=editor(), reason="作者病了，授权家人口头同意。")
    for verb in (translations.ask, translations.print_translation):
        with pytest.raises(translations.Printed):
            verb(draft, by=editor())


def test_a_correction_and_a_translation_do_not_end_each_other_unanswered(draft, essay):
    rewrite(essay.draft, summary="七人。")
    correction = correcting.propose(essay.draft, by=editor(), note="人数有误。")
    with pytest.raises(translations.AnotherWaits):
        translations.ask(draft, by=editor())

    correcting.drop(correction, by=editor())
    translations.ask(draft, by=editor())
    with pytest.raises(correcting.AnotherEdition):
        correcting.propose(essay.draft, by=editor(), note="人数有误。")


def test_an_author_who_wanted_no_translation_is_known():
    offered = printed_essay(uses=EVERY_USE - {Use.TRANSLATION})
    assert translations.standing(translated(offered)).refused


def test_one_who_did_not_is_known_too(draft):
    assert not translations.standing(draft).refused


def test_whoever_does_not_answer_about_a_translation_is_reminded(draft):
    asking = translations.ask(draft, by=editor())
    assert [one.asking for one in silence.waiting()] == [asking]
    agree(asking)
    assert not silence.waiting().exists()


def test_an_answer_about_a_translation_reaches_the_editor_at_once(draft, essay):
    assert not telling.at_once("answered", essay)
    translations.ask(draft, by=editor())
    assert telling.at_once("answered", essay)


def test_a_byline_is_not_corrected_under_a_translation(draft, essay):
    asking = translations.ask(draft, by=editor())
    author = approval.asked(essay)[0]
    with pytest.raises(approval.NotAsked):
        bylines.correct(
            asking, at=author.address, by=Actor.contributor(author), byline="Lin", affiliation=""
        )


def test_a_changed_address_ends_what_was_asked_about_a_translation(draft, essay):
    translations.ask(draft, by=editor())
    author = approval.asked(essay)[0]
    former, author.address = author.address, address("neu@qq.com")
    author.save()
    assert authors.address_changed(author, former=former, by=editor())
    assert approval.pending(essay) is None
