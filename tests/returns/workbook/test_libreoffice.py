"""The workbook in LibreOffice: it opens, calculates, and comes back as it was sent."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from nmspf_report.returns.workbook.reading import read_workbook
from tests.returns.workbook.conftest import Q1, Q2, Q3, Q4, WHOLE_YEAR, find

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed (the command soffice)"
)
FILLING = {
    ("Identification", "PREV-1", Q1): 900,
    ("Identification", "PREV-1", Q2): 850,
    ("Identification", "PREV-1", Q3): 1010,
    ("Identification", "PREV-1", Q4): 990,
    ("Identification", "PREV-1a", Q1): 901,
    ("Response", "S47-1", Q1): 50,
    ("Response", "S47-1", WHOLE_YEAR): 40,
    ("Narrative", "PROT-2", "Key issues"): "<b>Tŷ & hafan</b>",
    ("The 12 Cs", "Clarity", "Level"): "3 In place",
    ("Recommendations", "1.1", "Status"): "Planned",
}


@pytest.fixture(scope="module")
def sent(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook, filled in."""
    workbook = openpyxl.load_workbook(blank)
    for (sheet, key, header), value in FILLING.items():
        workbook[sheet].cell(*find(workbook[sheet], key, header)).value = value
    path = tmp_path_factory.mktemp("sent") / "cardiff.xlsx"
    workbook.save(path)
    return path


@pytest.fixture(scope="module")
def saved(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, opened with LibreOffice and saved again."""
    folder = tmp_path_factory.mktemp("saved")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, str(sent)], check=True, capture_output=True, timeout=300)
    return folder / sent.name


def test_it_says_the_same_when_it_is_read_back(sent: Path, saved: Path) -> None:
    before, after = read_workbook(sent), read_workbook(saved)
    assert after.misfits == before.misfits == ()
    assert [told.text for told in after.narratives] == ["<b>Tŷ & hafan</b>"]
    assert [reply.answer for reply in after.capabilities] == ["in_place"]
    assert [reply.answer for reply in after.recommendations] == ["planned"]
    given = [figure for figure in before.figures if figure.value is not None]
    assert [figure for figure in after.figures if figure.value is not None] == given


def test_it_calculates(saved: Path) -> None:
    calculated = openpyxl.load_workbook(saved, data_only=True)
    identification, response = calculated["Identification"], calculated["Response"]
    # 900 + 850 + 1,010 + 990
    assert identification.cell(*find(identification, "PREV-1", WHOLE_YEAR)).value == 3750
    said = identification.cell(*find(identification, "PREV-1a", "Check")).value
    assert said.strip() == "More than row PREV-1 in Q1."
    said = response.cell(*find(response, "S47-1", "Check")).value
    assert said.strip() == "The year is less than a quarter."
    contents = calculated["Contents"]
    assert contents.cell(*find(contents, "Identification", "Filled in")).value == 5
    assert contents.cell(*find(contents, "The 12 Cs", "Filled in")).value == 1
    errors = [
        cell.coordinate
        for sheet in calculated.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("#")
    ]
    assert errors == []


def test_nothing_is_lost_of_what_was_sent(sent: Path, saved: Path) -> None:
    before, after = openpyxl.load_workbook(sent), openpyxl.load_workbook(saved)
    assert after.sheetnames == before.sheetnames
    for old, new in zip(before.worksheets, after.worksheets, strict=True):
        kinds = {rule.type for rule in old.data_validations.dataValidation}
        assert {rule.type for rule in new.data_validations.dataValidation} >= kinds - {None}
        assert len(new.tables) == len(old.tables)
        shown = [row[0] for row in old.iter_rows(max_col=1, values_only=True)]
        assert [row[0] for row in new.iter_rows(max_col=1, values_only=True)] == shown
