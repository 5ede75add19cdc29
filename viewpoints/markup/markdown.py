"""Markdown to HTML by pandoc, a program called without file access and within the child's limits."""

import importlib.util
import re
from pathlib import Path

from viewpoints.markup import programs
from viewpoints.markup.refusals import Code, Refusal

_FORMAT = (
    "commonmark_x-yaml_metadata_block-smart-emoji-alerts-attributes-bracketed_spans-fenced_divs"
    "-tex_math_dollars-fancy_lists+autolink_bare_uris+east_asian_line_breaks"
)
_MOST_HTML = 32 * 1024 * 1024
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_REFERENCE = re.compile(
    r'<a href="#fn[0-9]+" class="footnote-ref"[^>]*><sup>([0-9]+)</sup></a>', re.IGNORECASE
)
_NOTES = re.compile(
    r'<section id="footnotes"[^>]*>\s*<hr />\s*<ol>(.*)</ol>\s*</section>\s*\Z', re.DOTALL
)
_NOTE = re.compile(r'<li id="fn([0-9]+)">(.*?)(?=<li id="fn|\Z)', re.DOTALL)
_BACK = re.compile(r'<a href="#fnref[0-9]+" class="footnote-back"[^>]*>[^<]*</a>')


def html_of(text: str) -> tuple[str, str, list[tuple[str, str]]] | None:
    """Give the title of the front matter, the HTML with ``[^1]`` where a footnote is referred to, and
    the footnotes by label; or None where pandoc is missing. Raises Refusal: too_slow, too_big.
    """
    pandoc = _pandoc()
    if pandoc is None:
        return None
    front = _FRONT_MATTER.match(text)
    titled = _TITLE.search(front[1]) if front else None
    html = _converted(pandoc, text[front.end() :] if front and titled else text)
    notes = _NOTES.search(html)
    listed = _NOTE.findall(notes[1]) if notes else []
    body = _REFERENCE.sub(r"[^\1]", html[: notes.start()] if notes else html)
    title = titled[1].strip("\"'") if titled else ""
    return title, body, [(label, _BACK.sub("", words)) for label, words in listed]


def _pandoc() -> str | None:
    """Give the path of the program: the one of ``pypandoc-binary``, else the system's."""
    found = importlib.util.find_spec("pypandoc")
    for folder in (found.submodule_search_locations or []) if found else []:
        if (path := Path(folder, "files", "pandoc")).is_file():
            return str(path)
    return programs.path_of("pandoc")


def _converted(pandoc: str, text: str) -> str:
    command = [pandoc, "--sandbox", "--wrap=preserve", "-f", _FORMAT, "-t", "html5"]
    command += ["--no-highlight", "--email-obfuscation=none"]
    with programs.as_file(text.encode("utf-8", "replace")) as (_, file):
        try:
            html = programs.output_of(command, most=_MOST_HTML, stdin=file)
        except programs.Failed as failed:
            raise Refusal(Code.TOO_BIG, str(failed)) from failed
    return html.decode("utf-8", "replace")
