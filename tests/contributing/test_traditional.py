"""Private pages in Traditional: the words around are converted, what an author is asked about is not."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from tests.contributing.visits import asked, status_page, submission, text_page
from tests.publication import publication

pytestmark = pytest.mark.django_db

TITLE = "头发的里程"


@pytest.fixture(autouse=True)
def _no_language_stays():
    yield
    translation.deactivate()


def read(client, address: str) -> BeautifulSoup:
    response = client.get(f"/zh-hant{address}")
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def test_the_text_an_author_is_asked_about_stays_as_it_is(client):
    page = read(client, text_page(asked(title=TITLE, summary="软件里的发展。")))
    assert page.select_one(".sheet h1").get_text() == TITLE
    assert page.select_one(".sheet .summary").get_text() == "软件里的发展。"
    assert [tag.get_text() for tag in page.select(".sheet .prose p")] == [
        "钱要走四十七天。",
        "孩子们照样要吃饭。",
    ]
    changes = [tag.get_text() for tag in page.select(".changes .change-words")]
    assert any("软件里的发展。" in words for words in changes)
    assert page.title.get_text() == f"{TITLE} · 責任視角"
    assert page.select_one(".page-head h1").get_text() == "請您過目"


def test_what_an_author_sent_stands_as_she_sent_it(client):
    page = read(client, status_page(submission(language="zh-hant")))
    assert page.select_one("h1").get_text() == "一块钱在路上"
    assert "钱要走四十七天。" in page.select_one(".sent-text .prose").get_text()
    assert page.select_one(".next h2").get_text() == "接下來"
    receipt = page.select_one(".letters [translate=no]")
    assert receipt.get_text() == "您的稿子收到了：《一块钱在路上》"


def test_what_the_form_says_by_its_script_is_converted_too(client, db):
    made = publication()
    page = read(client, f"/contribute/{made.section.slug}/")
    assert page.select_one(".writing")["data-h2"] == "小標題"
    assert page.select_one("form.contribution")["data-uploading"].startswith("正在上傳")
