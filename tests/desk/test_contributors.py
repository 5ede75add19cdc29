"""An author's page at the desk, and two entries of one person made one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk.states import said
from tests.publication import essay, locale
from tests.submissions.essays import editor, section, submission
from viewpoints.articles.models import Authorship, Claim, ClaimAnswer, Series
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor, Organization, Role
from viewpoints.submissions import approval, editing
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
# Those of what is translated ask for its editions too.
LISTS = {
    "people_contributor": 8,
    "people_organization": 8,
    "articles_claim": 10,
    "articles_series": 10,
}


def page(response):
    return " ".join(response.content.decode().split())


def url(author, name="contributor", *others):
    return reverse(f"desk:{name}", args=[author.pk, *(one.pk for one in others)])


def queries(desk, address_):
    desk.get(address_)  # what is kept in memory after a first request
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address_).status_code == 200
    return len(captured)


@pytest.fixture
def author(db):
    return contributor_at(address("lin@qq.com"), name="林晓")


@pytest.fixture
def other(db):
    return contributor_at(address("lin@shanye.example"), name="林晓（山野）")


def fill(author, number):
    submission(f"第{number}件", emails=("lin@qq.com",))
    printed = essay(section(), f"旧文{number}", slug=f"jiu-{number}")
    Authorship.objects.create(article=printed, contributor=author)
    organization = Organization.objects.create(name=f"机构{number}", slug=f"o{number}")
    Role.objects.create(contributor=author, organization=organization, title="主任")


def test_her_page_shows_essays_roles_and_ways_on(desk, author):
    fill(author, 1)
    shown = page(desk.get(url(author)))
    offered = Submission.objects.get()
    for part in ("第1件", "旧文1", "机构1 主任", "lin@qq.com"):
        assert part in shown
    assert f"/desk/promises/new/?author={author.pk}" in shown
    assert f"{reverse('desk:submission', args=[offered.pk])}#thread" in shown


def test_her_page_costs_the_same_for_one_of_everything_and_for_three(desk, author):
    fill(author, 1)
    one = queries(desk, url(author))
    fill(author, 2)
    fill(author, 3)
    assert (one, queries(desk, url(author))) == (11, 11)


def test_her_form_leads_to_her_page(desk, author):
    form = reverse("wagtailsnippets_people_contributor:edit", args=[author.pk])
    assert f'href="{url(author)}"' in page(desk.get(form))


def test_another_entry_is_found_by_her_name_and_made_one_with_her(desk, author, other):
    offered = submission(emails=("lin@shanye.example",))
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    assert url(author, "merge", other) in page(desk.get(url(author, "find_other")))

    before = page(desk.get(url(author, "merge", other)))
    for part in (
        "submissions 1, articles 1, roles 0",
        "lin@shanye.example is no address of hers any more",
        "What was asked or agreed about “志愿者也要吃饭” lapses",
        "readers are not told that they are one",
    ):
        assert part in before
    assert Contributor.objects.count() == 2

    response = desk.post(url(author, "merge", other))
    assert said(response) == ["They are one author now: 林晓."]
    assert list(Contributor.objects.all()) == [author]


def test_two_who_answered_one_text_are_refused_with_words(desk, author, other):
    offered = submission(emails=("lin@qq.com", "lin@shanye.example"))
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    response = desk.post(url(author, "merge", other))
    assert said(response) == [
        "Both were asked about “志愿者也要吃饭”: two answers cannot become one."
    ]
    assert desk.post(url(author, "merge", author)).status_code == 400
    assert Contributor.objects.count() == 2


def test_nothing_is_merged_by_looking(desk, author, other):
    desk.get(url(author, "merge", other))
    assert Contributor.objects.count() == 2


def make(register, number):
    match register:
        case "people_contributor":
            Contributor.objects.create(name=f"作者{number}", byline="", slug=f"c{number}")
        case "people_organization":
            Organization.objects.create(name=f"机构{number}", slug=f"o{number}")
        case "articles_claim":
            claim = Claim.objects.create(
                statement=f"误解{number}", slug=f"m{number}", locale=locale("zh-hans")
            )
            answer = essay(section(), f"文{number}", slug=f"w{number}")
            ClaimAnswer.objects.create(article=answer, claim=claim)
        case "articles_series":
            Series.objects.create(
                title=f"系列{number}", slug=f"s{number}", locale=locale("zh-hans")
            )


@pytest.mark.parametrize("register", LISTS)
def test_a_register_costs_the_same_for_one_row_and_for_three(desk, register):
    list_ = reverse(f"wagtailsnippets_{register}:list")
    section()
    make(register, 1)
    one = queries(desk, list_)
    make(register, 2)
    make(register, 3)
    assert (one, queries(desk, list_)) == (LISTS[register], LISTS[register])


def test_the_list_of_claims_says_how_many_printed_essays_answer_each(desk):
    section()
    make("articles_claim", 1)
    claim = Claim.objects.get()
    answer = ClaimAnswer.objects.get().article
    ClaimAnswer.objects.create(article=answer, claim=claim, passage="又一段")
    Claim.objects.create(statement="没人答", slug="m2", locale_id=claim.locale_id)
    rows = desk.get(reverse("wagtailsnippets_articles_claim:list")).context["table"].data
    assert [(str(row), row.answered) for row in rows] == [("误解1", 1), ("没人答", 0)]


def test_a_series_shows_its_articles_in_order(desk):
    section()
    make("articles_series", 1)
    series = Series.objects.get()
    for place in (2, 1):
        essay(section(), f"第{place}讲", slug=f"di-{place}", series=series, number=place)
    shown = page(desk.get(reverse("wagtailsnippets_articles_series:edit", args=[series.pk])))
    assert 0 < shown.index("第1讲") < shown.index("第2讲")
