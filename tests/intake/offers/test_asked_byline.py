"""How a covering note asks the essay to be signed."""

import pytest

from viewpoints.intake.offers.asked_byline import Wanted, is_hers, wanted

HERS = "唐老师托我把稿子发给您。署名用她本名，唐映雪。她星期四回来。"


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (HERS, Wanted("唐映雪", of_another=True)),
        ("请审阅。署名请用“小满”，单位可以写。", Wanted("小满")),
        ("署名照旧用夜班七号，真名一概不要出现。", Wanted("夜班七号")),
        ("署名：山月", Wanted("山月")),
        ("署名用小满就好", Wanted("小满")),
        ("我的笔名是山月。", Wanted("山月", pen_name=True)),
        ("署名请用笔名“老周”。", Wanted("老周", pen_name=True)),
        ("作者：王建国\n电话：13800001234", Wanted("王建国")),
        ("Byline: Xiao Lin", Wanted("Xiao Lin")),
        ("My byline is not important.", None),
        ("署名用真名即可。", None),
        ("署名请写我们机构的名字。", None),
        ("请不要署名：王建国", None),
        ("署名：山月\n署名：王建国", None),
        ("请匿名刊出。", None),
        ("欢迎署名转载。", None),
        ("", None),
    ],
)
def test_what_a_note_asks_for(note, found):
    assert wanted(note) == found


@pytest.mark.parametrize(
    ("one", "name", "hers"),
    [
        (Wanted("小满"), "程小满", True),
        (Wanted("夜班七号"), "七号", True),
        (Wanted("山月"), "林晓", True),
        (Wanted("王建国", pen_name=True), "林晓", True),
        (Wanted("王建国"), "林晓", False),
        (Wanted("唐映雪", of_another=True), "姚青青", False),
        (Wanted("小满"), "", False),
    ],
)
def test_whether_it_is_surely_the_senders_own(one, name, hers):
    assert is_hers(one, name=name) is hers
