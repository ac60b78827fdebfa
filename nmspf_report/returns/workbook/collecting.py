"""Taking values out of a workbook's tables, and collecting what does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from nmspf_report.locale import Language
from nmspf_report.returns.workbook.cells import shown
from nmspf_report.returns.workbook.finding import Found
from nmspf_report.returns.workbook.guarding import Position, RawSheet, Value
from nmspf_report.returns.workbook.layout import Column, Line, Sheet, normal, say
from nmspf_report.returns.workbook.markup import cell_name
from nmspf_report.returns.workbook.model import Misfit, Place


@dataclass
class Collector:
    """Where a workbook's cells are taken from, and the misfits among them.

    Parameters
    ----------
    file, language, day_zero
        The file's name, the language of its words, the day from which its dates count.
    misfits
        In the order in which they were met.
    """

    file: str
    language: Language
    day_zero: date
    misfits: list[Misfit] = field(default_factory=list)

    def place(self, raw: RawSheet, position: Position) -> Place:
        """Give the place of a cell, for a message."""
        return Place(self.file, raw.name, cell_name(*position))

    def report(
        self, table: Found, position: Position, kind: str, expected: str, **values: object
    ) -> None:
        """Keep a cell that could not be read as what it should be.

        Parameters
        ----------
        table, position
            Where it is.
        kind
            As in `model.Misfit`.
        expected
            The name of the words that say what should stand there.
        **values
            What the placeholders of these words stand for.
        """
        value = table.raw.cells.get(position)
        words = say(expected, self.language, **values)
        said = "" if value is None else shown(value)
        self.misfits.append(Misfit(kind, said, words, self.place(table.raw, position)))

    def take(self, table: Found, row: int, column: Column) -> Value | None:
        """Give what stands in a cell to fill in; None where it is empty or cannot be used."""
        if column.key not in table.columns:
            return None
        position = table.position(row, column.key)
        if position in table.raw.errors:
            self.report(table, position, "cell_error", "expected_no_error")
            return None
        value = table.raw.cells.get(position)
        if value is None and position in table.raw.empty_formulas and column.kind != "year":
            self.report(table, position, "formula_without_value", "expected_value")
        return value

    def line(self, table: Found, row: int, lines: dict[str, tuple[Sheet, Line]]) -> Line | None:
        """Give the line that a row is; report a row that is none and says something."""
        key = table.sheet.key_column.key
        said = table.value(row, key)
        found = lines.get(normal(shown(said))) if said is not None else None
        if found is not None:
            return found[1]
        filled_in = [column.key for column in table.sheet.columns if column.is_filled_in]
        if any(table.value(row, column) is not None for column in filled_in):
            self.report(table, table.position(row, key), "unknown_row", "expected_row")
        return None

    def report_twice(self, second: Place, first: Place) -> None:
        """Say that a row is there twice, and says different things."""
        words = say("expected_row_once", self.language, first=first)
        self.misfits.append(Misfit("row_twice", "", words, second))

    def report_merged(self, tables: Sequence[Found]) -> None:
        """Say where cells of a table are merged: all but the first have lost what they held."""
        for table in tables:
            wanted = set(table.columns.values())
            for first, last in table.raw.merged:
                is_inside = last[0] > table.header_row and not wanted.isdisjoint(
                    range(first[1], last[1] + 1)
                )
                if is_inside:
                    self.report(table, first, "merged_cells", "expected_unmerged")

    def report_lost(self, tables: Sequence[Found], sheets: Sequence[Sheet], read: set[str]) -> None:
        """Say which sheets, columns and rows of the layout are not there.

        Parameters
        ----------
        tables
            What was found of these sheets.
        sheets
            Sheets of one kind.
        read
            The keys of the lines that were found.
        """
        for table in tables:
            for column in table.missing():
                position = (table.header_row, 0)
                header = column.header
                self.report(table, position, "missing_column", "expected_column", header=header)
        for sheet in sheets:
            lost = [line for line in sheet.lines if line.key not in read and line.asks]
            if lost and len(lost) == len(sheet.lines):
                words = say("expected_sheet", self.language, sheet=sheet.name)
                self.misfits.append(Misfit("missing_sheet", "", words, Place(self.file, "", "")))
                continue
            for line in lost:
                name = line.labels[sheet.key_column.key]
                words = say("expected_missing_row", self.language, row=name)
                self.misfits.append(
                    Misfit("missing_row", "", words, Place(self.file, sheet.name, ""))
                )
