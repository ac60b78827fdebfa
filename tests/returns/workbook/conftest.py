"""A workbook of Cardiff's, and ways to fill it in as an officer or a programme would."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from nmspf_report.geography import read_geography
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.asking import Use
from nmspf_report.returns.workbook.guarding import (
    Position,
    RawSheet,
    RawWorkbook,
    raw_workbook,
)
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.model import WorkbookReturn
from nmspf_report.returns.workbook.opening import answer
from nmspf_report.returns.workbook.reading import interpret
from nmspf_report.returns.workbook.writing import Template, write_template

CARDIFF = "W06000015"
YEAR = Period(2025)
Q1, Q2, Q3, Q4 = (
    "2025-26 Q1 (April to June)",
    "2025-26 Q2 (July to September)",
    "2025-26 Q3 (October to December)",
    "2025-26 Q4 (January to March)",
)
WHOLE_YEAR = "2025-26 whole year"
# Sheet, what stands in its key column, header -> what is typed there.
Filling = Mapping[tuple[str, str, str], Any]
Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture(scope="session")
def template() -> Template:
    last = LastYear(
        "Made up for a test.",
        {
            Use("PREV-1", "referrals", "", "numerator"): 1234,
            Use("PREV-1a", "referrals", "", "numerator"): "57 [b]",
            Use("WORK-3b", "full_time_equivalent_posts", "", "numerator"): 81.4,
        },
    )
    return Template(read_geography("wales").area(CARDIFF), YEAR, "nmspf_c", last)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Path:
    """Give the workbook as it is sent out, not to be changed."""
    path = tmp_path_factory.mktemp("workbook") / "cardiff.xlsx"
    write_template(template, path)
    return path


@pytest.fixture(scope="session")
def plain(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the workbook without its rules for typing, which openpyxl takes long over."""
    workbook = openpyxl.load_workbook(blank)
    for sheet in workbook.worksheets:
        sheet.data_validations.dataValidation.clear()
    path = tmp_path_factory.mktemp("plain") / "plain.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def fill(plain: Path, tmp_path: Path) -> Callable[..., Path]:
    """Fill in the workbook with openpyxl, which calculates nothing, and change it otherwise."""

    def filled(filling: Filling, edit: Edit | None = None) -> Path:
        workbook = openpyxl.load_workbook(plain)
        for (sheet, key, header), value in filling.items():
            row, column = find(workbook[sheet], key, header)
            workbook[sheet].cell(row, column).value = value
        if edit is not None:
            edit(workbook)
        path = tmp_path / "filled.xlsx"
        workbook.save(path)
        return path

    return filled


@pytest.fixture(scope="session")
def raw(blank: Path) -> RawWorkbook:
    """Give the cells of the workbook as it is sent out."""
    return raw_workbook(answer(blank), blank.name)


@pytest.fixture
def fill_cells(raw: RawWorkbook) -> Callable[[Filling], WorkbookReturn]:
    """Read the workbook with cells filled in: the same as `fill`, without writing a file."""

    def filled(filling: Filling) -> WorkbookReturn:
        sheets = {sheet.name: replace(sheet, cells=dict(sheet.cells)) for sheet in raw.sheets}
        for (name, key, header), value in filling.items():
            position = find_cell(sheets[name], key, header)
            if value is None:
                sheets[name].cells.pop(position, None)
            else:
                sheets[name].cells[position] = value
            formulas = sheets[name].formulas - {position}
            sheets[name] = replace(sheets[name], formulas=formulas)
        return interpret(replace(raw, sheets=tuple(sheets.values())))

    return filled


def find_cell(sheet: RawSheet, key: str, header: str) -> Position:
    """Give the row and column, from 0, of a cell: by its first column and its header."""
    top, column = next(where for where, value in sheet.cells.items() if value == header)
    row = next(
        row
        for (row, first), value in sheet.cells.items()
        if row > top and first == 0 and value == key
    )
    return row, column


def find(sheet: Worksheet, key: str, header: str) -> tuple[int, int]:
    """Give the row and column, from 1, of a cell: by its first column and its header."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if header in row)
    row = next(number for number, row in enumerate(rows) if number > top and str(row[0]) == key)
    return row + 1, rows[top].index(header) + 1


def read_here(path: Path) -> WorkbookReturn:
    """Read a workbook in this process: what it says is the same as under guard."""
    return interpret(raw_workbook(answer(path), path.name))


def figures_of(read: WorkbookReturn, indicator: str) -> Iterator[tuple[Any, ...]]:
    """Give what was read of an indicator where something was given."""
    for figure in read.figures:
        if figure.indicator == indicator and (figure.value is not None or figure.symbol):
            yield (
                figure.unit,
                figure.category,
                figure.period,
                figure.shown,
                figure.value,
                figure.symbol,
                figure.place.cell,
            )
