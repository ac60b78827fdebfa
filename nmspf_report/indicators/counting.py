"""From a return's tables to observations: the queries of a framework, run and set on a grid."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa

from nmspf_report.framework.model import Framework
from nmspf_report.framework.tallies import Figure, Tally, figures
from nmspf_report.geography import Geography
from nmspf_report.indicators.expressions import PERIOD
from nmspf_report.indicators.keeping import counting_queries
from nmspf_report.indicators.observations import sort_observations
from nmspf_report.indicators.queries import (
    FIRST_REPORTED,
    LAST_REPORTED,
    TableQueries,
    kept_name,
    tallies_by_table,
)
from nmspf_report.indicators.scanning import HUNDREDTHS, by_column, hold_periods, hold_quarters
from nmspf_report.journey.facts import hold_reach
from nmspf_report.journey.history import AREA
from nmspf_report.periods import Period, parse_period, periods_of_years
from nmspf_report.records.engine import Engine
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.manifest import Manifest
from nmspf_report.returns.reading import CaseLevelReturn

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Places = np.ndarray[tuple[int], np.dtype[np.int_]]
Item = TypeVar("Item")

# How many tables are counted at once.
AT_ONCE = 2


def count_returns(
    framework: Framework,
    returns: Sequence[CaseLevelReturn],
    years: tuple[int, int],
    geography: Geography,
) -> pd.DataFrame:
    """Count every indicator of a framework in case-level returns.

    Parameters
    ----------
    framework
        What is counted.
    returns
        One return for each authority.
    years
        The calendar years in which the first and the last reporting year begin.
    geography
        Whose populations rates are of.

    Returns
    -------
    pandas.DataFrame
        Observations (`nmspf_report.indicators.observations`) of each authority, by quarter
        and year.
    """
    schema = read_schema(str(framework.records))
    tables = {
        name: pa.concat_tables([sent.with_area(name) for sent in returns])
        for name in schema.returned
    }

    def hold() -> Engine:
        engine = Engine()
        for name, table in tables.items():
            engine.frame(table, name)
        return engine

    manifests = [sent.manifest for sent in returns]
    return count_tables(
        framework, hold, manifests, periods=periods_of_years(*years), geography=geography
    )


def count_tables(
    framework: Framework,
    hold: Callable[[], Engine],
    manifests: Sequence[Manifest],
    *,
    periods: Sequence[Period],
    geography: Geography,
) -> pd.DataFrame:
    """Count every indicator of a framework in tables that an engine holds.

    Two tables are counted at once, each by an engine of its own: what of one query is work for
    one processor goes on beside the other.

    Parameters
    ----------
    framework, periods, geography
        What is counted, and when, and whose populations rates are of.
    hold
        Gives an engine, a new one each time, that holds the tables of all returns under their
        names, each with ``area_code``.
    manifests
        What each return says of itself.

    Returns
    -------
    pandas.DataFrame
        Observations, as `count_returns`.
    """
    wanted = [figure for indicator in framework.counted for figure in figures(indicator)]
    grid = _grid(manifests, periods)
    queries, tallies = counting_queries(framework), tallies_by_table(wanted)
    left = deque(tallies)

    def count_what_is_left() -> dict[Tally, Numbers]:
        engine = hold()
        hold_reach(manifests, engine)
        hold_quarters(engine, periods)
        engine.say(FIRST_REPORTED, periods[0].start)
        engine.say(LAST_REPORTED, periods[-1].end)
        counts: dict[Tally, Numbers] = {}
        for table in _taken_from(left):
            hold_periods(engine, periods, table, tallies[table])
            counted = _count(engine, table, queries[table])
            counts |= _on_grid(counted, tallies[table], grid)
        return counts

    counts: dict[Tally, Numbers] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for done in [pool.submit(count_what_is_left) for _ in range(AT_ONCE)]:
                counts |= done.result()
        finally:
            left.clear()
    observed = _without_what_is_not_given(_observe(wanted, counts, grid), manifests)
    observations = _with_breaks(observed, manifests)
    return sort_observations(with_population(observations, framework, geography))


def _count(engine: Engine, table: str, queries: TableQueries) -> pd.DataFrame:
    """Count all tallies of a table: a column for each, by area and period."""
    if queries.kept:
        engine.keep(queries.kept, kept_name(table))
    counted = [engine.answer(query).set_index([AREA, PERIOD]) for query in queries.counts]
    return pd.concat(counted, axis="columns")


def _taken_from(left: deque[Item]) -> Iterator[Item]:
    """Give what is left, one after another, while another thread may take of it too."""
    while True:
        try:
            taken = left.popleft()
        except IndexError:
            return
        yield taken


@dataclass(frozen=True)
class _Grid:
    """Every area and period that is counted, and what the returns hold of each.

    Parameters
    ----------
    places
        The areas and periods, as an index.
    whole, end
        Whether the area's return holds the whole period; whether it holds its last quarter.
    """

    places: pd.MultiIndex
    whole: Flags
    end: Flags

    def covered(self, figure: Figure) -> Flags:
        """Tell where the returns hold all that a figure counts."""
        needed = [
            self.whole if tally.when.needs_whole_period else self.end for tally in figure.tallies
        ]
        covered: Flags = np.logical_and.reduce(needed)
        return covered


def _grid(manifests: Sequence[Manifest], periods: Sequence[Period]) -> _Grid:
    pairs = [(manifest, period) for manifest in manifests for period in periods]
    return _Grid(
        pd.MultiIndex.from_tuples([(sent.area_code, period.label) for sent, period in pairs]),
        np.array([sent.covers(period) for sent, period in pairs], dtype=bool),
        np.array([sent.covers(period.quarters[-1]) for sent, period in pairs], dtype=bool),
    )


def _on_grid(counted: pd.DataFrame, tallies: Sequence[Tally], grid: _Grid) -> dict[Tally, Numbers]:
    """Set a table's counts on the grid; where nothing was counted, the count is 0."""
    counted = counted[list(by_column(tallies))]
    values = counted.reindex(grid.places).to_numpy(dtype=float, na_value=0.0)
    scales = [HUNDREDTHS if tally.count.sum is not None else 1 for tally in tallies]
    return {
        tally: values[:, number] / scale
        for number, (tally, scale) in enumerate(zip(tallies, scales, strict=True))
    }


def _observe(
    wanted: Sequence[Figure], counts: Mapping[Tally, Numbers], grid: _Grid
) -> pd.DataFrame:
    """Make each figure's observations in every area and period; not returned is missing."""
    size, missing = len(grid.places), np.full(len(grid.places), np.nan)
    covered = [grid.covered(figure) for figure in wanted]
    numerators = [
        counts[figure.numerator] - (0.0 if figure.less is None else counts[figure.less])
        for figure in wanted
    ]
    denominators = [
        missing if figure.denominator is None else counts[figure.denominator] for figure in wanted
    ]
    there = np.concatenate(covered)
    of_figure = np.repeat(np.arange(len(wanted)), size)
    of_place = np.tile(np.arange(size), len(wanted))
    return pd.DataFrame(
        {
            "indicator": _words([figure.indicator for figure in wanted], of_figure),
            "category": _words([figure.category for figure in wanted], of_figure),
            "area_code": _words(grid.places.get_level_values(0), of_place),
            "period": _words(grid.places.get_level_values(1), of_place),
            "counting_unit": _words([figure.unit for figure in wanted], of_figure),
            "numerator": np.where(there, np.concatenate(numerators), np.nan),
            "denominator": np.where(there, np.concatenate(denominators), np.nan),
            "population": np.nan,
            "basis": "case-level",
            "symbol": _words(["x", ""], there.astype(int)),
        }
    )


def _words(words: Sequence[str] | pd.Index, places: Places) -> pd.api.extensions.ExtensionArray:
    """Give words by their places: a hundred thousand rows say the same few words."""
    said: pd.api.extensions.ExtensionArray = pd.Series(words, dtype="str").take(places).array
    return said


def _without_what_is_not_given(
    observations: pd.DataFrame, manifests: Sequence[Manifest]
) -> pd.DataFrame:
    """Leave out the figures that a return cannot give: nothing was counted, and that is not 0."""
    lacking = np.zeros(len(observations), dtype=bool)
    for manifest in manifests:
        if manifest.not_given:
            own = observations["area_code"] == manifest.area_code
            lacking |= (own & observations["indicator"].isin(manifest.not_given)).to_numpy()
    numbers = ["numerator", "denominator"]
    return observations.assign(
        **{name: observations[name].where(~lacking) for name in numbers},
        symbol=observations["symbol"].where(~lacking, "x"),
    )


def _with_breaks(observations: pd.DataFrame, manifests: Sequence[Manifest]) -> pd.DataFrame:
    """Mark the first quarter, and its year, in which an authority counts something else."""
    symbol = observations["symbol"].to_numpy(copy=True)
    for manifest in manifests:
        for change in manifest.definition_changes:
            since = parse_period(change.since)
            marked = (
                (observations["area_code"] == manifest.area_code)
                & observations["indicator"].isin(change.indicators)
                & observations["period"].isin([since.label, since.whole_year.label])
                & (observations["symbol"] == "")
            )
            symbol[marked.to_numpy()] = "b"
    return observations.assign(symbol=symbol)


def with_population(
    observations: pd.DataFrame, framework: Framework, geography: Geography
) -> pd.DataFrame:
    """Set the persons beside every figure of an indicator that is presented as a rate.

    Parameters
    ----------
    observations
        Of authorities, with no populations yet.
    framework, geography
        Which indicators have rates, and of how many persons.
    """
    groups = {
        (indicator.code, unit): indicator.population
        for indicator in framework.counted
        for unit in indicator.counting_units
        if "rate" in indicator.ways(unit)
    }
    units = pd.MultiIndex.from_frame(observations[["indicator", "counting_unit"]])
    asked = observations[["area_code", "period"]].assign(
        group=pd.Series(groups, dtype=object).reindex(units).to_numpy()
    )
    asked = asked[asked["group"].notna() & observations["numerator"].notna()]
    known = {
        (area, period, group): geography.persons(area, parse_period(period), group)
        for area, period, group in asked.drop_duplicates().itertuples(index=False, name=None)
    }
    persons = pd.Series(known, dtype=float).reindex(pd.MultiIndex.from_frame(asked))
    population = pd.Series(persons.to_numpy(), asked.index).reindex(observations.index)
    return observations.assign(population=population.to_numpy())
