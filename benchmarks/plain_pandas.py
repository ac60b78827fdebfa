"""The plainest pandas that counts every indicator: a mask and a groupby for each category.

It is what the engine is measured against, and agrees with it on every number. It does what an
analyst's scripts for the indicators would do, one after another, and is driven by the catalogue
so that none is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from pathlib import Path

import pandas as pd

from benchmarks.made_up import NOT_COUNTED
from benchmarks.plain_facts import AREA, with_facts
from nmspf_report.framework.conditions import Condition, Count
from nmspf_report.framework.model import (
    NOT_RECORDED,
    WHOLE,
    Base,
    Dimension,
    Framework,
    Measure,
    Timescale,
)
from nmspf_report.periods import Period, months_earlier
from nmspf_report.returns.manifest import Manifest

PARTS_OF_YEAR = {"quarter": "Q-MAR", "year": "Y-MAR"}

Total = pd.Series
Figures = Iterator[tuple[str, Total, Total | None]]


def count_folder(
    framework: Framework,
    folder: Path,
    manifests: Sequence[Manifest],
    periods: Sequence[Period],
) -> pd.DataFrame:
    """Count every indicator of a framework in the tables of a folder.

    Parameters
    ----------
    framework, periods
        What is counted, and when: whole years and all their quarters.
    folder
        It holds ``<table>.parquet`` for each table, with ``area_code``.
    manifests
        What the returns say of themselves; they cover every period.

    Returns
    -------
    pandas.DataFrame
        ``indicator``, ``counting_unit``, ``category``, ``area_code``, ``period``,
        ``numerator`` and ``denominator`` (missing where it is no share).
    """
    tables = with_facts(_read_tables(folder), _reaches(manifests))
    _set_quarters_and_years(framework, tables)
    counting = PlainCounting(framework.timescales, tables, periods)
    areas = [manifest.area_code for manifest in manifests]
    places = pd.MultiIndex.from_product(
        [areas, [period.label for period in periods]], names=[AREA, "period"]
    )
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "numerator": numerator.reindex(places, fill_value=0),
                    "denominator": denominator.reindex(places, fill_value=0)
                    if denominator is not None
                    else None,
                }
            )
            .astype(float)
            .reset_index()
            .assign(indicator=indicator.code, counting_unit=measure.unit, category=category)
            for indicator in framework.counted
            for measure in indicator.measures
            for category, numerator, denominator in counting.figures(measure)
        ],
        ignore_index=True,
    )


def _read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Read the tables: what is not recorded as missing, and dates as dates, not as objects."""
    return {
        path.stem: pd.read_parquet(
            path, dtype_backend="numpy_nullable", to_pandas_kwargs={"date_as_object": False}
        )
        for path in sorted(folder.glob("*.parquet"))
        if path.stem != NOT_COUNTED
    }


def _reaches(manifests: Sequence[Manifest]) -> pd.DataFrame:
    rows = [
        (manifest.area_code, table, pd.Timestamp(day))
        for manifest in manifests
        for table, day in manifest.records_from.items()
    ]
    return pd.DataFrame(rows, columns=[AREA, "table", "records_from"]).astype({AREA: "string"})


def _set_quarters_and_years(framework: Framework, tables: dict[str, pd.DataFrame]) -> None:
    """Set the quarter and the year beside each date by which rows are counted, once."""
    for indicator in framework.counted:
        for measure in indicator.measures:
            day, table = measure.when.in_period, tables[measure.table]
            if day is not None and f"{day}_quarter" not in table:
                for part, frequency in PARTS_OF_YEAR.items():
                    table[f"{day}_{part}"] = table[day].dt.to_period(frequency)


@dataclass(frozen=True)
class PlainCounting:
    """The tables with their facts, and the periods in which they are counted."""

    timescales: dict[str, Timescale]
    tables: dict[str, pd.DataFrame]
    periods: Sequence[Period]

    def figures(self, measure: Measure) -> Figures:
        """Give each category's numerators and denominators by area and period."""
        gathered: dict[str, tuple[list[Total], list[Total | None]]] = {}
        shares = self._chosen(measure.share_of) if measure.share_of else None
        for chosen in self._chosen(measure):
            share = chosen.total(chosen.base, measure.count)
            if shares is not None and measure.share_of is not None:
                of = next(shares)
                share = of.total(of.base, measure.share_of.count)
            for category, numerator, denominator in chosen.figures(measure, share):
                numerators, denominators = gathered.setdefault(category, ([], []))
                numerators.append(numerator)
                denominators.append(denominator)
        for category, (numerators, denominators) in gathered.items():
            shared = [one for one in denominators if one is not None]
            yield category, pd.concat(numerators), pd.concat(shared) if shared else None

    def _chosen(self, base: Measure | Base) -> Iterator["Chosen"]:
        """Give the rows of a base: of all periods at once, or at each period's end."""
        table = self.tables[base.table]
        day = base.when.in_period
        if day is not None:
            reported = table[day].between(
                pd.Timestamp(self.periods[0].start), pd.Timestamp(self.periods[-1].end)
            )
            chosen = Chosen(table, reported, self.timescales, day, None)
            yield chosen.of(base.of)
            return
        for period in self.periods:
            end = pd.Timestamp(period.end)
            if base.when.up_to_end is not None:
                counts = table[base.when.up_to_end] <= end
            else:
                last_day = end if base.when.open_at_end else pd.Timestamp(period.start)
                ended = table["ended_on"]
                counts = (table["started_on"] <= end) & (ended.isna() | (ended > last_day))
            yield Chosen(table, counts, self.timescales, None, period).of(base.of)


@dataclass(frozen=True)
class Chosen:
    """Rows of a table that are counted by a date of theirs, or in one period.

    Parameters
    ----------
    table, base
        The rows are those of the table for which `base` is true.
    day
        The column of the date, if they are counted by the quarter and the year of it.
    period
        The one period otherwise.
    """

    table: pd.DataFrame
    base: pd.Series
    timescales: dict[str, Timescale]
    day: str | None
    period: Period | None

    def of(self, conditions: Sequence[Condition]) -> "Chosen":
        """Give those of the rows that meet conditions."""
        if not conditions:
            return self
        base = (self.base & self._meets(conditions)).fillna(False)
        return Chosen(self.table, base, self.timescales, self.day, self.period)

    def total(self, rows: pd.Series, count: Count) -> Total:
        """Make a number of rows, for each area and period."""
        if self.day is None:
            return self._total_by([AREA], rows, count)
        parts = [
            self._total_by([AREA, f"{self.day}_{part}"], rows, count) for part in PARTS_OF_YEAR
        ]
        return pd.concat(parts)

    def figures(self, measure: Measure, share: Total) -> Figures:
        """Give each category's numerators and denominators."""
        if measure.which:
            yield from self._shares(measure, WHOLE, self.base, measure.which, share)
        else:
            is_share = measure.share_of is not None
            yield WHOLE, self.total(self.base, measure.count), share if is_share else None
        for dimension in measure.dimensions:
            yield from self._divided(measure, dimension, share)

    def _divided(self, measure: Measure, dimension: Dimension, share: Total) -> Figures:
        if dimension.sums is not None:
            for code, column in dimension.sums.items():
                yield dimension.category(code), self.total(self.base, Count(sum=(column,))), None
        elif dimension.steps is not None:
            for code, step in dimension.steps.items():
                conditions = (*measure.which, *step)
                category = dimension.category(code)
                yield from self._shares(measure, category, self.base, conditions, share)
        else:
            yield from self._partitioned(measure, dimension, share)

    def _partitioned(self, measure: Measure, dimension: Dimension, share: Total) -> Figures:
        for code in (*dimension.labels, NOT_RECORDED):
            rows = self.base & _is_in(self.table, dimension, code)
            category = dimension.category(code)
            if measure.which:
                of = share if measure.share_of else self.total(rows, measure.count)
                yield from self._shares(measure, category, rows, measure.which, of)
            elif code == NOT_RECORDED:
                recorded = self.total(self.base & ~rows, measure.count)
                every = self.total(self.base, measure.count)
                yield category, every.sub(recorded, fill_value=0), share
            else:
                yield category, self.total(rows, measure.count), share

    def _shares(
        self,
        measure: Measure,
        category: str,
        rows: pd.Series,
        conditions: Sequence[Condition],
        share: Total,
    ) -> Figures:
        meets = self._meets(conditions)
        met = self.total(rows & meets.fillna(False), measure.count)
        possible = self.total(rows & meets.fillna(True), measure.count)
        yield category, met, share
        unknown = f"{category}/{NOT_RECORDED}" if category else NOT_RECORDED
        yield unknown, possible.sub(met, fill_value=0), share

    def _total_by(self, by: list[str], rows: pd.Series, count: Count) -> Total:
        if count.distinct is not None:
            chosen = self.table.loc[rows, list(dict.fromkeys([*by, count.distinct]))]
            counted = chosen.groupby(by)[count.distinct].nunique()
        elif count.sum is not None:
            amounts = (self.table.loc[rows, list(count.sum)].fillna(0) * 100).round().sum(axis=1)
            counted = amounts.groupby([self.table.loc[rows, name] for name in by]).sum() / 100
        elif count.days:
            days = self._days(self.table.loc[rows])
            counted = days.groupby(self.table.loc[rows, AREA]).sum()
        else:
            counted = self.table.loc[rows, by].groupby(by).size()
        return self._labelled(counted)

    def _days(self, spells: pd.DataFrame) -> pd.Series:
        assert self.period is not None
        first = spells["started_on"].clip(lower=pd.Timestamp(self.period.start))
        after = pd.Timestamp(self.period.next.start)
        return (spells["ended_on"].fillna(after).clip(upper=after) - first).dt.days

    def _labelled(self, counted: Total) -> Total:
        if self.period is not None:
            return pd.concat({self.period.label: counted}).swaplevel()
        labels = [_label(period) for period in counted.index.levels[1]]
        return counted.set_axis(counted.index.set_levels(labels, level=1))

    def _meets(self, conditions: Iterable[Condition]) -> pd.Series:
        return reduce(and_, (self._test(condition) for condition in conditions))

    def _test(self, condition: Condition) -> pd.Series:
        """Tell whether each row meets a condition: true, false, or missing."""
        if condition.any_of is not None:
            return reduce(or_, (self._test(part) for part in condition.any_of))
        column = self.table[str(condition.column)]
        if condition.recorded is not None:
            return column.notna() if condition.recorded else column.isna()
        if condition.open_at_end:
            return column.isna() | (column > self._end())
        if pd.api.types.is_datetime64_any_dtype(column.dtype):
            return self._test_date(condition, column).astype("boolean").mask(column.isna())
        return self._test_value(condition, column)

    def _test_value(self, condition: Condition, column: pd.Series) -> pd.Series:
        if condition.is_value is not None:
            return column == condition.is_value
        if condition.one_of is not None:
            return column.isin(condition.one_of).astype("boolean").mask(column.isna())
        if condition.within_timescale is not None:
            return column <= self.timescales[condition.within_timescale].limit
        least = column >= condition.at_least if condition.at_least is not None else column.notna()
        return least if condition.below is None else least & (column < condition.below)

    def _test_date(self, condition: Condition, column: pd.Series) -> pd.Series:
        if condition.months_before_end is not None:
            return column <= self._end(condition.months_before_end)
        until = column <= self._end()
        if condition.within_months_of_end is None:
            return until
        return until & (column > self._end(condition.within_months_of_end))

    def _end(self, months: int = 0) -> pd.Timestamp:
        if self.period is None:
            raise ValueError("a condition on the period's end needs rows of one period")
        return pd.Timestamp(months_earlier(self.period.end, months))


def _is_in(table: pd.DataFrame, dimension: Dimension, code: str) -> pd.Series:
    """Tell whether each row is in a category of codes or of flags."""
    if dimension.column is not None:
        column = table[dimension.column]
        return column.isna() if code == NOT_RECORDED else (column == code).fillna(False)
    flags = dimension.flags or {}
    if code == NOT_RECORDED:
        return table[list(flags.values())].isna().all(axis=1)
    return table[flags[code]].fillna(False)


def _label(period: pd.Period) -> str:
    """Give our label of a quarter or a year that ends in March."""
    if period.freqstr.startswith("Q"):
        return Period(period.qyear - 1, period.quarter).label
    return Period(period.year - 1).label
