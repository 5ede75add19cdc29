"""Tables of an RTF file: rows of cells with their right edges, squared by a common grid."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from viewpoints.markup.formats import word_writing as word
from viewpoints.markup.formats.ooxml import Element

MOST_COLUMNS = 100
_SAME_EDGE = 30
"""Edges nearer than this, in twips, are one."""


@dataclass
class CellForm:
    """What a row says of a cell: its right edge, and whether it goes on one beside or above it."""

    right: int = 0
    beside: bool = False
    below: str = ""


class Row(NamedTuple):
    """A row as read."""

    cells: list[list[Element]]
    forms: list[CellForm]
    header: bool


def table(rows: list[Row]) -> Element:
    """Give the table of rows."""
    edges = _edges(rows)
    return word.table(word.row(_cells(row, edges), header=row.header) for row in rows)


def _edges(rows: list[Row]) -> list[int]:
    edges: list[int] = []
    for right in sorted({form.right for row in rows for form in row.forms[: len(row.cells)]}):
        if not edges or right - edges[-1] > _SAME_EDGE:
            edges.append(right)
    return edges[:MOST_COLUMNS]


def _cells(row: Row, edges: list[int]) -> Iterator[Element]:
    column = 0
    forms = row.forms + [CellForm()] * (len(row.cells) - len(row.forms))
    for number, (content, form) in enumerate(zip(row.cells, forms, strict=False)):
        if form.beside and number:
            continue
        right = _reach(number, forms[: len(row.cells)])
        end = sum(edge <= right + _SAME_EDGE for edge in edges) if right else column + 1
        yield word.cell(content, across=max(end - column, 1), below=form.below)
        column = max(end, column + 1)
        if column >= MOST_COLUMNS:
            return


def _reach(number: int, forms: list[CellForm]) -> int:
    """Give the right edge of a cell together with those merged into it."""
    last = number
    while last + 1 < len(forms) and forms[last + 1].beside:
        last += 1
    return forms[last].right
