"""The peers' own expectations, but for the differences that ``mail-differences.md`` gives reasons for."""

import json
import time
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from tests.material import material
from viewpoints.intake.parsing import Message, parse

DOC = Path(__file__).resolve().parents[3] / "docs" / "developers" / "mail-differences.md"
_CUT = 490
"""The expectations hold at most 500 characters of a text."""


def words(text: str) -> str:
    return " ".join(text.split())


def declared(peer: str) -> set[tuple[str, str]]:
    rows = [line.split("|")[1:-1] for line in DOC.read_text("utf-8").splitlines() if "|" in line]
    cells = [[cell.strip() for cell in row] for row in rows]
    return {
        (file.strip(), field.strip())
        for row in cells
        if row[0] == peer
        for file in row[1].split(",")
        for field in row[2].split(",")
    }


def differences(
    file: str, found: dict[str, object], expected: dict[str, object]
) -> set[tuple[str, str]]:
    return {(file, field) for field in expected if found[field] != expected[field]}


def test_imap_tools() -> None:
    wrong = set()
    for line in material("mail/expected/dev/imap_tools.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        message = parse(material(case["file"]).read_bytes())
        wrong |= differences(Path(case["file"]).stem, _found(message, case), _imap_tools(case))
    assert wrong == declared("imap_tools")


def _found(message: Message, case: dict[str, Any]) -> dict[str, object]:
    sender = message.senders[0] if message.senders else None
    text = words(message.text)
    if not case["text"]:
        text = ""  # imap_tools gives no text for HTML alone
    elif len(case["text"]) >= _CUT:
        text = text[: len(words(case["text"]))]
    return {
        "subject": words(message.subject),
        "from": sender.address if sender else "",
        "name": sender.name if sender else "",
        "to": [person.address for person in message.to],
        "text": text,
        "attachments": [file.filename for file in message.attachments],
        "date": message.date and datetime.fromisoformat(message.date),
    }


def _imap_tools(case: dict[str, Any]) -> dict[str, object]:
    expected = {
        "subject": words(case["subject"]),
        "from": case["from_"],
        "to": case["to"],
        "text": words(case["text"]),
        "attachments": [file["filename"] for file in case["attachments"]],
    }
    if case["from_values"]:
        expected["name"] = case["from_values"]["_EmailAddress"][0]["name"]
    if date := _date(case["date"]):
        expected["date"] = date
    return expected


def _date(stored: dict[str, Any]) -> datetime | None:
    numbers = [part for part in stored["_datetime.datetime"] if isinstance(part, int)]
    zones = [part["tzinfo"] for part in stored["_datetime.datetime"] if isinstance(part, dict)]
    if numbers[0] == 1900 or not zones or isinstance(zones[0], str):
        return None  # imap_tools' stand-in for no date, or no zone to compare
    shift: dict[str, int] = {}
    for part in zones[0]["_datetime.timezone"][0]["_datetime.timedelta"]:
        shift |= part
    return datetime(*numbers, tzinfo=timezone(timedelta(**shift)))


def test_stalwart() -> None:
    wrong = set()
    for path in sorted(material("mail/stalwartlabs+mail-parser/resources/eml").rglob("*.eml")):
        raw = path.read_bytes()
        name = f"{path.parent.name}/{path.stem}"
        expected = _stalwart(json.loads(path.with_suffix(".json").read_text("utf-8")))
        wrong |= differences(name, _as_stalwart(parse(raw), expected), expected)
    assert wrong == declared("stalwart")


def _as_stalwart(message: Message, expected: dict[str, object]) -> dict[str, object]:
    named = expected["files"]
    names = [file.filename for file in message.attachments]
    return {
        "subject": words(message.subject),
        "from": [tuple(person) for person in message.senders],
        "to": [tuple(person) for person in message.to],
        "message_id": message.message_id or "",
        "text": words(message.text),
        "attachments": len(message.attachments),
        "files": [name for name in names if name] if named else named,
    }


def _stalwart(case: dict[str, Any]) -> dict[str, object]:
    head: dict[str, Any] = {}
    for field in case["parts"][0]["headers"]:
        if isinstance(field["name"], str):
            head.setdefault(field["name"], field["value"])
    expected = {
        "subject": words(head.get("subject", {}).get("Text", "")),
        "from": _people(head.get("from", {})),
        "to": _people(head.get("to", {})),
        "message_id": head.get("message_id", {}).get("Text", ""),
        "attachments": len(case["attachments"]),
        "files": [name for part in case["attachments"] if (name := _name(case["parts"][part]))],
    }
    bodies = [case["parts"][part]["body"] for part in case["text_body"]]
    if all("Text" in body for body in bodies):
        expected["text"] = words(" ".join(body["Text"] for body in bodies))
    return expected


def _people(value: dict[str, Any]) -> list[tuple[str, str]]:
    listed = value.get("Address", {})
    people = listed.get("List") or [
        person for group in listed.get("Group", []) for person in group["addresses"]
    ]
    return [(person.get("name") or "", person.get("address") or "") for person in people]


def _name(part: dict[str, Any]) -> str:
    found = {
        attribute["name"]: attribute["value"]
        for field in part["headers"]
        if isinstance(field["value"], dict)
        for attribute in field["value"].get("ContentType", {}).get("attributes") or []
    }
    return found.get("filename") or found.get("name") or ""


@cache
def everything() -> list[Path]:
    return sorted(path for path in material("mail").rglob("*") if path.is_file())


def test_every_file_of_the_material_is_read_in_seconds() -> None:
    slow = []
    for path in everything():
        began = time.process_time()
        parse(path.read_bytes())
        if time.process_time() - began > 5:
            slow.append(path.name)
    assert slow == []
