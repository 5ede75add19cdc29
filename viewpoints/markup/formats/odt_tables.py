"""Tables of an OpenDocument text (OpenDocument 1.3 part 3, 9) in Word's elements."""

from collections.abc import Callable, Iterator

from viewpoints.markup.formats import word_writing as word
from viewpoints.markup.formats.odt_styles import name
from viewpoints.markup.formats.ooxml import Element

Blocks = Callable[[Element], list[Element]]
_MOST_COLUMNS = 100
_GROUPS = {name("table:table-row-group"), name("table:table-rows")}


def table(old: Element, blocks: Blocks) -> Element:
    """Give a table; a row or cell that is repeated stands once, but for empty cells before others."""
    hanging: dict[int, int] = {}
    return word.table(
        word.row(_cells(row, blocks, hanging), header=header) for header, row in _rows(old)
    )


def _rows(old: Element, header: bool = False) -> Iterator[tuple[bool, Element]]:
    for child in old:
        if child.tag == name("table:table-row"):
            yield header, child
        elif child.tag == name("table:table-header-rows"):
            yield from _rows(child, header=True)
        elif child.tag in _GROUPS:
            yield from _rows(child, header)


def _cells(row: Element, blocks: Blocks, hanging: dict[int, int]) -> Iterator[Element]:
    """Give a row's cells; ``hanging`` (column → rows) are cells from above that reach into it."""
    column, covered = 0, 0
    for old in row:
        if column >= _MOST_COLUMNS:
            return
        if old.tag == name("table:covered-table-cell"):
            if covered:
                covered -= 1
                continue
            if hanging.get(column, 0):
                hanging[column] -= 1
                yield word.cell([], below="continue")
            column += 1
        elif old.tag == name("table:table-cell"):
            across, down = _count(old, "columns-spanned"), _count(old, "rows-spanned")
            if down > 1:
                hanging.update(dict.fromkeys(range(column, column + across), down - 1))
            covered = across - 1
            yield word.cell(blocks(old), across=across, below="restart" if down > 1 else "")
            column += across
            for _ in range(1, 1 if len(old) else _count(old, "columns-repeated")):
                yield word.cell([])
                column += 1


def _count(cell: Element, what: str) -> int:
    count = cell.get(name(f"table:number-{what}"), "1")
    return min(max(int(count), 1), _MOST_COLUMNS) if count.isdecimal() and len(count) < 6 else 1
