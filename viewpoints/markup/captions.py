"""Which short line under a picture is its caption, and whose picture it says it is."""

import re
from typing import Any

from viewpoints.markup.tree import parse, text

_LONGEST = 120
_CAPTION = re.compile(
    r"\s*[（(【\[]?\s*(?:图片?|照片|圖片?|Figure|Fig\.|Photo)\s*"
    r"(?:[0-9０-９一二三四五六七八九十]+(?:[-–.．][0-9０-９]+)*\s*[.．:：、，\s】)）\]]|[:：]\s*\S)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\s*[（(，,。；;\s]\s*(?:摄影|摄|攝影|图片来源|图片提供|图源|供图|来源|Photo(?: by)?|Credit)"
    r"\s*[：:／/]\s*(?P<credit>[^（(）)：:。]{1,40})[）)。]?\s*$",
    re.IGNORECASE,
)


def is_caption(block: dict[str, Any]) -> bool:
    """Tell whether a block reads like the caption of the picture above it (图1 …, 图：…)."""
    if block["type"] != "paragraph":
        return False
    line = text(parse(block["html"]))
    return len(line) <= _LONGEST and "\n" not in line and bool(_CAPTION.match(line + " "))


def split_credit(caption: str) -> tuple[str, str]:
    """Give the caption without its closing credit (摄影：…, 图片来源：…), and the credit."""
    found = _CREDIT.search(caption)
    if found is None:
        return caption, ""
    return caption[: found.start()].strip(), found["credit"].strip()
