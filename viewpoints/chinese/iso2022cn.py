"""ISO-2022-CN (RFC 1922), which Python has no codec for: GB 2312 and ISO-IR-165 by shifts."""

import re

_TOKEN = re.compile(
    rb"(?P<designate>\x1b\$\)(?P<set>[AGE])|\x1b\$\*H)|(?P<out>\x0e)|(?P<back>\x0f)"
    rb"|(?P<single>\x1bN..)|(?P<line>[\r\n]+)|(?P<run>[^\x0e\x0f\x1b\r\n]+)|(?P<other>\x1b)",
    re.DOTALL,
)


def from_iso2022_cn(data: bytes) -> str:
    """Read ISO-2022-CN; characters of CNS 11643 (Traditional) become U+FFFD, one for each.

    Shift and designation end with the line, as RFC 1922 has it.
    """
    text, shifted, charset = [], False, b"A"
    for token in _TOKEN.finditer(data):
        kind = token.lastgroup if token.lastgroup != "set" else "designate"
        if kind == "designate":
            charset = token["set"] or charset
        elif kind in ("out", "back"):
            shifted = kind == "out"
        elif kind == "line":
            shifted = False
            text.append(token[0].decode("ascii"))
        elif kind == "run":
            text.append(_shifted(token[0], charset) if shifted else _ascii(token[0]))
        else:
            text.append("\ufffd")
    return "".join(text)


def _shifted(run: bytes, charset: bytes) -> str:
    if charset == b"G":
        return "\ufffd" * ((len(run) + 1) // 2)
    return bytes(byte | 0x80 for byte in run).decode("gb18030", "replace")


def _ascii(run: bytes) -> str:
    return run.decode("ascii", "replace")
