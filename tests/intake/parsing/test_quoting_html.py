"""Answers as programs send them in HTML alone: ``answers/`` has one of each, all saying the same."""

from pathlib import Path

import pytest

from viewpoints.intake.parsing import Kind, parse

ANSWERS = sorted(Path(__file__).with_name("answers").glob("*.html"))
HEAD = (
    "From: wangfang@qq.example\nTo: ngo+x@viewpoints.example\nSubject: =?utf-8?B?5Zue5aSN?=\n"
    "In-Reply-To: <1@viewpoints.example>\nContent-Type: text/html; charset=utf-8\n\n"
)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.stem)
def test_what_she_wrote_stands_alone_and_nothing_is_deleted(answer: Path) -> None:
    message = parse(HEAD.encode() + answer.read_bytes())
    assert message.kind == Kind.REPLY
    assert message.reply_text.strip() == "同意刊发。"
    assert "您的文章已排好，请点这里确认：" in message.text
