"""Queries that count: one for all tallies of a table that count in the same way."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add, and_

import narwhals as nw

from nmspf_report.framework.conditions import Condition, Count
from nmspf_report.framework.model import Timescale
from nmspf_report.framework.tallies import Clause, Tally, Way
from nmspf_report.indicators.expressions import (
    FIRST_DAY,
    PERIOD,
    counts_in_period,
    days_in_period,
    first_day_of_quarter,
    first_day_of_year,
    meets,
    months_reached,
    period_table,
    quarters_of_periods,
)
from nmspf_report.journey.facts import HoldsTables
from nmspf_report.journey.history import AREA
from nmspf_report.periods import Period
from nmspf_report.records.engine import Frame
from nmspf_report.records.schema import Column, Schema

# Full-time equivalents are summed as whole hundredths: sums of floating-point numbers
# depend on their order, and so would the last digit of a published figure.
HUNDREDTHS = 100

# Rows are summed in groups first; more groups than this of one area and quarter would be
# too many to gain by it.
MOST_GROUPS = 200

# What is added up before the periods are set beside it: in which way, of which rows.
Part = tuple[Count, tuple[Clause, ...]]


def hold_quarters(engine: HoldsTables, periods: Sequence[Period]) -> None:
    """Give an engine the quarters of the periods, as queries over every table read them."""
    quarters = [period for period in periods if not period.is_year]
    years = [period for period in periods if period.is_year]
    engine.frame(quarters_of_periods(periods), "quarters_of_periods")
    engine.frame(quarters_of_periods(quarters), "quarters")
    engine.frame(quarters_of_periods(years), "years")


def hold_periods(
    engine: HoldsTables, periods: Sequence[Period], table: str, tallies: Sequence[Tally]
) -> None:
    """Give an engine the periods, as the queries that count tallies of a table read them."""
    months = sorted(months_reached(_conditions(tallies)))
    engine.frame(period_table(periods, months), _periods_of(table))


@dataclass(frozen=True)
class Scanner:
    """Writes the queries that count tallies by area and period.

    Parameters
    ----------
    schema
        The tables, of which this asks where a spell begins and ends, and which columns have
        few values.
    timescales
        The limits that conditions name.
    reported
        The first and the last day that is counted.
    engine
        What the tables' frames belong to; it holds the periods too (`hold_quarters`,
        `hold_periods`).
    """

    schema: Schema
    timescales: Mapping[str, Timescale]
    reported: tuple[date, date]
    engine: HoldsTables

    def read_often(self, frame: Frame, table: str, tallies: Sequence[Tally]) -> Frame | None:
        """Give what several queries or periods read of a table, to be kept; None for one."""
        ways = {tally.way for tally in tallies}
        if len(ways) == 1 and all(way.needs_day_alone for way in ways):
            return None
        return frame.select(AREA, *self._columns(table, tallies))

    def queries(self, frame: Frame, table: str, tallies: Sequence[Tally]) -> list[Frame]:
        """Give the queries that count all tallies of a table, not yet run: one for each way.

        Each gives a column for each of its tallies, called by its number, by area and period,
        and perhaps others.
        """
        ways: dict[Way, dict[str, Tally]] = {}
        for name, tally in by_column(tallies).items():
            ways.setdefault(tally.way, {})[name] = tally
        return [self._query(frame, table, way, of_way) for way, of_way in ways.items()]

    def _query(self, frame: Frame, table: str, way: Way, named: Mapping[str, Tally]) -> Frame:
        rows = frame.select(AREA, *self._columns(table, named.values()))
        if way.needs_day_alone:
            day = nw.col(str(way.when.in_period))
            reported = (day >= self.reported[0], day <= self.reported[1])
            if way.distinct is None:
                return self._add_quarters(rows.filter(*reported), table, day, named)
            known = rows.filter(*reported, ~nw.col(way.distinct).is_null())
            return self._count_different_by_day(known, day, way.distinct, named)
        spell = self.schema.tables[table].spell
        periods = self.engine.held(_periods_of(table))
        beside = rows.join(periods, how="cross").filter(counts_in_period(way.when, spell))
        if way.distinct is None:
            sums = {
                name: self._sum_of(tally.count, tally.clauses, spell)
                for name, tally in named.items()
            }
            return beside.group_by(AREA, PERIOD).agg(**sums)
        known = beside.filter(~nw.col(way.distinct).is_null())
        return self._count_different(known, PERIOD, way.distinct, named)

    def _add_quarters(
        self, rows: Frame, table: str, day: nw.Expr, named: Mapping[str, Tally]
    ) -> Frame:
        """Sum rows by quarter, in groups that are alike, and then the groups by period.

        A group's rows agree in the columns that many tallies ask for together with others.
        There are few groups: what is asked of these columns is asked of groups, not of rows.
        """
        alike = self._columns_alike(table, named.values())
        divided = {name: _divided(tally, alike) for name, tally in named.items()}
        parts = dict.fromkeys(part for part, _ in divided.values())
        names = {part: f"part_{number}" for number, part in enumerate(parts)}
        groups = (
            rows.with_columns(first_day_of_quarter(day).alias(FIRST_DAY))
            .group_by(AREA, FIRST_DAY, *alike)
            .agg(**{name: self._sum_of(*part) for part, name in names.items()})
        )
        sums = {
            name: self._chosen(nw.col(names[part]), of_group).sum()
            for name, (part, of_group) in divided.items()
        }
        quarters = self.engine.held("quarters_of_periods")
        return groups.join(quarters, on=FIRST_DAY, how="inner").group_by(AREA, PERIOD).agg(**sums)

    def _count_different_by_day(
        self, rows: Frame, day: nw.Expr, identifier: str, named: Mapping[str, Tally]
    ) -> Frame:
        """Count different things by quarter, and again by year: a year is no sum of quarters."""
        lengths = {"quarters": first_day_of_quarter(day), "years": first_day_of_year(day)}
        counted = []
        for length, first_day in lengths.items():
            dated = rows.with_columns(first_day.alias(FIRST_DAY))
            by_day = self._count_different(dated, FIRST_DAY, identifier, named)
            called = self.engine.held(length)
            counted.append(by_day.join(called, on=FIRST_DAY, how="inner"))
        return nw.concat(counted, how="vertical")

    def _count_different(
        self, rows: Frame, when: str, identifier: str, named: Mapping[str, Tally]
    ) -> Frame:
        """Bring each thing to one row in an area and a time, and count those rows."""
        tests = {name: self._meets_all(tally.clauses) for name, tally in named.items()}
        each = rows.group_by(AREA, when, identifier).agg(
            **{name: test.any() for name, test in tests.items() if test is not None}
        )
        counts = {
            name: nw.len() if test is None else nw.col(name).cast(nw.Int64).sum()
            for name, test in tests.items()
        }
        return each.group_by(AREA, when).agg(**counts)

    def _columns(self, table: str, tallies: Iterable[Tally]) -> list[str]:
        """Give the columns that tallies read, so that the scan reads no others."""
        read: dict[str, None] = {}
        for tally in tallies:
            named = (tally.when.in_period, tally.when.up_to_end, tally.count.distinct)
            read |= dict.fromkeys(name for name in named if name is not None)
            read |= dict.fromkeys(tally.count.sum or ())
            if tally.when.open_at_end or tally.when.during:
                read |= dict.fromkeys(self.schema.tables[table].spell or ())
        for condition in _conditions(tallies):
            read |= dict.fromkeys(condition.columns)
        return list(read)

    def _columns_alike(self, table: str, tallies: Iterable[Tally]) -> list[str]:
        """Give the columns of few values that many tallies ask for together with others."""
        asked: Counter[str] = Counter()
        for tally in tallies:
            conditions = _conditions([tally])
            if len({condition.columns for condition in conditions}) > 1:
                columns = (one.column for one in conditions if one.column is not None)
                # In the order of the definitions: of a set, each run of Python has another.
                asked.update(list(dict.fromkeys(columns)))
        alike, groups = [], 1
        for name, times in asked.most_common():
            values = _values(self.schema.tables[table].all_columns[name])
            # Asked less often, it would make more groups than it spares sums.
            if values is not None and times > values and groups * values <= MOST_GROUPS:
                alike.append(name)
                groups *= values
        return alike

    def _sum_of(
        self, count: Count, clauses: Sequence[Clause], spell: tuple[str, str] | None = None
    ) -> nw.Expr:
        """Sum what rows that meet clauses count."""
        if count.sum is not None:
            return self._chosen(reduce(add, map(_hundredths, count.sum)), clauses).sum()
        if count.days and spell is not None:
            return self._chosen(days_in_period(spell), clauses).sum()
        test = self._meets_all(clauses)
        return nw.len() if test is None else test.cast(nw.Int64).sum()

    def _chosen(self, amount: nw.Expr, clauses: Sequence[Clause]) -> nw.Expr:
        test = self._meets_all(clauses)
        return amount if test is None else nw.when(test).then(amount)

    def _meets_all(self, clauses: Sequence[Clause]) -> nw.Expr | None:
        tests = [meets(clause, self.timescales) for clause in clauses]
        return reduce(and_, tests) if tests else None


def by_column(tallies: Sequence[Tally]) -> dict[str, Tally]:
    """Give a table's tallies by the columns that queries give for them, in their order."""
    return {f"tally_{number}": tally for number, tally in enumerate(tallies)}


def _periods_of(table: str) -> str:
    return f"periods_of_{table}"


def _divided(tally: Tally, alike: Sequence[str]) -> tuple[Part, tuple[Clause, ...]]:
    """Part a tally into what is asked of each row, and what of a group of rows that are alike."""
    single = [one for clause in tally.clauses for one in clause.single]
    of_group = tuple(one for one in single if set(one.columns) <= set(alike))
    of_row = tuple(one for one in single if one not in of_group)
    return (tally.count, of_row), of_group


def _values(column: Column) -> int | None:
    """Give how many values a column can have, with none; None where that has no bound."""
    if column.codes:
        return len(column.codes) + 1
    return 3 if column.type == "boolean" else None


def _conditions(tallies: Iterable[Tally]) -> list[Condition]:
    return [
        condition
        for tally in tallies
        for clause in tally.clauses
        for condition in clause.conditions
    ]


def _hundredths(column: str) -> nw.Expr:
    rounded = (nw.col(column).cast(nw.Float64) * HUNDREDTHS).round()
    return rounded.cast(nw.Int64).fill_null(0)
