"""Claims and series in the other edition: made from the first one's row, edited beside its words."""

import pytest
from django.urls import reverse

from tests.publication import locale
from tests.submissions.essays import section
from viewpoints.articles.models import Claim, Evidence, Series

pytestmark = pytest.mark.django_db
NO_ROWS = {"evidence-TOTAL_FORMS": 0, "evidence-INITIAL_FORMS": 0}


@pytest.fixture
def told():
    section()
    locale("en")
    made = Claim.objects.create(
        statement="公益人不该拿工资",
        slug="gong-zi",
        short_answer="断了会伤人。",
        position=3,
        locale=locale("zh-hans"),
    )
    Evidence.objects.create(claim=made, finding="换了九个人。", source="《年报》", year=2024)
    return made


def adding(of, kind="claim"):
    return reverse(f"wagtailsnippets_articles_{kind}:add") + f"?locale=en&of={of}"


def editing(pk):
    return reverse("wagtailsnippets_articles_claim:edit", args=[pk])


def row(number, **fields):
    return {f"evidence-{number}-{name}": value for name, value in fields.items()}


def test_the_other_edition_is_one_click_from_a_claim_and_opens_with_its_words(desk, told):
    assert adding(told.pk).replace("&", "&amp;") in desk.get(editing(told.pk)).content.decode()
    form = desk.get(adding(told.pk)).context["form"]
    assert (form["statement"].value(), form["slug"].value()) == ("", "")
    assert form["statement"].help_text == "公益人不该拿工资"
    assert [one["source"].value() for one in form.formsets["evidence"]] == ["《年报》"]
    assert "related" not in form.fields


def test_what_is_written_there_is_the_same_claim_in_english(desk, told):
    rows = {"evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 0}
    found = row(0, finding="Nine came.", source="Yearbook", year=2024, ORDER=1)
    words = {"statement": "NGO people need no salary", "explanation": "null", "position": 3}
    response = desk.post(adding(told.pk), {**words, **rows, **found})
    assert response.status_code == 302
    made = Claim.objects.get(locale__language_code="en")
    assert (made.translation_key, made.slug) == (told.translation_key, "ngo-people-need-no-salary")
    assert [one.finding for one in made.evidence.all()] == ["Nine came."]
    assert [one.finding for one in told.evidence.all()] == ["换了九个人。"]
    again = desk.get(adding(told.pk))
    assert (again.status_code, again.url) == (302, editing(made.pk))
    assert editing(told.pk) in desk.get(editing(made.pk)).content.decode()


def test_looking_makes_nothing(desk, told):
    desk.get(adding(told.pk))
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("of", ["0", "x", "-1", "9" * 30, "²"])
def test_the_other_edition_of_nothing_is_not_found(desk, told, of):
    assert desk.get(adding(of)).status_code == 404


def test_a_series_has_its_other_edition_too(desk, told):
    series = Series.objects.create(title="一块钱", slug="yi-kuai", locale=locale("zh-hans"))
    desk.post(adding(series.pk, "series"), {"title": "One yuan", "introduction": ""})
    made = Series.objects.get(locale__language_code="en")
    assert (made.title, made.translation_key) == ("One yuan", series.translation_key)


def test_the_register_names_each_claim_once(desk, told):
    key = {"translation_key": told.translation_key, "locale": locale("en")}
    Claim.objects.create(statement="No salary", slug="salary", **key)
    Claim.objects.create(statement="Only here", slug="only-here", locale=locale("en"))
    table = desk.get(reverse("wagtailsnippets_articles_claim:list")).context["table"]
    rows = [(str(one), one.translated) for one in table.data]
    assert rows == [("Only here", False), ("公益人不该拿工资", True)]


def test_related_claims_are_ticked_and_hold_both_ways(desk, told):
    other = Claim.objects.create(statement="很轻松", slug="qing-song", locale=locale("zh-hans"))
    Claim.objects.create(statement="Only here", slug="only-here", locale=locale("en"))
    choices = desk.get(editing(told.pk)).context["form"].fields["related"].queryset
    assert list(choices) == [other]
    words = {"statement": told.statement, "explanation": "null", "position": 3, "slug": told.slug}
    response = desk.post(editing(told.pk), {**words, **NO_ROWS, "related": [other.pk]})
    assert response.status_code == 302
    assert list(other.related.all()) == [told]


def test_evidence_is_entered_with_a_claim(desk, told):
    words = {"statement": "很轻松", "explanation": "null", "position": 1}
    rows = {"evidence-TOTAL_FORMS": 1, "evidence-INITIAL_FORMS": 0}
    url = reverse("wagtailsnippets_articles_claim:add")
    found = row(0, finding="夜里。", source="《统计》", source_url="javascript:alert(1)", ORDER=1)
    assert desk.post(url, {**words, **rows, **found}).status_code == 200
    found["evidence-0-source_url"] = "https://zhi-liao.example/"
    assert desk.post(url, {**words, **rows, **found}).status_code == 302
    saved = Evidence.objects.get(claim__statement="很轻松")
    assert (saved.finding, saved.source_url) == ("夜里。", "https://zhi-liao.example/")
