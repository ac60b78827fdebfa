"""Typing into a workbook as written: what stands there then, read by another programme."""

import io

import openpyxl
import pytest

from nmspf_report.geography import read_geography
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.filling import (
    CellError,
    Formula,
    Typing,
    blanks,
    type_into,
)
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.writing import Template, template_bytes

YEAR = Period(2025)


@pytest.fixture(scope="module")
def written() -> bytes:
    area = read_geography("wales").area("W06000015")
    return template_bytes(Template(area, YEAR, "nmspf_c", LastYear("Nothing is known.")))


def test_what_is_typed_stands_there_and_nothing_else_changes(written: bytes) -> None:
    spots = {
        (blank.line.key, blank.column.key): blank.spot
        for blank in blanks("nmspf_c", YEAR)
        if blank.sheet.kind in ("figures", "narrative")
    }
    quarters = [spots["PROT-1", key] for key in ("q1", "q2", "q3", "year")]
    told = spots["PROT-1", "key_issues"]
    typed = dict(zip(quarters, (12, Formula("SUM(1,2)"), CellError("#REF!"), 14), strict=True))
    words = "Fewer & <later>\nthan last year"
    changed = type_into(written, Typing({**typed, told: words}, {told[0]: ("D4:E4",)}))
    before, after = (openpyxl.load_workbook(io.BytesIO(each)) for each in (written, changed))
    expected = (12, "=SUM(1,2)", "#REF!", 14, words)
    for (sheet, cell), value in zip((*quarters, told), expected, strict=True):
        assert after[sheet][cell].value == value
    assert [str(each) for each in after[told[0]].merged_cells.ranges] == ["D4:E4"]
    differ = {
        (sheet.title, cell.coordinate)
        for sheet in before
        for row in sheet.iter_rows()
        for cell in row
        if cell.value != after[sheet.title][cell.coordinate].value
    }
    assert differ - {(told[0], "E4")} == {*quarters, told}


def test_the_cell_of_a_number_is_in_the_row_of_its_code(written: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written))
    for blank in blanks("nmspf_c", YEAR):
        if blank.sheet.kind == "figures":
            name, cell = blank.spot
            assert book[name][f"A{book[name][cell].row}"].value == blank.line.key
