"""One query over a table for everything that is tallied in it, in every area and period."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import add, and_, or_

import narwhals as nw
import pandas as pd

from nmspf_report.framework.conditions import Condition, Count
from nmspf_report.framework.model import Timescale
from nmspf_report.indicators.expressions import (
    PERIOD,
    counts_in_period,
    days_in_period,
    meets,
    months_reached,
    period_table,
)
from nmspf_report.indicators.tallies import Tally
from nmspf_report.journey.facts import LiftsTables
from nmspf_report.journey.history import AREA
from nmspf_report.periods import Period
from nmspf_report.records.engine import Frame
from nmspf_report.records.schema import Schema

# Full-time equivalents are summed as whole hundredths: sums of floating-point numbers
# depend on their order, and so would the last digit of a published figure.
HUNDREDTHS = 100

# How something becomes a number, of the rows for which a test is true (None: of all).
Aggregate = Callable[[nw.Expr | None], nw.Expr]


@dataclass(frozen=True)
class Scanner:
    """Counts tallies by area and period.

    Parameters
    ----------
    schema
        The tables, of which this asks where a spell begins and ends.
    timescales
        The limits that conditions name.
    periods
        The periods to count in.
    engine
        What the tables' frames belong to.
    """

    schema: Schema
    timescales: Mapping[str, Timescale]
    periods: Sequence[Period]
    engine: LiftsTables

    def count(self, frame: Frame, table: str, tallies: Sequence[Tally]) -> pd.DataFrame:
        """Count all tallies of a table: a column each, in their order, by area and period."""
        counted: pd.DataFrame = self.query(frame, table, tallies).collect("pandas").to_native()
        return counted.set_index([AREA, PERIOD])

    def query(self, frame: Frame, table: str, tallies: Sequence[Tally]) -> Frame:
        """Give the query that counts all tallies of a table, not yet run.

        The rows are set beside the periods in which they count, and each tally is one
        aggregate: the table is scanned once, however many indicators count from it. Where
        every tally is a sum that asks nothing of the period but its quarters, the rows of
        one quarter are summed first: few sums are then set beside periods, not many rows.
        Where one thing is counted once (children, say), it is first brought to one row in each
        area and period: then a single grouping tells the different values for all tallies.
        """
        spell = self.schema.tables[table].spell
        rows = frame.select(AREA, *_columns(tallies, spell))
        named = {f"tally_{number}": tally for number, tally in enumerate(tallies)}
        aggregates = {
            name: self._asked(tally, partial(_counted, tally.count, spell))
            for name, tally in named.items()
        }
        if all(_is_sum_of_quarters(tally) for tally in tallies):
            days = _days(tallies, spell)
            quarters = [nw.col(day).dt.truncate("1q") for day in days]
            rows = (
                rows.with_columns(*quarters)
                .group_by(AREA, *days)
                .agg(**{name: counted(None) for name, counted in aggregates.items()})
            )
            aggregates = {name: _sum_of(name) for name in named}
        counted_once = {tally.count.distinct for tally in tallies} - {None}
        if len(counted_once) != 1:
            return self._by_period(rows, table, named, aggregates)
        identifier = str(*counted_once)
        aggregates |= {
            name: self._asked(tally, partial(_once, identifier))
            for name, tally in named.items()
            if tally.count.distinct is not None
        }
        each = self._by_period(rows, table, named, aggregates, identifier)
        return each.group_by(AREA, PERIOD).agg(**{name: _sum_of(name)(None) for name in named})

    def _by_period(
        self,
        rows: Frame,
        table: str,
        named: Mapping[str, Tally],
        aggregates: Mapping[str, Aggregate],
        *further_keys: str,
    ) -> Frame:
        """Set rows beside the periods in which they count, and aggregate each tally there."""
        spell = self.schema.tables[table].spell
        ways = {tally.when: counts_in_period(tally.when, spell) for tally in named.values()}
        # Every row that is kept counts in some way: only where there are several ways must
        # each tally ask for its own.
        own = ways if len(ways) > 1 else {}
        periods = self.engine.frame(
            period_table(self.periods, _months(named.values())), name=f"periods_of_{table}"
        )
        chosen = rows.join(periods, how="cross").filter(reduce(or_, ways.values()))
        return chosen.group_by(AREA, PERIOD, *further_keys).agg(
            **{name: aggregates[name](own.get(tally.when)) for name, tally in named.items()}
        )

    def _asked(self, tally: Tally, counted: Aggregate) -> Aggregate:
        """Give how rows become a number, of those that meet a tally's clauses and a test."""
        clauses = [meets(clause, self.timescales) for clause in tally.clauses]

        def asked(test: nw.Expr | None) -> nw.Expr:
            tests = clauses if test is None else [*clauses, test]
            return counted(reduce(and_, tests) if tests else None)

        return asked


def _sum_of(name: str) -> Aggregate:
    """Give how sums of quarters become a number, of those for which a test is true."""

    def summed(test: nw.Expr | None) -> nw.Expr:
        amount = nw.col(name)
        return (amount if test is None else nw.when(test).then(amount).otherwise(0)).sum()

    return summed


def _is_sum_of_quarters(tally: Tally) -> bool:
    """Tell whether a tally is a sum over rows that asks of a period only its quarters."""
    if tally.count.distinct is not None or tally.count.days or tally.when.during:
        return False
    return not any(condition.reads_period for condition in _conditions([tally]))


def _days(tallies: Sequence[Tally], spell: tuple[str, str] | None) -> list[str]:
    """Give the columns of dates by which rows come to count in a period."""
    days: dict[str, None] = {}
    for tally in tallies:
        named = (tally.when.in_period, tally.when.up_to_end)
        days |= dict.fromkeys(name for name in named if name is not None)
        days |= dict.fromkeys((spell or ()) if tally.when.open_at_end else ())
    return list(days)


def _conditions(tallies: Iterable[Tally]) -> list[Condition]:
    return [
        condition
        for tally in tallies
        for clause in tally.clauses
        for condition in clause.conditions
    ]


def _months(tallies: Iterable[Tally]) -> list[int]:
    return sorted(months_reached(_conditions(tallies)))


def _columns(tallies: Sequence[Tally], spell: tuple[str, str] | None) -> list[str]:
    """Give the columns that tallies read, so that the scan reads no others."""
    read = dict.fromkeys(spell or ())
    for tally in tallies:
        named = (tally.when.in_period, tally.when.up_to_end, tally.count.distinct)
        read |= dict.fromkeys(name for name in named if name is not None)
        read |= dict.fromkeys(tally.count.sum or ())
    for condition in _conditions(tallies):
        read |= dict.fromkeys(condition.columns)
    return list(read)


def _once(identifier: str, row: nw.Expr | None) -> nw.Expr:
    """Count rows of one value of an identifier as one, if an expression is true for any."""
    is_known = ~nw.col(identifier).is_null()
    return nw.when(is_known if row is None else is_known & row).then(nw.lit(1)).max()


def _counted(count: Count, spell: tuple[str, str] | None, row: nw.Expr | None) -> nw.Expr:
    """Count the rows for which an expression is true (None: all), in the way asked for."""
    if count.distinct is not None:
        value = nw.col(count.distinct)
        chosen = value if row is None else nw.when(row).then(value)
        # Whatever is not chosen is null here, and counted as one more value.
        return chosen.n_unique() - chosen.is_null().cast(nw.Int64).max()
    if count.sum is not None:
        amount = reduce(add, map(_hundredths, count.sum))
    elif count.days and spell is not None:
        amount = days_in_period(spell)
    else:
        return nw.len() if row is None else nw.when(row).then(nw.lit(1)).count()
    return (amount if row is None else nw.when(row).then(amount).otherwise(0)).sum()


def _hundredths(column: str) -> nw.Expr:
    rounded = (nw.col(column).cast(nw.Float64) * HUNDREDTHS).round()
    return rounded.cast(nw.Int64).fill_null(0)
