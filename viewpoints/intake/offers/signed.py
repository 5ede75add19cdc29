"""Who wrote it, as the essay or the covering note says; it is proposed to an editor, never decided. Pure.

An assistant sends her director's essay: 附件是我们秘书长王建国的文章; below the title stands 文/王建国.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from viewpoints.markup.sanitize import plain

Block = dict[str, Any]

_DOUBLE = (
    "欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|南宫|宇文|长孙|独孤|呼延"
)
_SINGLE = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
    "伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘"
    "景薄单包司柏宁柯阮桂闵解强柴华车冉房边简肖尚古项蓝卓木木冷米巴乌"
)
_FAMILY = rf"(?:{_DOUBLE}|[{_SINGLE}])"
HAN = "\u4e00-\u9fff"
_CHINESE = rf"{_FAMILY}[{HAN}]{{1,2}}?"
FOREIGN = rf"[{HAN}]{{2,6}}·[{HAN}·]{{2,12}}"
_LATIN = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}"
_POLITE = r"(?:老师|先生|女士|同志|教授|博士|主任|院长|秘书长|理事长|会长|总干事|总)?"
_TITLE = (
    r"(?:[\u4e00-\u9fff]{0,12}?(?:秘书长|理事长|会长|主任|总干事|创始人|发起人|院长|总监|负责人|领导|老板|经理"
    r"|老师|教授|博士|主编|馆长|校长|主席|干事|主管|同事|同仁|伙伴|专家|顾问|CEO|作者)[:：\s]?)?"
)
_WRITING = r"(?:文章|稿件|稿子|投稿|来稿|文稿|随笔|评论|作品|大作|一篇|文)"
_NOTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:是|为|系|发上|附上|寄上|送上|提交|投递)(?:我们?的?|本)?{_TITLE}"
        rf"(?P<name>{FOREIGN}|{_CHINESE}){_POLITE}(?:的|撰写的?|所?写的?|所作的?)(?:[^。\n]{{0,12}}?){_WRITING}",
        rf"代(?:替|表)?(?:我们?的?|本)?{_TITLE}(?P<name>{FOREIGN}|{_CHINESE}){_POLITE}"
        r"(?:向[^。\n]{0,12})?(?:投稿|投递|投|发送|发|寄|转交|提交)",
        rf"受(?:我们?的?|本)?{_TITLE}(?P<name>{FOREIGN}|{_CHINESE}){_POLITE}(?:的)?(?:委托|之托|所托)",
        rf"(?P<name>{FOREIGN}|{_CHINESE}){_POLITE}(?:委托|嘱|让|请|托)我(?:代|把|将|向|给|投|发|寄|转)",
        rf"我是(?:我们?的?)?{_TITLE}(?P<name>{FOREIGN}|{_CHINESE}){_POLITE}的(?:助理|助手|秘书|同事|学生)",
    )
)
_NOTED_IN_ENGLISH = re.compile(
    r"(?:on behalf of|assistant (?:to|of)|written by|an (?:essay|article) by)\s+(?:our\s+[\w ]{0,30}?,?\s*)?"
    rf"(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s+)?(?P<name>{_LATIN})"
)
_ONE = rf"(?:{FOREIGN}|[{HAN}]{{2,4}}|{_LATIN})"
_NAMES = rf"(?P<names>{_ONE}(?:\s*[、，,&]\s*{_ONE}){{0,4}})"
_REST = r"(?P<rest>\s*[（(][^）)]{1,40}[）)]|\s*[，,|｜]\s*\S.{0,40}|\s+\S.{0,40})?"
_BYLINES = (
    re.compile(
        r"\s*[（(]?\s*(?:文|撰文|作者|撰稿人?|供稿|署名|口述)\s*[/／|｜:：丨\s]\s*"
        + _NAMES
        + _REST
        + r"\s*[）)]?\s*"
    ),
    re.compile(r"\s*" + _NAMES + r"\s*[/／]\s*文\s*"),
    re.compile(r"\s*[◎□○●■]\s*" + _NAMES + _REST + r"\s*"),
    re.compile(r"\s*(?:By|Text by|Author:?|Written by)[:\s]\s*" + _NAMES + _REST + r"\s*"),
)
_FULL = re.compile(rf"{_FAMILY}[{HAN}]{{1,2}}|{FOREIGN}")
_HONORIFIC = re.compile(r"(?:老师|先生|女士|同志|教授|博士|主任|院长|理事长|会长|总干事|总|姐|哥)$")
_AT_THE_TOP = 3
_LONGEST = 80
_NOTE_LOOKED_AT = 2_000


@dataclass(frozen=True)
class Byline:
    """A line that says who wrote it: the names, what else it says, and the line as it stood."""

    names: list[str]
    rest: str
    line: str


def byline_under_title(blocks: Sequence[Block]) -> tuple[Byline | None, list[Block]]:
    """Find the line 文/王建国 among the first blocks; gives it, and the blocks without it."""
    for place, block in enumerate(blocks[:_AT_THE_TOP]):
        words = _words(block)
        found = next((one for pattern in _BYLINES if (one := pattern.fullmatch(words))), None)
        if found and len(words) <= _LONGEST:
            names = re.split(r"\s*[、，,&]\s*", found["names"])
            rest = (found.groupdict().get("rest") or "").strip(" （）()，,|｜　")
            return Byline(names, rest, words.strip()), [*blocks[:place], *blocks[place + 1 :]]
    return None, list(blocks)


def author_in_note(note: str) -> str:
    """Give whose essay the covering note says it sends; nothing where it names nobody else."""
    looked_at = note[:_NOTE_LOOKED_AT]
    for pattern in (*_NOTED, _NOTED_IN_ENGLISH):
        if found := pattern.search(looked_at):
            return str(found["name"]).rstrip(".")
    return ""


def is_full_name(name: str) -> bool:
    """Tell whether a name is a Chinese person's family name and given name: 王建国, not 小满, nor 唐老师."""
    return bool(_FULL.fullmatch(name)) and not _HONORIFIC.search(name)


def completed(name: str, *, by: Sequence[str]) -> str:
    """Give the full name among ``by`` that 唐老师 stands for; the name itself where there is none."""
    family = _HONORIFIC.sub("", name)
    if family == name or not family:
        return name
    return next((one for one in by if is_full_name(one) and one.startswith(family)), name)


def _words(block: Block) -> str:
    if block["type"] == "heading":
        return str(block["text"])
    return plain(block["html"]) if block["type"] == "paragraph" else ""
