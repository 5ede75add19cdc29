"""``chinese`` as programs and people call it, held to its contracts."""

import io
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import jsonschema
import pytest

from viewpoints.chinese.convert import converter
from viewpoints.chinese.lint import lint
from viewpoints.chinese.segment import segment
from viewpoints.chinese.slug import slug
from viewpoints.config.commandline import main

ROOT = Path(__file__).resolve().parents[2]
TOOLS = {
    "segment": segment,
    "slug": slug,
    "lint": lambda text: [asdict(one) for one in lint(text)],
    "convert --to zh-hant-tw": converter("zh-hant-tw").text,
    "convert --to zh-hant-hk": converter("zh-hant-hk").text,
    "convert --to zh-hans": converter("zh-hans").text,
}


@pytest.fixture
def chinese(monkeypatch, capfdbinary):
    """Call ``chinese`` with what stands on stdin: the exit code, stdout, stderr."""

    def call(arguments: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(["chinese", *arguments.split()])
        except SystemExit as misused:
            code = misused.code
        sys.stdout.flush()
        said = capfdbinary.readouterr()
        return code, said.out, said.err.decode()

    return call


def contract(tool: str, part: str) -> object:
    return json.loads((ROOT / "docs" / "contracts" / f"chinese-{tool}.{part}.json").read_text())


def hold(answer: object, tool: str) -> None:
    schema = contract(tool.split()[0], "schema")
    jsonschema.Draft202012Validator(schema).validate(answer)


@pytest.mark.parametrize(
    ("tool", "stdin"),
    [
        ("segment", "公益组织的志愿者，三年。"),
        ("slug", "重庆长江 2024"),
        ("lint", "我们用了3年,很难."),
        ("convert --to zh-hant-tw", "志愿者的头发"),
    ],
)
def test_the_examples_are_what_the_command_says(chinese, tool, stdin):
    code, out, err = chinese(f"{tool} --json", stdin.encode())
    assert (code, err, json.loads(out)) == (0, "", contract(tool.split()[0], "example"))


@pytest.mark.parametrize(
    ("tool", "said"),
    [
        ("segment", "头发 , 干净\n\n里面 A\n"),
        ("slug", "tou-fa-gan-jing-li-mian-a\n"),
        ("lint", "1:1: 头发,干净 → 头发，干净\n3:1: 里面　A → 里面 A\n"),
        ("convert --to zh-hant-tw", "頭髮,乾淨\n\n裡面　A"),
    ],
)
def test_people_read_words_and_lines(chinese, tool, said):
    code, out, err = chinese(tool, "头发,干净\n\n里面　A".encode())
    assert (code, out.decode(), err) == (0, said, "")


BATCH = ["头发,后", "两\n行\u2028", "", "\0头发\0", "<b>&amp;"]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_batch_is_answered_line_by_line(chinese, tool, tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(text) + "\n" for text in BATCH))
    for code, out, err in (
        chinese(f"{tool} --batch {file}"),
        chinese(f"{tool} --batch -", file.read_bytes()),
    ):
        answers = [json.loads(line) for line in out.decode().split("\n")[:-1]]
        assert (code, err, answers) == (0, "", list(map(TOOLS[tool], BATCH)))
        for answer in answers:
            hold(answer, tool)


@pytest.mark.parametrize("tool", TOOLS)
def test_what_is_no_character_is_read_as_one_that_says_so(chinese, tool):
    for code, out, err in (
        chinese(f"{tool} --json", b"a\xff\xe5"),
        chinese(f"{tool} --batch -", rb'"a\ud800\ud800"'),
    ):
        assert (code, err, json.loads(out)) == (0, "", TOOLS[tool]("a\ufffd\ufffd"))


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_on_stdin_is_an_answer(chinese, tool):
    assert chinese(f"{tool} --json")[0] == 0
    assert chinese(tool)[0] == 0


@pytest.mark.parametrize("line", [b"<b>\n", b"{}\n", b"\xff\n", b"[" * 100_000])
def test_a_line_that_is_no_json_string_is_named(chinese, line):
    code, out, err = chinese("slug --batch -", b'"a"\n' + line)
    assert (code, out) == (1, b'"a"\n')
    assert err.startswith("-: line 2 is no JSON")


def test_a_file_that_is_not_there_is_exit_1(chinese, tmp_path):
    code, out, err = chinese(f"segment --batch {tmp_path / 'none.jsonl'}")
    assert (code, out, err.count("\n")) == (1, b"", 1)


@pytest.mark.parametrize(
    "arguments", ["", "translate", "convert", "convert --to zh-hant", "slug a"]
)
def test_what_is_called_wrongly_is_exit_2(chinese, arguments):
    code, out, _ = chinese(arguments)
    assert (code, out) == (2, b"")


def test_a_tool_loads_neither_django_nor_the_dictionaries_of_another():
    code = (
        "import sys\n"
        "from viewpoints.config.commandline import main\n"
        "main(['chinese', 'slug'])\n"
        "print(sorted({'django', 'opencc', 'rjieba', 'autocorrect_py', 'nh3'} & sys.modules.keys()))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], input=b"", capture_output=True, cwd=ROOT, check=True
    )
    assert ran.stdout == b"article\n[]\n"
