"""The title of what came: from the subject line, the file's name, or the first line. Pure."""

import re
from collections.abc import Sequence

from viewpoints.intake.offers.signed import is_full_name
from viewpoints.markup.blocks import Block, text_from_blocks

UNTITLED = "（无题）"
_LONGEST = 60
_PREFIX = re.compile(
    r"^\s*((re|fwd?|回复|答复|转发|轉寄|投稿|来稿|稿件|文章|作者投稿|submission)\s*[:：]|(?:投稿|来稿|稿件|文章)\s*(?=《)|【投稿】|\[投稿\]|（投稿）)\s*",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\s*(?:投稿|来稿|稿件|文章|我的文章|新稿|修改稿|转发|无标题|[（(]?无主题[）)]?"
    r"|submission|an? essay|no subject)?\s*[!！.。]?\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^《([^《》]{2,60})》\s*(?:[—–\-|,，:：（(].{0,30})?$")
_VERSION = re.compile(
    r"\s*(?:[-_－—]?\s*[（(【\[]?\s*(?:最?终稿?|定稿|修改稿?|修订稿?|最新版?|投稿|改|final|v\s?\d+(?:\.\d+)?|\d{1,2})\s*[）)】\]]?)+\s*$",
    re.IGNORECASE,
)
_CALLED_BY_PROGRAM = re.compile(
    r"^(?:新建|未命名|无标题|文档|document|untitled|attachment|message|附件|文章|投稿|稿件|doc)[\s\w（）().-]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"^(?P<title>.{2,}?)\s*[（(](?P<name>[^（）()]{2,12})[）)]$")
_ENDS = tuple("。！？；，、：…”.!?;,:")


def title_of(subject: str, *, filename: str = "", blocks: Sequence[Block] = ()) -> str:
    """Give a title: what the subject names, else the file's name, else a first line that is like one."""
    return _subject(subject) or _stem(filename) or _first_line(blocks) or UNTITLED


def by_sender(name: str, *, language: str) -> str:
    """Give what to call an essay without a title, so that its sender and the editor mean the same one."""
    return f"From {name}" if language == "en" else f"{name}的来稿"


def settled(
    title: str, blocks: Sequence[Block], *, names: Sequence[str]
) -> tuple[str, list[Block]]:
    """Give the title without an author's name behind it, and the blocks without the title on their top.

    ``names`` are those of the authors and the sender; any other full name goes where the first line is
    the title without it.
    """
    if found := _BEHIND.match(title):
        first = text_from_blocks(blocks[:1]).strip()
        name = found["name"].strip()
        if name in names or (is_full_name(name) and first == found["title"]):
            title = found["title"]
    opens = len(blocks) > 1 and blocks[0]["type"] in ("paragraph", "heading")
    same = opens and _bare(text_from_blocks(blocks[:1])) == _bare(title)
    return title, list(blocks[1:] if same else blocks)


def named_behind(subject: str) -> str:
    """Give what stands in parentheses at the end of a subject: 林晓 of 投稿：一张排班表（林晓）."""
    found = _BEHIND.match(_subject(subject))
    return found["name"].strip() if found else ""


def _bare(line: str) -> str:
    return "".join(line.split()).strip("《》")


def _subject(subject: str) -> str:
    while _PREFIX.match(subject):
        subject = _PREFIX.sub("", subject, count=1)
    if _ONLY.fullmatch(subject):
        return ""
    named = _NAMED.match(subject.strip())
    return named[1] if named else subject.strip()


def _stem(filename: str) -> str:
    stem = filename.rpartition(".")[0].strip()
    if _CALLED_BY_PROGRAM.match(stem):
        return ""
    bare = _VERSION.sub("", stem).strip(" _-")
    named = _NAMED.match(bare)
    return named[1] if named else bare


def _first_line(blocks: Sequence[Block]) -> str:
    line = text_from_blocks(blocks[:1]).strip() if blocks else ""
    short = 2 <= len(line) <= _LONGEST and "\n" not in line and not line.endswith(_ENDS)
    return line if short else ""
