"""Files that are damaged, are something else, or are made to harm their reader."""

import struct
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from nmspf_report.problems import Problem
from nmspf_report.returns.workbook import container, guarding, markup
from nmspf_report.returns.workbook.guarding import Opener
from nmspf_report.returns.workbook.markup import cell_name
from nmspf_report.returns.workbook.reading import read_workbook
from tests.returns.workbook.conftest import Q1, figures_of, find, read_here

Parts = dict[str, bytes]
SHEET = "xl/worksheets/sheet4.xml"
# The first sheet of figures, with a row and a cell put in at its end.
END = b"</sheetData>"


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def refusal(path: Path) -> str:
    """The name of the problem with which a file is refused; its message is whole."""
    with pytest.raises(Problem) as refused:
        read_workbook(path)
    assert refused.value.where == path.name
    assert refused.value.what
    assert refused.value.mend
    return refused.value.name


# What is no workbook, or not a whole one.


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_a_file_that_is_cut_short_is_damaged(blank: Path, tmp_path: Path, share: float) -> None:
    content = blank.read_bytes()
    path = tmp_path / "short.xlsx"
    path.write_bytes(content[: int(share * len(content))])
    assert refusal(path) == "workbook_damaged"


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "workbook_empty"),
        (b"indicator,value\nPREV-1,900\n", "workbook_not_one"),
        (b"<html><table><tr><td>900</td></tr></table></html>", "workbook_not_one"),
        (b"%PDF-1.7", "workbook_not_one"),
        (b"PK", "workbook_damaged"),
        (OLE, "workbook_old"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "workbook_locked"),
    ],
)
def test_what_is_something_else_is_refused_by_what_it_is(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(content)
    assert refusal(path) == problem


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "workbook_open_document"),
        ({"[Content_Types].xml": b"<T/>", "word/document.xml": b"<w/>"}, "workbook_not_one"),
        ({"[Content_Types].xml": b"<T/>", "xl/workbook.bin": b""}, "workbook_binary"),
        ({"referrals.csv": b"a,b\n"}, "workbook_not_one"),
        ({}, "workbook_not_one"),
    ],
)
def test_other_archives_are_refused_by_what_they_are(
    tmp_path: Path, parts: Parts, problem: str
) -> None:
    assert refusal(packed(parts, tmp_path / "return.xlsx")) == problem


def test_a_workbook_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Item", "Value"])
    workbook.save(tmp_path / "other.xlsx")
    assert refusal(tmp_path / "other.xlsx") == "workbook_not_ours"


def test_a_wrong_ending_does_no_harm(blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_bytes(blank.read_bytes())
    assert read_workbook(path).misfits == ()


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx") == "missing_file"
    assert refusal(tmp_path) == "missing_file"


# What is made to do harm.


def with_macros(parts: Parts) -> Parts:
    return {**parts, "xl/vbaProject.bin": b"\xcc\x61"}


def with_macro_type(parts: Parts) -> Parts:
    types = parts["[Content_Types].xml"]
    return {
        **parts,
        "[Content_Types].xml": types.replace(
            b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
        ).replace(
            b"application/vnd.openxmlformats-officedocument.ms-excel", b"application/vnd.ms-excel"
        ),
    }


def with_old_macros(parts: Parts) -> Parts:
    return {**parts, "xl/macrosheets/sheet1.xml": b"<xm:macrosheet/>"}


def with_bomb_in_a_sheet(parts: Parts) -> Parts:
    return {**parts, SHEET: parts[SHEET] + b" " * 40_000_000}


def with_bomb_beside(parts: Parts) -> Parts:
    return {**parts, "xl/media/image1.png": bytes(20_000_000)}


def with_climbing_name(parts: Parts) -> Parts:
    return {**parts, "../../etc/cron.d/return": b"* * * * * root true"}


def with_backslash_name(parts: Parts) -> Parts:
    return {**parts, "xl\\..\\..\\return.exe": b"MZ"}


def with_drive_name(parts: Parts) -> Parts:
    return {**parts, "C:/Windows/return.exe": b"MZ"}


def with_root_name(parts: Parts) -> Parts:
    return {**parts, "/etc/return": b"x"}


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>"""


def with_entities(parts: Parts) -> Parts:
    strings = parts["xl/sharedStrings.xml"]
    return {**parts, "xl/sharedStrings.xml": LAUGHS + strings.partition(b"?>")[2]}


def with_outside_entity(parts: Parts) -> Parts:
    head = b'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    return {**parts, SHEET: head + parts[SHEET].partition(b"?>")[2]}


def with_entities_in_another_encoding(parts: Parts) -> Parts:
    strings = parts["xl/sharedStrings.xml"].partition(b"?>")[2].decode()
    whole = '<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS.decode().partition("?>")[2] + strings
    return {**parts, "xl/sharedStrings.xml": whole.encode("utf-16")}


def with_far_cell(parts: Parts) -> Parts:
    row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return {**parts, SHEET: parts[SHEET].replace(END, row + END)}


def with_a_place_that_is_none(parts: Parts) -> Parts:
    """Four letters are no column; a reader took them for the 475,254th, and 12 s to get there."""
    row = b'<row r="7"><c r="ZZZZ7"><v>1</v></c></row>'
    return {**parts, SHEET: parts[SHEET].replace(END, row + END)}


def with_far_cells_in_every_sheet(parts: Parts) -> Parts:
    """Of one sheet it would do no harm."""
    row = b'<row r="1000"><c r="BHP1000"><v>1</v></c></row>'
    return {
        name: part.replace(END, row + END) if name.startswith("xl/worksheets/") else part
        for name, part in parts.items()
    }


def with_too_many_parts(parts: Parts) -> Parts:
    return {**parts, **{f"xl/media/{number}": b"" for number in range(2001)}}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (with_macros, "workbook_macro"),
        (with_macro_type, "workbook_macro"),
        (with_old_macros, "workbook_macro"),
        (with_bomb_in_a_sheet, "workbook_bomb"),
        (with_bomb_beside, "workbook_bomb"),
        (with_climbing_name, "workbook_unsafe_member"),
        (with_backslash_name, "workbook_unsafe_member"),
        (with_drive_name, "workbook_unsafe_member"),
        (with_root_name, "workbook_unsafe_member"),
        (with_entities, "workbook_entities"),
        (with_outside_entity, "workbook_entities"),
        (with_entities_in_another_encoding, "workbook_entities"),
        (with_far_cell, "workbook_far_cell"),
        (with_far_cells_in_every_sheet, "workbook_far_cell"),
        (with_a_place_that_is_none, "workbook_damaged"),
        (with_too_many_parts, "workbook_too_many_members"),
    ],
)
def test_what_is_made_to_do_harm_is_refused_and_leaves_nothing(
    blank: Path, tmp_path: Path, change: Callable[[Parts], Parts], problem: str
) -> None:
    path = packed(change(parts_of(blank)), tmp_path / "return.xlsx")
    assert refusal(path) == problem
    assert [left.name for left in tmp_path.iterdir()] == ["return.xlsx"]


def test_an_archive_that_lies_about_the_size_of_a_part_is_damaged(
    blank: Path, tmp_path: Path
) -> None:
    """The directory says that a bomb is 100 bytes long."""
    path = packed({**parts_of(blank), SHEET: b" " * 50_000_000}, tmp_path / "return.xlsx")
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = struct.pack("<I", archive.getinfo(SHEET).file_size)
    path.write_bytes(bytes(content.replace(size, struct.pack("<I", 100))))
    assert refusal(path) == "workbook_damaged"


def test_a_part_that_is_there_twice_is_refused(blank: Path, tmp_path: Path) -> None:
    path = packed(parts_of(blank), tmp_path / "return.xlsx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<worksheet/>")
    assert refusal(path) == "workbook_member_twice"


def refusal_here(path: Path) -> str:
    """The same as `refusal`, in this process, where limits can be set lower."""
    with pytest.raises(Problem) as refused:
        read_here(path)
    return refused.value.name


def with_a_text_in_many_cells(parts: Parts, cells: int) -> Parts:
    """Give a workbook in which as many cells share one text of 8,000 characters."""
    strings = parts["xl/sharedStrings.xml"]
    count = strings.count(b"<si>")
    long = b"<si><t>" + b"".join(b"%07d " % number for number in range(1000)) + b"</t></si></sst>"
    rows = b"".join(
        b'<row r="%d"><c t="s"><v>%d</v></c></row>' % (500 + number, count)
        for number in range(cells)
    )
    return {
        **parts,
        "xl/sharedStrings.xml": strings.replace(b"</sst>", long),
        SHEET: parts[SHEET].replace(END, rows + END),
    }


def test_a_text_that_many_cells_share_counts_in_each(blank: Path, tmp_path: Path) -> None:
    """It is small in the file, and would take gigabytes if each cell had its own copy."""
    path = packed(with_a_text_in_many_cells(parts_of(blank), 2_600), tmp_path / "return.xlsx")
    assert path.stat().st_size < 300_000
    assert refusal_here(path) == "workbook_too_much"


def test_more_cells_than_a_return_can_have_are_refused(
    blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "MOST_CELLS", 2_000)
    path = packed(with_a_text_in_many_cells(parts_of(blank), 2_000), tmp_path / "return.xlsx")
    assert refusal_here(path) == "workbook_too_many_cells"


def test_all_parts_together_have_a_bound(blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "LARGEST_CONTENT", 500_000)
    assert refusal_here(blank) == "workbook_bomb"


def test_the_file_itself_has_a_bound(blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "LARGEST_FILE", 100_000)
    assert refusal_here(blank) == "workbook_too_large"


def test_a_file_that_takes_too_long_is_given_up(
    blank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "SECONDS", 0.001)
    assert refusal(blank) == "workbook_too_slow"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    """References to rows and columns beyond any sheet make a reader lay out billions of cells."""
    sheet = b'<sheet name="A" sheetId="1" r:id="a"/>'
    relation = b'<Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/>'
    cells = b'<c r="a1"><v>1</v></c><c r="zzzz99999999"><v>1</v></c>'
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": b'<workbook xmlns:r="r"><sheets>%s</sheets></workbook>' % sheet,
        "xl/_rels/workbook.xml.rels": b"<Relationships>%s</Relationships>" % relation,
        "xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>%s</row></sheetData></worksheet>"
        % cells,
    }
    started = time.process_time()
    name = refusal(packed(parts, tmp_path / "return.xlsx"))
    assert name in {"workbook_too_much", "workbook_damaged", "workbook_not_ours"}
    assert time.process_time() - started < 10


# What is odd and read rightly.


def test_a_million_blank_rows_are_read_over(blank: Path, tmp_path: Path) -> None:
    parts = parts_of(blank)
    rows = b"".join(
        b'<row r="%d" ht="15"><c r="E%d" s="7"/></row>' % (number, number)
        for number in range(200, 1_000_200)
    )
    parts[SHEET] = parts[SHEET].replace(END, rows + END)
    read = read_workbook(packed(parts, tmp_path / "return.xlsx"))
    assert read.misfits == ()


def test_references_to_other_files_are_said_and_not_followed(blank: Path, tmp_path: Path) -> None:
    parts = parts_of(blank)
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    linked = b"<f>[1]Sheet1!A1</f><v>41</v>"
    parts[SHEET] = parts[SHEET].replace(
        b'<c r="E7" s="7"/>', b'<c r="E7" s="7">' + linked + b"</c>"
    )
    read = read_workbook(packed(parts, tmp_path / "return.xlsx"))
    assert [remark.kind for remark in read.remarks] == ["external_links"]
    assert [given[4] for given in figures_of(read, "PREV-1")] == [41]


@pytest.mark.parametrize(
    "epoch", [openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH]
)
def test_dates_are_read_in_both_calendars_of_excel(
    plain: Path, tmp_path: Path, epoch: object
) -> None:
    """With the format of a date, and as the number of a day that a cell has lost it to."""
    workbook = openpyxl.load_workbook(plain)
    workbook.epoch = epoch
    sheet = workbook["Recommendations"]
    for number, form in (("1.1", "dd/mm/yyyy"), ("1.2", "General")):
        cell = sheet.cell(*find(sheet, number, "Due by (date)"))
        # openpyxl counts days from the workbook's own first day.
        cell.value = openpyxl.utils.datetime.to_excel(date(2026, 9, 30), epoch)
        cell.number_format = form
    workbook.save(tmp_path / "return.xlsx")
    read = read_here(tmp_path / "return.xlsx")
    assert [reply.answer for reply in read.recommendations] == ["2026-09-30", "2026-09-30"]
    assert read.misfits == ()


def test_numbers_and_dates_as_text_are_read(fill: Callable[..., Path]) -> None:
    read = read_here(
        fill(
            {
                ("Identification", "PREV-1", Q1): "1\u00a0234",
                ("Recommendations", "1.1", "Due by (date)"): "30 September 2026",
            }
        )
    )
    assert [given[4] for given in figures_of(read, "PREV-1")] == [1234]
    assert [reply.answer for reply in read.recommendations] == ["2026-09-30"]


def test_a_number_that_excel_took_for_a_date_is_a_misfit(fill: Callable[..., Path]) -> None:
    read = read_here(fill({("Identification", "PREV-1", Q1): date(2025, 2, 1)}))
    (misfit,) = read.misfits
    assert (misfit.kind, misfit.place.cell, misfit.value) == ("not_a_number", "E7", "2025-02-01")


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        (0, 0, "A1"),
        (13, 3, "D14"),
        (0, 25, "Z1"),
        (0, 26, "AA1"),
        (1_048_575, 16_383, "XFD1048576"),
    ],
)
def test_cells_are_named_as_a_spreadsheet_names_them(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name
    assert openpyxl.utils.get_column_letter(column + 1) + str(row + 1) == name


# One process opens several files.


def test_after_a_file_that_ended_its_process_the_next_is_read(
    blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Opener() as opener:
        assert opener.open(blank).file == blank.name
        with monkeypatch.context() as hurried:
            hurried.setattr(guarding, "SECONDS", 0.001)
            with pytest.raises(Problem, match="seconds"):
                opener.open(blank)
        assert opener.open(blank).file == blank.name


def test_a_process_that_died_between_two_files_is_started_anew(blank: Path) -> None:
    with Opener() as opener:
        opener.open(blank)
        assert opener._process is not None
        opener._process.kill()
        opener._process.wait()
        assert opener.open(blank).file == blank.name
