"""The registers: authors with their roles, organizations, claims, series."""

import pytest
from django.urls import reverse

from tests.desk import states
from tests.desk.states import said
from tests.submissions.essays import section
from viewpoints.articles.models import Claim, Series
from viewpoints.journal.models import Event
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor, Organization, Role

pytestmark = pytest.mark.django_db
KINDS = ("TOTAL", "INITIAL")


def roles(*rows):
    """Give the role rows of an author's form, as posted; a row with ``id`` is one that exists."""
    data = {"roles-TOTAL_FORMS": len(rows), "roles-INITIAL_FORMS": sum("id" in row for row in rows)}
    for number, row in enumerate(rows):
        ticked = {"shown": "on", **row}  # as a browser sends it, also for the empty row
        data.update({f"roles-{number}-{name}": value for name, value in ticked.items()})
    return data


def save(desk, register, pk=None, **data):
    rows = {f"{name}-{kind}_FORMS": 0 for name in ("domains", "evidence") for kind in KINDS}
    data = {**rows, **data}
    verb, args = ("edit", [pk]) if pk else ("add", [])
    return desk.post(reverse(f"wagtailsnippets_{register}:{verb}", args=args), data)


def test_mail_domains_are_entered_with_an_organization_and_refused_by_the_row(desk, organization):
    other = Organization.objects.create(name="林间学社", slug="lin-jian")
    other.domains.create(domain="linjian.example")
    row = {"domains-TOTAL_FORMS": 1, "domains-0-since": "2026-01-01"}
    for domain in ("LinJian.example", "qq.com", "Chenguang.example"):
        named = {"name": "晨光", "kind": "ngo", "slug": "chenguang", "domains-0-domain": domain}
        response = save(desk, "people_organization", organization.pk, **row, **named)
        assert response.status_code == (302 if domain == "Chenguang.example" else 200)
    known = [(one.domain, str(one.since)) for one in organization.domains.all()]
    assert known == [("chenguang.example", "2026-01-01")]


def test_an_organizations_page_shows_its_people_by_role(desk, organization):
    author = Contributor.objects.create(name="林晓", byline="山月", slug="shan-yue")
    Role.objects.create(contributor=author, organization=organization, title="项目官员")
    url = reverse("wagtailsnippets_people_organization:edit", args=[organization.pk])
    shown = desk.get(url).content.decode()
    assert "林晓（山月）" in shown
    assert "项目官员" in shown


@pytest.fixture
def organization():
    return Organization.objects.create(name="晨光", slug="chenguang")


def test_an_author_is_entered_with_address_and_roles_at_once(desk, organization):
    row = {"organization": organization.pk, "title": "项目官员", "since": "2020-01-01"}
    response = save(
        desk, "people_contributor", name="林晓", byline="林晓", email="Lin@QQ.com", **roles(row, {})
    )
    assert response.status_code == 302
    author = Contributor.objects.get()
    assert (author.slug, author.address.email) == ("lin-xiao", "lin@qq.com")
    assert [(one.title, str(one.since)) for one in author.roles.all()] == [
        ("项目官员", "2020-01-01")
    ]


def test_a_role_is_changed_and_taken_away_on_the_author(desk, organization):
    author = Contributor.objects.create(name="林晓", byline="林晓", slug="lin-xiao")
    role = Role.objects.create(contributor=author, organization=organization, title="官员")
    row = {"id": role.pk, "organization": organization.pk, "title": "主任"}
    save(desk, "people_contributor", author.pk, name="林晓", slug="lin-xiao", **roles(row))
    assert Role.objects.get().title == "主任"
    gone = {**row, "DELETE": "on"}
    save(desk, "people_contributor", author.pk, name="林晓", slug="lin-xiao", **roles(gone))
    assert Role.objects.count() == 0


def test_a_role_that_does_not_fit_saves_nothing(desk, organization):
    row = {"organization": organization.pk, "title": "官员", "since": "yesterday"}
    response = save(desk, "people_contributor", name="林晓", **roles(row))
    assert response.status_code == 200
    assert (Contributor.objects.count(), Role.objects.count()) == (0, 0)


@pytest.mark.parametrize("former", [None, "lin@qq.com"])
def test_an_editors_address_is_not_taken_for_an_authors(desk, lin, former):
    lin.email = "editor@viewpoints.example"
    lin.save()
    known = address(former) if former else None
    author = Contributor.objects.create(name="林晓", slug="lin-xiao", address=known)
    taken = {"name": "林晓", "slug": "lin-xiao", "email": "Editor@viewpoints.example"}
    response = save(desk, "people_contributor", author.pk, **taken, **roles({}))
    author.refresh_from_db()
    assert author.address == known
    assert "she could answer in the author’s place" in response.content.decode()


def test_an_address_that_is_there_is_not_taken_away(desk):
    author = Contributor.objects.create(name="林晓", slug="lin-xiao", address=address("lin@qq.com"))
    save(desk, "people_contributor", author.pk, name="林晓", slug="lin-xiao", email="", **roles({}))
    author.refresh_from_db()
    assert author.address.email == "lin@qq.com"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            states.with_author,
            "What was asked or agreed about “志愿者也要吃饭” has lapsed: ask again.",
        ),
        (states.published, "The address was changed; nothing was pending. The former one is told."),
    ],
)
def test_another_address_ends_what_is_pending_and_the_editor_is_told(desk, lin, make, message):
    author = make().authors.get()
    changed = {"name": author.name, "slug": author.slug, "email": "lin@new.example"}
    response = save(desk, "people_contributor", author.pk, **changed, **roles({}))
    author.refresh_from_db()
    assert author.address.email == "lin@new.example"
    assert message in said(response)
    assert Letter.objects.get(template="address_changed").to.email == "lin@qq.com"
    assert Event.objects.last().verb == "submission.address_changed"
    assert Event.objects.last().editor == lin


def test_saving_an_author_without_another_address_ends_nothing(desk):
    offered = states.with_author()
    author = offered.authors.get()
    same = {"name": "林晓晓", "slug": author.slug, "email": "lin@qq.com"}
    save(desk, "people_contributor", author.pk, **same, **roles({}))
    offered.refresh_from_db()
    assert (offered.state, Contributor.objects.get(pk=author.pk).name) == ("with_author", "林晓晓")


def test_an_empty_address_becomes_pinyin_that_nobody_has(desk):
    Organization.objects.create(name="晨光", slug="chen-guang")
    save(desk, "people_organization", name="晨光", kind="ngo")
    assert sorted(Organization.objects.values_list("slug", flat=True)) == [
        "chen-guang",
        "chen-guang-2",
    ]


def test_claims_and_series_are_entered(desk):
    locale = section().locale
    save(desk, "articles_claim", statement="公益人不该拿工资", position=1, explanation="null")
    save(desk, "articles_series", title="七年")
    assert (Claim.objects.get().locale, Claim.objects.get().slug) == (
        locale,
        "gong-yi-ren-bu-gai-na-gong-zi",
    )
    assert Series.objects.get().slug == "qi-nian"


@pytest.mark.parametrize(
    "kind", ["people_contributor", "people_organization", "articles_claim", "articles_series"]
)
def test_every_register_can_be_opened(desk, kind):
    section()
    assert desk.get(reverse(f"wagtailsnippets_{kind}:list")).status_code == 200
    assert desk.get(reverse(f"wagtailsnippets_{kind}:add")).status_code == 200
