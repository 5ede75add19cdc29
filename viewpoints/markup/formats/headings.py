"""Lines in bold that their author meant as headings: Word and WeChat make it easy to fake one."""

import re
from typing import Any

from viewpoints.markup.tree import parse, text

Block = dict[str, Any]
LONGEST = 40
_BOLD_LINE = re.compile(r"<strong>((?:(?!</?strong|<br|<a ).)+)</strong>")
_NO_HEADING = re.compile(
    r"(?:作者|撰文|文|图|摄影|整理|编辑|来源|供稿|姓名|单位|联系|电话|邮箱|署名|问|答|Q|A|By|Author)\d*\s*[：:／/|]"
    r"|[—–-]{1,2}|[（(][^（）()]*[）)]$|\W*$",
    re.IGNORECASE,
)
_SENTENCE_END = tuple("。！；，、：…”.!;,:")
_UPPER = re.compile(
    r"(?:第[一二三四五六七八九十0-9]+[章节部分]|[一二三四五六七八九十]{1,3}\s*[、.．，,])"
)
_LOWER = re.compile(
    r"(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}\s*[、.．)）](?![0-9]))"
)


def offer(blocks: list[Block]) -> tuple[list[Block], bool]:
    """Give the blocks with short paragraphs wholly in bold as headings, and whether there were any.

    Not where most of a text is bold, not for a byline or a dialogue, and only before something
    that is no such line itself. Under headings of the author's own they are of level 3; else
    ``（一）`` and ``1.`` are lower than ``一、`` where both are used.
    """
    lines = {number: line for number, block in enumerate(blocks) if (line := _line(blocks, number))}
    said = [block for block in blocks if block["type"] == "paragraph"]
    if not lines or 2 * len(lines) > len(said):
        return blocks, False
    own = any(block["type"] == "heading" for block in blocks)
    both = any(map(_UPPER.match, lines.values())) and any(map(_LOWER.match, lines.values()))
    offered = list(blocks)
    for number, line in lines.items():
        level = 3 if own or (both and _LOWER.match(line)) else 2
        offered[number] = {"type": "heading", "level": level, "text": line}
    return offered, True


def _line(blocks: list[Block], number: int) -> str:
    """Give the words of a block that is a heading in all but name, else nothing."""
    words = _in_bold(blocks[number])
    if not 0 < len(words) <= LONGEST or words.endswith(_SENTENCE_END) or _NO_HEADING.match(words):
        return ""
    return words if _heads(words, blocks[number + 1 : number + 2]) else ""


def _heads(words: str, following: list[Block]) -> bool:
    for block in following:
        line = _in_bold(block)
        if line:
            return bool(_UPPER.match(words) and _LOWER.match(line))
        return block["type"] not in {"heading", "footnote"}
    return False


def _in_bold(block: Block) -> str:
    found = _BOLD_LINE.fullmatch(block["html"]) if block["type"] == "paragraph" else None
    return " ".join(text(parse(found[1])).split()) if found else ""
