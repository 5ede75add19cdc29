"""Without a mail server, letters are files that people and tests can read."""

import email
from email import policy

from django.core.mail import EmailMessage, get_connection


def test_each_letter_is_one_whole_eml_file_in_the_order_of_leaving(settings, tmp_path):
    settings.OUTGOING_ROOT = tmp_path / "outgoing"
    connection = get_connection("viewpoints.letters.files.EmailBackend")

    sent = connection.send_messages(
        [EmailMessage(f"第{number}封", "您好。", "ngo@x.cn", ["lin@qq.com"]) for number in "一二"]
    )

    files = sorted(settings.OUTGOING_ROOT.iterdir())
    letters = [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert sent == 2
    assert [file.suffix for file in files] == [".eml", ".eml"]
    assert [letter["Subject"] for letter in letters] == ["第一封", "第二封"]
    assert letters[0].get_content() == "您好。"
