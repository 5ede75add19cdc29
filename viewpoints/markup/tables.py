"""A table's rows, squared: every row as long as the longest, spans filled with empty cells."""

from collections.abc import Iterator

from viewpoints.markup.tree import Element

_MOST_COLUMNS = 100


def rows_of(table: Element) -> tuple[bool, list[list[Element]]]:
    """Give whether the first row is a header, and the rows of cells."""
    rows = list(_rows(table))
    squared: list[list[Element]] = []
    hanging: dict[int, int] = {}
    for row in rows:
        squared.append(_squared(row, hanging))
    width = max(map(len, squared), default=0)
    for cells in squared:
        cells += [Element("td") for _ in range(width - len(cells))]
    first = [e for e in rows[0].children if isinstance(e, Element)] if rows else []
    return bool(first) and all(cell.tag == "th" for cell in first), squared


def _rows(node: Element) -> Iterator[Element]:
    for child in node.children:
        if isinstance(child, Element) and child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)
        elif isinstance(child, Element) and child.tag == "tr":
            yield child


def _squared(row: Element, hanging: dict[int, int]) -> list[Element]:
    """Give a row with empty cells where one from above (``hanging``: column → rows) reaches in."""
    cells: list[Element] = []
    for cell in row.children:
        if not isinstance(cell, Element) or len(cells) >= _MOST_COLUMNS:
            continue
        _fill(cells, hanging)
        down = int(cell.attributes.get("rowspan", 1)) - 1
        across = int(cell.attributes.get("colspan", 1))
        for column in range(len(cells), len(cells) + across):
            if down:
                hanging[column] = down
        cells += [cell, *(Element("td") for _ in range(across - 1))]
    _fill(cells, hanging)
    return cells


def _fill(cells: list[Element], hanging: dict[int, int]) -> None:
    while hanging.get(len(cells), 0):
        hanging[len(cells)] -= 1
        cells.append(Element("td"))
