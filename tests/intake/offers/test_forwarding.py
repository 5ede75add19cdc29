"""Who wrote a forwarded mail is read from the head that mail programs print, or from the enclosed mail."""

import pytest

from tests.intake.chinese_mails import FOXMAIL_HTML, PROGRAMS, WORDS, forwarded, mail
from viewpoints.intake.offers.forwarding import Inside, inside
from viewpoints.intake.parsing import Address, parse

BODY = "\n".join(WORDS)


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_mail_below_a_printed_head(program):
    html = FOXMAIL_HTML if program == "foxmail" else ""
    message = parse(mail(forwarded(program, BODY), html=html, subject="转发：一张排班表"))

    name = "Lin Xiao" if program == "english" else "林晓"
    assert inside(message, []) == Inside(Address(name, "lin@qq.com"), "一张排班表", BODY)


def test_a_head_whose_name_has_no_address_gives_the_name():
    message = parse(mail(forwarded("foxmail", BODY), subject="转发：一张排班表"))

    assert inside(message, []) == Inside(Address("林晓", ""), "一张排班表", BODY)


def test_the_mail_that_was_enclosed_whole():
    inner = mail(BODY, subject="投稿：一张排班表", message_id="<inner@qq.com>")
    message = parse(mail("", subject="Fwd: 投稿", sender="jian@qingyu.example", enclosed=inner))

    found = inside(message, [parse(inner)])

    assert found is not None
    assert (found.person, found.subject) == (Address("林晓", "lin@qq.com"), "投稿：一张排班表")
    assert (found.text.strip(), found.message_id) == (BODY, "inner@qq.com")


@pytest.mark.parametrize("program", ["qq", "outlook"])
def test_an_answer_that_quotes_is_no_forward(program):
    assert inside(parse(mail(forwarded(program, BODY), subject="回复：一张排班表")), []) is None


def test_a_mail_about_senders_is_no_forward():
    assert inside(parse(mail("发件人：我\n今天天气很好。", subject="转发：天气")), []) is None
