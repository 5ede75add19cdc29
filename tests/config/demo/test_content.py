"""The demo is what issue 2 asks for: enough of everything, and all of it hangs together."""

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image
from pypinyin import Style, pinyin

from tests.config.demo.words import body
from viewpoints.config.demo import reading
from viewpoints.config.demo.content import Essay
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.markup.sanitize import sanitize

HAN = re.compile(r"[㐀-鿿]")
SECTION = "china-ngo-viewpoints"
ESSAYS = reading.read_essays()
TRANSLATIONS = reading.read_translations()
WRITTEN = [essay for essay in ESSAYS if essay.section == SECTION]
OFFERED = [
    essay
    for submission in reading.read_submissions()
    for essay in (submission.essay, *(step.essay for step in submission.history))
    if essay
]
ALL = [*ESSAYS, *TRANSLATIONS, *OFFERED]


def named(essay: Essay) -> str:
    return essay.slug or essay.title


def han(text: str) -> int:
    return len(HAN.findall(text))


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def test_the_section_has_at_least_sixteen_essays() -> None:
    assert len(WRITTEN) >= 16


@pytest.mark.parametrize("essay", [*WRITTEN, *OFFERED], ids=named)
def test_an_essay_has_600_to_1500_characters(essay: Essay) -> None:
    assert 600 <= han(body(essay)) <= 1500


@pytest.mark.parametrize("essay", ESSAYS, ids=named)
def test_a_summary_has_50_to_90_signs(essay: Essay) -> None:
    assert 50 <= len(essay.summary) <= 90


def test_eight_contributors_write_each_from_an_organization_of_her_own() -> None:
    roles = reading.read_roles()
    authors = {essay.author for essay in WRITTEN}
    present = [role.organization for role in roles if role.person in authors and not role.until]
    assert len(authors) == 8
    assert len(set(present)) == 8


def test_one_contributor_had_another_role_before() -> None:
    former = [(role.person, role.organization) for role in reading.read_roles() if role.until]
    assert former == [("luo-xing-yuan", "heng-yue-jing-gong")]


def test_one_contributor_writes_under_a_pen_name_and_nothing_printed_holds_her_name() -> None:
    (hidden,) = [person for person in reading.read_people() if person.byline]
    assert hidden.printed_name == "夜班七号"
    assert not [essay.slug for essay in ALL if hidden.name in repr(essay)]
    assert hidden.name not in hidden.biography + hidden.portrait_alt


def test_biographies_have_their_length() -> None:
    lengths = {person.slug: han(person.biography) for person in reading.read_people()}
    assert 150 <= lengths.pop("jian-yi-wei") <= 250
    assert {slug: n for slug, n in lengths.items() if not 60 <= n <= 120} == {}


def test_the_editor_writes_to_the_readers_in_200_to_300_characters() -> None:
    assert 200 <= han(reading.read_sections()[0].letter) <= 300


def test_every_claim_is_explained_in_200_to_300_characters() -> None:
    lengths = [han(text_from_blocks(claim.explanation)) for claim in reading.read_claims()]
    assert len(lengths) == 3
    assert all(200 <= length <= 300 for length in lengths)


def test_every_claim_is_answered_by_at_least_three_essays_and_every_essay_answers_one() -> None:
    answered = Counter(answer.claim for essay in WRITTEN for answer in essay.claims)
    assert answered.keys() == {claim.slug for claim in reading.read_claims()}
    assert min(answered.values()) >= 3
    assert all(essay.claims for essay in WRITTEN)


@pytest.mark.parametrize("essay", ALL, ids=named)
def test_the_passage_that_answers_stands_in_the_essay(essay: Essay) -> None:
    assert [answer.passage for answer in essay.claims if answer.passage not in body(essay)] == []


def test_names_lead_to_what_exists() -> None:
    people = {person.slug for person in reading.read_people()}
    organizations = {organization.slug for organization in reading.read_organizations()}
    sections = {section.slug for section in reading.read_sections()}
    series = {each.slug for each in reading.read_series()}
    authors = {essay.author for essay in ESSAYS} - {""}
    assert authors | {s.editor for s in reading.read_sections()} == people
    assert {role.person for role in reading.read_roles()} == people
    assert {role.organization for role in reading.read_roles()} == organizations
    assert {essay.section for essay in ESSAYS} == sections
    assert {essay.series for essay in ESSAYS} - {""} == series
    claims = {claim.slug for claim in reading.read_claims()}
    assert {slug for claim in reading.read_claims() for slug in claim.related} <= claims


@pytest.mark.parametrize("series", reading.read_series(), ids=lambda series: series.slug)
def test_a_series_is_numbered_from_one_in_order_of_dates(series: object) -> None:
    numbers = [essay.number for essay in ESSAYS if essay.series == series.slug]  # type: ignore[attr-defined]
    assert numbers == [1, 2, 3]


def test_bylines_are_the_printed_names() -> None:
    printed = {person.slug: person.printed_name for person in reading.read_people()}
    assert [e.slug for e in WRITTEN if e.byline != printed[e.author]] == []


def test_one_essay_leads() -> None:
    assert [essay.slug for essay in ESSAYS if essay.lead] == ["shuai-jiao-de-zhang"]


def test_announcements_have_a_dateline_in_both_editions() -> None:
    datelines = [essay.dateline for essay in [*ESSAYS, *TRANSLATIONS] if essay.dateline]
    assert datelines == [
        "北京，2024年3月4日",
        "北京，2026年1月6日",
        "Beijing, March 4, 2024",
        "Beijing, January 6, 2026",
    ]


def test_what_is_known_of_a_claim_is_from_an_organization_of_the_demo() -> None:
    """No real report is cited for what is invented here."""
    own = {organization.name for organization in reading.read_organizations()}
    claims = reading.read_claims()
    assert all(len(claim.evidence) >= 2 for claim in claims)
    known = [evidence for claim in claims for evidence in claim.evidence]
    assert [one.source for one in known if one.source.partition("，")[2] not in own] == []
    assert all(".example/" in one.source_url for one in known if one.source_url)


def test_an_essay_answers_one_of_a_company() -> None:
    companies = {s.slug for s in reading.read_sections() if s.kind == "company"}
    sections = {essay.slug: essay.section for essay in ESSAYS}
    answering = [essay for essay in ESSAYS if essay.responds_to]
    assert [sections[essay.responds_to] for essay in answering] == list(companies)
    assert [essay.section for essay in answering] == [SECTION]


def test_four_texts_are_translated_by_somebody_named_block_by_block() -> None:
    originals = {essay.slug: essay for essay in ESSAYS}
    assert len(TRANSLATIONS) == 4
    for english in TRANSLATIONS:
        original = originals[english.translation_of]
        assert english.translator
        assert [b["type"] for b in english.blocks] == [b["type"] for b in original.blocks]
        assert [a.claim for a in english.claims] == [a.claim for a in original.claims]


def test_the_forms_of_a_page_all_occur() -> None:
    forms = {block["type"] for essay in ESSAYS for block in essay.blocks}
    assert forms == {
        "heading", "paragraph", "quote", "pull_quote", "list", "table", "picture", "footnote",
    }  # fmt: skip


@pytest.mark.parametrize("essay", ALL, ids=named)
def test_every_footnote_is_referred_to_once_and_every_reference_has_one(essay: Essay) -> None:
    notes = [block["label"] for block in essay.blocks if block["type"] == "footnote"]
    assert re.findall(r"\[\^(\w+)\]", body(essay)) == notes


@pytest.mark.parametrize("essay", ALL, ids=named)
def test_the_html_of_an_essay_is_what_the_sanitizer_lets_through(essay: Essay) -> None:
    pieces = [str(block["html"]) for block in essay.blocks if "html" in block]
    assert [piece for piece in pieces if sanitize(piece) != piece] == []


def test_the_pictures_are_those_that_essays_show_light_and_wide() -> None:
    shown = {block["image"] for e in ESSAYS for block in e.blocks if block["type"] == "picture"}
    files = {path.name: path for path in reading.PICTURES.glob("*.webp")}
    assert files.keys() == shown
    assert {size(path) for path in files.values()} == {(1600, 900)}
    assert max(path.stat().st_size for path in files.values()) <= 60_000


def test_everybody_has_a_square_and_light_portrait() -> None:
    files = {path.name: path for path in reading.PORTRAITS.glob("*.webp")}
    assert files.keys() == {person.portrait for person in reading.read_people()}
    assert {size(path) for path in files.values()} == {(800, 800)}
    assert max(path.stat().st_size for path in files.values()) <= 60_000


@pytest.mark.parametrize("essay", [e for e in [*ESSAYS, *OFFERED] if e.slug], ids=named)
def test_an_address_is_the_title_in_pinyin_of_at_most_eight_syllables(essay: Essay) -> None:
    syllables = essay.slug.split("-")
    readings = iter(pinyin(essay.title, style=Style.NORMAL, heteronym=True))
    assert len(syllables) <= 8
    assert all(any(syllable in reading for reading in readings) for syllable in syllables)


def test_no_address_is_used_twice() -> None:
    kinds = [
        [essay.slug for essay in [*ESSAYS, *TRANSLATIONS]],
        [person.slug for person in reading.read_people()],
        [organization.slug for organization in reading.read_organizations()],
        [claim.slug for claim in reading.read_claims()],
    ]
    assert all(len(slugs) == len(set(slugs)) for slugs in kinds)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in itertools.chain(*kinds))
