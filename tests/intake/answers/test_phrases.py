"""What is a yes and what is none: only the listed phrases, and nothing beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewpoints.intake.answers.phrases import agrees, canonical

NAMES = ("林晓", "晓林", "Lin Xiao", "自然之友", "lin@qq.com")
EDITORS = ("简一苇", "简", "Jian Yiwei")

YESES = [
    "同意",
    "我同意",
    "同意刊发",
    "同意发表。",
    "同意刊登！",
    "同意刊出",
    "同意发布",
    "本人同意刊发此文。",
    "同意将本文刊发",
    "我完全同意",
    "好的，同意",
    "没问题，同意",
    "没有问题，同意刊发",
    "收到，同意。",
    "OK，同意",
    "可以刊发，同意",
    "同意，没问题",
    "同意，谢谢",
    "同意。谢谢编辑老师，辛苦了！",
    "您好，同意刊发。谢谢！",
    "编辑好，同意",
    "编辑老师好：\n\n同意。\n\n林晓",
    "编辑老师：\n同意刊发\n\n此致\n敬礼！\n\n林晓\n2026年11月24日",
    "简老师您好：同意。",
    "简一苇老师：\n\n我同意。\n\n谢谢\n林晓",
    "亲爱的编辑，\n同意刊发。\n晓林",
    "同意刊登。沒問題，謝謝！",
    "沒問題，同意刊登",
    "編輯老師好，同意發表",
    "I agree",
    "I agree.",
    "I agree to publish",
    "I agree to publish it. Thanks!",
    "I agree to its publication",
    "Agreed",
    "Agreed, thank you very much.",
    "Yes, I agree",
    "OK, I agree.",
    "Dear editor,\n\nI agree to publish this text.\n\nBest regards,\nLin Xiao",
    "Hi Jian Yiwei, I agree to the text. Thanks",
    "Ｉ ＡＧＲＥＥ",
    "同 意",
    '"同意"',
    "【同意】",
    "同意～",
    "同意\n\n发自我的 iPhone",
    "同意\n\n来自我的华为手机",
    "同意\n\nSent from my iPhone",
    "同意\n\n获取 Outlook for iOS",
    "同意\n\n--\n林晓\n自然之友\n电话：010-12345678\nlin@qq.com",
    "同意\n\n| |\n林晓\n|\n|\nlin@qq.com\n|\n签名由网易邮箱大师定制",
    "同意 林晓",
]
NONE = [
    "",
    "不同意",
    "我不同意",
    "我不太同意",
    "不太同意",
    "同意，但是第二段要改",
    "同意，但标题请改",
    "同意吗？",
    "同意吗",
    "同意？",
    "同意?",
    "I agree?",
    "I agree, but",
    "I agree, but the title must change",
    "I do not agree",
    "I don't agree",
    "I disagree",
    "Disagreed",
    "基本同意",
    "原则上同意",
    "原则同意",
    "部分同意",
    "暂时同意",
    "先同意",
    "同意不同意",
    "同意/不同意",
    "同意修改",
    "同意你的意见",
    "同意编辑的修改",
    "同意刊发第一段",
    "没同意",
    "未同意",
    "尚未同意",
    "谁同意",
    "如果改标题就同意",
    "改了标题我就同意",
    "除标题外同意",
    "可以",
    "可以刊发",
    "没问题",
    "好的",
    "好",
    "OK",
    "Yes",
    "收到",
    "谢谢",
    "编辑同意",
    "编辑老师同意",
    "简老师同意",
    "王老师同意",
    "领导同意",
    "我们领导同意刊发",
    "> 同意",
    "> 同意\n> 谢谢",
    "| 同意",
    "同意\n--\n但是标题要改",
    "同意\n——\n标题请改",
    "同意\n\n发自我的手机 但标题要改",
    "同意\n王芳",
    "同意 👍",
    "[ ] 同意",
    "☐ 同意",
    "同意 ×",
    "同意 50%",
    "同意\n不",
    "-同意-不-",
    "不。同意",
    "同意。不",
    "不，同意",
    "agree to disagree",
    "I agree not",
    "Not agreed",
    "agreed?",
    "I would agree",
    "No, I agree",
    "http://x.cn 同意",
    "同\u0336意\u0336",
]
# What the listed phrases are made of; whatever else is inserted makes a yes none.
KNOWN_SIGNS = set("".join(filter(None, map(canonical, YESES)))) | set(
    "部们先女士小姐早上中午下晚出布用采登载稿见已阅读"
)
KNOWN_WORDS = set(" ".join(filter(None, map(canonical, YESES))).split()) | {
    *(
        "hello",
        "good",
        "there",
        "all",
        "editors",
        "okay",
        "sure",
        "fine",
        "received",
        "no",
        "problem",
    ),
    *(
        "fully",
        "print",
        "this",
        "article",
        "essay",
        "of",
        "many",
        "a",
        "lot",
        "again",
        "so",
        "much",
    ),
    *("kind", "warm", "wishes", "yours", "sincerely"),
}
CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
AROUND = st.text(" \t\n　。，、！!.,~…—“”\u200b", max_size=4)


def yes(text: str) -> bool:
    return agrees(text, names=NAMES, to=EDITORS)


@pytest.mark.parametrize("text", YESES)
def test_a_yes(text):
    assert yes(text)


@pytest.mark.parametrize("text", NONE)
def test_no_yes(text):
    assert not yes(text)


@given(
    st.sampled_from(YESES),
    CHINESE.filter(lambda sign: canonical(sign) not in KNOWN_SIGNS),
    st.data(),
)
def test_any_other_chinese_sign_makes_it_none(text, sign, data):
    at = data.draw(st.integers(0, len(text)))
    assert not yes(text[:at] + sign + text[at:])


@pytest.mark.parametrize("sign", "不没未勿莫非否但若如除唯仅暂先再改删吗么呢吧请要别想该能会无")
@pytest.mark.parametrize("text", ["同意", "我同意刊发", "没问题，同意。谢谢"])
def test_no_negation_or_condition_passes_anywhere(text, sign):
    for at in range(len(text) + 1):
        assert not yes(text[:at] + sign + text[at:])


@given(
    st.sampled_from(YESES),
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12).filter(
        lambda word: word not in KNOWN_WORDS
    ),
    st.data(),
)
def test_any_other_latin_word_makes_it_none(text, word, data):
    ends = [
        at for at in range(len(text) + 1) if not (text[at - 1 : at] + text[at : at + 1]).isascii()
    ]
    at = data.draw(st.sampled_from([0, len(text), *ends]))
    assert not yes(f"{text[:at]} {word} {text[at:]}")


@given(st.sampled_from(YESES), st.sampled_from("?？﹖⁇¿؟‽"), st.data())
def test_any_question_mark_makes_it_none(text, mark, data):
    at = data.draw(st.integers(0, len(text)))
    assert not yes(text[:at] + mark + text[at:])


@given(st.sampled_from(["同意", "我同意刊发", "I agree", "Agreed", "同意，谢谢"]), AROUND, AROUND)
def test_spaces_and_punctuation_around_never_matter(text, before, after):
    assert yes(before + text + after)


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert yes(text) in (True, False)


def test_only_her_own_name_may_stand_under_it():
    assert agrees("同意\n林晓", names=["林晓"])
    assert not agrees("同意\n林晓", names=["王芳"])
    assert not agrees("同意\n林晓")


@pytest.mark.parametrize(
    "text", ["同意" * 400, "1" * 999, "我的" * 450, "发自" + "我的" * 450, "谢" * 999, "好" * 999]
)
def test_a_long_line_is_no_trap(text):
    assert not yes(text)
    assert not yes(f"同意\n{text[:900]}x")
