"""A mail that somebody forwarded: who wrote the one inside, and what it says. Pure.

The head that mail programs print above a forwarded mail, in Chinese and English: QQ (原始邮件), NetEase
(转发邮件信息), Foxmail and Outlook (发件人 alone), Gmail (Forwarded message), Apple Mail (开始转发的信息).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from viewpoints.intake.parsing import Address, Message
from viewpoints.intake.parsing.markers import (
    BEGIN_FORWARDED,
    FORWARDED,
    FROM_LINE,
    HEADER_LINE,
    SEPARATOR,
)

_SUBJECT = re.compile(r"^\s*(?:转发|轉寄|轉發|转寄|fwd?|forward)\s*[:：]", re.IGNORECASE)
_SUBJECT_LINE = re.compile(
    r"^[>\s|*]*(?:主题|主旨|主題|标题|subject)\s*\*?\s*[:：]\*?\s*(.*)$", re.I
)
_PERSON = re.compile(
    r"[\"“]?(?P<name>[^<\[\"”]{0,80}?)[\"”]?\s*[<\[(（]\s*(?:mailto:)?(?P<address>[^\s<>\[\]()（）]+@[^\s<>\[\]()（）]+)"
)
_BARE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_QUOTE = re.compile(r"^>\s?", re.MULTILINE)
_MOST_LINES = 5_000
_HEAD_LINES = 12


@dataclass(frozen=True)
class Inside:
    """The mail inside: who wrote it (the address may be empty), its subject, words and HTML."""

    person: Address
    subject: str
    text: str
    html: str = ""
    message_id: str = ""


def inside(message: Message, mails: Sequence[Message]) -> Inside | None:
    """Give the mail that ``message`` forwards: enclosed whole (``mails``), or below a printed head.

    None for a mail that forwards nothing; an answer that quotes is no forward.
    """
    enclosed = next((one for one in mails if one.senders), None)
    if enclosed and (_SUBJECT.match(message.subject) or not _own_words(message)):
        return _enclosed(enclosed)
    return _printed(message)


def _enclosed(mail: Message) -> Inside:
    text = mail.reply_text or mail.text
    return Inside(mail.senders[0], mail.subject, text, mail.html, mail.message_id or "")


def _own_words(message: Message) -> str:
    """Give the outer mail's words; where it has none, the parser lends it those inside."""
    borrowed = any(note.startswith("text_from_enclosed") for note in message.notes)
    return "" if borrowed else message.text.strip()


def _printed(message: Message) -> Inside | None:
    lines = message.text.split("\n")[:_MOST_LINES]
    at = next((place for place, line in enumerate(lines) if _begins(lines, place)), None)
    if at is None or not (
        _SUBJECT.match(message.subject) or _is_marked(lines[max(0, at - 4) : at])
    ):
        return None
    head, end = _head(lines, at)
    person = _person(head[0], message.html)
    subject = next((found[1].strip() for line in head if (found := _SUBJECT_LINE.match(line))), "")
    body = "\n".join(lines[end:]).strip("\n")
    if head[0].lstrip().startswith(">"):
        body = _QUOTE.sub("", body)
    return Inside(person, subject, body.strip())


def _begins(lines: Sequence[str], at: int) -> bool:
    """Tell whether a head begins here: a From line, and two more header lines soon after it."""
    if not FROM_LINE.match(lines[at]):
        return False
    following = [line for line in lines[at + 1 : at + 7] if line.strip(" >|*")]
    return sum(bool(HEADER_LINE.match(line)) for line in following[:4]) >= 2


def _is_marked(before: Sequence[str]) -> bool:
    """Tell whether a line says that what follows is forwarded, not answered."""
    return any(
        BEGIN_FORWARDED.match(line) or (SEPARATOR.match(line) and FORWARDED.search(line))
        for line in before
    )


def _head(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Give the header lines from ``at`` on, and where the words begin; one empty line may be among them."""
    head, place = [], at
    while place < min(at + _HEAD_LINES, len(lines)):
        if HEADER_LINE.match(lines[place]):
            head.append(lines[place])
        elif lines[place].strip(" >|*") or not _goes_on(lines, place):
            break
        place += 1
    return head, place


def _goes_on(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and bool(HEADER_LINE.match(lines[at + 1]))


def _person(line: str, html: str) -> Address:
    value = re.split(r"[:：]", line, maxsplit=1)[-1].strip(" *|")
    if found := _PERSON.match(value):
        return Address(found["name"].strip(" *'\"“”"), found["address"].lower())
    if found := _BARE.search(value):
        return Address(value[: found.start()].strip(" *'\"“”<"), found[0].lower())
    name = value.strip(" *;；'\"“”")
    return Address(name, _linked(name, html))


def _linked(name: str, html: str) -> str:
    """Find the address that Foxmail and Outlook put only into the link of a name."""
    if not name:
        return ""
    for found in re.finditer(
        r"href\s*=\s*[\"']?mailto:([^\s\"'?>]{3,254})[^>]*>([^<]{1,120})<", html[:200_000], re.I
    ):
        if unescape(found[2]).strip(" \"'") == name:
            return unescape(found[1]).lower()
    return ""
