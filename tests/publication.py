"""A small publication made through the models and the real gate, for the tests of every face.

``publication()`` gives a home, one section with its editor, and nothing to read; ``essay()`` prints
an article in a section. Both need a database and may be called inside or outside a transaction.
"""

import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.files.images import ImageFile
from django.db import transaction
from PIL import Image as Picture
from pytest_django import DjangoDbBlocker
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site

from viewpoints.articles.models import (
    Article,
    Authorship,
    Claim,
    ClaimAnswer,
    Home,
    InfoPage,
    Section,
)
from viewpoints.journal.models import Actor
from viewpoints.people.models import Contributor, Organization, Role
from viewpoints.submissions import permits, texts
from viewpoints.submissions import publication as printing
from viewpoints.submissions.models import PermitKind

TESTER = Actor.machine("test")
DAY = dt.date(2025, 1, 14)


@dataclass(frozen=True)
class Publication:
    """What ``publication()`` made."""

    home: Home
    section: Section
    editor: Contributor


@contextmanager
def laid(blocker: DjangoDbBlocker) -> Iterator[Publication]:
    """Make a publication for all tests of a module: each test's own transaction lies within this one.

    For a fixture of the module that asks for ``django_db_setup`` too; its tests ask for ``db``.
    """
    cache.clear()
    with blocker.unblock(), transaction.atomic():
        yield publication()
        transaction.set_rollback(True)


def publication() -> Publication:
    """Make the Simplified edition: 责任视角 at ``/``, its section at ``/guan-dian/``."""
    home = _root().add_child(
        instance=Home(
            title="责任视角",
            slug="zh",
            tagline="公益机构自己写，企业的人在读",
            publisher="责任视角编辑部",
            since=2003,
            licence="CC BY-NC-ND 4.0",
            licence_url="https://creativecommons.org/licenses/by-nc-nd/4.0/",
            locale=locale("zh-hans"),
        )
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    editor = contributor(
        "简一苇", byline_en="Jian Yiwei", slug="jian-yi-wei", biography="栏目编辑。"
    )
    section = home.add_child(
        instance=Section(
            title="中国公益观点",
            slug="guan-dian",
            introduction="写自己真正在做的事。",
            letter_to_readers="<p>各位读者：请回信。</p>",
            editor=editor,
            mailbox="ngo",
            locale=home.locale,
        )
    )
    return Publication(home, section, editor)


def _root() -> Page:
    """Give the root of the page tree; a test with real transactions takes away what migrations made."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    root = Page.get_first_root_node()
    return root or Page.add_root(title="Root", slug="root", locale=locale("zh-hans"))


def english(made: Publication) -> Publication:
    """Make the English edition beside it: ``/en/`` and its section at ``/en/guan-dian/``."""
    home = made.home.get_parent().add_child(
        instance=Home(
            title="Viewpoints",
            slug="en",
            tagline="Written by NGOs, read by companies",
            locale=locale("en"),
            translation_key=made.home.translation_key,
        )
    )
    section = home.add_child(
        instance=Section(
            title="China NGO Viewpoints",
            slug=made.section.slug,
            introduction="The work as it is.",
            editor=made.editor,
            mailbox=made.section.mailbox,
            locale=home.locale,
            translation_key=made.section.translation_key,
        )
    )
    return Publication(home, section, made.editor)


def locale(code: str) -> Locale:
    """Give the locale for a language code, made when it is missing."""
    return Locale.objects.get_or_create(language_code=code)[0]


def contributor(byline: str, *, slug: str, **fields: Any) -> Contributor:
    """Make a contributor printed as ``byline``; her private name is the same unless given."""
    return Contributor.objects.create(**{"name": byline, "byline": byline, "slug": slug, **fields})


def role(person: Contributor, title: str, at: Organization, **fields: Any) -> Role:
    """Tie a person to an organization; ``since`` and ``until`` are dates."""
    return Role.objects.create(contributor=person, organization=at, title=title, **fields)


def claim(statement: str, *, slug: str, **fields: Any) -> Claim:
    """Make a claim of the Simplified edition, unless another ``locale`` is given."""
    return Claim.objects.create(
        **{"statement": statement, "slug": slug, "locale": locale("zh-hans"), **fields}
    )


def info_page(home: Home, title: str, *, slug: str, body: list[dict[str, Any]] = ()) -> InfoPage:
    """Make a page about the publication itself."""
    page = InfoPage(title=title, slug=slug, locale=home.locale, body=json.dumps(list(body)))
    return home.add_child(instance=page)


def paragraphs(*words: str) -> list[dict[str, Any]]:
    """Give the body of plain paragraphs; each is HTML that the sanitizer would let stand."""
    return [{"type": "paragraph", "value": f"<p>{words}</p>"} for words in words]


def draft(
    section: Section,
    title: str,
    *,
    slug: str,
    authors: Iterable[Contributor] = (),
    answers: Iterable[tuple[Claim, str]] = (),
    body: list[dict[str, Any]] = (),
    **fields: Any,
) -> Article:
    """Make a draft in ``section``; the byline is that of its authors unless given."""
    authors = list(authors)
    fields.setdefault("byline", "、".join(author.byline for author in authors))
    article = Article(
        title=title,
        slug=slug,
        locale=section.locale,
        body=json.dumps(list(body) or paragraphs("正文。")),
        live=False,
        **fields,
    )
    article.authorships = [
        Authorship(contributor=author, sort_order=place) for place, author in enumerate(authors)
    ]
    article.claim_answers = [ClaimAnswer(claim=to, passage=passage) for to, passage in answers]
    section.add_child(instance=article)
    article.save_revision()
    return article


def essay(section: Section, title: str, *, slug: str, day: dt.date = DAY, **fields: Any) -> Article:
    """Print an article in ``section`` on ``day``, through the gate with a permit of the archive."""
    article = draft(section, title, slug=slug, printed_on=day, **fields)
    permits.permit(texts.draft_text(article), kind=PermitKind.ARCHIVE, by=TESTER)
    return printing.print_draft(article, by=TESTER)


def essays(section: Section, count: int, **fields: Any) -> list[Article]:
    """Print ``count`` articles, 第1篇 the oldest, a day between them."""
    return [
        essay(
            section,
            f"第{number}篇",
            slug=f"di-{number}-pian",
            day=DAY + dt.timedelta(days=number),
            **fields,
        )
        for number in range(1, count + 1)
    ]


def picture(title: str = "picture", *, size: tuple[int, int] = (1200, 800)) -> Any:
    """Put a one-coloured picture into the image library."""
    data = io.BytesIO()
    Picture.new("RGB", size, "teal").save(data, "PNG")
    data.seek(0)
    return get_image_model().objects.create(title=title, file=ImageFile(data, name="picture.png"))
