"""A text that was pasted with its formatting becomes clean blocks, and keeps it without JavaScript."""

import pytest

from tests.contributing.visits import FORM, filled, mailed_link
from tests.publication import publication
from viewpoints.contributing.forms import ContributionForm
from viewpoints.intake.models import Arrival, Draft
from viewpoints.markup import pasting
from viewpoints.submissions.models import Submission

HTML = (
    "<h2>小标题</h2><p>第一段，<strong>要紧</strong>，见<a href='https://a.example/r'>年报</a>。</p>"
    "<ul><li>车票</li><li>午饭</li></ul><blockquote><p>她说。</p></blockquote>"
)
HOSTILE = (
    "<p onclick=alert(1) style='position:fixed'>字<script>alert(1)</script>"
    "<img src=https://evil.example/x.png><a href='javascript:alert(1)'>点</a></p>"
)


def form(html: str, **changes: object) -> ContributionForm:
    return ContributionForm(filled(html=html, **changes))


@pytest.mark.django_db
def test_headings_emphasis_links_lists_and_quotations_reach_the_submission(client):
    publication()
    client.post(FORM, filled(html=HTML, text="随便什么"))
    client.post(mailed_link("confirm"))
    assert Submission.objects.get().blocks == [
        {"type": "heading", "level": 2, "text": "小标题"},
        {
            "type": "paragraph",
            "html": '第一段，<strong>要紧</strong>，见<a href="https://a.example/r">年报</a>。',
        },
        {"type": "list", "ordered": False, "items": ["车票", "午饭"]},
        {"type": "quote", "html": "她说。", "attribution": ""},
    ]
    assert Arrival.objects.get().text.split() == [
        "小标题",
        "第一段，要紧，见年报。",
        "车票",
        "午饭",
        "她说。",
    ]


def test_what_is_not_text_does_not_get_in():
    given = form(HOSTILE)
    assert given.is_valid()
    assert given.filled_in(language="zh-hans").html == "<p>字点</p>"


def test_formatting_without_a_word_is_no_essay():
    given = form("<p><br></p><ul><li> </li></ul>", text="")
    assert [str(error) for error in given.errors["text"]] == [
        "请把正文贴在这里，或者在下面选一个文件。"
    ]


def test_a_pasted_text_may_have_60000_characters_and_no_more():
    assert form(f"<p>{'字' * 60_000}</p>").is_valid()
    assert [str(error) for error in form(f"<p>{'字' * 60_001}</p>").errors["text"]] == [
        "正文超过了60000字。请改用文件，或者用邮件寄来。"
    ]


def test_html_that_is_built_to_be_slow_is_left_and_its_words_are_taken(monkeypatch):
    monkeypatch.setattr(pasting, "LIMITS", pasting.LIMITS._replace(seconds=0.5))
    given = form("<ul><li>" * 40_000, text="字")
    assert given.is_valid()
    assert (given.cleaned_data["text"], given.pasted) == ("字", None)


@pytest.mark.django_db
def test_formatting_outlives_a_visit_without_javascript_that_leaves_the_words_alone(client):
    publication()
    draft = client.post(f"{FORM}draft/", filled(html=HTML)).url.removesuffix("#draft-bar")
    words = Draft.objects.get().fields["text"]
    page = client.get(draft).content.decode()
    assert '<template class="formatted"><h2>小标题</h2>' in page
    client.post(f"{draft}saved/", filled(text=words.replace("\n", "\r\n")))
    assert Draft.objects.get().fields["html"].startswith("<h2>小标题</h2>")
    client.post(f"{draft}saved/", filled(text=f"{words}\n\n又一段。"))
    kept = Draft.objects.get().fields
    assert (kept.get("html", ""), kept["text"]) == ("", f"{words}\n\n又一段。")
