"""What no person wrote is never a contribution; what a person wrote always is one, or an answer."""

import pytest

from tests.intake.parsing.mails import mail, multipart, part
from tests.material import material
from viewpoints.intake.parsing import Kind, parse

BOUNCES = material("mail/sisimai+set-of-emails/maildir")
MACHINE = {Kind.BOUNCE, Kind.AUTO_REPLY}


@pytest.mark.parametrize("folder", ["bsd", "mac", "dos", "err", "tmp"])
def test_no_bounce_of_the_material_becomes_a_submission(folder: str) -> None:
    files = sorted((BOUNCES / folder).rglob("*.eml"))
    assert [path.name for path in files if parse(path.read_bytes()).kind not in MACHINE] == []


@pytest.mark.parametrize("name", ["is-not-bounce-01.eml", "is-not-bounce-02.eml"])
def test_ordinary_mail_beside_them_does(name: str) -> None:
    assert parse((BOUNCES / "not" / name).read_bytes()).kind == Kind.CONTRIBUTION


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, Kind.CONTRIBUTION),
        ({"Auto_Submitted": "no"}, Kind.CONTRIBUTION),
        ({"Auto_Submitted": "auto-replied"}, Kind.AUTO_REPLY),
        ({"X_Auto_Response_Suppress": "All"}, Kind.AUTO_REPLY),
        ({"Precedence": "auto_reply"}, Kind.AUTO_REPLY),
        ({"Subject": "自动回复：投稿收到了"}, Kind.AUTO_REPLY),
        ({"Subject": "自動回覆: 投稿"}, Kind.AUTO_REPLY),
        ({"Subject": "Automatic reply: 投稿"}, Kind.AUTO_REPLY),
        ({"Subject": "自动化时代的公益"}, Kind.CONTRIBUTION),
        ({"Subject": "退信记：一个筹款人的一天"}, Kind.CONTRIBUTION),
        ({"From": "noreply@bank.example"}, Kind.AUTO_REPLY),
        ({"From": "PostMaster@qq.com", "Subject": "来自 qq.com 的退信"}, Kind.BOUNCE),
        ({"From": "Postmaster@163.com", "Subject": "系统退信"}, Kind.BOUNCE),
        ({"Return_Path": "<>"}, Kind.BOUNCE),
        ({"Return_Path": "<>", "Auto_Submitted": "auto-replied"}, Kind.AUTO_REPLY),
        ({"In_Reply_To": "<1@v.example>"}, Kind.REPLY),
        ({"References": "<1@v.example>", "Subject": "转发：投稿"}, Kind.CONTRIBUTION),
        ({"Subject": "回复：请您确认"}, Kind.CONTRIBUTION),
    ],
)
def test_kinds_by_their_head(fields: dict[str, str], kind: Kind) -> None:
    assert parse(mail(**fields)).kind == kind


@pytest.mark.parametrize("subject", ["回复：请您确认", "答复: 请您确认", "Re: 请您确认", "RE：x"])
def test_an_answer_is_known_by_its_subject_and_history(subject: str) -> None:
    text = "同意。\n\n------------------ 原始邮件 ------------------\n发件人: 编辑\n\n请您确认"
    message = parse(mail(text, Subject=subject))
    assert (message.kind, message.reply_text) == (Kind.REPLY, "同意。")


def test_a_delivery_report_is_a_bounce() -> None:
    status = b"Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    raw = multipart(part("抱歉".encode()), part(status, "message/delivery-status"), kind="report")
    assert parse(raw).kind == Kind.BOUNCE


def test_a_receipt_is_automatic() -> None:
    receipt = part(b"Disposition: x\r\n", "message/disposition-notification")
    assert parse(multipart(part(b"read"), receipt, kind="report")).kind == Kind.AUTO_REPLY


def test_a_bounce_that_is_only_attached_is_no_bounce() -> None:
    bounce = multipart(
        part(b"x"), part(b"x", "message/delivery-status"), kind="report", boundary="in"
    )
    raw = multipart(part("请看".encode()), b"Content-Type: message/rfc822\r\n\r\n" + bounce)
    assert parse(raw).kind == Kind.CONTRIBUTION


@pytest.mark.parametrize(
    "subject",
    [
        *(
            "退信",
            "休假制度与公益组织",
            "不在办公室的公益人",
            "无法送达的善意",
            "已读：一本书的回应",
        ),
        *("自动回复时代的公益", "Vacation policies of NGOs", "Out of the office, into the field"),
        *("Message could not be delivered: aid to Wenchuan", "Delivery problems of relief goods"),
    ],
)
def test_an_essay_about_such_things_is_an_essay(subject: str) -> None:
    words = (
        "退信是基金会收到最多的东西，很多都无法投递。Relief goods could not be delivered.\n" * 20
    )
    assert parse(mail(words, Subject=subject, From="lin@qq.example")).kind == Kind.CONTRIBUTION
