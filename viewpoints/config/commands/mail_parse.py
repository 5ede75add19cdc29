"""``mail-parse``: what the parser makes of a message, or of every file in a folder."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewpoints.intake.parsing import Message

HELP = "Show what the mail parser makes of a raw message, or of every message in a folder."
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", metavar="FILE", help="a raw message, or - for stdin")
    what.add_argument("--batch", type=Path, metavar="DIR", help="a line for each file below DIR")
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")
    parser.add_argument("--charset", help="read the text in this charset, whatever its label says")


def run(options: argparse.Namespace) -> int:
    """Parse one message or a folder of them; exit 1 if there is nothing to read."""
    if options.batch:
        return _batch(options.batch, as_json=options.json)
    from viewpoints.intake.parsing import parse_limited  # here: keeps `viewpoints --help` quick

    try:
        raw = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 1
    message = parse_limited(raw, charset=options.charset)
    _write(_line(message.to_json()) if options.json else _summary(message))
    return 0


def _batch(folder: Path, *, as_json: bool) -> int:
    from viewpoints.intake.parsing.limited import parse_forked
    from viewpoints.intake.parsing.message import from_json

    if not folder.is_dir():
        print(f"{folder}: no such folder", file=sys.stderr)
        return 1
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for number, path in enumerate(files, start=1):
        name = path.relative_to(folder).as_posix()
        try:
            parsed = parse_forked(path.read_bytes())
        except OSError as error:
            print(f"{name}: {error.strerror}", file=sys.stderr)
            continue
        _write(_line({"file": name, **parsed}) if as_json else _short(name, from_json(parsed)))
        _show_progress(number, len(files))
    return 0


def _line(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _write(text: str) -> None:
    """Write UTF-8 whatever the locale; a lone surrogate cannot stop it."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _show_progress(number: int, total: int) -> None:
    if sys.stderr.isatty() and (number % 50 == 0 or number == total):
        end = "\n" if number == total else ""
        print(f"\r{number}/{total}", end=end, file=sys.stderr, flush=True)


def _short(name: str, message: "Message") -> str:
    sender = message.senders[0].address if message.senders else "-"
    return f"{name}\t{message.kind}\t{sender}\t{message.subject}"


def _summary(message: "Message") -> str:
    people = [f"{person.name} <{person.address}>".strip() for person in message.senders]
    lines = [
        f"kind: {message.kind}",
        f"from: {', '.join(people)}",
        f"subject: {message.subject}",
        f"date: {message.date or '-'}",
        *(f"attachment: {file.name} ({file.type}, {file.size})" for file in message.attachments),
        *(f"note: {note}" for note in message.notes),
        "",
        message.reply_text or message.text,
    ]
    return "\n".join(lines)
