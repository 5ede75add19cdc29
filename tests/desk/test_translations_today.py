"""Today tells of translations that have not followed a correction of their source."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation

from tests.articles.translations import TRANSLATOR, rewrite, source
from tests.desk.foreign import user
from tests.publication import TESTER
from tests.submissions.essays import editor
from viewpoints.articles import translating
from viewpoints.articles.models import Section
from viewpoints.articles.translating import Change
from viewpoints.desk.today import translations
from viewpoints.submissions import correcting, permits, publication, texts
from viewpoints.submissions.models import PermitKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def essay():
    essay = source()
    author = essay.authorships.get().contributor
    Section.objects.update(editor=author)  # so that a correction needs nobody's yes
    _permit(essay)
    return publication.print_draft(essay, by=TESTER)


@pytest.fixture
def article(essay):
    article = translating.begin(essay, by=TRANSLATOR)
    changes = [Change(one, {"text": one}) for one in ("title", "first", "second")]
    translating.translate(article, changes=changes, by=TRANSLATOR)
    return article


def _permit(article):
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)


def correct(essay, **by_id):
    rewrite(essay, by_id=by_id)
    _permit(essay)
    correcting.print_correction(correcting.propose(essay, by=TESTER, note="改了。"), by=TESTER)


def rows(of=None):
    return list(translations.behind(of or editor().user))


def test_what_a_correction_left_behind_is_a_row_until_somebody_followed(essay, article):
    assert rows() == []
    correct(essay, first="<p>工资就是工资。</p>", second="<p>志愿者也得吃饭。</p>")
    with translation.override("en"):
        (row,) = rows()
    assert (row.title, row.note) == ("title", "2 passages of its source changed.")
    assert row.url == f"/desk/translations/{article.pk}/?show=to-do"
    for place in ("first", "second"):
        translating.still_right(article, place=place, by=TRANSLATOR)
    assert rows() == []


def test_another_sections_are_nobody_elses(essay, article):
    correct(essay, first="<p>工资就是工资。</p>")
    home = Section.objects.get(locale__language_code="zh-hans").get_parent()
    other = home.add_child(instance=Section(title="别的", slug="bie-de"))
    assert rows(user("wu", other)) == []
    assert len(rows(user("mei", essay.in_section))) == 1


def test_without_corrections_it_costs_one_query(article, django_assert_num_queries):
    she = get_user_model().objects.create_superuser("chen")
    with django_assert_num_queries(1):
        assert rows(she) == []
