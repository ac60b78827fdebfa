"""Each number is asked once: what one cell stands for is the same figure in every authority."""

import numpy as np
import pandas as pd
import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.tallies import figures
from nmspf_report.indicators.observations import read_observations
from nmspf_report.resources import resource
from nmspf_report.returns.workbook.asking import Asked, Use, asked_of

ASKED = asked_of("nmspf_c")
# The numbers of a figure by period, one for each authority.
Series = dict[Use, dict[str, np.ndarray]]


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    """Every figure of every authority of the sample: a column for each, quarters and years."""
    counted = read_observations(resource("data", "sample", "observations.parquet"))
    return counted[counted["area_code"].str.startswith("W06")]


@pytest.fixture(scope="module")
def series(sample: pd.DataFrame) -> Series:
    """The numbers of each figure: a row for each authority, a column for each period."""
    ordered = sample.sort_values(["area_code", "period"])
    periods = sorted(sample["period"].unique())
    found: Series = {}
    for key, group in ordered.groupby(["indicator", "counting_unit", "category"]):
        for shown in ("numerator", "denominator"):
            numbers = group[shown].to_numpy().reshape(22, len(periods))
            use = Use(*map(str, key), shown)  # type: ignore[arg-type]
            found[use] = dict(zip(periods, numbers.T, strict=True))
    return found


def test_every_figure_of_the_framework_is_asked_for_once_and_no_other() -> None:
    framework = read_framework("nmspf_c")
    expected = set()
    for indicator in framework.counted:
        for figure in figures(indicator):
            key = (figure.indicator, figure.unit, figure.category)
            expected.add(Use(*key, "numerator"))
            if figure.denominator is not None:
                expected.add(Use(*key, "denominator"))
    uses = [use for asked in ASKED for use in asked.uses]
    assert len(uses) == len(set(uses))
    assert set(uses) == expected


def test_the_numbers_have_codes_of_their_own_and_few_are_asked_for() -> None:
    codes = [asked.code for asked in ASKED]
    assert len(codes) == len(set(codes)) == 367
    # 395 figures have 749 numbers between them.
    assert sum(len(asked.uses) for asked in ASKED) == 749


def test_what_is_asked_once_is_equal_in_every_authority_and_period(
    series: Series,
) -> None:
    different = [
        (asked.use, use)
        for asked in ASKED
        for use in asked.uses[1:]
        if not same(series[asked.use], series[use])
    ]
    assert different == []


def same(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    return all(np.array_equal(one[period], other[period], equal_nan=True) for period in one)


@pytest.mark.parametrize(
    ("code", "use", "year", "share_of"),
    [
        ("PROT-1", Use("PROT-1", "referrals", "", "numerator"), "sum", None),
        ("PROT-2", Use("PROT-2", "referrals", "", "numerator"), "sum", "PROT-1"),
        ("S47-1a", Use("S47-1a", "meetings", "", "numerator"), "own", "S47-1"),
        ("PROG-1a", Use("PROG-1a", "children", "", "numerator"), "last", None),
        ("PROT-3.1", Use("PROT-3", "referrals", "source:police", "numerator"), "sum", "PROT-1"),
    ],
)
def test_a_number_is_called_by_its_indicator(
    code: str, use: Use, year: str, share_of: str | None
) -> None:
    asked = next(asked for asked in ASKED if asked.code == code)
    assert (asked.use, asked.year, asked.share_of) == (use, year, share_of)


def test_the_rate_and_the_shares_of_referrals_are_not_asked_for_again() -> None:
    referrals = next(asked for asked in ASKED if asked.code == "PROT-1")
    assert Use("PROT-1a", "referrals", "", "numerator") in referrals.uses
    assert Use("PROT-2", "referrals", "", "denominator") in referrals.uses
    assert not any(asked.code.startswith("PROT-1a") for asked in ASKED)


def test_only_posts_have_parts() -> None:
    assert {asked.use.unit for asked in ASKED if not asked.whole} == {"full_time_equivalent_posts"}


def test_years_follow_from_quarters_as_it_is_said(series: Series) -> None:
    wrong = [
        (asked.code, year)
        for asked in ASKED
        for year in ("2022-23", "2023-24", "2024-25", "2025-26")
        if not follows(asked, series[asked.use], year)
    ]
    assert wrong == []


def follows(asked: Asked, numbers: dict[str, np.ndarray], year: str) -> bool:
    """Tell whether every authority's year follows from its quarters as its row says."""
    quarters = np.array([numbers[f"{year}-Q{quarter}"] for quarter in (1, 2, 3, 4)])
    there = ~np.isnan(quarters).any(axis=0)
    quarters, whole = quarters[:, there], numbers[year][there]
    if asked.year == "sum":
        return np.allclose(whole, quarters.sum(axis=0))
    if asked.year == "last":
        return np.array_equal(whole, quarters[-1])
    # What the column “Check” of the workbook says never speaks of a right return.
    no_less = asked.is_rest or (whole >= quarters.max(axis=0)).all()
    return bool(no_less and (whole <= quarters.sum(axis=0)).all())


def test_a_part_is_never_more_than_what_it_is_part_of(series: Series) -> None:
    by_code = {asked.code: asked for asked in ASKED}
    shares = [asked for asked in ASKED if asked.share_of is not None]
    wrong = [
        asked.code
        for asked in shares
        for period, parts in series[asked.use].items()
        if (parts > series[by_code[str(asked.share_of)].use][period]).any()
    ]
    assert len(shares) > 250
    assert wrong == []
