"""Numbers counted already: what is put in comes back as what was counted, figure by figure."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd

from nmspf_report.indicators.observations import read_observations
from nmspf_report.periods import Period
from nmspf_report.resources import resource
from nmspf_report.returns.workbook.counted import counted_in
from nmspf_report.returns.workbook.writing import Template, write_template
from tests.returns.workbook.conftest import CARDIFF, YEAR, find, read_here

KEY = ["indicator", "unit", "category", "period"]


def test_every_figure_of_an_authority_comes_back(template: Template, tmp_path: Path) -> None:
    observations = read_observations(resource("data", "sample", "observations.parquet"))
    counted = counted_in(observations, CARDIFF, YEAR, "nmspf_c")
    # 367 numbers in four quarters and the year
    assert len(counted) == 5 * 367
    write_template(replace(template, counted=counted), tmp_path / "counted.xlsx")
    read = read_here(tmp_path / "counted.xlsx")
    assert read.misfits == ()
    own = observations[
        (observations["area_code"] == CARDIFF) & observations["period"].str.startswith("2025-26")
    ].rename(columns={"counting_unit": "unit"})
    figures = pd.DataFrame(read.figures)
    for shown in ("numerator", "denominator"):
        expected = own.dropna(subset=[shown]).set_index(KEY)[shown].sort_index()
        given = figures[figures["shown"] == shown].set_index(KEY)["value"].sort_index()
        assert given.index.equals(expected.index)
        assert (given.astype(float) == expected).all()


def test_what_is_filled_in_counts_and_years_have_their_values(
    template: Template, tmp_path: Path
) -> None:
    numbers = {("PREV-1", f"2025-26-Q{quarter}"): 10 * quarter for quarter in (1, 2, 3, 4)}
    counted = {**numbers, ("PREV-1", "2025-26"): 100, ("PREV-1a", "2025-26-Q1"): "x"}
    write_template(replace(template, counted=counted), tmp_path / "counted.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "counted.xlsx", data_only=True)
    sheet, contents = workbook["Identification"], workbook["Contents"]
    assert sheet.cell(*find(sheet, "PREV-1", "2025-26 whole year")).value == 100
    assert contents.cell(*find(contents, "Identification", "Filled in")).value == 5


def test_what_is_withheld_or_missing_is_left_empty() -> None:
    observations = pd.DataFrame(
        {
            "indicator": ["PREV-1"] * 3,
            "category": "",
            "area_code": [CARDIFF, CARDIFF, "W06000001"],
            "period": ["2025-26-Q1", "2025-26-Q2", "2025-26-Q3"],
            "counting_unit": "referrals",
            "numerator": [None, None, 7.0],
            "denominator": None,
            "symbol": ["c", "x", ""],
        }
    )
    assert counted_in(observations, CARDIFF, YEAR, "nmspf_c") == {("PREV-1", "2025-26-Q2"): "x"}
    assert counted_in(observations, CARDIFF, Period(2024), "nmspf_c") == {}
