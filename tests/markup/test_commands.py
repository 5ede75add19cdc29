"""``sanitize`` and ``document-convert`` as programs call them, held to their contracts."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.documents import P, Picture, docx, essay
from viewpoints.markup.documents import LOSSES, SENTENCES
from viewpoints.markup.sanitize import sanitize

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / "docs" / "contracts"
MAIN = "import sys; from viewpoints.config.commandline import main; sys.exit(main())"


def viewpoints(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, cwd=ROOT, timeout=60, check=False
    )


def contract(name: str) -> object:
    return json.loads((CONTRACTS / name).read_text("utf-8"))


def hold(answer: object, schema: str) -> None:
    jsonschema.Draft202012Validator(contract(schema)).validate(answer)


@pytest.mark.parametrize("command", ["sanitize", "document-convert"])
def test_examples_and_schemas_agree(command):
    schema = contract(f"{command}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    hold(contract(f"{command}.example.json"), f"{command}.schema.json")


def test_the_example_of_a_document_is_what_the_command_says(tmp_path):
    file = tmp_path / "稿件.docx"
    file.write_bytes(essay())
    ran = viewpoints("document-convert", str(file), "--json")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout) == contract("document-convert.example.json")


def test_the_schema_knows_every_code():
    properties = contract("document-convert.schema.json")["properties"]
    error = properties["error"]["oneOf"][1]["properties"]["code"]["enum"]
    assert error == [str(code) for code in SENTENCES]
    assert properties["warnings"]["items"]["properties"]["code"]["enum"] == [str(c) for c in LOSSES]


def test_a_refusal_is_exit_1_one_line_and_the_same_object_with_an_error():
    ran = viewpoints("document-convert", "-", "--json", stdin=b"GIF89a")
    answer = json.loads(ran.stdout)
    message = "This is a picture of something, not a text that can be read."
    assert (ran.returncode, ran.stderr.decode()) == (1, f"picture: {message}\n")
    assert answer.pop("error") == {"code": "picture", "message": message}
    assert not any(answer.values())
    hold(json.loads(ran.stdout), "document-convert.schema.json")


def test_a_refusal_without_json_says_nothing_on_stdout():
    ran = viewpoints("document-convert", "-", stdin=b"")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"empty: The file is empty.\n")


def test_a_file_that_is_not_there_is_exit_1(tmp_path):
    ran = viewpoints("document-convert", str(tmp_path / "none.docx"))
    assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (1, b"", 1)


def test_a_warning_is_in_the_answer(tmp_path):
    ran = viewpoints("document-convert", "-", "--json", stdin=docx(P("文。"), Picture(b"?")))
    answer = json.loads(ran.stdout)
    hold(answer, "document-convert.schema.json")
    assert [warning["code"] for warning in answer["warnings"]] == ["picture_format"]


def test_a_document_as_text():
    ran = viewpoints("document-convert", "-", stdin=docx(P("大题", style="Title"), P("文。")))
    assert ran.stdout.decode() == "大题\n\n文。\n"


def test_sanitize_reads_and_writes_html():
    ran = viewpoints("sanitize", stdin="<h1>题<script>a()</script></h1>".encode())
    assert (ran.returncode, ran.stdout.decode()) == (0, "<h2>题</h2>")


BATCH = ["<b>粗</b>", "两\n行\u2028", "", "<img src=x onerror=a()>", "\ud800"]


def test_sanitize_answers_a_batch_line_by_line(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(html) + "\n" for html in BATCH))
    for ran in (
        viewpoints("sanitize", "--batch", str(file)),
        viewpoints("sanitize", "--batch", "-", stdin=file.read_bytes()),
    ):
        answers = [json.loads(line) for line in ran.stdout.decode().split("\n")[:-1]]
        assert answers == [sanitize(html) for html in BATCH]
        for answer in answers:
            hold(answer, "sanitize.schema.json")


@pytest.mark.parametrize("line", [b"<b>\n", b"{}\n", b"\xff\n"])
def test_sanitize_names_the_line_that_is_no_json_string(line):
    ran = viewpoints("sanitize", "--batch", "-", stdin=b'"a"\n' + line)
    assert (ran.returncode, ran.stdout) == (1, b'"a"\n')
    assert ran.stderr.startswith(b"-: line 2 is no JSON")


def test_neither_command_loads_django():
    code = (
        "import sys, argparse\n"
        "from viewpoints.config.commands import document_convert, sanitize\n"
        "import viewpoints.markup.sanitize\n"
        "print(sorted({'django', 'mammoth', 'PIL'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert ran.stdout == b"[]\n"
