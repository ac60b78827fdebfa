"""Reading the figures of a workbook: every number asked for, in every quarter and the year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nmspf_report.locale import number
from nmspf_report.returns.workbook.asking import Asked
from nmspf_report.returns.workbook.cells import NOTHING, MisfitError, Number, read_number
from nmspf_report.returns.workbook.collecting import Collector
from nmspf_report.returns.workbook.finding import Found, lines_by_name
from nmspf_report.returns.workbook.layout import LARGEST, Column, Sheet
from nmspf_report.returns.workbook.model import Figure, Place


@dataclass(frozen=True)
class Given:
    """What a cell for a number gave: the number, its place, and whether somebody typed it."""

    number: Number
    place: Place
    typed: bool = True


Row = dict[str, Given]


def read_figures(
    tables: Sequence[Found], sheets: Sequence[Sheet], collector: Collector
) -> tuple[Figure, ...]:
    """Read every figure that a workbook's sheets ask for.

    Parameters
    ----------
    tables
        The tables with figures that were found.
    sheets
        The sheets with figures of the layout.
    collector
        Takes what does not fit.

    Returns
    -------
    tuple of Figure
        One for every use of every number in every period, given or not.
    """
    rows = _rows(tables, sheets, collector)
    collector.report_lost(tables, sheets, set(rows))
    return tuple(
        figure
        for sheet in sheets
        for line in sheet.lines
        if line.asked is not None
        for figure in _figures(
            line.asked, rows.get(line.key) or _nothing(sheet, collector.file), sheet
        )
    )


def _rows(tables: Sequence[Found], sheets: Sequence[Sheet], collector: Collector) -> dict[str, Row]:
    """Read every known row of every table; of a row that is there twice, the first."""
    lines = lines_by_name(sheets)
    read: dict[str, Row] = {}
    for table in tables:
        for position in table.rows():
            line = collector.line(table, position, lines)
            if line is None or line.asked is None:
                continue
            row = _row(table, position, line.asked, collector)
            if line.key not in read:
                read[line.key] = row
            elif _says(row) and _says(row) != _says(read[line.key]):
                second, first = (_first_place(each) for each in (row, read[line.key]))
                collector.report_twice(second, first)
    return read


def _first_place(row: Row) -> Place:
    return next(iter(row.values())).place


def _says(row: Row) -> dict[str, Number]:
    """Give what a row says that somebody typed."""
    return {
        key: given.number for key, given in row.items() if given.typed and given.number != NOTHING
    }


def _row(table: Found, position: int, asked: Asked, collector: Collector) -> Row:
    columns = [column for column in table.sheet.columns if column.period]
    row = {column.key: _given(table, position, column, asked, collector) for column in columns}
    quarters = [row[column.key].number for column in columns if column.kind == "count"]
    for column in columns:
        if column.kind == "year":
            row[column.key] = _year(row[column.key], quarters, asked)
    return row


def _given(table: Found, row: int, column: Column, asked: Asked, collector: Collector) -> Given:
    if column.key not in table.columns:
        return Given(NOTHING, Place(collector.file, table.raw.name, ""), typed=False)
    position = table.position(row, column.key)
    place = collector.place(table.raw, position)
    value = collector.take(table, row, column)
    is_typed = position not in table.raw.formulas or asked.year == "own" or column.kind == "count"
    try:
        return Given(read_number(value, asked.whole), place, is_typed)
    except MisfitError as misfit:
        expected = "expected_count" if asked.whole else "expected_decimal"
        largest = number(LARGEST, collector.language)
        collector.report(table, position, misfit.kind, expected, largest=largest)
        return Given(NOTHING, place, is_typed)


def _year(given: Given, quarters: Sequence[Number], asked: Asked) -> Given:
    """Give a year as it stands, or as it follows from its quarters where its cell is empty.

    A programme that does not calculate leaves the formulas of a year without their values.
    """
    if given.number != NOTHING or asked.year == "own":
        return given
    return Given(_follows(quarters, asked), given.place, typed=False)


def _follows(quarters: Sequence[Number], asked: Asked) -> Number:
    """Work out a year from its quarters, as the formula of its cell does.

    A year of which a quarter is not available is not available; one of which no quarter
    applies does not apply.
    """
    if asked.year == "last":
        return quarters[-1]
    values = [quarter.value for quarter in quarters if quarter.value is not None]
    symbols = [quarter.symbol for quarter in quarters if quarter.value is None]
    if not symbols:
        total = round(sum(values), 9)
        marks = [quarter.symbol for quarter in quarters if quarter.symbol]
        return Number(total, marks[0] if marks else "")
    if "x" in symbols:
        return Number(None, "x")
    return Number(None, "z") if set(symbols) == {"z"} and not values else NOTHING


def _nothing(sheet: Sheet, file: str) -> Row:
    """Give a row that is not there: no cell of it has a place."""
    place = Place(file, sheet.name, "")
    return {
        column.key: Given(NOTHING, place, typed=False) for column in sheet.columns if column.period
    }


def _figures(asked: Asked, row: Mapping[str, Given], sheet: Sheet) -> Iterator[Figure]:
    for column in sheet.columns:
        if not column.period:
            continue
        given = row[column.key]
        for use in asked.uses:
            yield Figure(
                indicator=use.indicator,
                unit=use.unit,
                category=use.category,
                period=column.period,
                shown=use.shown,
                value=given.number.value,
                symbol=given.number.symbol,
                place=given.place,
                typed=given.typed,
            )
