"""format=flowed (RFC 3676): soft line breaks undone, quote marks kept."""

import re

_QUOTE = re.compile(r"^>+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def unflow(text: str, *, delsp: bool = False) -> str:
    """Join the lines of a flowed paragraph; ``delsp`` drops the space that marks the soft break.

    Between two Chinese characters that space is dropped in any case: no one wrote it.
    """
    done: list[list[str]] = []
    open_depth: int | None = None  # quote depth of the line still flowing
    for line in text.split("\n"):
        match = _QUOTE.match(line)
        depth = match.end() if match else 0
        content = line[depth:].removeprefix(" ")
        if open_depth == depth and content != "-- ":
            done[-1][-1] = _before(done[-1][-1], content, delsp=delsp)
            done[-1].append(content)
        else:
            done.append([f"{'>' * depth} {content}" if depth else content])
        open_depth = depth if content.endswith(" ") and content != "-- " else None
    return "\n".join("".join(pieces) for pieces in done)


def _before(line: str, after: str, *, delsp: bool) -> str:
    """Give a line as it stands before the one that goes on with it."""
    bare = line.removesuffix(" ")
    wide = bare and after and _WIDE.match(bare[-1]) and _WIDE.match(after[0])
    return bare if delsp or wide else line
