"""Workbooks and documents are read part by part, hidden ones too."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from nmspf_report.auditing.office import read_office
from nmspf_report.auditing.reading import Reading
from nmspf_report.indicators.observations import OBSERVATION_COLUMNS
from tests.auditing.reading import KEY, loose, said, unreadable

ROW = (*KEY, 84, 132, None, "case-level", "")


def read(path: Path) -> Reading:
    reading = Reading(f"data/{path.name}")
    read_office(path, reading)
    return reading


def workbook() -> Workbook:
    made = Workbook()
    made.active.title = "Observations"
    made.active.append(OBSERVATION_COLUMNS)
    made.active.append(ROW)
    return made


def saved(made: Workbook, folder: Path) -> Reading:
    made.save(folder / "observations.xlsx")
    return read(folder / "observations.xlsx")


def rewritten(path: Path, part: str, before: str, after: str) -> Path:
    """Change one part of an archive, as another program would have left it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert before in parts[part]
    parts[part] = parts[part].replace(before, after, 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_sheet_of_observations_is_tied(tmp_path: Path):
    found = saved(workbook(), tmp_path)
    assert (loose(found), unreadable(found)) == ([], [])
    assert said(found) == {"numerator": (84, 84), "denominator": (132, 132)}


def test_a_withheld_figure_in_a_sheet_is_noted(tmp_path: Path):
    made = workbook()
    made.active.delete_rows(2)
    made.active.append((*KEY, "[c]", 132, None, "case-level", "c"))
    found = saved(made, tmp_path)
    assert (loose(found), found.withheld) == ([], {KEY})
    assert said(found) == {"denominator": (132, 132)}


def a_hidden_sheet(made: Workbook) -> None:
    sheet = made.create_sheet("Plan")
    sheet.sheet_state = "veryHidden"
    sheet["B2"] = 3


def a_hidden_row(made: Workbook) -> None:
    sheet = made.create_sheet("Notes")
    sheet["A7"] = "3 children"
    sheet.row_dimensions[7].hidden = True


def a_property(made: Workbook) -> None:
    made.properties.description = "Powys has 3"


def a_comment(made: Workbook) -> None:
    made.active["F2"].comment = Comment("was 3", "nobody")


def a_defined_name(made: Workbook) -> None:
    made.defined_names["Powys"] = DefinedName("Powys", attr_text="3")


def a_name_of_a_sheet(made: Workbook) -> None:
    made.create_sheet("3 children")


def a_number_format(made: Workbook) -> None:
    made.active["F2"].number_format = '"3 children"'


def a_format_without_quotes(made: Workbook) -> None:
    made.active["F2"].number_format = "\\3"


def a_formula(made: Workbook) -> None:
    made.create_sheet("Sum")["A1"] = "=3+A2"


def a_footer(made: Workbook) -> None:
    made.active.oddFooter.center.text = "3 children"


def a_column_more(made: Workbook) -> None:
    made.active["K1"], made.active["K2"] = "was", 3


def a_cell_beside(made: Workbook) -> None:
    made.active["M2"] = 3


ATTACKS = (
    a_hidden_sheet, a_hidden_row, a_property, a_comment, a_defined_name, a_name_of_a_sheet,
    a_number_format, a_format_without_quotes, a_formula, a_footer, a_column_more, a_cell_beside,
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_number_that_was_left_is_loose(attack: Any, tmp_path: Path):
    made = workbook()
    attack(made)
    assert "3" in loose(saved(made, tmp_path))


def test_a_value_kept_of_a_formula_is_loose(tmp_path: Path):
    made = workbook()
    made.create_sheet("Sum")["A1"] = "=SUM(A2:A9)"
    made.save(tmp_path / "a.xlsx")
    path = rewritten(tmp_path / "a.xlsx", "xl/worksheets/sheet2.xml", "</f>", "</f><v>3</v>")
    assert "3" in loose(read(path))


def test_a_shared_text_that_no_cell_shows_is_loose(tmp_path: Path):
    workbook().save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as archive:
        shared = "<si><t>Powys</t></si><si><r><t>was 1</t></r><r><t>2</t></r></si>"
        archive.writestr("xl/sharedStrings.xml", f"<sst>{shared}</sst>")
    assert loose(read(tmp_path / "a.xlsx")) == ["12"]


def test_a_shared_text_is_read_where_a_cell_shows_it(tmp_path: Path):
    workbook().save(tmp_path / "a.xlsx")
    words = '<c r="C2" t="inlineStr"><is><t>W06000015</t></is></c>'
    sheet = "xl/worksheets/sheet1.xml"
    path = rewritten(tmp_path / "a.xlsx", sheet, words, '<c r="C2" t="s"><v>1</v></c>')
    with zipfile.ZipFile(path, "a") as archive:
        shared = "<si><t>Powys</t></si><si><t>W06000015</t></si>"
        archive.writestr("xl/sharedStrings.xml", f"<sst>{shared}</sst>")
    assert said(read(path)) == {"numerator": (84, 84), "denominator": (132, 132)}


def test_parts_that_are_not_xml_are_not_cleared(tmp_path: Path):
    workbook().save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG")
        archive.writestr("customXml/item1.xml", "<children>3</children>")
        archive.writestr("xl/pivotCache/records1.xml", '<r><n v="4"/></r>')
        archive.writestr("xl/charts/chart1.xml", "<c><pt><v>5</v></pt></c>")
    found = read(tmp_path / "a.xlsx")
    assert len(unreadable(found)) == 1
    assert loose(found) == ["3", "4", "5"]


def test_a_damaged_file_is_not_cleared(tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    assert unreadable(read(tmp_path / "a.xlsx"))


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Observations">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def ods(folder: Path, *rows: tuple[object, ...], shown: str = "") -> Path:
    """An OpenDocument spreadsheet, written by hand: a value can differ from what it shows."""
    lines = []
    for row in rows:
        cells = []
        for value in row:
            is_number = isinstance(value, int)
            kind = f' office:value-type="float" office:value="{value}"' if is_number else ""
            words = shown or str(value or "") if is_number else str(value or "")
            cells.append(f"<table:table-cell{kind}><text:p>{words}</text:p></table:table-cell>")
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    path = folder / "observations.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows="".join(lines)))
    return path


def test_an_ods_sheet_is_read_as_the_others(tmp_path: Path):
    found = read(ods(tmp_path, OBSERVATION_COLUMNS, ROW))
    assert (loose(found), unreadable(found)) == ([], [])
    assert said(found) == {"numerator": (84, 84), "denominator": (132, 132)}


def test_an_ods_value_behind_what_is_shown_is_loose(tmp_path: Path):
    assert loose(read(ods(tmp_path, ("Powys", 3), shown="[c]"))) == ["3"]
    assert "3" in loose(read(ods(tmp_path, OBSERVATION_COLUMNS, ROW, shown="3")))


def test_a_number_in_a_document_is_loose(tmp_path: Path):
    made = Document()
    made.add_paragraph("There were ").add_run("1")
    made.paragraphs[-1].add_run("2 children in 2025-26")
    made.core_properties.comments = "3 before"
    made.save(str(tmp_path / "a.docx"))
    found = loose(read(tmp_path / "a.docx"))
    assert "12" in found
    assert "3" in found
