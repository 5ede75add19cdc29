"""Write the pages of the manual as Markdown, with the interface's own labels."""

import re
from pathlib import Path

from manual.desk import label
from manual.pages import Chapter, Picture, Words

NUMBERS = "①②③④⑤⑥⑦⑧⑨"
QUOTED = {"zh": "「{}」", "en": "**{}**"}
LANGUAGES = {"zh": "zh-hans", "en": "en"}
TITLE = Words("栏目编辑手册", "The section editor’s manual")
REFERENCE = Words(
    "规则和少见的情形，见[编辑台的一天](../../index.zh.md)。",
    "Rules and rare cases: [A day at the desk](../../index.md).",
)
MADE = Words(
    "这本手册由 `bin/manual` 从运行中的系统生成，请不要手改。",
    "This manual is made from the running product by `bin/manual`; do not edit it by hand.",
)


def pages(chapters: tuple[Chapter, ...], *, language: str) -> dict[str, str]:
    """Give the pages of the manual in ``zh`` or ``en``: Markdown by file name. Raises NoLabel."""
    written = {f"{one.name}.md": _page(one, chapters, language) for one in chapters}
    return {"index.md": _index(chapters, language), **written}


def write(chapters: tuple[Chapter, ...], *, language: str, into: Path) -> None:
    """Write the pages into a folder; those of chapters that are gone are removed."""
    into.mkdir(parents=True, exist_ok=True)
    wanted = pages(chapters, language=language)
    for path in into.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, words in wanted.items():
        (into / name).write_text(words)


def _index(chapters: tuple[Chapter, ...], language: str) -> str:
    lines = [f"# {TITLE[language]}", ""]
    lines += [f"{n}. [{one.title[language]}]({one.name}.md)" for n, one in enumerate(chapters, 1)]
    return "\n".join([*lines, "", REFERENCE[language], "", f"*{MADE[language]}*", ""])


def _page(chapter: Chapter, chapters: tuple[Chapter, ...], language: str) -> str:
    parts = [f"# {chapter.title[language]}", _said(chapter.words, language)]
    parts += [_picture(one, language) for one in chapter.pictures]
    parts.append(REFERENCE[language])
    place = chapters.index(chapter)
    if place + 1 < len(chapters):
        after = chapters[place + 1]
        parts.append(f"→ [{after.title[language]}]({after.name}.md)")
    return "\n\n".join(filter(None, parts)) + "\n"


def _picture(picture: Picture, language: str) -> str:
    title = picture.title[language]
    marks = [
        f"- {NUMBERS[number]} {_said(mark.words, language)}"
        for number, mark in enumerate(picture.marks)
    ]
    parts = [f"## {title}", f"![{title}](pictures/{picture.name}.webp)", "\n".join(marks)]
    return "\n\n".join(filter(None, [*parts, _said(picture.words, language)]))


def _said(words: Words, language: str) -> str:
    return re.sub(
        r"\[\[(.+?)\]\]",
        lambda found: QUOTED[language].format(label(found[1], LANGUAGES[language])),
        words[language],
    )
