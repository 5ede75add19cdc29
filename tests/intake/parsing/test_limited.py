"""Reading in a limited process: the same answer, and never an exception."""

import subprocess
import sys
from pathlib import Path

from tests.intake.parsing.mails import mail, multipart, part
from viewpoints.intake.parsing import Address, Kind, parse, parse_limited
from viewpoints.intake.parsing.limited import pack, parse_forked, unpack
from viewpoints.markup.limits import Limits

WHOLE = multipart(
    part("信".encode()),
    part(b"\x00\n\xff", "image/png", Content_Disposition="attachment; filename=a.png"),
    part(b"", "image/png"),
    b"Content-Type: message/rfc822\r\n\r\n" + mail("里面"),
)


def test_a_limited_process_gives_the_same_message() -> None:
    assert parse_limited(WHOLE) == parse(WHOLE)


def test_packing_makes_the_round_trip() -> None:
    message = parse(WHOLE)
    assert unpack(pack(message)) == message


def test_a_limited_process_takes_the_editors_charset() -> None:
    raw = mail("caf\u00e9".encode("cp850"), Content_Type="text/plain; charset=iso-8859-1")
    assert parse_limited(raw, charset="cp850").text == "café"


def test_where_a_limit_is_reached_the_head_is_still_read() -> None:
    message = parse_limited(mail(), limits=Limits(seconds=0.001, megabytes=256))
    assert (message.kind, message.senders) == (
        Kind.UNREADABLE,
        [Address("王芳", "wf@ngo.example")],
    )
    assert message.subject == "投稿"
    assert message.notes == ["limit_reached: too_slow"]


def test_a_fork_gives_the_same_json() -> None:
    assert parse_forked(WHOLE) == parse(WHOLE).to_json()


def test_the_module_writes_json_and_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "viewpoints.intake.parsing", str(tmp_path)]
    done = subprocess.run(command, input=WHOLE, capture_output=True, check=True)
    assert done.stdout.startswith(b'{"kind": "contribution"')
    assert {path.name for path in tmp_path.iterdir()} == {
        file.sha256 for file in parse(WHOLE).attachments
    }
