"""A mail is from whom it says when our own mail server says so, in its topmost header, and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewpoints.intake.parsing.reading import parse
from viewpoints.intake.proof.authentication import authentic, results

MX = "mx.viewpoints.example"
FROM = "From: =?utf-8?B?5p6X5pmT?= <lin@qq.com>\r\n"


def vouched(*told: str, sender: str = "lin@qq.com", head: str = FROM, mx: str = MX) -> bool:
    fields = "".join(f"Authentication-Results: {one}\r\n" for one in told)
    mail = f"Return-Path: <lin@qq.com>\r\n{fields}Received: x\r\n{head}Subject: y\r\n\r\n同意"
    return authentic(mail.encode(), sender=sender, authserv_id=mx)


@pytest.mark.parametrize(
    "told",
    [
        f"{MX}; dmarc=pass (p=none dis=none) header.from=qq.com",
        f"{MX};\r\n\tdkim=pass (1024-bit key; unprotected) header.d=qq.com header.i=@qq.com\r\n"
        '\theader.b="ab+/c=";\r\n\tspf=pass smtp.mailfrom=lin@qq.com;\r\n'
        "\tdmarc=pass (policy=quarantine) header.from=QQ.com",
        f"{MX} 1; dkim=pass header.d=qq.com header.b=ab/c==",
        f'"{MX}"; dkim = pass reason="good; dmarc=fail" header.d = "qq.com";',
        f'(a (nested\\) ") comment) {MX.upper()} (v) ; spf=none; dkim/1=pass (x) header.d=qq.com',
        f"{MX}; dkim=fail header.d=evil.example; dkim=pass header.d=qq.com",
        f"{MX}; spf=softfail smtp.mailfrom=; dmarc=pass header.from=qq.com",
        f"{MX}; dmarc=none header.from=qq.com; dkim=pass header.d=qq.com",
    ],
)
def test_our_server_vouches(told):
    assert vouched(told)


@pytest.mark.parametrize(
    "told",
    [
        f"{MX}; spf=pass smtp.mailfrom=lin@qq.com",
        f"{MX}; none",
        f"{MX}; dmarc=fail header.from=qq.com; dkim=pass header.d=qq.com",
        f"{MX}; dmarc=pass header.from=evil.example",
        f"{MX}; dmarc=pass header.from=qq.com.evil.example",
        f"{MX}; dmarc=pass",
        f"{MX}; dmarc=pass header.from=evil.example; dmarc=pass header.from=qq.com",
        f"{MX}; dmarc=pass header.from=evil.example header.from=qq.com",
        f"{MX}; dkim=pass header.d=evil.example",
        f"{MX}; dkim=pass header.d=aqq.com",
        f"{MX}; dkim=pass header.d=mail.qq.com",
        f"{MX}; dkim=pass header.d=com",
        f"{MX}; dkim=pass header.i=@qq.com",
        f"{MX}; dkim=neutral header.d=qq.com",
        f"{MX}; arc=pass header.d=qq.com",
        f"{MX} 2; dmarc=pass header.from=qq.com",
        "mx.evil.example; dmarc=pass header.from=qq.com",
        f"mx.evil.example; x={MX}; dmarc=pass header.from=qq.com",
        f'{MX}; spf=pass smtp.mailfrom="a; dmarc=pass header.from=qq.com;"@evil.example',
        f"{MX}; spf=pass (; dmarc=pass header.from=qq.com)",
        f"{MX}; spf=pass (never closed; dmarc=pass header.from=qq.com",
        f'{MX}; spf=pass "never closed; dmarc=pass header.from=qq.com',
        f"{MX}; spf=pass ) dmarc=pass; dmarc=pass header.from=qq.com",
        f"=?utf-8?q?{MX}=3B?= dmarc=pass header.from=qq.com",
        f"{MX}; spf==?utf-8?q?x=3Bdmarc=3Dpass_header.from=3Dqq.com?=",
        "",
        ";" * 20_000,
        f"{MX}; dmarc=pass header.from=qq.com ({'x' * 100_000})",
        f"{MX}; dmarc=pass header.from=qq.com {'(' * 5_000}",
    ],
)
def test_our_server_does_not_vouch(told):
    assert not vouched(told)


def test_a_parent_domain_may_sign_for_a_sub_domain():
    told = f"{MX}; dkim=pass header.d=ngo.org.cn"
    head = "From: <lin@mail.ngo.org.cn>\r\n"
    assert vouched(told, sender="lin@mail.ngo.org.cn", head=head)


def test_names_in_other_scripts_are_compared_as_the_dns_has_them():
    told = f"{MX}; dmarc=pass header.from=xn--fsqu00a.cn"
    assert vouched(told, sender="lin@例子.cn", head="From: lin@例子.cn\r\n")


def test_only_the_topmost_counts():
    ours, forged = f"{MX}; dmarc=fail header.from=qq.com", f"{MX}; dmarc=pass header.from=qq.com"
    assert not vouched(ours, forged)
    assert not vouched("relay.example; spf=pass", forged)
    assert vouched(forged, ours)


def test_without_the_setting_nothing_is_authentic():
    assert not vouched("; dmarc=pass header.from=qq.com", mx="")


@pytest.mark.parametrize(
    "head",
    [
        "From: <mallory@qq.com>\r\n",
        "From: lin@qq.com, mallory@qq.com\r\n",
        'From: "lin@qq.com" <mallory@qq.com>\r\n',
        "From: lin@qq.com (mallory@qq.com)\r\n",
        "From: mallory@qq.com\r\nFrom: lin@qq.com\r\n",
        "From: lin@qq.com\r\nfrom : mallory@qq.com\r\n",
        "From: =?utf-8?Q?mallory=40qq=2Ecom?= <lin@qq.com>\r\n",
        "Sender: lin@qq.com\r\n",
        f"From: lin@qq.com {'x' * 100_000}\r\n",
    ],
)
def test_its_one_from_names_her_alone(head):
    assert not vouched(f"{MX}; dmarc=pass header.from=qq.com", head=head)


def test_her_address_may_also_be_her_name():
    told = f"{MX}; dmarc=pass header.from=qq.com"
    assert vouched(told, head='From: "Lin@qq.com" <LIN@qq.com>\r\n')


@given(st.binary())
def test_any_bytes_are_read(data):
    results(data, authserv_id=MX)
    authentic(
        b"From: lin@qq.com\r\nAuthentication-Results: " + data, sender="lin@qq.com", authserv_id=MX
    )


@given(st.text('mx.viewpoints.example;=() "\\dmarcpass', max_size=200))
def test_any_text_is_read(text):
    assert isinstance(results(f"{MX};{text}".encode(), authserv_id=MX), list)


def test_a_head_of_a_hundred_kilobytes_is_read_by_the_parser_too():
    told = f"Authentication-Results: {MX}; dmarc=pass header.from=qq.com ({'x' * 100_000})\r\n"
    assert parse(f"{told}{FROM}\r\n同意".encode()).reply_text == "同意"
