"""Contributors and organizations: who is shown, under which name, with what."""

import datetime as dt

import pytest

from tests.publication import Publication, contributor, draft, essay, role
from tests.reading.conftest import Reader
from tests.reading.page import RENDITIONS, addresses, all_words, words
from viewpoints.people.models import Organization
from viewpoints.reading import people

pytestmark = RENDITIONS


def test_an_author_is_shown_under_the_name_she_prints(made: Publication, read: Reader) -> None:
    author = contributor("夜班七号", slug="ye-ban", name="岳澜", biography="接线员。")
    essay(made.section, "凌晨", slug="ling-chen", authors=[author])
    page = read("/people/ye-ban/")
    assert words(page.h1) == "夜班七号"
    assert words(page.select_one(".introduction")) == "接线员。"
    assert all_words(page, ".river h3") == ["凌晨"]
    for address in ["/people/ye-ban/", "/people/", "/guan-dian/ling-chen/", "/"]:
        assert "岳澜" not in str(read(address))


def test_roles_have_their_dates(made: Publication, read: Reader) -> None:
    author = contributor("骆行远", slug="luo")
    place = Organization.objects.create(name="齐步", slug="qi-bu")
    role(author, "主管", place, since=dt.date(2018, 10, 15))
    role(author, "经理", place, since=dt.date(2011, 7, 1), until=dt.date(2018, 9, 30))
    role(author, "顾问", place, until=dt.date(2010, 1, 1))
    essay(made.section, "一篇", slug="yi-pian", authors=[author])
    assert all_words(read("/people/luo/"), ".roles li") == [
        "齐步 主管 2018年10月 至今",
        "齐步 经理 2011年7月 至 2018年9月",
        "齐步 顾问 至 2010年1月",
    ]


def test_a_role_that_would_tell_who_she_is_is_not_shown(made: Publication, read: Reader) -> None:
    author = contributor("夜班七号", slug="ye-ban")
    place = Organization.objects.create(name="晚灯热线", slug="wan-deng")
    role(author, "接线员", place)
    author.roles.update(shown=False)
    essay(made.section, "一篇", slug="yi-pian", authors=[author])
    for address in ["/people/ye-ban/", "/people/", "/guan-dian/yi-pian/"]:
        assert "晚灯热线" not in str(read(address))
    assert "晚灯热线" not in str(read("/organizations/wan-deng/", status=404))


@pytest.mark.parametrize("byline", ["", "佚名"])
def test_who_is_not_named_in_print_has_no_page(
    made: Publication, read: Reader, byline: str
) -> None:
    author = contributor(byline, slug="he", name="何稻青")
    essay(made.section, "一篇", slug="yi-pian", authors=[author], byline="匿名")
    read("/people/he/", status=404)
    assert all_words(read("/people/"), ".people h2") == []
    assert read("/guan-dian/yi-pian/").select(".authors") == []


def test_an_unsigned_essay_does_not_lead_to_an_author_with_a_page(
    made: Publication, read: Reader
) -> None:
    author = contributor("何稻青", slug="he")
    essay(made.section, "署名的", slug="shu-ming", authors=[author])
    essay(made.section, "匿名的", slug="ni-ming", authors=[author], byline="匿名")
    assert all_words(read("/people/he/"), ".river h3") == ["署名的"]
    page = read("/guan-dian/ni-ming/")
    assert words(page.select_one(".by .author")) == "匿名"
    assert page.select(".authors") == []


def test_who_has_only_drafts_has_no_page(made: Publication, read: Reader) -> None:
    draft(made.section, "稿", slug="gao", authors=[contributor("何稻青", slug="he")])
    read("/people/he/", status=404)
    read("/people/nobody/", status=404)


def test_the_directory_names_everyone_once_in_the_order_they_came(
    made: Publication, read: Reader
) -> None:
    first, second = contributor("甲", slug="jia"), contributor("乙", slug="yi")
    essay(made.section, "合写", slug="he-xie", authors=[second, first])
    essay(made.section, "独写", slug="du-xie", authors=[second])
    assert all_words(read("/people/"), ".people h2") == ["甲", "乙"]


def test_the_directory_is_paged(
    made: Publication, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "DIRECTORY", 2)
    authors = [contributor(name, slug=f"z-{place}") for place, name in enumerate("甲乙丙")]
    essay(made.section, "合写", slug="he-xie", authors=authors)
    assert addresses(read("/people/"), ".paging a") == ["/people/page/2/"]
    last = read("/people/page/2/")
    assert all_words(last, ".people h2") == ["丙"]
    assert addresses(last, ".paging a") == ["/people/"]
    for number in ["0", "3", "99999999999999999999"]:
        read(f"/people/page/{number}/", status=404)


def test_an_organization_shows_its_people_and_what_they_wrote_there(
    made: Publication, read: Reader
) -> None:
    place = Organization.objects.create(name="恒越精工", slug="heng-yue", kind="company")
    author = contributor("骆行远", slug="luo")
    role(author, "经理", place, since=dt.date(2011, 7, 1), until=dt.date(2018, 9, 30))
    role(contributor("没写过的人", slug="mei"), "秘书", place)
    essay(made.section, "在那里写的", slug="jia", authors=[author], day=dt.date(2015, 1, 1))
    essay(made.section, "离开后写的", slug="yi", authors=[author], day=dt.date(2019, 1, 1))
    page = read("/organizations/heng-yue/")
    assert words(page.h1) == "恒越精工"
    assert all_words(page, ".people li") == ["骆行远 经理 2011年7月 至 2018年9月"]
    assert all_words(page, ".river h3") == ["在那里写的"]


def test_an_organization_nobody_public_works_for_is_not_shown(
    made: Publication, read: Reader
) -> None:
    place = Organization.objects.create(name="某机构", slug="mou")
    role(contributor("没写过的人", slug="mei"), "秘书", place)
    read("/organizations/mou/", status=404)
