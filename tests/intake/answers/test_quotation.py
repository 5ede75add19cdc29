"""A letter quoted as it was is no matter; one with a word changed, or put between, is."""

import pytest
from django.core import mail as sent

from tests.desk.states import with_author
from tests.desk.test_no_secret_is_readable import narrow
from viewpoints.intake.answers.quotation import is_unchanged
from viewpoints.intake.parsing.plaintext import text_of
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Letter

pytestmark = pytest.mark.django_db
HEAD = (
    "发件人: 简一苇 <ngo@x.cn>\n发送时间: 2026年11月24日 10:00\n"
    "收件人: 林晓 <lin@qq.com>\n主题: 请您过目\n\n"
)
QQ = "同意\n\n------------------ 原始邮件 ------------------\n" + HEAD
NETEASE = "同意\n\n在 2026-11-24 10:00:00，“简一苇” <ngo@x.cn> 写道：\n"
OUTLOOK = "同意\n\n________________________________\n" + HEAD


@pytest.fixture
def letter() -> Letter:
    with_author()
    return Letter.objects.get(template="asking")


def said(letter: Letter) -> str:
    """Give the letter as it came to her, as an arrival keeps it."""
    return cover(sent.outbox[-1].body)


def shown(letter: Letter) -> str:
    """Give the words of its HTML side, as her mail program makes them."""
    (html, _) = sent.outbox[-1].alternatives[0]
    return cover(text_of(html))


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


@pytest.mark.parametrize("head", [QQ, NETEASE, OUTLOOK])
@pytest.mark.parametrize("side", [said, shown])
@pytest.mark.parametrize("style", [str, quoted, narrow])
def test_as_it_was(letter, head, side, style):
    assert is_unchanged(head + style(side(letter)), letter)


def test_nothing_quoted_or_cut_short(letter):
    words = said(letter)
    assert is_unchanged("同意", letter)
    assert is_unchanged("同意", None)
    assert is_unchanged(NETEASE + quoted(words[: len(words) // 2]), letter)


@pytest.mark.parametrize("head", [QQ, NETEASE, OUTLOOK])
@pytest.mark.parametrize("side", [said, shown])
@pytest.mark.parametrize("style", [str, quoted, narrow])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("工资不是罪过。", "工资不是错误。"),
        ("工资不是罪过。", "工资不是罪过。（请删）"),
        ("工资不是罪过。", "工资不是罪过。\n请改成：工资是应得的。"),
        ("工资不是罪过。", "工资不是罪过。\n\nhttps://x.cn 请改\n"),
    ],
)
def test_a_word_changed_or_put_between(letter, head, side, style, old, new):
    words = side(letter)
    assert old in words
    assert not is_unchanged(head + style(words.replace(old, new)), letter)


def test_another_letter_or_none(letter):
    assert not is_unchanged(NETEASE + "> 别的信。", letter)
    assert not is_unchanged(NETEASE + quoted(said(letter)), None)
