"""Which words of a Word document are its title."""

import re

from viewpoints.markup.formats.docx_rewriting import Paragraph
from viewpoints.markup.formats.ooxml import Element, name

_LONGEST = 60
_GENERIC = re.compile(
    r"(microsoft )?(office )?(word|wps)?( document| 文档| 文字)?|(无标题|未命名|新建|空白).*"
    r"|(untitled|title|标题)\d*|(文档|文稿|document|doc|docx)\s*\d*|.*\.(docx?|wps|rtf|dotx?)"
    r"|normal|powerpoint.*|[\W\d_]*",
    re.IGNORECASE,
)
_SENTENCE_END = tuple("。！？；，、：.!?;,:")


def take(paragraphs: list[Paragraph], content: list[Element], *, core: str) -> str:
    """Give the title and take its paragraph out of ``content``.

    The first of: paragraphs of a title style; a heading that stands first and is the only one of
    its level; the title of the file's properties, unless generic; a short first line that is
    centred or bold. A property stays out of the text only where the text repeats it.
    """
    written = [p for p in paragraphs if p.text.strip()]
    if styled := _styled(written):
        return _taken(styled, paragraphs, content)
    if not written:
        return core if not _is_generic(core) else ""
    first = written[0]
    if first.role.isdigit() and sum(p.role == first.role for p in written) == 1:
        return _taken([first], paragraphs, content)
    if not _is_generic(core):
        same = _squeezed(first.text) == _squeezed(core)
        return _taken([first], paragraphs, content) if same else core
    if _is_title_line(first) and len(written) > 1:
        return _taken([first], paragraphs, content)
    return ""


def _styled(written: list[Paragraph]) -> list[Paragraph]:
    """Give the first run of title paragraphs; later ones are headings to whoever made them."""
    run: list[Paragraph] = []
    for paragraph in written:
        if paragraph.role != "title":
            if run:
                break
            continue
        run.append(paragraph)
    later = [p for p in written if p.role == "title" and p not in run]
    for paragraph in later:
        paragraph.role = "1"
    return run


def _taken(lines: list[Paragraph], paragraphs: list[Paragraph], content: list[Element]) -> str:
    """Take title lines out; what else is in them (a picture, a note's mark) stays behind."""
    title = ""
    for line in lines:
        words = re.sub(r"\[\^\w+\]", "", line.text)
        gap = " " if re.search(r"\w\Z", title) and re.match(r"[!-~]", words) else ""
        title += gap + " ".join(words.split())
        paragraphs.remove(line)
        _strip(line, content)
    return title


def _strip(line: Paragraph, content: list[Element]) -> None:
    for part in list(line.element.iter(name("w:t"))):
        if not (part.text or "").startswith("[^"):
            part.text = ""
    line.set_style("")
    kept = any((part.text or "") for part in line.element.iter(name("w:t")))
    shown = line.element.find(f".//{name('a:blip')}") is not None
    if not kept and not shown and line.element in content:
        content.remove(line.element)


def _is_generic(title: str) -> bool:
    return not title or len(title) > 2 * _LONGEST or bool(_GENERIC.fullmatch(title.strip()))


def _is_title_line(paragraph: Paragraph) -> bool:
    words = paragraph.text.strip()
    stands_out = paragraph.centred or paragraph.bold
    plain = paragraph.role in {"", "quote"} and len(words) <= _LONGEST
    return stands_out and plain and not words.endswith(_SENTENCE_END)


def _squeezed(words: str) -> str:
    return re.sub(r"\W", "", words).lower()
