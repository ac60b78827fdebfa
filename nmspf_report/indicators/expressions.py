"""Conditions of the catalogue as expressions over a table's rows beside a period."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_, or_

import narwhals as nw
import pandas as pd

from nmspf_report.framework.conditions import Condition, When
from nmspf_report.framework.model import Timescale
from nmspf_report.framework.tallies import Clause
from nmspf_report.periods import Period, months_earlier

PERIOD, START, END = "period", "period_start", "period_end"
FIRST_DAY = "first_day"


def period_table(periods: Iterable[Period], months: Iterable[int]) -> pd.DataFrame:
    """Give the periods as a table to set beside the rows that are counted.

    Parameters
    ----------
    periods
        The periods to count.
    months
        How far before a period's end conditions reach, each in months.

    Returns
    -------
    pandas.DataFrame
        ``period`` (label), ``period_start``, ``period_end``, and for each number of months
        the day so long before the end, ``end_less_<months>_months``.
    """
    return pd.DataFrame(
        {
            PERIOD: period.label,
            START: period.start,
            END: period.end,
            **{_end_less(count): months_earlier(period.end, count) for count in months},
        }
        for period in periods
    )


def quarters_of_periods(periods: Iterable[Period]) -> pd.DataFrame:
    """Give each period's quarters, by their first days; that of the first is the period's own.

    Returns
    -------
    pandas.DataFrame
        ``period`` (label) and ``first_day`` (of the quarter).
    """
    return pd.DataFrame(
        {PERIOD: period.label, FIRST_DAY: quarter.start}
        for period in periods
        for quarter in period.quarters
    )


def first_day_of_quarter(day: nw.Expr) -> nw.Expr:
    """Give the first day of the quarter in which a day lies."""
    return day.dt.truncate("1q").cast(nw.Date)


def first_day_of_year(day: nw.Expr) -> nw.Expr:
    """Give the first day, 1 April, of the reporting year in which a day lies."""
    return day.dt.offset_by("-3mo").dt.truncate("1y").dt.offset_by("3mo").cast(nw.Date)


def months_reached(conditions: Iterable[Condition]) -> set[int]:
    """Give the numbers of months before a period's end that conditions ask for."""
    reached: set[int] = set()
    for condition in conditions:
        reached |= months_reached(condition.any_of or ())
        reached |= {condition.within_months_of_end or 0, condition.months_before_end or 0}
    return reached - {0}


def counts_in_period(when: When, spell: tuple[str, str] | None) -> nw.Expr:
    """Tell whether a row counts in the period beside it.

    Parameters
    ----------
    when
        The way in which rows count.
    spell
        The table's columns of a spell's first day and the day after its last.
    """
    if when.in_period is not None:
        return (nw.col(when.in_period) >= nw.col(START)) & (nw.col(when.in_period) <= nw.col(END))
    if when.up_to_end is not None:
        return nw.col(when.up_to_end) <= nw.col(END)
    if spell is None:
        raise ValueError("the table has no spells")
    started, ended = map(nw.col, spell)
    last_day = END if when.open_at_end else START
    return (started <= nw.col(END)) & (ended.is_null() | (ended > nw.col(last_day)))


def days_in_period(spell: tuple[str, str]) -> nw.Expr:
    """Count the days of a spell that fall in the period beside it."""
    started, ended = spell
    first = nw.max_horizontal(nw.col(started), nw.col(START)).cast(nw.Datetime)
    # The period's end is its last day, a spell's end the day after its last.
    after_period = nw.col(END).dt.offset_by("1d").cast(nw.Datetime)
    after_spell = nw.col(ended).cast(nw.Datetime)
    after = nw.min_horizontal(after_spell, after_period)
    return (after - first).dt.total_minutes() // (24 * 60)


def meets(clause: Clause, timescales: Mapping[str, Timescale]) -> nw.Expr:
    """Tell whether a row meets a clause: true, false, or null where a column is missing."""
    tests = [test(condition, timescales) for condition in clause.conditions]
    together = reduce(and_, tests)
    return together.fill_null(value=True) if clause.possible else together


def test(condition: Condition, timescales: Mapping[str, Timescale]) -> nw.Expr:
    """Tell whether a row meets a condition: true, false, or null where a column is missing."""
    if condition.any_of is not None:
        return reduce(or_, (test(part, timescales) for part in condition.any_of))
    column = nw.col(str(condition.column))
    if condition.recorded is not None:
        return ~column.is_null() if condition.recorded else column.is_null()
    if condition.open_at_end:
        return column.is_null() | (column > nw.col(END))
    return reduce(and_, _comparisons(condition, column, timescales))


def _comparisons(
    condition: Condition, column: nw.Expr, timescales: Mapping[str, Timescale]
) -> list[nw.Expr]:
    comparisons = []
    if isinstance(condition.is_value, bool):
        comparisons.append(column if condition.is_value else ~column)
    elif condition.is_value is not None:
        comparisons.append(column == condition.is_value)
    if condition.one_of is not None:
        comparisons.append(column.is_in(condition.one_of))
    if condition.at_least is not None:
        comparisons.append(column >= condition.at_least)
    if condition.below is not None:
        comparisons.append(column < condition.below)
    if condition.within_timescale is not None:
        comparisons.append(column <= timescales[condition.within_timescale].limit)
    if condition.within_months_of_end is not None:
        comparisons.append(column > nw.col(_end_less(condition.within_months_of_end)))
        comparisons.append(column <= nw.col(END))
    if condition.months_before_end is not None:
        comparisons.append(column <= nw.col(_end_less(condition.months_before_end)))
    if condition.on_or_before_end:
        comparisons.append(column <= nw.col(END))
    return comparisons


def _end_less(months: int) -> str:
    return f"end_less_{months}_months"
