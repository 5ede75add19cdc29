"""Signatures: what stands under a mail's words and only tells who wrote it, and on what."""

from . import markers

_LONGEST = 15
_BLOCK = 5
_SHORT = 40


def without_signature(lines: list[str], *, above_history: bool) -> list[str]:
    """Give the lines of a mail above its signature; lines that a telephone adds go wherever they are.

    ``above_history``: history followed the lines, so a rule or a card of the writer's ends her words too.
    """
    kept = [line for line in lines if not markers.MOBILE_SIGNATURE.match(line)]
    last = _end(kept)
    for number in range(last - 1, max(-1, last - 1 - _LONGEST), -1):
        above = any(map(str.strip, kept[:number]))
        below = kept[number + 1 : last]
        if above and (
            _begins(kept[number], below) or (above_history and _is_rule(kept[number], below))
        ):
            last = number
    left = kept[: _end(kept[:last])]
    return _without_card(left) if above_history else left


def without_device(text: str) -> str:
    """Give the words of a new mail without the line (发自我的iPhone) that a telephone put under them.

    Nothing else goes: whatever a mail that answers nothing holds may be an essay.
    """
    lines = text.rstrip().split("\n")
    return text if not markers.MOBILE_SIGNATURE.match(lines[-1]) else "\n".join(lines[:-1]).rstrip()


def _begins(line: str, below: list[str]) -> bool:
    """Tell whether a signature begins at ``line``."""
    if markers.SIGNATURE_DELIMITER.match(line):
        return True
    if markers.DELIMITER.match(line):
        return len([one for one in below if one.strip()]) <= 6
    return bool(markers.NETEASE_SIGNATURE.match(line))


def _is_rule(line: str, below: list[str]) -> bool:
    words = [one for one in below if one.strip()]
    few = len(words) <= _BLOCK and all(len(one) <= _SHORT for one in words)
    return few and bool(markers.RULE.match(line))


def _without_card(lines: list[str]) -> list[str]:
    """Cut a last block of short lines, set apart, that has the writer's address as one line."""
    start = len(lines)
    while start and lines[start - 1].strip():
        start -= 1
    card = lines[start:]
    is_card = len(card) <= _BLOCK and all(len(line) <= _SHORT for line in card)
    if is_card and any(map(str.strip, lines[:start])) and any(map(markers.MAILBOX.match, card)):
        return lines[:start]
    return lines


def _end(lines: list[str]) -> int:
    """Give how many lines there are up to the last that says something."""
    return next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 0)
