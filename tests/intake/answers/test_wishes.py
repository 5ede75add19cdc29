"""What an answer asks for: one thing, in listed words, and nothing else beside courtesies."""

import pytest

from viewpoints.intake.answers.wishes import Kind, Wish, essay_within, is_instead, wish_in

WITHDRAW = [
    "撤稿",
    "编辑老师好：\n我想撤回这篇稿子，谢谢！\n\n林晓",
    "請撤回我的投稿，謝謝",
    "这篇文章不发了",
    "Dear editor,\nI would like to withdraw my submission.\nBest regards,\nLin Xiao",
    "I'd like to withdraw it.",
    "撤稿\n发自我的iPhone",
]
STANDING = [
    "进度",
    "請問稿子現在到哪了？",
    "您好，请问我的稿子现在的情况怎么样了？谢谢",
    "What's the status of my essay?",
    "进度查询",
]
NOTHING = [
    "",
    "撤稿？",
    "不撤稿",
    "可以撤稿吗",
    "撤稿，另外请把文件寄回",
    "> 撤稿",
    "do not withdraw",
    "撤回第三段的修改",
    "撤回同意",
    "进度表已附上",
    "署名改为林小还是林大？",
    "署名改成什么好",
    "署名改成夜班七号\n另外第三段删掉",
    "署名改为甲\n署名改为乙",
    "撤稿" * 600,
]
BYLINES = {
    "署名改为：夜班七号": "夜班七号",
    "老师好！\n请把署名改为“夜班七号”。\n谢谢\n林晓": "夜班七号",
    "署名：林小": "林小",
    "请将署名改成匿名": "",
    "Please change the byline to Lin Xiao.": "Lin Xiao",
    "Byline: anonymous": "",
}


def wish(text: str) -> Wish | None:
    return wish_in(text, names=["林晓", "Lin Xiao"], to=["简一苇"])


@pytest.mark.parametrize("text", WITHDRAW)
def test_she_withdraws(text):
    assert wish(text) == Wish(Kind.WITHDRAW)


@pytest.mark.parametrize("text", STANDING)
def test_she_asks_where_it_stands(text):
    assert wish(text) == Wish(Kind.STANDING)


@pytest.mark.parametrize("text", BYLINES)
def test_she_names_herself_otherwise(text):
    assert wish(text) == Wish(Kind.BYLINE, BYLINES[text])


@pytest.mark.parametrize("text", NOTHING)
def test_anything_else_is_for_the_editor_to_read(text):
    assert wish(text) is None


def test_words_say_that_what_comes_takes_the_place_of_the_former():
    said = [
        "附件是修改稿，请查收",
        "请以此稿为准",
        "以附件為準",
        "終稿",
        "Here is the revised version.",
    ]
    assert [is_instead(one) for one in said] == [True] * 5
    other = ["这是我的机构简介", "附上身份证复印件", "我们更新了网站", "CV attached"]
    assert [is_instead(one) for one in other] == [False] * 4


def test_an_essay_stands_in_the_answer_under_a_line_that_says_so():
    essay = "钱要走四十七天。" * 30
    assert essay_within(f"简老师好：\n新稿如下：\n\n{essay}") == essay
    assert essay_within(f"简老师好：\n谢谢：\n\n{essay}") == ""
    assert essay_within("新稿如下：\n第三段删掉。") == ""
