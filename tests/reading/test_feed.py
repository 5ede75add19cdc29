"""The feed: Atom by RFC 4287, whole texts, identities that never change."""

import datetime as dt
import uuid
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.test import Client

from tests.publication import Publication, contributor, english, essay, essays, paragraphs, picture
from tests.reading.page import RENDITIONS

pytestmark = RENDITIONS

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "http://127.0.0.1:8000"


def feed(client: Client, address: str = "/feed/") -> ElementTree.Element:
    """Give the root of the feed at an address."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def text(element: ElementTree.Element, path: str) -> str | None:
    """Give the text of what a path finds."""
    return element.findtext(path, namespaces=ATOM)


def test_it_says_what_it_is(made: Publication, client: Client) -> None:
    essay(made.section, "一篇", slug="yi-pian")
    root = feed(client)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert (text(root, "a:title"), text(root, "a:subtitle")) == (
        "责任视角",
        "公益机构自己写，企业的人在读",
    )
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {"self": f"{SITE}/feed/", "alternate": f"{SITE}/"}


def test_an_entry_holds_the_whole_text(made: Publication, client: Client) -> None:
    body = [
        *paragraphs('正文<a href="/guan-dian/">栏目</a>[^1]。'),
        {"type": "picture", "value": {"image": picture().pk, "alt": "河"}},
        {"type": "footnote", "value": {"label": "1", "text": "<p>出处</p>"}},
    ]
    author = contributor("何稻青", slug="he")
    fields = {"authors": [author], "body": body, "summary": "提要 & <b>"}
    essay(made.section, "一篇", slug="yi-pian", **fields)
    (entry,) = feed(client).findall("a:entry", ATOM)
    assert text(entry, "a:title") == "一篇"
    assert text(entry, "a:author/a:name") == "何稻青"
    assert text(entry, "a:summary") == "提要 & <b>"
    assert entry.find("a:link", ATOM).get("href") == f"{SITE}/guan-dian/yi-pian/"
    assert entry.find("a:content", ATOM).get("type") == "html"
    page = BeautifulSoup(text(entry, "a:content"), "html.parser")
    assert page.a["href"] == f"{SITE}/guan-dian/"
    assert page.img["src"].startswith(f"{SITE}/media/images/")
    sources = [part.split()[0] for part in page.img["srcset"].split(", ")]
    assert all(source.startswith(f"{SITE}/media/images/") for source in sources)
    assert page.find(id="note-1").get_text() == "出处"


def test_an_entry_keeps_its_identity_when_its_address_changes(
    made: Publication, client: Client
) -> None:
    article = essay(made.section, "一篇", slug="yi-pian")
    before = text(feed(client), "a:entry/a:id")
    article.slug = "bie-chu"
    article.save()
    after = feed(client)
    assert text(after, "a:entry/a:id") == before
    assert after.find("a:entry/a:link", ATOM).get("href") == f"{SITE}/guan-dian/bie-chu/"
    assert uuid.UUID(before.removeprefix("urn:uuid:")).version == 5


def test_each_edition_has_its_feed_and_its_identities(made: Publication, client: Client) -> None:
    away = english(made)
    written = essay(made.section, "原文", slug="yuan-wen")
    key = {"translation_key": written.translation_key, "byline": "Someone"}
    essay(away.section, "Translation", slug="translation", **key)
    here, there = feed(client), feed(client, "/en/feed/")
    assert text(there, "a:entry/a:title") == "Translation"
    identities = [text(root, path) for root in (here, there) for path in ("a:id", "a:entry/a:id")]
    assert len(set(identities)) == 4


def test_it_was_updated_when_its_newest_entry_was(made: Publication, client: Client) -> None:
    essays(made.section, 2)
    root = feed(client)
    entries = [text(entry, "a:updated") for entry in root.findall("a:entry", ATOM)]
    assert text(root, "a:updated") == max(entries)
    assert dt.datetime.fromisoformat(entries[0]).tzinfo is not None


def test_an_empty_section_has_an_empty_feed(made: Publication, client: Client) -> None:
    root = feed(client)
    assert root.findall("a:entry", ATOM) == []
    assert dt.datetime.fromisoformat(text(root, "a:updated")).tzinfo is not None


def test_a_sign_that_xml_forbids_does_not_break_it(made: Publication, client: Client) -> None:
    essay(made.section, "响\x08铃\x0b", slug="ling")
    assert text(feed(client), "a:entry/a:title") == "响铃"


def test_every_page_leads_to_it(made: Publication, client: Client) -> None:
    page = BeautifulSoup(client.get("/").content.decode(), "html.parser")
    link = page.select_one('link[type="application/atom+xml"]')
    assert (link["rel"], link["href"], link["title"]) == (["alternate"], "/feed/", "责任视角")
