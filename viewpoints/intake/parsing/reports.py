"""What a bounce says: for whom a mail was, what became of it and why, and which mail it was.

RFC 3464 (delivery status) where it is followed; else the returned head, ``X-Failed-Recipients``, and
the words, as mail systems write them (``report_words``). Status codes are RFC 3463's.
"""

import json
import re
from dataclasses import asdict, dataclass, field, replace

from viewpoints.markup.limits import LimitReached, Limits, run

from .head import split_head
from .leaves import leaf_of, text_of_leaf
from .report_words import (
    action_in,
    blamed,
    message_ids,
    reason_in,
    status_in,
    without_returned,
)
from .tree import Part, grow
from .words import decode_words, unfold

_LIMITS = Limits(seconds=10, megabytes=512, output_megabytes=1)
_STATUS = ("message/delivery-status", "message/global-delivery-status")
_HEADS = (
    *("message/rfc822", "message/global", "message/news", "message/global-headers"),
    *("text/rfc822-headers", "message/rfc822-headers", "text/rfc822", "message/partial"),
)
_COMPLAINT = "message/feedback-report"
_MOST = 50
_LOOKED_AT = 200_000
_FIELD = re.compile(r"^[ \t]*([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:[ \t]*(.*(?:\n[ \t]+\S.*)*)", re.M)
_CODE = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)")
_ADDRESS = re.compile(r"[^\s<>\"(),;:\[\]]{1,128}@[^\s<>\"(),;:\[\]]{1,253}")


@dataclass(frozen=True)
class Failed:
    """What became of a mail for one recipient.

    ``action`` is RFC 3464's (failed, delayed, delivered, relayed, expanded) or empty; ``status`` a code
    such as ``5.1.1``, or empty; ``original`` the address as the sender had it, when that is told.
    """

    recipient: str = ""
    original: str = ""
    action: str = ""
    status: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Report:
    """What a bounce says; ``message_ids`` (bare) are those of the mail that came back."""

    failed: list[Failed] = field(default_factory=list)
    message_ids: list[str] = field(default_factory=list)
    is_complaint: bool = False


def read_limited(raw: bytes) -> Report:
    """Read a bounce as ``read`` does, in a limited process; one that breaks it says nothing."""
    try:
        said = json.loads(run(__name__, raw, limits=_LIMITS))
    except LimitReached:
        return Report()
    return Report(**{**said, "failed": [Failed(**one) for one in said["failed"]]})


def answer(data: bytes) -> bytes:
    """Answer as the limited child (``markup.limits.run``): one line of JSON."""
    return json.dumps(asdict(read(data))).encode()


def read(raw: bytes) -> Report:
    """Say what a raw bounce tells. Never raises on any bytes; what is not said stays empty."""
    root = grow(raw)
    parts = list(root.walk())
    words = "\n".join(_text(part) for part in parts if _is_words(part))[:_LOOKED_AT]
    words = words if words.strip() else _content(root)
    said = without_returned(words)
    heads = [_content(part) for part in parts if part.type.type in _HEADS]
    failed = [one for part in parts for one in _recipients(part)]
    failed = failed or _recipients_in(words) or _named(root, said, heads)
    ids = [found for head in heads for found in _ids_of(head)] or message_ids(words)
    return Report(
        failed=[_completed(one, said) for one in failed[:_MOST]],
        message_ids=list(dict.fromkeys(ids))[:_MOST],
        is_complaint=any(part.type.type == _COMPLAINT for part in parts),
    )


def _is_words(part: Part) -> bool:
    kind = part.type.type
    return not part.children and kind.startswith("text/") and kind not in _HEADS


def _text(part: Part) -> str:
    text = text_of_leaf(leaf_of(part)).text
    if part.type.type != "text/html":
        return text
    return re.sub(r"<br ?/?>|</(?:p|div|tr|td|li|h\d)>", "\n", text[:_LOOKED_AT], flags=re.I)


def _content(part: Part) -> str:
    return leaf_of(part).content[:_LOOKED_AT].decode("utf-8", "replace").replace("\r\n", "\n")


def _recipients(part: Part) -> list[Failed]:
    """Read the groups of a delivery status (RFC 3464, section 2.3), or of a complaint (RFC 5965)."""
    if part.type.type == _COMPLAINT:
        fields = _fields(_content(part))
        to = _address(fields.get("original-rcpt-to", "") or fields.get("removal-recipient", ""))
        return [Failed(recipient=to)] if to else []
    if part.type.type not in _STATUS:
        return []
    return _recipients_in(_content(part))


def _recipients_in(text: str) -> list[Failed]:
    """Read such groups wherever they stand: some systems send them as plain words."""
    groups = [_fields(block) for block in re.split(r"\n[ \t]*\n", text.replace("\r", ""))]
    return [_failed(group) for group in groups if _names_somebody(group)][:_MOST]


def _names_somebody(group: dict[str, str]) -> bool:
    return "final-recipient" in group or "original-recipient" in group


def _fields(block: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(block):
        found.setdefault(name.lower(), " ".join(value.split()))
    return found


def _failed(group: dict[str, str]) -> Failed:
    code = _CODE.search(group.get("status", ""))
    reason = group.get("diagnostic-code", "") or group.get("status", "")
    return Failed(
        recipient=_address(group.get("final-recipient", "")),
        original=_address(group.get("original-recipient", "")),
        action=group.get("action", "").split(" ")[0].lower(),
        status=_better(code[1] if code else "", reason),
        reason=reason.partition(";")[2].strip() or reason,
    )


def _better(status: str, reason: str) -> str:
    """Prefer what the last server said to a code that says nothing more than its first digit."""
    if not status or status.endswith(".0.0"):
        said = status_in(reason)
        if said and (not status or said[0] == status[0]):
            return said
    return status


def _named(root: Part, words: str, heads: list[str]) -> list[Failed]:
    """Find who did not get it without a delivery status: in the head, the words, the returned head."""
    told = [decode_words(value) for value in root.every("x-failed-recipients")]
    named = [address for value in told for address in _ADDRESS.findall(value)]
    returned = [_address(_fields(head.partition("\n\n")[0]).get("to", "")) for head in heads]
    named = named or blamed(words, likely=returned) or [one for one in returned if one][:1]
    return [Failed(recipient=one.lower()) for one in dict.fromkeys(named)] or [Failed()]


def _completed(one: Failed, words: str) -> Failed:
    """Take from the words what a report leaves open."""
    known = one.recipient or one.original
    return replace(
        one,
        recipient=one.recipient if known else next(iter(blamed(words)), ""),
        action=one.action or action_in(words),
        status=one.status or status_in(words),
        reason=(one.reason or reason_in(words))[:500],
    )


def _ids_of(head: str) -> list[str]:
    fields, _, _ = split_head(head.encode(), outermost=True)
    values = [
        unfold(value).decode("utf-8", "replace") for name, value in fields if name == "message-id"
    ]
    return [value.strip().strip("<>").strip() for value in values]


def _address(value: str) -> str:
    """Give the address of ``rfc822; <a@b>``; nothing where there is none."""
    found = _ADDRESS.search(value.partition(";")[2] or value)
    return found[0].strip(".'").lower() if found else ""
