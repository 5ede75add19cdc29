"""What a bounce says: for whom, why, and which mail, in a delivery status or in anybody's words."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.parsing.test_peers import DOC
from tests.material import material
from viewpoints.intake.parsing import parse
from viewpoints.intake.parsing.reports import Failed, Report, read, read_limited

POSTFIX = (
    b"From: MAILER-DAEMON@mx.example (Mail Delivery System)\r\n"
    b"Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n"
    b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain\r\n\r\n"
    b"<lin@qq.com>: host mx3.qq.com said: 550 Mailbox not found\r\n\r\n"
    b"--b\r\nContent-Type: message/delivery-status\r\n\r\n"
    b"Reporting-MTA: dns; mx.example\r\n\r\n"
    b"Final-Recipient: rfc822; Lin@QQ.com\r\nOriginal-Recipient: rfc822;lin@ngo.example\r\n"
    b"Action: failed\r\nStatus: 5.0.0\r\nRemote-MTA: dns; mx3.qq.com\r\n"
    b"Diagnostic-Code: smtp; 550 5.1.1 Mailbox\r\n not found\r\n\r\n"
    b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
    b"To: lin@ngo.example\r\nMessage-ID:\r\n <17@viewpoints.example>\r\n\r\n--b--\r\n"
)


def words(text: str, subject: str = "系统退信") -> bytes:
    return f"From: PostMaster@qq.com\r\nSubject: {subject}\r\n\r\n{text}".encode()


def test_a_delivery_status_is_read_field_by_field():
    assert read(POSTFIX) == Report(
        [Failed("lin@qq.com", "lin@ngo.example", "failed", "5.1.1", "550 5.1.1 Mailbox not found")],
        ["17@viewpoints.example"],
    )


def test_it_is_the_same_in_a_process_that_cannot_hurt():
    assert read_limited(POSTFIX) == read(POSTFIX)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "抱歉，您的邮件被退回来了。\n\n收件人：lin@qq.com\n退信原因：收件人邮件地址（lin@qq.com）不存在，"
            "邮件无法送达。\n\n原邮件\nMessage-ID: <a1@viewpoints.example>",
            ("lin@qq.com", "failed", "5.0.0", ["a1@viewpoints.example"]),
        ),
        (
            "您的邮件无法投递到 <wang@163.com>\nSMTP error, RCPT TO: 550 User not found: wang@163.com",
            ("wang@163.com", "failed", "5.0.0", []),
        ),
        (
            "发往 chen@126.com 的邮件暂时未能送达，我们会继续尝试投递。",
            ("chen@126.com", "delayed", "4.0.0", []),
        ),
        (
            "Hi. This is the qmail-send program at mx.example.\n\n<zhao@ngo.example>:\n"
            "Sorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the "
            "message.\n\nReturn-Path: <ngo@viewpoints.example>\nTo: other@ngo.example\n"
            "Message-Id: <b2@viewpoints.example>",
            ("zhao@ngo.example", "failed", "5.1.1", ["b2@viewpoints.example"]),
        ),
        ("您好，最近很忙，下周回复您。", ("", "failed", "", [])),
    ],
)
def test_plain_words_say_it_too(text, expected):
    report = read(words(text))
    [one] = report.failed
    assert (one.recipient, one.action, one.status, report.message_ids) == expected


def test_a_complaint_is_no_failure():
    mail = (
        b"Subject: abuse\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n"
        b"Original-Rcpt-To: lin@qq.com\r\n\r\n--b--\r\n"
    )
    report = read(mail)
    assert (report.is_complaint, report.failed[0].recipient) == (True, "lin@qq.com")


def test_of_ten_thousand_recipients_fifty_are_told():
    group = b"Final-Recipient: rfc822; a%d@qq.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    groups = b"".join(group % number for number in range(10_000))
    head = b"Content-Type: message/delivery-status\r\n\r\n"
    assert len(read(head + groups).failed) == 50


@given(st.binary(max_size=2000))
def test_any_bytes_are_read(data):
    assert isinstance(read(POSTFIX[:600] + data), Report)


def test_of_the_materials_bounces_nearly_all_name_recipient_and_status():
    kinds: dict[str, Counter[str]] = {}
    for path in sorted(material("mail/sisimai+set-of-emails").rglob("*.eml")):
        raw = path.read_bytes()
        if path.parent.name != "bsd" and "to-be-debugged" not in str(path):
            continue  # the same again, with other line ends
        if parse(raw).kind == "bounce" and not (report := read(raw)).is_complaint:
            seen = kinds.setdefault(re.sub(r"-\d+$", "", path.stem), Counter())
            seen["all"] += 1
            seen["told"] += any(
                (one.recipient or one.original) and one.status for one in report.failed
            )
    told, every = (sum(seen[what] for seen in kinds.values()) for what in ("told", "all"))
    whole = sum(seen["told"] == seen["all"] for seen in kinds.values())
    found = f"Of {every} bounces of {len(kinds)} kinds {told} yield recipient and status, {whole} kinds whole"
    assert found in " ".join(DOC.read_text("utf-8").split())
