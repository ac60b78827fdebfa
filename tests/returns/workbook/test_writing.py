"""The workbook as it is sent out: accessible, without macros, the same each time."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from defusedxml import ElementTree
from openpyxl.worksheet.worksheet import Worksheet

from nmspf_report.problems import Problem
from nmspf_report.returns.workbook.figure_sheets import figure_sheets
from nmspf_report.returns.workbook.finding import find_tables
from nmspf_report.returns.workbook.guarding import Position, RawSheet, Value
from nmspf_report.returns.workbook.layout import Sheet
from nmspf_report.returns.workbook.lists import capabilities, recommendations
from nmspf_report.returns.workbook.word_sheets import ABOUT, about_sheet, word_sheets
from nmspf_report.returns.workbook.writing import Template, template_bytes, write_template
from tests.returns.workbook.conftest import YEAR, find

PART = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def workbook(blank: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(blank)


@pytest.fixture(scope="module")
def archive(blank: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(blank)


@cache
def layout() -> list[Sheet]:
    return [
        about_sheet(YEAR, "en", dict.fromkeys(ABOUT, "")),
        *figure_sheets("nmspf_c", YEAR, "en"),
        *word_sheets("nmspf_c", YEAR, "en"),
    ]


def test_the_same_inputs_give_the_same_bytes(template: Template, blank: Path) -> None:
    assert template_bytes(template) == blank.read_bytes()


def test_nothing_half_written_is_left_where_it_cannot_be_written(
    template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, target: Path) -> None:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        write_template(template, tmp_path / "cardiff.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_somebody_may_have_filled_in_is_never_written_over(
    template: Template, tmp_path: Path
) -> None:
    path = tmp_path / "cardiff.xlsx"
    path.write_bytes(b"filled in")
    with pytest.raises(Problem) as refused:
        write_template(template, path)
    assert refused.value.name == "workbook_there"
    assert path.read_bytes() == b"filled in"


# The Government Analysis Function's guidance on accessible spreadsheets.


def test_every_sheet_has_a_title_in_its_first_cell_and_a_short_name(
    workbook: openpyxl.Workbook,
) -> None:
    for sheet in workbook.worksheets:
        assert str(sheet["A1"].value).strip()
        assert len(sheet.title) <= 31
        assert sheet.title == sheet.title.strip()


def test_every_sheet_but_the_guidance_has_one_table_with_its_headers_marked(
    workbook: openpyxl.Workbook,
) -> None:
    guidance, *others = workbook.worksheets
    assert not guidance.tables
    for sheet in others:
        (table,) = sheet.tables.values()
        first, *_ = sheet[table.ref]
        assert [cell.value for cell in first] == [column.name for column in table.tableColumns]
        assert table.headerRowCount == 1


def test_no_cells_are_merged_and_no_row_or_column_of_a_table_is_blank(
    workbook: openpyxl.Workbook,
) -> None:
    for sheet in workbook.worksheets:
        assert not sheet.merged_cells.ranges
        for table in sheet.tables.values():
            rows = sheet[table.ref]
            assert all(any(cell.value is not None for cell in row) for row in rows)
            assert all(column[0].value for column in zip(*rows, strict=True))


def test_the_rows_above_a_table_are_one_cell_of_words_each(workbook: openpyxl.Workbook) -> None:
    for sheet in workbook.worksheets[1:]:
        (table,) = sheet.tables.values()
        top = int(re.sub(r"\D", "", table.ref.split(":")[0]))
        for row in sheet.iter_rows(min_row=1, max_row=top - 1):
            assert [cell.column_letter for cell in row if cell.value is not None] == ["A"]


def test_the_document_has_a_title_and_a_language_and_opens_on_its_first_sheet(
    archive: zipfile.ZipFile, workbook: openpyxl.Workbook
) -> None:
    core = ElementTree.fromstring(archive.read("docProps/core.xml"))
    said = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert said["title"] == "Cardiff: safeguarding return 2025-26"
    assert said["language"] == "en-GB"
    assert workbook.active is workbook.worksheets[0]


def test_no_meaning_is_in_a_colour_alone(workbook: openpyxl.Workbook) -> None:
    """No cell is filled with a colour, none is hidden, and letters are black but for links."""
    for sheet in workbook.worksheets:
        assert not sheet.conditional_formatting
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.fill.fill_type is None
                colour = cell.font.color
                plain = colour is None or colour.theme is not None or colour.rgb == "FF000000"
                assert plain or cell.hyperlink
        assert sheet.sheet_state == "visible"
        assert not any(d.hidden for d in sheet.column_dimensions.values())


# What is in it.


def test_there_is_no_macro_no_link_to_a_file_and_no_other_content(
    archive: zipfile.ZipFile,
) -> None:
    names = [name for name in archive.namelist() if not name.endswith((".xml", ".rels"))]
    assert names == []
    assert not any("external" in name.lower() for name in archive.namelist())


def test_every_theme_has_its_sheet_and_every_number_its_row(workbook: openpyxl.Workbook) -> None:
    rows = {
        name: sum(1 for line in sheet.lines)
        for sheet in layout()
        if sheet.kind == "figures"
        for name in [sheet.name]
    }
    expected = ("Identification", "Response", "Outcome", "Experience", "Workforce")
    assert tuple(rows) == expected
    assert sum(rows.values()) == 367
    for name, count in rows.items():
        (table,) = workbook[name].tables.values()
        assert len(workbook[name][table.ref]) == count + 1


def cell(sheet: Worksheet, row: str, header: str) -> object:
    return sheet.cell(*find(sheet, row, header)).value


def test_a_row_shows_code_title_definition_and_last_years_figure(
    workbook: openpyxl.Workbook,
) -> None:
    sheet = workbook["Identification"]
    assert cell(sheet, "PREV-1", "Indicator") == "Referrals to prevention teams"
    assert str(cell(sheet, "PREV-1", "Definition")).startswith("The number of referrals")
    assert cell(sheet, "PREV-1", "Last year (2024-25)") == 1234
    assert cell(sheet, "PREV-1a", "Last year (2024-25)") == "57 [b]"
    assert cell(sheet, "PREV-1b", "Last year (2024-25)") is None
    assert cell(workbook["Workforce"], "WORK-3b", "Last year (2024-25)") == 81.4
    said = "\n".join(str(row[0]) for row in workbook["Guidance"].iter_rows(values_only=True))
    assert "Made up for a test." in said


def test_the_whole_of_a_share_of_days_is_all_days(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Workforce"]
    assert cell(sheet, "WORK-3c", "What is counted") == "vacant days"
    assert cell(sheet, "WORK-3c.1", "What is counted") == "days"
    assert cell(sheet, "WORK-3c.1", "Which part") == "Whole of the percentage: all days"


def test_the_year_adds_itself_where_the_measure_adds_over_time(
    workbook: openpyxl.Workbook,
) -> None:
    year = "2025-26 whole year"
    assert cell(workbook["Identification"], "PREV-1", year) == ('=IF(COUNT(E7:H7)=4,SUM(E7:H7),"")')
    row, _ = find(workbook["Response"], "PROG-1a", year)
    assert cell(workbook["Response"], "PROG-1a", year) == f'=IF(H{row}="","",H{row})'
    assert cell(workbook["Response"], "S47-1", year) is None


def test_cells_have_limits_and_messages_within_what_excel_takes(
    workbook: openpyxl.Workbook,
) -> None:
    kinds = set()
    for sheet in workbook.worksheets:
        for rule in sheet.data_validations.dataValidation:
            kinds.add(rule.type)
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 224
            assert len(rule.promptTitle or "") <= 32
            if rule.type == "list":
                assert len(rule.formula1) <= 257
    assert kinds == {"custom", "list", "date", "textLength", None}


def test_a_choice_holds_no_comma_which_would_part_it() -> None:
    words = [
        words for sheet in layout() for column in sheet.columns for words in column.choices.values()
    ]
    assert len(words) > 20
    assert not [word for word in words if "," in word]


def test_a_sheet_is_known_by_its_headers_with_any_one_of_them_gone() -> None:
    for sheet in layout()[1:]:
        for lost in (None, *sheet.columns):
            kept = [column.header for column in sheet.columns if column is not lost]
            raw = RawSheet("Any name", dict(enumerate_cells(kept)), (), *[frozenset()] * 3)
            if lost is None or lost.kind != "key":
                (found,) = find_tables([raw], layout())
                assert found.sheet.kind == sheet.kind


def enumerate_cells(headers: list[str]) -> Iterator[tuple[Position, Value]]:
    for number, header in enumerate(headers):
        yield (5, 2 + number), header


def test_the_lists_are_those_of_the_evaluation() -> None:
    assert len(capabilities().capabilities) == 12
    assert all(item.name.startswith("C") for item in capabilities().capabilities.values())
    counts = {level.level: len(level.recommendations) for level in recommendations().levels}
    assert counts == {1: 7, 2: 4, 3: 9}


def test_words_that_begin_like_a_formula_stay_words(template: Template) -> None:
    """Whatever a release is called, its name is no formula in the workbook."""
    named = Template(
        template.area,
        template.year,
        template.framework_name,
        type(template.last)("=HYPERLINK(1)"),
    )
    written = openpyxl.load_workbook(io.BytesIO(template_bytes(named)))
    about = written["About this return"]
    said = about.cell(*find(about, "Last year\u2019s figures", "Value"))
    assert (said.value, said.data_type) == ("=HYPERLINK(1)", "s")


def test_there_is_no_workbook_of_a_framework_without_one(template: Template) -> None:
    other = Template(template.area, template.year, "statswales_as004", template.last)
    with pytest.raises(Problem):
        template_bytes(other)
