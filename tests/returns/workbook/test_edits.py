"""Workbooks as people change them: what is read is found wherever it stands now."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from nmspf_report.returns.workbook.model import Misfit, WorkbookReturn
from tests.returns.workbook.conftest import Q1, Q2, figures_of, find, read_here

Fill = Callable[..., Path]
FILLING = {
    ("Identification", "PREV-1", Q1): 900,
    ("Identification", "PROT-1", Q2): 450,
    ("Narrative", "PROT-2", "Key issues"): "More families came back.",
    ("The 12 Cs", "Clarity", "Level"): "3 In place",
}


def said(read: WorkbookReturn) -> tuple[object, ...]:
    """Give what the workbook says of what was filled in."""
    prevention = [given[4] for given in figures_of(read, "PREV-1")]
    referrals = [given[4] for given in figures_of(read, "PROT-1")]
    words = [narrative.text for narrative in read.narratives]
    levels = [reply.answer for reply in read.capabilities]
    return prevention, referrals, words, levels


UNCHANGED = ([900], [450], ["More families came back."], ["in_place"])


def insert_rows(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Identification"]
    sheet.insert_rows(1, 3)
    sheet["A1"] = "For the head of service"
    row, _ = find(sheet, "PREV-1a", Q1)
    sheet.insert_rows(row, 2)


def insert_columns(workbook: openpyxl.Workbook) -> None:
    for sheet in workbook.worksheets:
        sheet.insert_cols(1)
    workbook["Identification"].insert_cols(6)


def reorder_and_rename(workbook: openpyxl.Workbook) -> None:
    workbook._sheets.reverse()
    for number, sheet in enumerate(workbook.worksheets):
        sheet.title = f"Tab {number}"


def change_letters(workbook: openpyxl.Workbook) -> None:
    """Headers and codes in other capitals, with other spaces and another hyphen."""
    sheet = workbook["Identification"]
    for key in ("PREV-1", "PROT-1"):
        row, column = find(sheet, key, "Row")
        sheet.cell(row, column).value = f" {key.lower().replace('-', chr(0x2011))} "
    row, column = find(sheet, "PREV-1a", Q1)
    for cell in sheet[6]:
        cell.value = f"{str(cell.value).upper()}  "


def sort_rows_backwards(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Identification"]
    top, _ = find(sheet, "PREV-1", "Row")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top)]
    for number, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, start=1):
            sheet.cell(top + number, column).value = value


def hide_and_filter(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Identification"]
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["E"].hidden = True
    workbook["Narrative"].sheet_state = "hidden"


def drop_the_guidance(workbook: openpyxl.Workbook) -> None:
    del workbook["Guidance"]
    del workbook["Contents"]


@pytest.mark.parametrize(
    "edit",
    [
        insert_rows,
        insert_columns,
        reorder_and_rename,
        change_letters,
        sort_rows_backwards,
        hide_and_filter,
        drop_the_guidance,
    ],
)
def test_what_is_filled_in_is_found(fill: Fill, edit: Callable[[openpyxl.Workbook], None]) -> None:
    read = read_here(fill(FILLING, edit))
    assert said(read) == UNCHANGED
    assert read.misfits == ()


def test_a_sheet_of_their_own_is_left_aside_and_said(fill: Fill) -> None:
    def add(workbook: openpyxl.Workbook) -> None:
        workbook.create_sheet("Working out", 2)["B2"] = 12

    read = read_here(fill(FILLING, add))
    assert said(read) == UNCHANGED
    assert [(remark.kind, remark.place.sheet) for remark in read.remarks] == [
        ("extra_sheet", "Working out")
    ]


def copied(workbook: openpyxl.Workbook) -> Worksheet:
    copy = workbook.copy_worksheet(workbook["Identification"])
    copy.title = "Identification (2)"
    return copy


def test_a_copy_of_a_sheet_says_nothing_new(fill: Fill) -> None:
    read = read_here(fill(FILLING, lambda workbook: copied(workbook) and None))
    assert said(read) == UNCHANGED
    assert read.misfits == ()


def test_a_copy_that_says_something_else_is_reported(fill: Fill) -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        copied(workbook).cell(*find(workbook["Identification"], "PREV-1", Q1)).value = 901

    read = read_here(fill(FILLING, change))
    assert said(read) == UNCHANGED
    (misfit,) = read.misfits
    assert (misfit.kind, misfit.place.sheet, misfit.place.cell) == (
        "row_twice",
        "Identification (2)",
        "E7",
    )
    assert "filled.xlsx, Identification, E7" in misfit.expected


def kinds(misfits: tuple[Misfit, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (misfit.kind, misfit.place.sheet, misfit.place.cell, misfit.value) for misfit in misfits
    ]


def test_a_row_with_another_code_is_reported_and_so_is_the_one_that_is_gone(fill: Fill) -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Identification"]
        sheet.cell(*find(sheet, "PREV-1", "Row")).value = "PREV-99"

    read = read_here(fill(FILLING, change))
    assert said(read)[0] == []
    assert kinds(read.misfits) == [
        ("unknown_row", "Identification", "A7", "PREV-99"),
        ("missing_row", "Identification", "", ""),
    ]
    assert "PREV-1" in read.misfits[1].expected


def test_a_column_with_another_header_is_reported(fill: Fill) -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Identification"]
        _, column = find(sheet, "PREV-1", Q1)
        sheet.cell(6, column).value = "First quarter"

    read = read_here(fill(FILLING, change))
    assert said(read)[0] == []
    (misfit,) = read.misfits
    assert (misfit.kind, misfit.place.sheet) == ("missing_column", "Identification")
    assert Q1 in misfit.expected


def test_a_sheet_that_is_gone_is_reported_once(fill: Fill) -> None:
    def drop(workbook: openpyxl.Workbook) -> None:
        del workbook["Outcome"]
        del workbook["Definitions"]

    read = read_here(fill(FILLING, drop))
    assert said(read) == UNCHANGED
    assert [misfit.kind for misfit in read.misfits] == ["missing_sheet", "missing_sheet"]
    assert ["Outcome" in read.misfits[0].expected, "Definitions" in read.misfits[1].expected] == [
        True,
        True,
    ]


def test_merged_cells_are_reported(fill: Fill) -> None:
    read = read_here(
        fill(FILLING, lambda workbook: workbook["Identification"].merge_cells("E7:F7"))
    )
    assert said(read) == UNCHANGED
    assert kinds(read.misfits) == [("merged_cells", "Identification", "E7", "900")]


def test_a_merged_title_above_the_table_does_no_harm(fill: Fill) -> None:
    read = read_here(
        fill(FILLING, lambda workbook: workbook["Identification"].merge_cells("A1:H1"))
    )
    assert said(read) == UNCHANGED
    assert read.misfits == ()


def test_a_formula_without_a_value_is_reported(fill: Fill) -> None:
    """Such as a programme writes that does not calculate."""
    read = read_here(fill({**FILLING, ("Response", "S47-1", Q1): "=2+3"}))
    assert said(read) == UNCHANGED
    assert [(misfit.kind, misfit.place.cell) for misfit in read.misfits] == [
        ("formula_without_value", "E7")
    ]


def test_an_error_in_a_cell_is_reported(fill: Fill) -> None:
    read = read_here(fill({**FILLING, ("Response", "S47-1", Q1): "#DIV/0!"}))
    assert [(misfit.kind, misfit.place.cell) for misfit in read.misfits] == [("cell_error", "E7")]


def test_words_without_the_id_of_their_query_are_reported(fill: Fill) -> None:
    read = read_here(fill({("Answers to queries", "3", "Your answer"): "Yes, it is right."}))
    assert read.answers == ()
    assert [(misfit.kind, misfit.place.cell) for misfit in read.misfits] == [("missing_id", "B7")]


def test_an_answer_below_the_rows_that_stood_ready_is_read(fill: Fill) -> None:
    def add(workbook: openpyxl.Workbook) -> None:
        workbook["Answers to queries"].append([None, "ABCDEF0123", "A new team."])

    read = read_here(fill({}, add))
    assert [(answer.query, answer.text) for answer in read.answers] == [
        ("ABCDEF0123", "A new team.")
    ]
