"""Our secrets are covered in any text, however a mail program broke or encoded them; nothing else is."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.covering import COVER, cover, cover_within

pytestmark = pytest.mark.django_db
PROSE = st.text(st.characters(categories=["P", "S", "Zs", "Lo", "Nd"], exclude_characters="%=&\\"))


@pytest.fixture
def secret() -> str:
    return secrets.mint("asking", about=("x.y", "7"), holder=address("lin@qq.com"))


@given(before=PROSE, after=PROSE, upper=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_secret_is_covered_wherever_it_stands_and_the_rest_left(secret, before, after, upper):
    before, after = before.rstrip("0123456789"), after.lstrip("0123456789")
    shown = secret.upper() if upper else secret
    assert cover(f"{before}{shown}{after}") == f"{before}{COVER}{after}"


def test_a_foreign_word_that_looks_like_one_is_left(secret):
    foreign = "abcdefghijklmnopqrstuvwx23"
    text = f"{foreign} {secret}, {foreign.upper()}/"
    assert cover(text) == f"{foreign} {COVER}, {foreign.upper()}/"


@pytest.mark.parametrize("at", [1, 13, 25])
@pytest.mark.parametrize(
    "gap",
    [
        *("\n", "\r\n", "\n> ", "\r\n> > ", "=\n", "=\r\n", "\n\t", " \n", "\n| ", "\u2060\n> "),
        *("\u200b", "\xad", "<wbr>", "<br/>", "&#8203;", "&shy;"),
    ],
)
def test_a_broken_secret_is_covered(secret, at, gap):
    broken = f"{secret[:at]}{gap}{secret[at:]}"
    for before, after in [
        ("https://x.cn/contribute/text/", "/"),
        ("> Reply-To: ngo+", "@x.cn"),
        ("链接\n", "\nthanks"),
    ]:
        assert cover(before + broken + after) == before + COVER + after


def test_a_line_may_break_several_times_as_in_a_narrow_window(secret):
    narrow = "\n> ".join(secret[at : at + 5] for at in range(0, 26, 5))
    assert cover(f"/contribute/text/\n> {narrow}/") == f"/contribute/text/\n> {COVER}/"


def test_in_its_place_a_space_may_have_come_into_it(secret):
    broken = f"{secret[:9]} {secret[9:]}"
    assert cover(f"/contribute/renew/asking/{broken}/") == f"/contribute/renew/asking/{COVER}/"
    assert cover(f"ngo+{broken}@x.cn") == f"ngo+{COVER}@x.cn"
    assert cover(f"see {broken}.") == f"see {broken}."


def test_encoded_addresses_are_covered(secret):
    percent = "".join(f"%{ord(sign):02x}" for sign in secret)
    entities = "".join(f"&#x{ord(sign):x};" for sign in secret)
    decimal = "".join(f"&#{ord(sign)};" for sign in secret)
    link = f"https://x.cn/contribute/text/{secret}/"
    for text, expected in [
        (quote(link, safe=""), quote(f"https://x.cn/contribute/text/{'_' * 26}/", safe="")),
        (f"%252Ftext%252F{secret}%252F", f"%252Ftext%252F{'_' * 26}%252F"),
        (f"&#x2f;text&#x2f;{secret}&#x2f;", f"&#x2f;text&#x2f;{'_' * 26}&#x2f;"),
        (f"ngo&#43;{secret}@x.cn", f"ngo&#43;{'_' * 26}@x.cn"),
        (f'href=3D"ngo=2B{secret}=40x.cn', f'href=3D"ngo=2B{"_" * 26}=40x.cn'),
        (f"/{percent}/", f"/{'_' * 26}/"),
        (f"/{entities}/", f"/{'_' * 26}/"),
        (f"/{decimal}/", f"/{'_' * 26}/"),
        (f"?link={secret}&x", f"?link={'_' * 26}&x"),
        (f'{{"a":"\\u002b{secret}"}}', f'{{"a":"\\u002b{"_" * 26}"}}'),
    ]:
        assert cover(text) == expected.replace("_" * 26, COVER)


def test_a_word_before_the_line_break_does_not_hide_it(secret):
    text = f"abcdefghijklm\n{secret[:13]}\n{secret[13:]}\nabc"
    assert cover(text) == f"abcdefghijklm\n{COVER}\nabc"


def test_several_are_covered_in_one_query(secret, django_assert_num_queries):
    other = secrets.mint("status", about=("x.y", "7"), holder=address("lin@qq.com"))
    text = f"/contribute/text/{secret}/ /contribute/status/{other}/ {secret}"
    with django_assert_num_queries(1):
        assert cover(text) == f"/contribute/text/{COVER}/ /contribute/status/{COVER}/ {COVER}"


@given(st.text())
def test_nothing_that_looks_like_one_costs_nothing_and_stays(text):
    assert cover(text) == text


def test_no_candidate_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        cover("工资不是罪过。 " * 1000 + "a" * 27 + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4")


def test_every_string_of_a_json_value_is_covered(secret):
    value = [{"type": "paragraph", "html": f"<a>{secret}</a>", "level": 2}, None]
    covered = [{"type": "paragraph", "html": f"<a>{COVER}</a>", "level": 2}, None]
    assert cover_within(value) == covered
