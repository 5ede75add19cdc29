"""Real mails for the tests of intake, as QQ Mail and others send them."""

from email import message_from_bytes, policy
from email.message import EmailMessage


def mail(
    words: str = "编辑老师好：\n\n附上文章，请审阅。\n\n林晓",
    *,
    subject: str = "投稿：志愿者也要吃饭",
    sender: str = "林晓 <lin@qq.com>",
    to: str = "ngo@viewpoints.example",
    files: tuple[tuple[str, bytes], ...] = (),
    message_id: str = "<a1@qq.com>",
    enclosed: bytes = b"",
    **headers: str,
) -> bytes:
    """Give a mail as bytes with CRLF, with ``files`` (name, bytes) attached and a mail ``enclosed``."""
    message = EmailMessage()
    for name, value in {
        "From": sender,
        "To": to,
        "Subject": subject,
        "Message-ID": message_id,
        "Date": "Mon, 23 Nov 2026 10:00:00 +0800",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }.items():
        if value:
            message[name] = value
    message.set_content(words, charset="utf-8")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if enclosed:
        message.add_attachment(message_from_bytes(enclosed, policy=policy.default))
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
