"""The letter that asks an author, in HTML: the whole text, its small pictures, nothing from elsewhere."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core import mail

from tests.publication import picture
from tests.submissions.enclosing import (
    ask_about,
    block,
    everything,
    html_of,
    left,
    shown,
    structure,
    words,
)
from tests.submissions.sending import LINK
from viewpoints.journal.models import Actor
from viewpoints.letters import secrets
from viewpoints.letters.models import Letter, Secret
from viewpoints.submissions import letters

pytestmark = pytest.mark.django_db
TAG = re.compile(r"<[^>]*>")


@pytest.fixture
def editor():
    return Actor.editor(
        get_user_model().objects.create_superuser("jian", "jian@viewpoints.example", "x")
    )


def visible(html: str) -> list[str]:
    """Give the lines a reader sees."""
    body = html.partition("<body")[2]
    return [line for line in TAG.sub("\n", body[body.index(">") + 1 :]).split("\n") if line.strip()]


def test_a_text_without_pictures_has_two_sides_and_nothing_attached(editor):
    ask_about(everything(), by=editor)
    assert structure(left()) == {"multipart/alternative": ["text/plain", "text/html"]}


def test_pictures_stand_with_the_html_that_shows_them_each_once(editor):
    one, other = picture(), picture(size=(300, 100))
    body = [shown(one, alt="卡车"), words("<p>又是它：</p>"), shown(one), shown(other)]
    ask_about(body, by=editor)

    letter = left()
    assert structure(letter) == {
        "multipart/alternative": [
            "text/plain",
            {"multipart/related": ["text/html", "image/jpeg", "image/jpeg"]},
        ]
    }
    related = letter.get_payload(1)
    attached = [part["Content-ID"].strip("<>") for part in related.iter_attachments()]
    asked_for = re.findall(r'src="cid:([^"]+)"', html_of(letter))
    assert len(set(attached)) == 2
    assert asked_for == [attached[0], attached[0], attached[1]]
    assert [part["Content-Disposition"] for part in related.iter_attachments()] == [
        'inline; filename="picture-1.jpg"',
        'inline; filename="picture-2.jpg"',
    ]


def test_the_whole_text_stands_in_it_as_it_will_be_printed(editor):
    fields = {"title": "一块钱", "summary": "要走多久。", "dateline": "云南", "byline": "林晓"}
    ask_about(
        [*everything(), shown(picture(), caption="卡车", credit="林晓摄")], by=editor, **fields
    )

    lines = visible(html_of(left()))
    start = lines.index("一块钱")
    assert lines[start : lines.index("林晓摄") + 3] == [
        *("一块钱", "要走多久。", "林晓", "云南"),
        *("路上走", "二十三天", "。", "1", "它在", "干活", "。[^无]", "钱在路上 &lt; 钱在睡觉"),
        *("对账", "2", "下乡", "不领工资行不行？", "——一位朋友", "是送饭的那只手。"),
        *("二十三天", "哪一天", "什么", "1", "对账", "9", "看厨房"),
        *("卡车 ", "林晓摄", "全年平均。", "每天两小时。"),
    ]


def test_in_words_notes_are_numbers_and_come_last_and_pictures_are_named(editor):
    body = [*everything(), shown(picture(), alt="山路", caption="卡车", credit="林晓摄")]
    ask_about(body, by=editor)
    text = left().get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert text.partition("林晓\n\n")[2].partition("\n\n————")[0] == (
        "路上走二十三天。(1)它在干活。[^无]\n\n钱在路上 < 钱在睡觉\n\n- 对账(2)\n- 下乡\n\n"
        "不领工资行不行？\n——一位朋友\n\n是送饭的那只手。\n\n"
        "二十三天\n哪一天\t什么\n1\t对账\n9\t看厨房\n\n【图：卡车，林晓摄】\n\n"
        "(1) 全年平均。\n(2) 每天两小时。"
    )


def test_the_private_links_are_the_same_on_both_sides(editor):
    ask_about(everything(), by=editor)
    sent = mail.outbox[-1]
    in_words = [found[0] for found in LINK.finditer(sent.body)]
    assert len(in_words) == 2
    assert {found[0] for found in LINK.finditer(sent.html)} == set(in_words)
    assert sent.html.count(f'href="{in_words[0]}"') == 2
    made = Secret.objects.filter(letter__template="asking").order_by("purpose")
    purposes = ["answer-asking", "asking", "return", "status"]
    assert list(made.values_list("purpose", flat=True)) == purposes


def test_the_row_holds_marks_and_no_secret_on_either_side(editor):
    ask_about(everything(), by=editor)
    row = Letter.objects.values().get(template="asking")
    assert re.findall(r"\[\[link:\w+\]\]", row["html"]) == [
        *["[[link:asking]]"] * 3,
        "[[link:status]]",
    ]
    made = re.findall(r"[a-z2-7]{26}", mail.outbox[-1].body + mail.outbox[-1].reply_to[0])
    assert len(made) == 3
    rows = str(list(Letter.objects.values())) + str(list(Secret.objects.values()))
    assert [secret for secret in made if secret in rows] == []


def test_an_answer_to_it_is_for_this_asking(editor):
    asking = ask_about(everything(), by=editor)
    local = mail.outbox[-1].reply_to[0].partition("@")[0]
    secret = secrets.find(local.removeprefix("ngo+"), purpose="answer-asking")
    assert (secret.about_kind, secret.about_key) == ("submissions.asking", str(asking.pk))
    assert secret.holder == asking.submission.authors.get().address


def test_nothing_in_it_is_taken_for_html_that_is_not(editor):
    evil = "<script>alert(1)</script>"
    one = shown(picture(), alt=f'"{evil}', caption=evil, credit=evil)
    body = [words("<p>文</p>"), one, block("heading", text=evil, level="2")]
    ask_about(body, by=editor, title=evil, summary=evil, byline=evil, dateline=evil)
    page = BeautifulSoup(html_of(left()), "html.parser")
    assert page.find_all("script") == []
    assert page.img["alt"] == f'"{evil}'
    assert page.get_text().count(evil) == 10


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_loads_nothing_and_carries_its_styles_in_its_elements(editor, language):
    ask_about([*everything(), shown(picture())], by=editor, language=language)
    html = html_of(left())
    assert re.findall(r'src="(?!cid:)', html) == []
    assert re.findall(r"url\(|@import|<link|<script|var\(", html) == []
    assert {*re.findall(r"<p(?=[ >])[^>]*>", html)} == {
        tag for tag in re.findall(r"<p(?=[ >])[^>]*>", html) if 'style="' in tag
    }
    assert f'<html lang="{language}">' in html


def test_a_long_letter_arrives_whole(editor):
    long = [words(f"<p>{'一块钱在路上走了二十三天。' * 100}</p>") for _ in range(46)]
    ask_about(long, by=editor)
    letter = left()
    for side in ("plain", "html"):
        content = letter.get_body((side,)).get_content()
        assert content.count("一块钱在路上走了二十三天。") == 4600
    longest = max(len(line) for line in mail.outbox[-1].message().as_bytes().splitlines())
    assert longest <= 998  # RFC 5322, section 2.1.1
    assert [part.defects for part in letter.walk()] == [[]] * 3


def test_it_has_no_headers_of_a_mailing_list_and_does_not_call_itself_automatic(editor):
    ask_about(everything(), by=editor)
    headers = left()
    assert [name for name in headers if name.lower().startswith("list-")] == []
    assert headers["Auto-Submitted"] is None
    assert headers["Message-ID"] == Letter.objects.get(template="asking").message_id


def test_the_editors_own_lines_stay_lines(editor):
    asking = ask_about(everything(), by=editor)
    letters.asking(asking.asked.get(), words="林晓：\n第二段<改>了。")
    assert "林晓：<br>第二段&lt;改&gt;了。" in html_of(left())
