"""``mail-parse`` as programs call it, held to its contract."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.intake.parsing.mails import mail, multipart, part, word
from viewpoints.intake.parsing import Kind, Note, parse

ROOT = Path(__file__).resolve().parents[3]
CONTRACTS = ROOT / "docs" / "contracts"
MAIN = "import sys; from viewpoints.config.commandline import main; sys.exit(main())"

EXAMPLE = multipart(
    part(
        "同意刊发。\n\n在 2024-03-05 10:21:33，editor@viewpoints.example 写道：\n> 请您确认".encode()
    ),
    part(
        b"PK", "application/msword", Content_Disposition='attachment; filename="文章.doc"'.encode()
    ),
    From=f"{word('王芳', 'gb2312')} <wangfang@ngo.example>",
    To="editor@viewpoints.example",
    Subject=word("回复：请您确认", "gb18030"),
    Date="Tue, 5 Mar 2024 11:02:09 +0800",
    Message_ID="<2@ngo.example>",
    In_Reply_To="<1@viewpoints.example>",
)


def mail_parse(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", MAIN, "mail-parse", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, check=False)


def contract(name: str) -> dict[str, object]:
    return json.loads((CONTRACTS / f"mail-parse.{name}.json").read_text("utf-8"))


def hold(answer: object) -> None:
    jsonschema.Draft202012Validator(contract("schema")).validate(answer)


def test_the_example_is_what_the_command_says() -> None:
    ran = mail_parse("-", "--json", stdin=EXAMPLE)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout) == contract("example")
    hold(contract("example"))


@pytest.mark.parametrize(
    "raw", [b"", b"\xff" * 99, multipart(b"Content-Type: message/rfc822\n\n" + mail())]
)
def test_whatever_comes_in_the_schema_holds(raw: bytes) -> None:
    hold(parse(raw).to_json())


def test_the_schema_knows_every_kind_and_note() -> None:
    properties = contract("schema")["properties"]
    assert properties["kind"]["enum"] == list(Kind)
    assert properties["notes"]["items"]["pattern"] == f"^({'|'.join(Note)})(: .*)?$"


def test_a_folder_gives_a_line_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.eml").write_bytes(mail(Subject="二"))
    (tmp_path / "b" / "1.eml").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "a.eml").write_bytes(mail(Subject="一"))
    ran = mail_parse("--batch", str(tmp_path), "--json")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(line["file"], line["kind"], line["subject"]) for line in lines] == [
        ("a.eml", "contribution", "一"),
        ("b/1.eml", "unreadable", ""),
        ("b/2.eml", "contribution", "二"),
    ]
    for line in lines:
        hold(line)


def test_without_json_it_is_for_reading(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(EXAMPLE)
    ran = mail_parse(str(tmp_path / "1.eml"))
    assert ran.stdout.decode().splitlines() == [
        "kind: reply",
        "from: 王芳 <wangfang@ngo.example>",
        "subject: 回复：请您确认",
        "date: 2024-03-05T11:02:09+08:00",
        "attachment: 文章.doc (application/msword, 2)",
        "",
        "同意刊发。",
    ]
    ran = mail_parse("--batch", str(tmp_path))
    assert ran.stdout.decode() == "1.eml\treply\twangfang@ngo.example\t回复：请您确认\n"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["no-such-file"], 1, "no-such-file: No such file or directory\n"),
        (["--batch", "no-such-folder"], 1, "no-such-folder: no such folder\n"),
    ],
)
def test_what_cannot_be_read_is_said(arguments: list[str], code: int, says: str) -> None:
    ran = mail_parse(*arguments)
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (code, b"", says)


def test_without_a_file_it_is_misused() -> None:
    assert mail_parse().returncode == 2


def test_it_loads_neither_django_nor_the_pinyin_dictionaries() -> None:
    """What keeps its start under half a second."""
    program = (
        "import sys; from viewpoints.config.commandline import main; "
        "main(['mail-parse', '-', '--json']); "
        "print(sorted({'django', 'pypinyin', 'wagtail'} & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, input=mail(), capture_output=True, cwd=ROOT, check=True)
    assert ran.stderr == b"[]\n"
