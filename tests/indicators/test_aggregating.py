"""Counts that authorities send in workbooks become the observations that counting gives."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from nmspf_report.dataset.storage import read_dataset
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.aggregating import observe_workbooks
from nmspf_report.indicators.observations import KEY, OBSERVATION_COLUMNS
from nmspf_report.periods import Period
from nmspf_report.resources import resource
from nmspf_report.returns.workbook.counted import counted_in
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.model import Figure, Place, WorkbookReturn
from nmspf_report.returns.workbook.reading import read_workbook
from nmspf_report.returns.workbook.writing import Template, write_template

TORFAEN = "W06000020"
YEAR = Period(2025)
PERIODS = (*YEAR.quarters, YEAR)
FRAMEWORK, WALES = read_framework("nmspf_c"), read_geography("wales")


def workbook(figures: Sequence[Figure], **changes: object) -> WorkbookReturn:
    """Torfaen's workbook with some figures, and nothing else in it."""
    nothing: tuple[()] = ()
    empty = WorkbookReturn(
        area_code=TORFAEN, year="2025-26", framework="nmspf_c", file="torfaen.xlsx",
        language="en", figures=tuple(figures), narratives=nothing, voice=nothing,
        workforce=nothing, definitions=nothing, capabilities=nothing, recommendations=nothing,
        answers=nothing, clearances=nothing, misfits=nothing, remarks=nothing,
    )  # fmt: skip
    return replace(empty, **changes)  # type: ignore[arg-type]


def figure(
    indicator: str, unit: str, shown: str, value: float | None, category: str = "", symbol: str = ""
) -> Figure:
    place = Place("torfaen.xlsx", "Section 47", "D14")
    return Figure(indicator, unit, category, "2025-26-Q1", shown, value, symbol, place)  # type: ignore[arg-type]


def share(of: tuple[float | None, float | None, float | None], symbol: str = "") -> list[Figure]:
    """PROG-3a of conferences in a quarter: how many in time, of how many, how many not recorded."""
    numerator, denominator, unknown = of
    return [
        figure("PROG-3a", "conferences", "numerator", numerator, symbol=symbol),
        figure("PROG-3a", "conferences", "denominator", denominator),
        figure("PROG-3a", "conferences", "numerator", unknown, "not_recorded"),
        figure("PROG-3a", "conferences", "denominator", denominator, "not_recorded"),
    ]


def observed(figures: Sequence[Figure], category: str = "") -> pd.Series:
    """The observation of PROG-3a in the first quarter."""
    found = observe_workbooks(FRAMEWORK, [workbook(figures)], PERIODS, WALES)
    chosen = found[
        (found["indicator"] == "PROG-3a")
        & (found["counting_unit"] == "conferences")
        & (found["category"] == category)
        & (found["period"] == "2025-26-Q1")
    ]
    assert len(chosen) == 1
    return chosen.iloc[0]


def test_a_share_has_what_was_sent():
    row = observed(share((15, 20, 2)))
    assert (row["numerator"], row["denominator"]) == (15, 20)
    assert (row["basis"], row["symbol"]) == ("aggregate", "")
    unknown = observed(share((15, 20, 2)), "not_recorded")
    assert (unknown["numerator"], unknown["denominator"]) == (2, 20)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param((None, 20, 2), id="no count"),
        pytest.param((15, None, 2), id="nothing that it is a share of"),
        pytest.param((21, 20, 0), id="more than it is a share of"),
    ],
)
def test_what_was_not_sent_or_cannot_be_is_missing_and_no_zero(sent):
    row = observed(share(sent))
    assert np.isnan(row["numerator"])
    assert np.isnan(row["denominator"])
    assert row["symbol"] == "x"


def test_a_zero_is_a_zero():
    row = observed(share((0, 0, 0)))
    assert (row["numerator"], row["denominator"], row["symbol"]) == (0, 0, "")


def test_what_does_not_apply_is_marked_so():
    assert observed(share((None, None, None), symbol="z"))["symbol"] == "z"


def test_every_figure_of_the_framework_is_there_in_every_period():
    found = observe_workbooks(FRAMEWORK, [workbook(share((15, 20, 2)))], PERIODS, WALES)
    committed = read_dataset(resource("data", "sample")).observations
    own = committed[
        (committed["area_code"] == TORFAEN)
        & committed["period"].isin([period.label for period in PERIODS])
    ]
    assert list(found.columns) == list(OBSERVATION_COLUMNS)
    assert found[KEY].to_numpy().tolist() == own[KEY].sort_values(KEY).to_numpy().tolist()
    sent = found[found["numerator"].notna()]
    assert set(sent["indicator"]) == {"PROG-3a"}


def test_a_workbook_gives_what_the_records_give(tmp_path):
    """Torfaen's figures as they were counted, typed into its workbook, and read again."""
    committed = read_dataset(resource("data", "sample")).observations
    counted = counted_in(committed, TORFAEN, YEAR, "nmspf_c")
    area = WALES.area(TORFAEN)
    template = Template(area, YEAR, "nmspf_c", LastYear("None.", {}), counted)
    write_template(template, tmp_path / "torfaen.xlsx")
    sent = read_workbook(tmp_path / "torfaen.xlsx")
    found = observe_workbooks(FRAMEWORK, [sent], PERIODS, WALES)
    own = committed[
        (committed["area_code"] == TORFAEN)
        & committed["period"].isin([period.label for period in PERIODS])
    ].sort_values(KEY, ignore_index=True)
    numbers = ["numerator", "denominator", "population"]
    pd.testing.assert_frame_equal(found[[*KEY, *numbers]], own[[*KEY, *numbers]])
