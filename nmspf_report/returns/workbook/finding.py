"""Finding the tables of a workbook by their headers, wherever they stand now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nmspf_report.returns.workbook.guarding import Position, RawSheet, Value
from nmspf_report.returns.workbook.layout import Column, Line, Sheet, normal

FURTHEST = 200
"""How many rows above a table's headers are looked at."""
LONGEST_HEADER = 200
ENOUGH = 0.6
"""The share of a table's headers by which it is known."""


@dataclass(frozen=True)
class Found:
    """A table of the layout that was found in a workbook.

    Parameters
    ----------
    sheet
        What it is in the layout. Sheets with the same columns are told apart by their rows.
    raw
        Where it was found.
    header_row
        The row of its headers, from 0.
    columns
        Where each column is now, by its key.
    """

    sheet: Sheet
    raw: RawSheet
    header_row: int
    columns: Mapping[str, int]

    def missing(self) -> Iterator[Column]:
        """Give the columns to fill in that are no longer there."""
        for column in self.sheet.columns:
            if column.is_filled_in and column.key not in self.columns:
                yield column

    def value(self, row: int, column: str) -> Value | None:
        """Give what stands in a row and column."""
        if column not in self.columns:
            return None
        return self.raw.cells.get((row, self.columns[column]))

    def position(self, row: int, column: str) -> Position:
        """Give the place of a row and column."""
        return row, self.columns[column]

    def rows(self) -> Iterator[int]:
        """Give every row beneath the headers in which the table has anything."""
        wanted = set(self.columns.values())
        yield from sorted(
            {row for row, column in self.raw.cells if row > self.header_row and column in wanted}
        )


def find_tables(sheets: Iterable[RawSheet], layout: Iterable[Sheet]) -> Iterator[Found]:
    """Find the tables of a layout: of each sheet of the workbook, the one whose headers it has.

    Sheets may be renamed, in another order or copied, rows and columns inserted or moved, and
    notes written above. Sheets in which no table is found are left out.
    """
    known = {_signature(sheet): sheet for sheet in reversed(list(layout))}
    for raw in sheets:
        rows = _words_by_row(raw)
        candidates = [
            found for sheet in known.values() if (found := _found(sheet, raw, rows)) is not None
        ]
        if candidates:
            yield max(candidates, key=_likeness)


def lines_by_name(sheets: Iterable[Sheet]) -> dict[str, tuple[Sheet, Line]]:
    """Give the rows of sheets by what stands in their key column, and by their key."""
    named: dict[str, tuple[Sheet, Line]] = {}
    for sheet in sheets:
        for line in sheet.lines:
            named[normal(line.key)] = sheet, line
            named[normal(line.labels[sheet.key_column.key])] = sheet, line
    return named


def _signature(sheet: Sheet) -> tuple[str, ...]:
    return tuple(normal(column.header) for column in sheet.columns)


def _likeness(found: Found) -> tuple[float, int]:
    return len(found.columns) / len(found.sheet.columns), len(found.columns)


def _words_by_row(raw: RawSheet) -> dict[int, dict[str, int]]:
    """Give the columns in which words stand, row by row, for the rows that may hold headers."""
    rows: dict[int, dict[str, int]] = {}
    for (row, column), value in raw.cells.items():
        if row < FURTHEST and isinstance(value, str) and len(value) <= LONGEST_HEADER:
            rows.setdefault(row, {}).setdefault(normal(value), column)
    return rows


def _found(sheet: Sheet, raw: RawSheet, rows: Mapping[int, Mapping[str, int]]) -> Found | None:
    """Find a table's headers in a sheet: the row that has the most of them, the key's included."""
    headers = {normal(column.header): column.key for column in sheet.columns}
    key = normal(sheet.key_column.header)
    complete = {row: words.keys() & headers for row, words in rows.items() if key in words}
    if not complete:
        return None
    row = max(complete, key=lambda candidate: (len(complete[candidate]), -candidate))
    if len(complete[row]) < ENOUGH * len(headers):
        return None
    columns = {headers[words]: rows[row][words] for words in headers if words in complete[row]}
    return Found(sheet, raw, row, columns)
