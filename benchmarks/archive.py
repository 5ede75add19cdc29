"""An archive of any size: the public-domain essays of the test material, with new titles and dates.

A bulk path of its own (the product's import comes with its issue): pages, articles, texts, permits
and seals go in by the thousand, in transactions that the gate checks like any other.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Locale, Page, Site

from viewpoints.articles.models import Article, Authorship, Home, Section
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor
from viewpoints.submissions import gate, texts
from viewpoints.submissions.models import Permit, Text

MATERIAL = (
    Path(__file__).resolve().parents[2] / "shared/material/essays/tallusil+luxun-novel-analysis"
)
BATCH = 1000
NEWEST = date(2026, 11, 1)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def essays() -> list[list[str]]:
    """Give the essays of 500 to 2,000 characters, each as its paragraphs."""
    found = []
    for path in sorted(MATERIAL.rglob("*.md")):
        words = path.read_text(encoding="utf-8", errors="replace").replace("```", "")
        paragraphs = [re.sub(r"\s+", "", one) for one in re.split(r"\n\s*\n", words)]
        paragraphs = [one for one in paragraphs if one]
        if 500 <= sum(map(len, paragraphs)) <= 2000:
            found.append(paragraphs)
    return found or [["文" * 120] * 8]


def publication() -> Section:
    """Make the home page and one section with an editor."""
    Locale.objects.get_or_create(language_code="zh-hans")
    root = Page.objects.get(depth=1)
    root.get_children().delete()
    home = root.add_child(instance=Home(title="基准", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home})
    editor = contributor_at(address("editor@viewpoints.example"), name="编辑")
    return home.add_child(
        instance=Section(title="栏目", slug="section", mailbox="ngo", editor=editor)
    )


def fill(
    section: Section,
    count: int,
    *,
    words: Iterable[list[str]] | None = None,
    permitted: bool = True,
) -> None:
    """Put ``count`` live articles into ``section``, one a day, by a hundred authors.

    ``words`` are their essays, in turn, each as its paragraphs; without them those of ``essays``. Without
    permits it takes a fifth of the time, and the gate must be open.
    """
    authors = [
        contributor_at(address(f"a{number}@ngo.example"), name=f"作者{number}")
        for number in range(min(100, count))
    ]
    supply = islice(cycle(words or essays()), count)
    for first in range(0, count, BATCH):
        batch = list(enumerate(islice(supply, BATCH), first))
        _insert(section, batch, authors, count, permitted)
    Page.objects.filter(pk=section.pk).update(numchild=count)


@transaction.atomic
def _insert(
    section: Section,
    batch: list[tuple[int, list[str]]],
    authors: list[Contributor],
    count: int,
    permitted: bool,
) -> None:
    kind = ContentType.objects.get_for_model(Article)
    articles = [_article(section, number, words, count) for number, words in batch]
    for article, (number, _) in zip(articles, batch, strict=True):
        article.byline = authors[number % len(authors)].byline
        article.content_type = kind
    pages = Page.objects.bulk_create(
        [
            Page(**{f.attname: getattr(one, f.attname) for f in Page._meta.local_fields})
            for one in articles
        ]
    )
    for article, page in zip(articles, pages, strict=True):
        article.pk = article.page_ptr_id = page.pk
    _insert_articles(articles)
    if permitted:
        made = Text.objects.bulk_create(_text(article) for article in articles)
        Permit.objects.bulk_create(Permit(text=text, kind="archive") for text in made)
        _seal(articles, made)
    Authorship.objects.bulk_create(
        Authorship(article=article, contributor=authors[number % len(authors)])
        for article, (number, _) in zip(articles, batch, strict=True)
    )


def _article(section: Section, number: int, words: list[str], count: int) -> Article:
    body = [{"type": "paragraph", "value": f"<p>{one}</p>"} for one in words]
    return Article(
        title=f"第{number}篇：{words[0][:14]}",
        draft_title=f"第{number}篇",
        slug=f"di-{number}-pian",
        url_path=f"{section.url_path}di-{number}-pian/",
        path=Page._get_path(section.path, section.depth + 1, number + 1),
        depth=section.depth + 1,
        locale=section.locale,
        in_section=section,
        summary=words[0][:60],
        body=json.dumps(body, ensure_ascii=False),
        printed_on=NEWEST - timedelta(days=count - number),
        live=True,
        first_published_at=NOON - timedelta(days=count - number),
        last_published_at=NOON - timedelta(days=count - number),
    )


def _insert_articles(articles: list[Article]) -> None:
    fields = Article._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    rows = [
        [field.get_db_prep_save(field.pre_save(one, add=True), connection) for field in fields]
        for one in articles
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO articles_article ({columns}) VALUES ({marks})", rows)


def _text(article: Article) -> Text:
    content = texts.content_of(article)
    return Text(
        sha256=texts.hash_of(content), scheme=texts.SCHEME, edition="zh-hans", content=content
    )


def _seal(articles: list[Article], made: list[Text]) -> None:
    select = f"SELECT p.id, %s, {gate.columns_hash()} FROM {gate.FROM} WHERE p.id = %s"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO submissions_seal (article_id, text_id, columns) {select}",
            [(text.pk, article.pk) for article, text in zip(articles, made, strict=True)],
        )
