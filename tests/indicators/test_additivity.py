"""Parts add up to wholes in the sample: categories, quarters, authorities, boards, Wales."""

import pandas as pd
import pytest

from nmspf_report.dataset.storage import Dataset, read_dataset
from nmspf_report.framework.model import Dimension, Measure
from nmspf_report.periods import parse_period
from nmspf_report.resources import resource

FIGURE = ["indicator", "category", "counting_unit"]
COUNTS = ["numerator", "denominator"]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_dataset(resource("data", "sample"))


def measures(dataset: Dataset) -> list[tuple[str, Measure]]:
    return [
        (indicator.code, measure)
        for indicator in dataset.framework.counted
        for measure in indicator.measures
    ]


def partitions(dataset: Dataset) -> list[tuple[str, Measure, Dimension]]:
    """Give the dimensions of which each row, and nothing that is counted once, is in one part."""
    return [
        (code, measure, dimension)
        for code, measure in measures(dataset)
        for dimension in measure.dimensions
        if dimension.column is not None and not measure.which and measure.count.distinct is None
    ]


def test_categories_that_partition_add_up_to_the_whole(dataset: Dataset) -> None:
    checked = 0
    for code, measure, dimension in partitions(dataset):
        observations = dataset.observations
        is_own = (observations["indicator"] == code) & (
            observations["counting_unit"] == measure.unit
        )
        own = observations[is_own]
        parts = own[own["category"].str.fullmatch(rf"{dimension.name}:[^/]*")]
        wholes = own[own["category"] == ""].set_index(["area_code", "period"])["numerator"]
        sums = parts.groupby(["area_code", "period"])["numerator"].sum(min_count=1)
        pd.testing.assert_series_equal(sums.sort_index(), wholes.sort_index())
        checked += len(wholes)
    assert checked > 1000


def test_quarters_of_rows_add_up_to_the_year(dataset: Dataset) -> None:
    rows = {
        (code, measure.unit)
        for code, measure in measures(dataset)
        if measure.when.in_period and measure.count.distinct is None and measure.share_of is None
    }
    named = dataset.observations.set_index(["indicator", "counting_unit"])
    own = named[named.index.isin(list(rows))].reset_index()
    # A sum that lacks an authority in one quarter lacks it all year, and so is another sum.
    complete = own[~own["symbol"].isin(["p", "x"])]
    is_year = complete["period"].map(lambda label: parse_period(label).is_year)
    years = complete[is_year].set_index([*FIGURE, "area_code", "period"])[COUNTS]
    quarters = complete[~is_year].assign(period=lambda frame: frame["period"].str[:7])
    sums = quarters.groupby([*FIGURE, "area_code", "period"])[COUNTS].sum(min_count=1)
    pd.testing.assert_frame_equal(sums.loc[years.index], years)
    assert len(years) > 10_000


def test_authorities_add_up_to_boards_and_boards_to_wales(dataset: Dataset) -> None:
    geography = dataset.geography
    observations = dataset.observations
    boards = {area.code for area in geography.regions}
    keys = [*FIGURE, "period"]
    wales = observations[observations["area_code"] == geography.nation.code]
    by_board = observations[observations["area_code"].isin(boards)]
    by_authority = observations[~observations["area_code"].isin({*boards, geography.nation.code})]
    expected = wales.set_index(keys)[COUNTS].sort_index()
    for parts in (by_board, by_authority):
        sums = parts.groupby(keys)[COUNTS].sum(min_count=1).sort_index()
        pd.testing.assert_frame_equal(sums, expected)


def test_not_recorded_and_recorded_are_no_more_than_the_whole(dataset: Dataset) -> None:
    observations = dataset.observations
    unknown = observations[observations["category"] == "not_recorded"]
    whole = observations[observations["category"] == ""]
    joined = whole.merge(
        unknown, on=["indicator", "counting_unit", "area_code", "period"], suffixes=("", "_unknown")
    )
    known = joined.dropna(subset=["denominator"])
    assert (known["numerator"] + known["numerator_unknown"] <= known["denominator"]).all()
    assert len(known) > 10_000
