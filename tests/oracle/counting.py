"""Counting a framework's measures row by row: for each area, period, indicator and measure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import floor
from typing import Any

from nmspf_report.framework.conditions import Condition, Count, When
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Base, Dimension, Framework, Measure
from nmspf_report.periods import Period, months_earlier, periods_of_years
from nmspf_report.records.schema import Schema, read_schema
from nmspf_report.returns.manifest import Manifest
from tests.oracle.facts import Row, Tables, with_facts

Number = int | float
Figure = tuple[Number | None, Number | None]
Key = tuple[str, str, str, str, str]
Figures = dict[Key, Figure]
NOT_COVERED: Figure = (None, None)


@dataclass(frozen=True)
class PlainReturn:
    """An authority's return, its tables as lists of rows."""

    manifest: Manifest
    tables: Tables


def count_returns(
    framework: Framework, returns: Sequence[PlainReturn], years: tuple[int, int]
) -> Figures:
    """Count every measure of a framework for every area and period.

    Returns
    -------
    dict
        (numerator, denominator) by (indicator, category, area code, period, counting unit).
        Both are None where the return does not cover the period, or cannot give the indicator.
    """
    schema = read_schema(str(framework.records))
    figures: Figures = {}
    for area in returns:
        tables = with_facts(area.tables, area.manifest.records_from)
        for period in periods_of_years(*years):
            counting = Counting(framework, schema, tables, period)
            for indicator in framework.counted:
                for measure in indicator.measures:
                    told = dict(counting.figures(measure))
                    given = indicator.code not in area.manifest.not_given
                    if not given or not _is_covered(measure, area.manifest, period):
                        told = dict.fromkeys(told, NOT_COVERED)
                    for category, figure in told.items():
                        key = (
                            indicator.code,
                            category,
                            area.manifest.area_code,
                            period.label,
                            measure.unit,
                        )
                        figures[key] = figure
    return figures


def _is_covered(measure: Measure, manifest: Manifest, period: Period) -> bool:
    parts = [measure.when]
    if measure.share_of is not None:
        parts.append(measure.share_of.when)
    return all(_quarters_needed(when, period) <= set(manifest.quarters) for when in parts)


def _quarters_needed(when: When, period: Period) -> set[str]:
    looks_at_the_end_only = when.open_at_end or when.up_to_end is not None
    needed = period.quarters[-1:] if looks_at_the_end_only else period.quarters
    return {quarter.label for quarter in needed}


@dataclass(frozen=True)
class Counting:
    """One authority's tables, with their facts, and the period that is counted."""

    framework: Framework
    schema: Schema
    tables: Tables
    period: Period

    @cached_property
    def first_day(self) -> date:
        """The period's first day."""
        return self.period.start

    @cached_property
    def last_day(self) -> date:
        """The period's last day."""
        return self.period.end

    def figures(self, measure: Measure) -> Iterator[tuple[str, Figure]]:
        """Give each category's numerator and denominator, the whole's first."""
        base = self.rows_of(measure)
        share = self._share_of(measure)
        if measure.which:
            yield from self._shares(WHOLE, base, measure.which, measure.count, share)
        else:
            yield WHOLE, (self.total(base, measure.count), share)
        for dimension in measure.dimensions:
            yield from self._divided(measure, dimension, base, share)

    def rows_of(self, base: Measure | Base) -> list[Row]:
        """Give the rows that count in the period and meet every condition of the base."""
        return [
            row
            for row in self.tables[base.table]
            if self._counts_in_period(row, base) and self.meets_all(row, base.of)
        ]

    def meets_all(self, row: Row, conditions: Iterable[Condition]) -> bool | None:
        """Tell whether a row meets all conditions; None where that is not known."""
        answers = [self.meets(row, condition) for condition in conditions]
        if False in answers:
            return False
        return None if None in answers else True

    def meets_any(self, row: Row, conditions: Iterable[Condition]) -> bool | None:
        """Tell whether a row meets one of several conditions; None where that is not known."""
        answers = [self.meets(row, condition) for condition in conditions]
        if True in answers:
            return True
        return None if None in answers else False

    def meets(self, row: Row, condition: Condition) -> bool | None:
        """Tell whether a row meets a condition; None where what it tests is not recorded."""
        if condition.any_of is not None:
            return self.meets_any(row, condition.any_of)
        value = row[str(condition.column)]
        if condition.recorded is not None:
            return (value is not None) == condition.recorded
        if condition.open_at_end:
            return value is None or bool(value > self.last_day)
        return None if value is None else self._passes(value, condition)

    def total(self, rows: list[Row], count: Count) -> Number:
        """Make a number of rows."""
        if count.distinct is not None:
            return len({row[count.distinct] for row in rows} - {None})
        if count.sum is not None:
            return sum_of(row[column] for row in rows for column in count.sum)
        if count.days:
            return sum(self._days_in_period(row) for row in rows)
        return len(rows)

    def total_not_recorded(self, unknown: list[Row], known: list[Row], count: Count) -> Number:
        """Make a number of rows of which something is not known.

        What counts once, such as a child, is not recorded only if no row of it is known.
        """
        if count.distinct is not None:
            values = {row[count.distinct] for row in unknown}
            return len(values - {row[count.distinct] for row in known} - {None})
        return self.total(unknown, count)

    def _share_of(self, measure: Measure) -> Number | None:
        if measure.share_of is None:
            return None
        return self.total(self.rows_of(measure.share_of), measure.share_of.count)

    def _shares(
        self,
        category: str,
        rows: list[Row],
        conditions: Sequence[Condition],
        count: Count,
        share: Number | None,
    ) -> Iterator[tuple[str, Figure]]:
        """Give what of the rows meets conditions, and of what that is not recorded."""
        denominator = self.total(rows, count) if share is None else share
        met = [row for row in rows if self.meets_all(row, conditions) is True]
        unknown = [row for row in rows if self.meets_all(row, conditions) is None]
        not_recorded = f"{category}/{NOT_RECORDED}" if category else NOT_RECORDED
        yield category, (self.total(met, count), denominator)
        yield not_recorded, (self.total_not_recorded(unknown, met, count), denominator)

    def _divided(
        self, measure: Measure, dimension: Dimension, base: list[Row], share: Number | None
    ) -> Iterator[tuple[str, Figure]]:
        if dimension.sums is not None:
            yield from self._summed(dimension, base)
        elif dimension.steps is not None:
            for code, step in dimension.steps.items():
                conditions = [*measure.which, *step]
                category = dimension.category(code)
                yield from self._shares(category, base, conditions, measure.count, share)
        elif measure.which:
            for code in (*dimension.labels, NOT_RECORDED):
                rows = [row for row in base if _is_in(row, dimension, code)]
                category = dimension.category(code)
                yield from self._shares(category, rows, measure.which, measure.count, share)
        else:
            yield from self._partitioned(measure.count, dimension, base, share)

    def _partitioned(
        self, count: Count, dimension: Dimension, base: list[Row], share: Number | None
    ) -> Iterator[tuple[str, Figure]]:
        """Give each category of codes or flags as a share of the base."""
        denominator = self.total(base, count) if share is None else share
        for code in dimension.labels:
            rows = [row for row in base if _is_in(row, dimension, code)]
            yield dimension.category(code), (self.total(rows, count), denominator)
        unknown = [row for row in base if _is_in(row, dimension, NOT_RECORDED)]
        known = [row for row in base if not _is_in(row, dimension, NOT_RECORDED)]
        not_recorded = self.total_not_recorded(unknown, known, count)
        yield dimension.category(NOT_RECORDED), (not_recorded, denominator)

    def _summed(self, dimension: Dimension, base: list[Row]) -> Iterator[tuple[str, Figure]]:
        for code, column in (dimension.sums or {}).items():
            yield dimension.category(code), (sum_of(row[column] for row in base), None)

    def _counts_in_period(self, row: Row, base: Measure | Base) -> bool:
        when = base.when
        if when.in_period is not None:
            day = row[when.in_period]
            return day is not None and self.first_day <= day <= self.last_day
        if when.up_to_end is not None:
            day = row[when.up_to_end]
            return day is not None and day <= self.last_day
        start, end = self._spell(row, base.table)
        if when.open_at_end:
            return start <= self.last_day and (end is None or end > self.last_day)
        return start <= self.last_day and (end is None or end > self.first_day)

    def _spell(self, row: Row, table: str) -> tuple[date, date | None]:
        start, end = self.schema.tables[table].spell or ("", "")
        return row[start], row[end]

    def _days_in_period(self, row: Row) -> int:
        day, days = self.first_day, 0
        while day <= self.last_day:
            days += row["started_on"] <= day and (row["ended_on"] is None or day < row["ended_on"])
            day += timedelta(days=1)
        return days

    def _passes(self, value: Any, condition: Condition) -> bool:
        end = self.last_day
        tests: dict[str, Callable[[Any], bool]] = {
            "is_value": lambda wanted: bool(value == wanted),
            "one_of": lambda codes: value in codes,
            "at_least": lambda least: bool(value >= least),
            "below": lambda limit: bool(value < limit),
            "within_timescale": lambda name: bool(value <= self.framework.timescales[name].limit),
            "within_months_of_end": lambda months: months_earlier(end, months) < value <= end,
            "months_before_end": lambda months: bool(value <= months_earlier(end, months)),
            "on_or_before_end": lambda _: bool(value <= end),
        }
        given = {name: getattr(condition, name) for name in tests}
        return all(tests[name](limit) for name, limit in given.items() if limit is not None)


def sum_of(values: Iterable[Number | None]) -> Number:
    """Sum what is recorded, each value rounded (half up) to hundredths, so that sums are exact."""
    hundredths = sum(floor(value * 100 + 0.5) for value in values if value is not None)
    return hundredths / 100


def _is_in(row: Row, dimension: Dimension, code: str) -> bool:
    """Whether a row is in a category of codes or of flags, or in none as none is recorded."""
    if dimension.column is not None:
        value = row[dimension.column]
        return value is None if code == NOT_RECORDED else bool(value == code)
    flags = dimension.flags or {}
    if code == NOT_RECORDED:
        return all(row[flag] is None for flag in flags.values())
    return row[flags[code]] is True
