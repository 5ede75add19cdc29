"""What an RTF reader knows at one point of a file: the state that groups save and bring back."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from viewpoints.markup.formats import word_writing as word
from viewpoints.markup.formats.docx_styles import role_of_name
from viewpoints.markup.formats.ooxml import Element
from viewpoints.markup.formats.rtf_tables import CellForm, Row, table
from viewpoints.markup.formats.word_writing import Form, Writing


@dataclass
class Style:
    """A paragraph style of the stylesheet."""

    name: str = ""
    level: int = 0


@dataclass
class State:
    """Formatting and destination; a group begins with a copy of the one round it."""

    destination: str = "body"
    """``body``, ``skip``, or what text is gathered for: a table's name, ``fldinst``, ``listtext`` …"""
    marks: frozenset[str] = frozenset()
    font: int = 0
    script: str = ""
    """For which of a font's scripts the words that follow are meant"""
    fallback: int = 1
    """How many characters follow a Unicode one for readers that know none (``\\uc``)"""
    gone: bool = False
    link: str = ""
    style: int = 0
    level: int = 0
    align: str = ""
    left: int = 0
    first: int = 0
    in_table: bool = False
    list_level: int = 0
    is_listed: bool = False

    def copy(self) -> "State":
        """Give the same once more."""
        return replace(self)

    def plain(self) -> None:
        """Reset the formatting of characters (``\\plain``)."""
        self.marks, self.gone, self.script = frozenset(), False, ""

    def plain_paragraph(self) -> None:
        """Reset the formatting of paragraphs (``\\pard``)."""
        self.style, self.level, self.align, self.left, self.first = 0, 0, "", 0, 0
        self.in_table, self.list_level, self.is_listed = False, 0, False

    def form(self, styles: dict[int, Style], flow: "Flow") -> Form:
        """Give how a paragraph of a flow looks that ends now."""
        style = styles.get(self.style, Style())
        role = role_of_name(style.name)
        level = self.level or (int(role) if role.isdigit() else 0 if role else style.level)
        kind = word.NUMBERS if flow.numbers else word.BULLETS
        listed = self.is_listed or flow.is_listed
        return Form(
            style="" if role.isdigit() else {"contents": "toc 1"}.get(role, role),
            level=0 if role and not role.isdigit() else level,
            centred=self.align == "qc",
            right=self.align == "qr",
            indent=0 if listed else max(self.left + min(self.first, 0), 0),
            listed=(kind, self.list_level) if listed else None,
        )


Piece = tuple[str, frozenset[str], str] | Element


@dataclass
class Flow:
    """One run of paragraphs: the body, a note, a text box."""

    blocks: list[Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    is_listed: bool = False
    numbers: bool = False
    """Is the paragraph that is being written an item of a list, and a numbered one"""
    cell: list[Element] = field(default_factory=list)
    cells: list[list[Element]] = field(default_factory=list)
    forms: list[CellForm] = field(default_factory=list)
    header: bool = False
    rows: list[Row] = field(default_factory=list)

    def say(self, text: str, marks: frozenset[str], link: str) -> None:
        """Add text; halves of a character beyond the first plane meet here."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, tuple) and last[1:] == (marks, link):
            self.pieces[-1] = (last[0] + text, marks, link)
        else:
            self.pieces.append((text, marks, link))

    def end_paragraph(self, form: Form, writing: Writing, *, in_table: bool) -> None:
        """Put what was gathered into the cell or the body."""
        content = list(self._content(writing))
        self.pieces, self.is_listed, self.numbers = [], False, False
        if in_table:
            self.cell.append(word.paragraph(form, content))
        elif content or not self.rows:
            self.end_table()
            self.blocks.append(word.paragraph(form, content))

    def _content(self, writing: Writing) -> Iterator[Element]:
        for link, pieces in groupby(
            self.pieces, key=lambda p: p[2] if isinstance(p, tuple) else ""
        ):
            runs = [word.run(p[0], p[1]) if isinstance(p, tuple) else p for p in pieces]
            yield from [writing.link(link, runs)] if link else runs

    def end_cell(self) -> None:
        """Close the cell."""
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """Close the row; ``forms`` stays, for rows that do not say theirs again."""
        if self.cells:
            self.rows.append(Row(self.cells, list(self.forms), self.header))
        self.cells = []

    def end_table(self) -> None:
        """Close the table, if there is one."""
        if self.cells or self.cell:
            self.cells += [self.cell] if self.cell else []
            self.cell = []
            self.end_row()
        if self.rows:
            self.blocks.append(table(self.rows))
            self.rows = []
