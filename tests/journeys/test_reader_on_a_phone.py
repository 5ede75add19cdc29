"""A company reader on a phone, without JavaScript: from a claim to its passage, its author, and English.

And what holds for her on every page: nothing to scroll sideways, nothing axe finds, in both themes.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import DESKTOP, PHONE
from tests.publication import (
    claim,
    contributor,
    english,
    essay,
    info_page,
    locale,
    paragraphs,
    picture,
    publication,
    role,
)
from viewpoints.articles.models import Series
from viewpoints.people.models import Organization

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # Wagtail 8 does not close the temporary files of renditions.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PASSAGE = "做砸了会伤人的事，得由签了合同的人来做。"
TEXT = [
    *paragraphs(
        *["我在恒越精工做了七年人力资源，2018年秋天离职，去了一家帮残障青年找工作的机构。" * 3] * 8
    ),
    *paragraphs(f"分界就在这里。{PASSAGE}常有人问我收入降了多少[^1]。"),
    {"type": "heading", "value": {"text": "用老本行算一遍", "level": "2"}},
    {"type": "quote", "value": {"text": "<p>以后你就是志愿者了。</p>", "attribution": "前同事"}},
    {"type": "list", "value": "<ul><li>培训</li><li>交通</li></ul>"},
    {"type": "footnote", "value": {"label": "1", "text": "<p>百分之五十八。</p>"}},
]
TABLE = {
    "columns": [
        {"type": "text", "heading": heading}
        for heading in ("年份", "上岗的青年人数", "一年后还在岗")
    ],
    "rows": [{"values": [f"<p>{cell}</p>" for cell in ("2015", "11", "2")]}],
    "caption": "齐步的账",
}
ADDRESSES = [
    "/",
    "/guan-dian/",
    "/guan-dian/jia-yi/",
    "/about/",
    "/people/",
    "/people/luo/",
    "/organizations/qi-bu/",
    "/claims/",
    "/claims/gong-zi/",
    "/series/lu/",
    "/search/",
    "/search/?q=甲方+志愿者",
    "/search/?q=恐龙+志愿者&year=2025",
    "/nothing/",
    "/en/",
    "/en/guan-dian/in-english/",
]


@pytest.fixture
def _site(transactional_db: None) -> Iterator[None]:
    """Print one essay with everything an essay can have, and its surroundings."""
    cache.clear()
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    made = publication()
    author = contributor(
        "骆行远", slug="luo", biography="曾在企业。", portrait=picture(size=(300, 300))
    )
    place = Organization.objects.create(name="齐步残障就业服务社", slug="qi-bu")
    role(author, "就业辅导主管", place)
    told = claim("公益机构的人就该是不拿工资的志愿者", slug="gong-zi", short_answer="断了会伤人。")
    series = Series.objects.create(title="一路", slug="lu", locale=locale("zh-hans"))
    image = {"image": picture().pk, "alt": "一条河", "caption": "双鹭河", "credit": "章一川"}
    body = [*TEXT, {"type": "table", "value": TABLE}, {"type": "picture", "value": image}]
    fields = {"authors": [author], "answers": [(told, PASSAGE)], "series": series, "number": 1}
    essay(made.section, "从甲方到乙方", slug="jia-yi", body=body, summary="提要。", **fields)
    essay(made.section, "没有断点的标题" * 20, slug="chang", byline="编辑部")
    info_page(made.home, "关于我们", slug="about", body=paragraphs("说明。"))
    away = english(made)
    essay(away.section, "In English", slug="in-english", byline="Someone", body=paragraphs("Text."))
    yield
    cache.clear()


@pytest.fixture
def visit(visitors: Callable, live_server: LiveServer, _site: None) -> Callable[..., Page]:
    """Give a function that opens a browser at the site."""
    return visitors(live_server.url)


def test_from_the_claim_to_the_passage_and_its_author(visit: Callable[..., Page]) -> None:
    page = visit(PHONE, script=False)
    page.goto("/")
    page.get_by_role("link", name="公益机构的人就该是不拿工资的志愿者").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("公益机构的人就该是不拿工资的志愿者")
    page.get_by_role("link", name=PASSAGE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("从甲方到乙方")
    expect(page.locator("mark:target")).to_have_text(PASSAGE)
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.get_by_role("link", name="1", exact=True).click()
    expect(page.locator("#note-1")).to_be_in_viewport()
    page.get_by_role("link", name="回到正文第1处注释").click()
    expect(page.locator("#ref-1")).to_be_in_viewport()
    page.locator(".authors").get_by_role("link", name="骆行远").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("骆行远")
    page.get_by_role("link", name="齐步残障就业服务社").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("齐步残障就业服务社")


def test_the_other_edition_is_one_touch_away_and_remembers_nothing(
    visit: Callable[..., Page],
) -> None:
    page = visit(PHONE, script=False)
    page.goto("/guan-dian/")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("China NGO Viewpoints")
    page.get_by_role("link", name="In English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="简体中文").click()  # what it lacks leads to the section there
    expect(page.get_by_role("heading", level=1)).to_have_text("中国公益观点")
    assert page.context.cookies() == []


def test_every_article_says_how_to_answer(visit: Callable[..., Page]) -> None:
    page = visit(PHONE, script=False)
    page.goto("/guan-dian/jia-yi/")
    box = page.get_by_role("region", name="您有不同的看法？")
    mail = box.get_by_role("link", name="ngo@viewpoints.example")
    expect(mail).to_have_attribute("href", "mailto:ngo@viewpoints.example")
    expect(box.get_by_role("link", name="填写表单")).to_have_attribute(
        "href", "/contribute/guan-dian/"
    )


def test_a_keyboard_comes_to_the_text_first(visit: Callable[..., Page]) -> None:
    page = visit(DESKTOP, script=False)
    page.goto("/guan-dian/jia-yi/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()


def test_lines_are_as_long_as_a_reader_likes(visit: Callable[..., Page]) -> None:
    page = visit(DESKTOP)
    page.goto("/guan-dian/jia-yi/")
    width, size, leading = page.evaluate(
        "() => { const p = document.querySelector('.body p'), s = getComputedStyle(p);"
        " return [p.clientWidth, s.fontSize, s.lineHeight].map(parseFloat) }"
    )
    assert 34 <= width / size <= 38
    assert 1.75 <= leading / size <= 1.81


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_scrolls_sideways_and_axe_finds_nothing(
    visit: Callable[..., Page], dark: bool
) -> None:
    page = visit(PHONE, dark=dark)
    for address in ADDRESSES:
        page.goto(address)
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        found = [
            (each["id"], each["nodes"][0]["html"])
            for each in Axe().run(page).response["violations"]
        ]
        assert (address, page.evaluate(over), found) == (address, 0, [])
