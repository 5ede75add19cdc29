"""HTML mail as plain text, paragraphs kept: for reading, for quoting rules, never for printing.

A small scanner of our own: ``html.parser`` needs quadratic time on some hostile input.
"""

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>?")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
LONGEST = 1_000_000
"""Characters of markup that are read, pictures embedded in it not counted."""

_DEEPEST_QUOTE = 5
_SILENT = frozenset(("script", "style", "head", "title", "noscript", "template"))
_PARAGRAPHS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr")
)
_LINES = frozenset(
    (
        *("div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "address"),
        *("center", "caption", "form", "fieldset", "figure", "figcaption", "main", "tbody"),
    )
)
_QUOTING = re.compile(
    r"gmail_quote|isReplyContent|ntes-mailmaster-quote|yahoo_quoted|moz-cite|mail_quote", re.I
)
_EMBEDDED = re.compile(r"([\"'])data:[^\"'<>]*+\1")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def text_of(markup: str) -> str:
    """Give the text of an HTML mail: blocks on lines of their own, paragraphs apart.

    Quoted history (``blockquote type=cite`` and the mail programs' own classes) gets ``> ``, list
    items a dash, links keep their address when the words do not show it.
    """
    writer = _Writer()
    markup = _EMBEDDED.sub('""', markup)[:LONGEST]
    for tag, closing, attributes, data in _tokens(markup):
        if tag:
            writer.tag(tag, closing=closing, attributes=attributes)
        else:
            writer.text(data)
    return writer.result()


def _tokens(markup: str) -> Iterator[tuple[str, bool, str, str]]:
    """Give (tag, closing, attributes, text) in order, in linear time."""
    position, size = 0, len(markup)
    while position < size:
        start = markup.find("<", position)
        if start != position:
            yield "", False, "", markup[position : start if start >= 0 else size]
            if start < 0:
                return
        if markup.startswith(("<!", "<?"), start):
            end = _after_comment(markup, start)
        elif tag := _TAG.match(markup, start):
            name, end = tag[2].lower(), tag.end()
            yield name, bool(tag[1]), tag[3], ""
            if name in ("script", "style") and not tag[1]:
                end = _before_closing(markup, end, name)
        else:
            end = markup.find("<", start + 1)
            end = end if end >= 0 else size
            yield "", False, "", markup[start:end]
        position = end


def _after_comment(markup: str, start: int) -> int:
    closing = "-->" if markup.startswith("<!--", start) else ">"
    end = markup.find(closing, start + 2)
    return end + len(closing) if end >= 0 else len(markup)


def _before_closing(markup: str, start: int, name: str) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(markup, start)
    return found.start() if found else len(markup)


class _Writer:
    """Collects lines; knows how deep it is in silence, quotation and preformatted text."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.silent = 0
        self.pre = 0
        self.quotes: list[tuple[str, int]] = []
        self.open: dict[str, int] = {}
        self.link: tuple[str, int, int] | None = None

    def text(self, data: str) -> None:
        if self.silent:
            return
        words = html.unescape(data) if "&" in data else data
        if self.pre:
            for number, line in enumerate(words.replace("\r\n", "\n").split("\n")):
                if number:
                    self.end_line(force=True)
                self.line.append(line)
            return
        words = _BLANKS.sub(" ", words)
        words = words.removeprefix(" ") if not self.line or self.line[-1].endswith(" ") else words
        if words:
            self.line.append(words.replace("\xa0", " ").replace("\u200b", ""))

    def tag(self, tag: str, *, closing: bool, attributes: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent + (-1 if closing else 1))
            if tag == "head" and closing:
                self.silent = 0
        elif tag == "body":
            self.silent = 0
        elif tag == "br":
            self.end_line(force=True)
        elif tag == "a":
            self._link(closing=closing, attributes=attributes)
        elif tag in _LINES or tag in _PARAGRAPHS:
            self._block(tag, closing=closing, attributes=attributes)
        elif tag in ("td", "th") and not closing and self.line:
            self.line.append(" ")

    def _block(self, tag: str, *, closing: bool, attributes: str) -> None:
        self.end_line()
        if closing:
            self._quotation(tag, closing=True, attributes="")
        if tag in _PARAGRAPHS:
            self.blank_line()
        if not closing:
            self._quotation(tag, closing=False, attributes=attributes)
        if tag == "pre":
            self.pre = max(0, self.pre + (-1 if closing else 1))
        if tag == "li" and not closing:
            self.line = ["- "]

    def _quotation(self, tag: str, *, closing: bool, attributes: str) -> None:
        if tag not in ("blockquote", "div"):
            return
        depth = self.open[tag] = max(0, self.open.get(tag, 0) + (-1 if closing else 1))
        if not closing:
            cited = tag == "blockquote" and re.search(r"cite|quote", attributes, re.I)
            if cited or (tag == "blockquote" and _QUOTING.search(attributes)):
                self.quotes.append((tag, depth))
        elif self.quotes and self.quotes[-1] == (tag, depth + 1):
            self.quotes.pop()

    def _link(self, *, closing: bool, attributes: str) -> None:
        if not closing:
            target = _attribute(attributes, "href")
            self.link = (target, len(self.lines), len(self.line)) if target else None
        elif self.link and not self.silent:
            target, lines, start = self.link
            self.link = None
            words = "".join(self.line[start:]).strip() if lines == len(self.lines) else ""
            bare = target.removeprefix("mailto:").rstrip("/")
            if words and target.startswith(("http:", "https:")) and bare not in words:
                self.line.append(f" <{target[:2000]}>")

    def end_line(self, *, force: bool = False) -> None:
        line = "".join(self.line)
        if line.strip() or force:
            mark = "> " * min(len(self.quotes), _DEEPEST_QUOTE)
            self.lines.append((mark + line).rstrip())
        self.line = []

    def blank_line(self) -> None:
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * min(len(self.quotes), _DEEPEST_QUOTE)).rstrip())

    def result(self) -> str:
        self.end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")


def _attribute(attributes: str, name: str) -> str:
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1].lower() == name:
            return html.unescape(match[2] or match[3] or match[4] or "").strip()
    return ""
