"""What is new in an answer: its history and signature cut away (``Message.text`` keeps all)."""

import re

from . import markers
from .signatures import without_signature

_LONGEST = 200_000
_MOST_LINES = 5_000
_MOST_WRAPPED = 6
_GREETING = 16


def new_text(text: str) -> str:
    """Give what the writer of an answer added.

    Cut is what follows a history marker, quoted lines at the end, and the signature. Answers
    written below or between quoted lines are kept with them. Nothing new gives an empty string.
    """
    lines = _lines(text)
    kept = _without_history(lines, _classes(lines))
    words = without_signature(kept, above_history=len(kept) < len(lines))
    return "\n".join(words).strip("\n").rstrip() + _rest(text, kept, lines)


def without_history(text: str) -> str:
    """Give what the writer of an answer added, with all that may be her signature."""
    lines = _lines(text)
    kept = _without_history(lines, _classes(lines))
    return "\n".join(kept).strip("\n") + _rest(text, kept, lines)


def history(text: str) -> list[str]:
    """Give the lines of an answer that ``without_history`` leaves out, without markers and rules."""
    lines = _lines(text)
    classes = _classes(lines)
    kept = iter(_without_history(lines, classes))
    left, next_kept = [], next(kept, None)
    for line, kind in zip(lines, classes, strict=True):
        if line == next_kept:
            next_kept = next(kept, None)
        elif kind in "tq" and not markers.RULE.match(line):
            left.append(line)
    return left


def has_history(text: str) -> bool:
    """Tell whether a text carries quoted lines or a history marker."""
    return any(kind in "bfq" for kind in _classes(_lines(text)))


def _lines(text: str) -> list[str]:
    """Cut into lines; separators that programs glue between words get a line of their own."""
    plain = text[:_LONGEST].replace("\xa0", " ")
    return markers.GLUED_SEPARATOR.sub(r"\n\1\n", plain).split("\n")


def _rest(text: str, kept: list[str], lines: list[str]) -> str:
    """Give what is beyond the part looked at, if nothing before it was cut."""
    return text[_LONGEST:] if len(kept) == len(lines) else ""


def _classes(lines: list[str]) -> str:
    """Give a letter per line: e empty, q quoted, b history begins, f a forward begins,
    h more of a marker, t text."""
    classes = ["t"] * len(lines)
    number = 0
    while number < len(lines):
        kind, size = _marker(lines, number) if number < _MOST_LINES else ("", 0)
        if size:
            classes[number : number + size] = [kind] + ["h"] * (size - 1)
            number += size
            continue
        line = lines[number]
        classes[number] = "q" if markers.QUOTED.match(line) else "t" if line.strip() else "e"
        number += 1
    return "".join(classes)


def _marker(lines: list[str], number: int) -> tuple[str, int]:
    """Tell whether a history marker begins at a line, and how many lines it takes."""
    line = lines[number]
    if not line.strip():
        return "", 0
    if markers.SEPARATOR.match(line) or markers.BEGIN_FORWARDED.match(line):
        after = _next_words(lines, number + 1)
        size = after - number + _header_block(lines, after, least=1)
        forwarded = markers.FORWARDED.search(line)
        return ("f" if forwarded else "b"), max(size, 1)
    if markers.BARE_SEPARATOR.match(line):
        after = _next_words(lines, number + 1)
        size = _header_block(lines, after, least=3)
        return ("b", after - number + size) if size else ("", 0)
    if markers.FROM_LINE.match(line) and (size := _header_block(lines, number, least=3)):
        return "b", size
    return "b", _wrote(lines, number)


def _next_words(lines: list[str], number: int) -> int:
    while number < len(lines) and not lines[number].strip(" >"):
        number += 1
    return number


def _header_block(lines: list[str], number: int, *, least: int) -> int:
    """Count the lines of a copied mail head (``From: … Sent: … Subject: …``) that begins here.

    One wrapped line between two of them is allowed.
    """
    found, position, end = 0, number, number
    while position < len(lines) and position - number < 24:
        line = lines[position]
        if markers.HEADER_LINE.match(line):
            found, end = found + 1, position + 1
        elif not line.strip(" >|") and found:
            if found >= least:
                break
        elif position - end >= 1 or not found:
            break
        position += 1
    if found and end < len(lines) and lines[end].strip() and lines[end][:1] not in "> ":
        # A subject that ran on before the empty line that ends the head.
        end += end + 1 < len(lines) and not lines[end + 1].strip() and found > 2
    return end - number if found >= least else 0


def _wrote(lines: list[str], number: int) -> int:
    """Count the lines of ``On … Someone wrote:``, which programs wrap; 0 if it is none."""
    if not markers.WROTE_START.match(lines[number]):
        return 0
    joined = ""
    for size in range(1, _MOST_WRAPPED + 1):
        if number + size > len(lines):
            break
        piece = lines[number + size - 1].strip().lstrip("> ") or ""
        if size > 1 and piece and markers.HEADER_LINE.match(piece):
            return 0
        joined = f"{joined} {piece}".strip()
        if len(joined) > 400:
            return 0
        ended = joined.endswith(markers.WROTE_ENDS) or "GMT" in joined
        if ended and markers.WROTE.fullmatch(joined):
            return size if _is_a_program(joined, lines, number + size) else 0
    return 0


def _is_a_program(wrote: str, lines: list[str], number: int) -> bool:
    """Tell a program's line from an author's own (那年她写道：): quoted lines follow, or it is sure."""
    following = next((line for line in lines[number:] if line.strip()), "")
    return bool(markers.SURE.search(wrote) or markers.QUOTED.match(following))


def _without_history(lines: list[str], classes: str) -> list[str]:
    start = next((at for at, kind in enumerate(classes) if kind in "bf"), None)
    if start is None:
        return _without_last_quote(lines, classes)
    before, after = _without_rule(lines[:start]), classes[start:]
    has_words = "t" in classes[:start]
    tail = re.match(r"[bfhqe]*", after)
    below = start + (tail.end() if tail else 0)
    quoted = "q" in classes[start:below]
    if not has_words:
        if classes[start] == "f" or quoted:
            return _below(lines, classes, below)
        return []
    if not quoted:
        return before
    if re.search(r"t[te]*q", classes[below:]):
        return [line for line, kind in zip(lines, classes, strict=True) if kind not in "bfh"]
    if _is_greeting(before) and "t" in classes[below:]:
        return before + _below(lines, classes, below)
    return before


def _without_rule(before: list[str]) -> list[str]:
    """Drop the line of dashes that some programs draw above a copied head."""
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n].strip()), -1)
    return before[:last] if last >= 0 and markers.RULE.match(before[last]) else before


def _below(lines: list[str], classes: str, start: int) -> list[str]:
    """Give the words under a quotation, up to older history."""
    rest = classes[start:]
    older = next((at for at, kind in enumerate(rest) if kind in "bf"), len(rest))
    return lines[start : start + older]


def _is_greeting(before: list[str]) -> bool:
    words = [line.strip() for line in before if line.strip()]
    return len(words) == 1 and len(words[0]) <= _GREETING and words[0][-1] in ",，:：!！"


def _without_last_quote(lines: list[str], classes: str) -> list[str]:
    last = re.search(r"t[e]*(q[qe]*)$", classes)
    return lines[: last.start(1)] if last else lines
