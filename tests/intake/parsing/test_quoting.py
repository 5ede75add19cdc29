"""What is new in an answer, in the languages of the material; and what must never be cut."""

import json

import pytest

from tests.material import material
from viewpoints.intake.parsing.quoting import has_history, new_text

ESSAY = """不拿工资，就更纯粹吗？

鲁迅写道：

“希望本是无所谓有，无所谓无的。”

***

一、发自内心的选择

日期：没有哪一天是空的。
主题：我们到底在做什么？

——王芳，写于2024年3月5日

----

来自山区的信，我读了三遍。"""


def test_the_trimmers_own_fifty_cases_come_out_as_it_expects() -> None:
    wrong = []
    for line in material("mail/expected/dev/email_reply_trimmer.jsonl").read_text().splitlines():
        case = json.loads(line)
        text = material(case["file"]).read_bytes().decode("utf-8", "replace")
        if new_text(text.replace("\r\n", "\n")).split() != case["trimmed"].split():
            wrong.append(case["file"])
    assert wrong == []


def test_an_essay_is_left_whole() -> None:
    assert new_text(ESSAY) == ESSAY
    assert not has_history(ESSAY)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("", ""),
        ("同意", "同意"),
        ("同意\n\n-- \n王芳\n某某公益中心", "同意"),
        ("我的话\n\n> 他们的话", "我的话"),
        ("> 第一问？\n答一。\n> 第二问？\n答二。", "> 第一问？\n答一。\n> 第二问？\n答二。"),
        (
            "编辑您好：\n\nOn 5 Mar 2024 at 10:21, e@v.cn wrote:\n> 同意吗？\n\n同意。",
            "编辑您好：\n\n同意。",
        ),
        ("On 5 Mar 2024 at 10:21, e@v.cn wrote:\n> 同意吗？\n\n同意。", "同意。"),
        ("On 5 Mar 2024 at 10:21, e@v.cn wrote:\n\n您同意吗？同意请回信。", ""),
        (
            "---------- 转发的邮件 ---------\n发件人： 王芳 <w@n.cn>\n主题： 投稿\n\n正文。",
            "正文。",
        ),
    ],
)
def test_new_words(text: str, new: str) -> None:
    assert new_text(text).replace("\n\n\n", "\n\n") == new


def test_a_long_text_is_read_in_linear_time_and_kept_whole() -> None:
    long = "公益组织的一天。\n" * 60_000
    assert new_text(long).rstrip() == long.rstrip()


@pytest.mark.parametrize(
    "essay",
    [
        "我们的工作\n在2008年5月12日的日记里，她这样写道：\n\n那天下午，我们在北川。\n后来大家都来了。",
        "前言\n鲁迅在1925年写道：\n希望是本无所谓有\n结语",
        "On May 5, 2009 she wrote:\nWe are paid for what we do.\nShe was right.",
    ],
)
def test_an_author_who_quotes_somebody_is_not_cut(essay: str) -> None:
    assert new_text(essay) == essay
