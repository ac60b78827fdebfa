"""Counts that were typed are completed by addition, or left out where they contradict."""

import numpy as np
import pandas as pd
import pytest

from nmspf_report.dataset.storage import read_dataset
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.periods import periods_of_years
from nmspf_report.release.agreeing import agreeing
from nmspf_report.resources import resource

FRAMEWORK = read_framework("nmspf_c")
PERIODS = periods_of_years(2025, 2025)
APART = ("teams", "full_time_equivalent_posts", "vacant_days")
TORFAEN = "W06000020"
Q2, YEAR = "2025-26-Q2", "2025-26"


@pytest.fixture
def typed() -> pd.DataFrame:
    """Torfaen's figures of 2025-26 as they were counted."""
    committed = read_dataset(resource("data", "sample")).observations
    labels = [period.label for period in PERIODS]
    own = committed[(committed["area_code"] == TORFAEN) & committed["period"].isin(labels)]
    return own.assign(basis="aggregate").reset_index(drop=True)


def where(table: pd.DataFrame, indicator: str, period: str, category: str = "") -> pd.Series:
    return (
        (table["indicator"] == indicator)
        & (table["period"] == period)
        & (table["category"] == category)
    )


def agreed(table: pd.DataFrame) -> pd.DataFrame:
    return agreeing(table, FRAMEWORK, PERIODS, APART)


def left_out(found: pd.DataFrame, typed: pd.DataFrame) -> set[tuple[str, str]]:
    """The indicators and periods of which a count that was typed is gone."""
    gone = found[found["numerator"].isna() & typed["numerator"].notna()]
    assert (gone["symbol"] == "x").all()
    sections = (code.partition("-")[0] for code in gone["indicator"])
    return set(zip(sections, gone["period"], strict=True))


def test_figures_that_agree_stay_as_they_are(typed):
    pd.testing.assert_frame_equal(agreed(typed), typed)


@pytest.mark.parametrize(
    ("indicator", "category"),
    [
        ("PROT-3", "source:police"),
        ("PROT-3", "source:not_recorded"),
        ("VOICE-4c", "theme:timeliness"),
    ],
)
def test_what_follows_by_addition_is_filled_in(typed, indicator, category):
    chosen = where(typed, indicator, Q2, category)
    lacking = typed.copy()
    lacking.loc[chosen, "numerator"] = np.nan
    lacking.loc[chosen, "symbol"] = "x"
    pd.testing.assert_frame_equal(agreed(lacking), typed)


def test_what_does_not_follow_is_left_out_with_all_that_belongs_to_it(typed):
    lacking = typed.copy()
    for category in ("theme:timeliness", "theme:communication"):
        lacking.loc[where(typed, "VOICE-4c", Q2, category), "numerator"] = np.nan
    assert left_out(agreed(lacking), lacking) == {("VOICE", Q2)}


@pytest.mark.parametrize(
    ("indicator", "category", "more"),
    [
        pytest.param("PROT-3", "source:police", 1, id="parts that make another whole"),
        pytest.param("PROT-1", "", 10_000, id="a whole that is not its parts"),
    ],
)
def test_figures_that_contradict_one_another_are_left_out(typed, indicator, category, more):
    wrong = typed.copy()
    wrong.loc[where(typed, indicator, Q2, category), "numerator"] += more
    gone = left_out(agreed(wrong), wrong)
    assert ("PROT", Q2) in gone
    assert {period for _, period in gone} <= {Q2, YEAR}
    assert "VOICE" not in {indicator for indicator, _ in gone}


def test_a_year_that_is_not_its_quarters_is_left_out_and_they_stay(typed):
    wrong = typed.copy()
    chosen = where(typed, "PREV-1", YEAR)
    assert chosen.sum() == 1
    shares = wrong["indicator"].str.startswith("PREV") & (wrong["period"] == YEAR)
    wrong.loc[chosen, "numerator"] += 3
    wrong.loc[shares & wrong["denominator"].notna(), "denominator"] += 3
    gone = left_out(agreed(wrong), wrong)
    assert ("PREV", YEAR) in gone
    assert {period for _, period in gone} == {YEAR}


def test_figures_that_are_about_nobody_stand_as_they_are(typed):
    lacking = typed.copy()
    lacking.loc[typed["indicator"] == "WORK-2", "numerator"] = np.nan
    found = agreed(lacking)
    apart = found["counting_unit"].isin(APART)
    pd.testing.assert_frame_equal(found[apart], typed[apart])


def test_nothing_sent_is_nothing_taken(typed):
    empty = typed.assign(numerator=np.nan, denominator=np.nan, symbol="x")
    pd.testing.assert_frame_equal(agreed(empty), empty)
