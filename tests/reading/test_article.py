"""An article: who wrote it and when, what it answers, its text and notes, its author then, the way on."""

import datetime as dt

from django.test import Client

from tests.publication import (
    Publication,
    claim,
    contributor,
    essay,
    essays,
    locale,
    paragraphs,
    picture,
    role,
)
from tests.reading.conftest import Reader
from tests.reading.page import RENDITIONS, addresses, all_words, words
from viewpoints.articles.models import Series
from viewpoints.people.models import Organization

pytestmark = RENDITIONS

NOTED = [
    {"type": "heading", "value": {"text": "一", "level": "2"}},
    {"type": "paragraph", "value": "<p>正文[^1]，又见[^1]，没有的[^9]。</p>"},
    {"type": "heading", "value": {"text": "二", "level": "3"}},
    {"type": "footnote", "value": {"label": "1", "text": "<p>出处。</p>"}},
]


def test_byline_date_and_section_stand_above_the_text(made: Publication, read: Reader) -> None:
    author = contributor("严知微", slug="yan")
    essay(made.section, "领工资", slug="gong-zi", authors=[author], summary="提要。")
    page = read("/guan-dian/gong-zi/")
    head = page.select_one(".essay-head")
    assert words(head) == "中国公益观点 领工资 提要。 严知微 2025年1月14日"
    assert addresses(head, "a") == ["/guan-dian/", "/people/yan/"]
    assert words(page.title) == "领工资 · 责任视角"
    assert page.find("meta", {"name": "description"})["content"] == "提要。"
    assert head.find_next(class_="body") is not None


def test_beside_an_author_stands_the_role_she_had_when_it_was_printed(
    made: Publication, read: Reader
) -> None:
    author = contributor("骆行远", slug="luo", biography="曾在企业。")
    factory = Organization.objects.create(name="恒越精工", slug="heng-yue")
    service = Organization.objects.create(name="齐步", slug="qi-bu")
    role(author, "经理", factory, since=dt.date(2011, 7, 1), until=dt.date(2018, 9, 30))
    role(author, "辅导员", service, since=dt.date(2018, 10, 15))
    text = {"authors": [author], "affiliation": "恒越精工经理"}
    essay(made.section, "甲方", slug="jia", day=dt.date(2018, 9, 30), **text)
    essay(made.section, "乙方", slug="yi", authors=[author], day=dt.date(2018, 10, 15))
    essay(made.section, "之间", slug="zhi-jian", authors=[author], day=dt.date(2018, 10, 1))
    page = read("/guan-dian/jia/")
    assert all_words(page, ".role") == ["恒越精工 经理"] * 2
    assert addresses(page, ".by .role a") == ["/organizations/heng-yue/"]
    assert all_words(read("/guan-dian/yi/"), ".about .role") == ["齐步 辅导员"]
    assert all_words(read("/guan-dian/zhi-jian/"), ".role") == []
    assert words(read("/guan-dian/yi/").select_one(".about")) == "骆行远 齐步 辅导员 曾在企业。"


def test_what_was_not_printed_beside_the_byline_is_not_shown_there(
    made: Publication, read: Reader
) -> None:
    author = contributor("骆行远", slug="luo")
    role(author, "经理", Organization.objects.create(name="恒越精工", slug="heng-yue"))
    essay(made.section, "甲方", slug="jia", authors=[author])
    essay(made.section, "乙方", slug="yi", byline="夜班七号", affiliation="一家<b>工厂</b>")
    assert all_words(read("/guan-dian/jia/"), ".by .role") == []
    assert all_words(read("/guan-dian/yi/"), ".by .role") == ["一家<b>工厂</b>"]


def test_references_lead_to_notes_and_back(made: Publication, read: Reader) -> None:
    essay(made.section, "有注", slug="zhu", body=NOTED)
    page = read("/guan-dian/zhu/")
    assert addresses(page, ".body a") == ["#note-1", "#note-1"]
    assert words(page.select_one(".body p")) == "正文 1 ，又见 1 ，没有的[^9]。"
    assert words(page.select_one("#note-1")) == "出处。 ↩"
    assert addresses(page, "#note-1 a") == ["#ref-1"]
    assert page.select_one("#ref-1").name == "a"


def test_headings_can_be_linked_to(made: Publication, read: Reader) -> None:
    essay(made.section, "有标题", slug="biao-ti", body=NOTED)
    headings = read("/guan-dian/biao-ti/").select(".body h2, .body h3")
    assert [(tag.name, tag["id"], words(tag)) for tag in headings] == [
        ("h2", "part-1", "一"),
        ("h3", "part-2", "二"),
    ]


def test_it_names_the_claims_it_answers_and_marks_the_passage(
    made: Publication, read: Reader
) -> None:
    told = claim("公益人不该拿工资", slug="gong-zi")
    body = paragraphs("前面的话。", "先说一句：省下的是工资，赔进去的是人。后面的话。")
    answers = [(told, "省下的是工资，赔进去的是人。")]
    essay(made.section, "回应", slug="hui-ying", answers=answers, body=body)
    page = read("/guan-dian/hui-ying/")
    anchor = f"claim-{told.translation_key.hex[:8]}"
    assert words(page.select_one(".answered")) == "本文回应的误解 公益人不该拿工资 看这一段"
    assert addresses(page, ".answered a") == ["/claims/gong-zi/", f"#{anchor}"]
    assert words(page.find(id=anchor)) == "省下的是工资，赔进去的是人。"


def test_in_a_series_it_leads_to_the_one_before_and_the_one_after(
    made: Publication, read: Reader
) -> None:
    series = Series.objects.create(title="一块钱", slug="yi-kuai", locale=locale("zh-hans"))
    for number in (1, 2, 4):
        essay(made.section, f"之{number}", slug=f"zhi-{number}", series=series, number=number)
    page = read("/guan-dian/zhi-2/")
    assert words(page.select_one(".in-series")) == "一块钱 上一篇 之1 下一篇 之4"
    assert words(page.select_one(".series")) == "一块钱 2"
    assert addresses(read("/guan-dian/zhi-4/"), ".in-series li a") == ["/guan-dian/zhi-2/"]


def test_it_leads_on_to_its_neighbours_by_date(made: Publication, read: Reader) -> None:
    essays(made.section, 5)
    assert all_words(read("/guan-dian/di-3-pian/"), ".beside a") == ["第4篇", "第2篇", "第1篇"]
    assert all_words(read("/guan-dian/di-5-pian/"), ".beside a") == ["第4篇", "第3篇"]


def test_articles_of_one_day_are_all_reached(made: Publication, read: Reader) -> None:
    for number in (1, 2, 3):
        essay(made.section, f"同日{number}", slug=f"tong-ri-{number}")
    beside = all_words(read("/guan-dian/tong-ri-2/"), ".beside a")
    assert beside == ["同日3", "同日1"]


def test_it_says_how_to_answer(made: Publication, read: Reader) -> None:
    essay(made.section, "一篇", slug="yi-pian")
    answer = read("/guan-dian/yi-pian/").select_one(".answer")
    assert words(answer.h2) == "您有不同的看法？"
    assert addresses(answer, "a") == ["mailto:ngo@viewpoints.example", "/contribute/guan-dian/"]


def test_the_platforms_own_words_have_a_dateline_and_no_author(
    made: Publication, read: Reader
) -> None:
    fields = {"byline": "编辑部", "dateline": "北京，2025年1月14日"}
    essay(made.section, "开栏", slug="kai-lan", **fields)
    page = read("/guan-dian/kai-lan/")
    assert words(page.select_one(".dateline")) == "北京，2025年1月14日"
    assert words(page.select_one(".by")) == "编辑部"  # the day is not told twice
    assert (page.select(".authors"), addresses(page, ".by a")) == ([], [])


def test_a_dateline_without_the_day_leaves_it_beside_the_byline(
    made: Publication, read: Reader
) -> None:
    essay(made.section, "开栏", slug="kai-lan", byline="编辑部", dateline="北京")
    assert words(read("/guan-dian/kai-lan/").select_one(".by")) == "编辑部 2025年1月14日"


def test_a_picture_has_its_size_and_waits(made: Publication, read: Reader) -> None:
    value = {"image": picture().pk, "alt": "一条河", "caption": "双鹭河", "credit": "章一川摄"}
    essay(made.section, "河", slug="he", body=[{"type": "picture", "value": value}])
    page = read("/guan-dian/he/")
    image = page.select_one(".body img")
    assert (image["alt"], image["loading"]) == ("一条河", "lazy")
    assert (image["width"], image["height"]) == ("1200", "800")
    assert [part.split()[-1] for part in image["srcset"].split(", ")] == ["1200w", "960w", "480w"]
    assert words(page.figcaption) == "双鹭河 章一川摄"


def test_a_title_with_markup_is_shown_and_not_run(made: Publication, client: Client) -> None:
    nasty = "<script>alert(1)</script>\"'&"
    fields = {"summary": nasty, "byline": nasty, "dateline": nasty, "translator": nasty}
    essay(made.section, nasty, slug="nasty", **fields)
    for address in ["/guan-dian/nasty/", "/", "/guan-dian/", "/feed/"]:
        text = client.get(address).content.decode()
        assert "<script" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;" in text


def test_the_query_and_the_number_of_a_missing_article_do_not_break(
    made: Publication, read: Reader
) -> None:
    essay(made.section, "一篇", slug="yi-pian")
    assert words(read("/guan-dian/yi-pian/?amp=1&x=%ff").h1) == "一篇"
    read("/guan-dian/nothing/", status=404)
    read("/nothing/yi-pian/", status=404)


def test_what_was_agreed_of_organization_and_ties_is_printed(
    made: Publication, read: Reader
) -> None:
    author = contributor("严知微", slug="yan")
    role(author, "理事", Organization.objects.create(name="别处", slug="bie-chu"))
    agreed = {"affiliation": "晨光书社秘书长", "disclosure": "作者是本栏目的编辑。"}
    essay(made.section, "领工资", slug="gong-zi", authors=[author], **agreed)
    page = read("/guan-dian/gong-zi/")
    assert words(page.select_one(".by")) == "严知微 晨光书社秘书长 2025年1月14日"
    assert words(page.select_one(".prose").select("p")[-1]) == "作者是本栏目的编辑。"
