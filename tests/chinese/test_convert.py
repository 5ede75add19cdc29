"""Simplified to Traditional and back: the cases of the material, terms, and input of any kind."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.material import material
from viewpoints.chinese.convert import TARGETS, converter

TAIWAN = "zh-hant-tw"
MEANT = {
    **dict.fromkeys(("s2twp", "s2tw"), TAIWAN),
    **dict.fromkeys(("s2hkp", "s2hk"), "zh-hant-hk"),
    **dict.fromkeys(("t2s", "tw2s", "hk2s", "tw2sp", "hk2sp"), "zh-hans"),
}
"""Which of our targets means what the material expects of an OpenCC conversion."""

OTHERWISE = {
    # s2twp passes: what s2tw keeps is said in Taiwan's own words (算法 is 演算法, 奥巴马 is 歐巴馬)
    "s2tw": (
        *("ByVoid_OpenCC_Issue950_AlgorithmConversion", "BYVoid_OpenCC_Issue_475"),
        *("medical_phrases_tw_s2twp", "medical_phrases_tw_acetaminophen_s2twp"),
        *("variants_tw_s2twp", "obama_s2twp", "fruit_dried_phrases_s2t"),
        *("BYVoid_OpenCC_Issue_506", "director_names_all_modes"),
    ),
    # s2hkp passes: what s2hk keeps is said in Hong Kong's own words (诺兰 is 路蘭)
    "s2hk": (
        *("case_056_x2x", "BYVoid_OpenCC_Issue_506"),
        *("director_names_all_modes", "director_surname_nolan_all_modes"),
    ),
    # 著 and 老么 stay: the rule that writes 看着 for 看著 writes 名着 for 名著 too
    "tw2s": (
        *("BYVoid_OpenCC_Issue_1469_simplified_me_passthrough",),
        *("BYVoid_OpenCC_Issue_767_solace",),
    ),
    # Only the script changes, an author's words stay: 核心 would become 内核, 程式 程序
    "tw2sp": (
        *("case_049", "BYVoid_OpenCC_Issue_475_tw2sp", "ByVoid_OpenCC_Issue714"),
        *("BYVoid_OpenCC_PR_1291_tw2sp", "ByVoid_OpenCC_Issue950_AlgorithmConversionRev"),
        *("nVidia_naming_t2s", "fortune_500_company_names_tw2sp", "medical_terms_tw_tw2sp"),
        *("medical_phrases_tw_tw2sp", "medical_phrases_tw_neuro_tw2sp"),
        *("medical_phrases_tw_cardio_tw2sp", "dioxin_terms_tw_tw2sp", "hantavirus_tw2sp"),
        *("variants_tw_tw2sp", "macro_terms_tw2sp", "mobile_data_tw2sp", "obama_tw2sp"),
        *("BYVoid_OpenCC_Issue_935_ethernet_tw2sp", "georgia_state_country_tw2sp"),
        *("fruit_dried_phrases_t2s", "BYVoid_OpenCC_Issue_1246_core_reverse_phrase"),
        *("BYVoid_OpenCC_Issue_767_solace", "BYVoid_OpenCC_Issue_1275_amino_acid_tw2x"),
        *("BYVoid_OpenCC_Issue_506", "producer_names_tw2sp", "issue_1467_tw2sp_reverse"),
    ),
    # The same with Hong Kong's words: 滑鼠 stays 滑鼠
    "hk2sp": (
        *("us_states_hk_hk2sp", "BYVoid_OpenCC_Issue_506"),
        *("hk_computer_phrases_hk2sp", "director_names_hk2sp"),
    ),
}
"""Cases that come out otherwise, with the reason."""


@pytest.mark.parametrize("way", MEANT)
def test_the_cases_of_the_material_pass_but_those_listed(way):
    lines = material("chinese/expected/dev/opencc.jsonl").read_text("utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if f"expected_{way}" in case]
    made = {case["id"]: converter(MEANT[way]).text(case["input"]) for case in cases}
    assert sorted(
        case["id"] for case in cases if made[case["id"]] != case[f"expected_{way}"]
    ) == sorted(OTHERWISE.get(way, ()))
    assert len(cases) > 5


@pytest.mark.parametrize(("to", "way"), [(TAIWAN, "s2twp"), ("zh-hant-hk", "s2hkp")])
def test_a_whole_constitution_is_converted_as_opencc_means_it(to, way):
    golden = material("chinese/BYVoid+OpenCC/test/golden")
    source = (golden / "input" / "us_constitution_zhs.txt").read_bytes().decode()
    expected = (golden / "output" / f"us_constitution_zhs.{way}.txt").read_bytes().decode()
    assert converter(to).text(source) == expected


def test_another_target_is_no_target():
    with pytest.raises(KeyError):
        converter("zh-hant")


@pytest.mark.parametrize(
    ("terms", "words", "becomes"),
    [
        ({"志愿者": "志工"}, "志愿者的头发", "志工的頭髮"),
        # locked
        ({"里约": "里约"}, "里约里面", "里约裡面"),
        # the longest counts, wherever it stands in the glossary
        ({"志愿": "A", "志愿者": "B"}, "志愿者志愿", "BA"),
        # in a circle: what was put is not looked at again
        ({"甲": "乙", "乙": "甲"}, "甲乙甲", "乙甲乙"),
        ({"头": "头发", "头发": "头"}, "头发头", "头头发"),
        # Latin terms are whole words
        (
            {"NGO": "非政府組織", "C++": "丙"},
            "NGO、NGOs、某NGO的C++",
            "非政府組織、NGOs、某非政府組織的丙",
        ),
        # any characters
        ({"a.c|(": "[", "\\": "\\1", "\0": "零"}, "a.c|(abc\\\0", "[abc\\1零"),
        ({"": "x"}, "头", "頭"),
        ({"A&B": "<&>"}, "A&B", "<&>"),
    ],
)
def test_terms_are_put_as_they_say(terms, words, becomes):
    assert converter(TAIWAN, terms=terms).text(words) == becomes


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ("头发\0发展\0", "頭髮\0發展\0"),
        ("头发\ud800发展\udfff", "頭髮\ud800發展\udfff"),
        ("\ue000头😀发\U0010ffff", "\ue000頭😀發\U0010ffff"),
        ("", ""),
    ],
)
def test_nothing_is_lost_beside_odd_characters(words, becomes):
    assert converter(TAIWAN).text(words) == becomes


def test_ten_thousand_characters_without_a_break():
    assert converter(TAIWAN).text("头发" * 5000) == "頭髮" * 5000


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        # a reference that spells a Chinese character is one; others stay as they are written
        ("&#22836;&#x53D1;&hellip;发&nbsp;展&amp", "頭髮&hellip;發&nbsp;展&amp"),
        (
            "&notit;发&#0;&#xd800;&#1114112;&NotEqualTilde;发",
            "&notit;發&#0;&#xd800;&#1114112;&NotEqualTilde;發",
        ),
        # terms are read as readers read them, and written so that they stay words
        ("A&amp;B A&#38;B A&B", "&lt;甲&gt; &lt;甲&gt; &lt;甲&gt;"),
        ("R&#x26;D R&amp;D amp", "R&#x26;D R&amp;D amp"),
        ('<i title="引A&amp;B">', '<i title="引&lt;甲&gt;">'),
        ('<i title="双号">双号', '<i title="&quot;&#x27;">"\''),
        ("<i title=双号A&B>", "<i title=&#34;&#39;&#60;甲&#62;>"),
    ],
)
def test_words_in_html_are_read_and_written_as_html(html, becomes):
    terms = {"A&B": "<甲>", "R&D": "R&D", "双号": "\"'", "amp": "amp"}
    assert converter(TAIWAN, terms=terms).html(html) == becomes


def test_each_target_names_the_language_of_its_own_pages():
    html = '<i lang="zh-Hant">发髮</i><i lang="zh-Hans">发髮</i>'
    assert {to: converter(to).html(html) for to in TARGETS} == {
        TAIWAN: '<i lang="zh-Hant">發髮</i><i lang="zh-Hans">发髮</i>',
        "zh-hant-hk": '<i lang="zh-Hant">發髮</i><i lang="zh-Hans">发髮</i>',
        "zh-hans": '<i lang="zh-Hant">发髮</i><i lang="zh-Hans">发发</i>',
    }


TEXTS = st.text(st.characters(exclude_categories=()), max_size=40) | st.text(
    "头发后里&#;a1", max_size=30
)
TERMS = st.dictionaries(st.text("头发后里aN&<", max_size=3), st.text(max_size=4), max_size=5)


@settings(deadline=None)
@given(TEXTS, TERMS, st.sampled_from(sorted(TARGETS)))
def test_any_text_and_any_terms_convert(words, terms, to):
    made = converter(to, terms=terms)
    assert isinstance(made.text(words), str)
    assert isinstance(made.html(words), str)


@settings(deadline=None)
@given(TEXTS.filter(lambda words: not set("<&") & set(words)))
def test_html_without_markup_is_text(words):
    made = converter(TAIWAN, terms={"发": "髮"})
    assert made.html(words) == made.text(words)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["头发", "<p>", "</p>", "<b class='发'>", "</b>", "后<", "&lt;", "<!--发-->", "发"]
        )
    )
)
def test_tags_stay_and_the_words_between_them_are_converted(pieces):
    made = converter(TAIWAN)
    tag = re.compile("(<[/!a-z][^>]*>)")
    source = tag.split("".join(pieces))
    source[::2] = map(made.text, source[::2])
    assert made.html("".join(pieces)) == "".join(source)
