"""Reading the cells of a sheet: as observations where it has their columns, else one by one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.tables import NEEDED, read_columns
from nmspf_report.bindings import NUMBER

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE_VALUE = f"{_OFFICE}value"

MOST_REPEATED = 1_000
"""A cell is repeated this often at most; only empty ones fill the rest of a sheet."""

_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_IN_A_FORMULA = re.compile(r"\$?[A-Z]{1,3}\$?\d+|\[[^\]]*\]")


@dataclass(frozen=True)
class Cell:
    """What a cell holds: its value as it is written, what it shows beside, and its formula."""

    value: str
    is_number: bool = False
    shown: str = ""
    formula: str = ""


Grid = Mapping[tuple[int, int], Cell]
"""The cells of a sheet that are not empty, by row and column, from 1."""


def read_grid(grid: Grid, reading: Reading, spot: str) -> None:
    """Read the cells of a sheet.

    Parameters
    ----------
    grid
        Its cells, hidden ones among them.
    reading
        Takes the facts of the rows beneath a header with the observations' columns; every
        number in another cell is loose.
    spot
        The part of the file that the sheet is.
    """
    header = _header(grid)
    for (row, column), cell in grid.items():
        place = f"{spot}, {_letters(column)}{row}"
        reading.plain(_IN_A_FORMULA.sub(" ", cell.formula), place)
        if NUMBER.findall(cell.shown.replace(",", "")) != NUMBER.findall(cell.value):
            reading.plain(cell.shown, place)
        if header is None or row < header:
            _read_alone(cell, reading, place)
    if header is not None:
        read_columns(_columns(grid, header), reading)


def sheet_of_xlsx(sheet: Element, shared: Callable[[int], str]) -> dict[tuple[int, int], Cell]:
    """Give the cells of a worksheet, each text from those that cells share."""
    cells: dict[tuple[int, int], Cell] = {}
    for element in sheet.iter():
        if _local(element) == "c":
            found = _REFERENCE.fullmatch(element.get("r", ""))
            column = _number(found[1]) if found else len(cells) + 1
            cells[int(found[2]) if found else 0, column] = _xlsx_cell(element, shared)
    return {place: cell for place, cell in cells.items() if cell != Cell("")}


def _xlsx_cell(element: Element, shared: Callable[[int], str]) -> Cell:
    parts: dict[str, str] = {}
    for child in element:
        parts[_local(child)] = parts.get(_local(child), "") + "".join(child.itertext())
    value = parts.get("v", "")
    kind = element.get("t", "n")
    if kind == "s" and value.isdigit():
        value = shared(int(value))
    elif kind == "inlineStr":
        value = parts.get("is", "")
    return Cell(value, kind == "n", formula=parts.get("f", ""))


def sheet_of_ods(content: Element) -> Iterator[dict[tuple[int, int], Cell]]:
    """Give the cells of each table of a spreadsheet."""
    for table in content.iter(f"{_TABLE}table"):
        cells: dict[tuple[int, int], Cell] = {}
        row = 0
        for line in table.iter(f"{_TABLE}table-row"):
            _place_line(line, row + 1, cells)
            row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        yield cells


def _place_line(line: Element, row: int, cells: dict[tuple[int, int], Cell]) -> None:
    column = 0
    for element in line:
        cell = _ods_cell(element)
        repeated = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        if cell != Cell(""):
            for place in range(1, min(repeated, MOST_REPEATED) + 1):
                cells[row, column + place] = cell
        column += repeated


def _ods_cell(element: Element) -> Cell:
    lines = (child for child in element if _local(child) == "p")
    shown = "\n".join("".join(line.itertext()) for line in lines)
    formula = element.get(f"{_TABLE}formula", "")
    if element.get(OFFICE_VALUE) is not None:
        return Cell(element.get(OFFICE_VALUE, ""), True, shown, formula)
    return Cell(shown, formula=formula)


def _read_alone(cell: Cell, reading: Reading, place: str) -> None:
    if cell.is_number and cell.value:
        reading.numbers += 1
        reading.loose_number(cell.value, cell.value, place)
    else:
        reading.plain(cell.value, place)


def _header(grid: Grid) -> int | None:
    """Give the row that holds the observations' columns."""
    rows: dict[int, set[str]] = {}
    for (row, _), cell in grid.items():
        rows.setdefault(row, set()).add(cell.value)
    return next((row for row, words in sorted(rows.items()) if words >= NEEDED), None)


def _columns(grid: Grid, header: int) -> list[tuple[str, list[str]]]:
    rows = range(header + 1, max(row for row, _ in grid) + 1)
    columns = sorted({column for row, column in grid if row >= header})
    empty = Cell("")
    return [
        (
            grid.get((header, column), empty).value,
            [_plainly(grid.get((row, column), empty)) for row in rows],
        )
        for column in columns
    ]


def _plainly(cell: Cell) -> str:
    return cell.value.removesuffix(".0") if cell.is_number else cell.value


def _letters(column: int) -> str:
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
