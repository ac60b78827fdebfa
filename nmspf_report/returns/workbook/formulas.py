"""The formulas of a workbook: years that add themselves, and what cannot be right together."""

from collections.abc import Iterator, Mapping

from xlsxwriter.utility import quote_sheetname, xl_range, xl_rowcol_to_cell

from nmspf_report.locale import Language
from nmspf_report.periods import parse_period
from nmspf_report.returns.workbook.asking import Asked
from nmspf_report.returns.workbook.layout import LARGEST, SYMBOLS, Column, Sheet, say


class Cells:
    """Where each number of a workbook stands.

    Parameters
    ----------
    sheets
        Those with figures.
    """

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        self.rows: Mapping[str, tuple[Sheet, int]] = {
            line.key: (sheet, sheet.header_row + 1 + number)
            for sheet in sheets
            for number, line in enumerate(sheet.lines)
        }

    def place(self, code: str, seen_from: Sheet, column: int) -> str:
        """Give the reference of a number's cell, with its sheet where that is another one."""
        sheet, row = self.rows[code]
        cell = xl_rowcol_to_cell(row, column)
        return cell if sheet is seen_from else f"{quote_sheetname(sheet.name)}!{cell}"


def year_formula(asked: Asked, sheet: Sheet, row: int) -> str:
    """Give the formula of the year's cell; empty where the year has to be typed.

    A year of which a quarter is missing has no sum, and the sum of quarters of which one is
    a symbol is none either.
    """
    first, last = _quarters(sheet)
    quarters = xl_range(row, first, row, last)
    if asked.year == "sum":
        return f'=IF(COUNT({quarters})=4,SUM({quarters}),"")'
    if asked.year == "last":
        cell = xl_rowcol_to_cell(row, last)
        return f'=IF({cell}="","",{cell})'
    return ""


def count_rule(cell: str, whole: bool) -> str:
    """Give the rule of a cell for a number: at least 0, a whole number unless of posts; or x, z."""
    is_whole = f",{cell}=INT({cell})" if whole else ""
    number = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}<={LARGEST}{is_whole})"
    symbols = ",".join(f'{cell}="{symbol}"' for symbol in SYMBOLS)
    return f"=IF(ISTEXT({cell}),OR({symbols}),{number})"


def check_formula(asked: Asked, sheet: Sheet, cells: Cells, language: Language) -> str:
    """Give the formula that says in words where the numbers of a row cannot be right together."""
    told = [*_shares(asked, sheet, cells, language)]
    if asked.year == "own":
        told += _years(asked, sheet, cells, language)
    return "=" + "&".join(told) if told else ""


def _shares(asked: Asked, sheet: Sheet, cells: Cells, language: Language) -> Iterator[str]:
    """Say where a part is more than what it is part of."""
    if asked.share_of is None:
        return
    for number, column in enumerate(sheet.columns):
        if column.kind in {"count", "year"}:
            part = cells.place(asked.code, sheet, number)
            whole = cells.place(asked.share_of, sheet, number)
            period = _short(column)
            words = say("check_share", language, row=asked.share_of, period=period)
            yield _told(f"AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})", words)


def _years(asked: Asked, sheet: Sheet, cells: Cells, language: Language) -> Iterator[str]:
    """Say where a year cannot follow from its quarters: each child of a quarter is in the year."""
    _, row = cells.rows[asked.code]
    first, last = _quarters(sheet)
    quarters = xl_range(row, first, row, last)
    year = xl_rowcol_to_cell(row, last + 1)
    too_low = f"AND(ISNUMBER({year}),{year}<MAX({quarters}))"
    too_high = f"AND(ISNUMBER({year}),COUNT({quarters})=4,{year}>SUM({quarters}))"
    if not asked.is_rest:
        yield _told(too_low, say("check_year_low", language))
    yield _told(too_high, say("check_year_high", language))


def _told(condition: str, words: str) -> str:
    quoted = words.replace('"', '""')
    return f'IF({condition},"{quoted} ","")'


def _short(column: Column) -> str:
    period = parse_period(column.period)
    return period.label if period.is_year else f"Q{period.quarter}"


def _quarters(sheet: Sheet) -> tuple[int, int]:
    """Give the positions of the first and the last quarter's column; the year follows."""
    positions = [n for n, column in enumerate(sheet.columns) if column.kind == "count"]
    return positions[0], positions[-1]
