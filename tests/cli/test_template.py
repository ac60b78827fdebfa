"""``nmspf template``: an authority's workbook, with last year's figures or without."""

from pathlib import Path

import openpyxl
import pytest

from nmspf_report.resources import resource
from nmspf_report.returns.workbook.reading import read_workbook
from tests.cli.conftest import Command


def last_year(path: Path) -> object:
    """Last year's figure of PREV-1, in the first row of the first sheet of figures."""
    sheet = openpyxl.load_workbook(path, read_only=True)["Identification"]
    return next(row[9] for row in sheet.iter_rows(values_only=True) if row[0] == "PREV-1")


def test_it_writes_the_workbook_of_the_authority_and_year(
    nmspf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = nmspf("template", "W06000015", "--year", "2025-26")
    assert ended.exit_code == 0
    assert "W06000015-2025-26.xlsx" in ended.out
    # The figures that stand there are the sample's, and it is said that they are made up.
    assert "Made up" in ended.out
    read = read_workbook(tmp_path / "W06000015-2025-26.xlsx")
    assert (read.area_code, read.year, read.misfits) == ("W06000015", "2025-26", ())
    assert last_year(tmp_path / "W06000015-2025-26.xlsx") == 3861


def test_it_takes_last_years_figures_from_a_dataset(nmspf: Command, tmp_path: Path) -> None:
    data, path = resource("data", "sample"), tmp_path / "cardiff.xlsx"
    ended = nmspf("template", "W06000015", "--year", "2026-27", "--last", data, "--out", path)
    assert ended.exit_code == 0
    assert "sample release" in " ".join(ended.out.split())
    # 3,882 referrals to prevention teams in 2025-26
    assert last_year(path) == 3882


def test_where_there_are_none_the_column_is_empty_and_it_is_said(
    nmspf: Command, tmp_path: Path
) -> None:
    path = tmp_path / "cardiff.xlsx"
    ended = nmspf("template", "W06000015", "--year", "2031-32", "--out", path)
    assert ended.exit_code == 0
    assert "None: no figures of this authority for 2030-31" in " ".join(ended.out.split())
    assert last_year(path) is None


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["gwent", "--year", "2025-26"], "There is no area"),
        (["W06000099", "--year", "2025-26"], "There is no area"),
        (["W06000015", "--year", "2025-26-Q1"], "is not a year"),
        (["W06000015", "--year", "2025"], "is not a period"),
        (["W06000015", "--year", "2025-26", "--last", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    nmspf: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    complaint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = nmspf("template", *arguments)
    assert ended.exit_code == 2
    assert complaint in " ".join(ended.complaint.split())
    assert list(tmp_path.iterdir()) == []
