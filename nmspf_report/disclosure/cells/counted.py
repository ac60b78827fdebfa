"""A tally in one form only, whichever way its conditions were written down; and what it leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from nmspf_report.disclosure.cells.implications import implies_all, needed
from nmspf_report.framework.conditions import Condition, Count, When
from nmspf_report.framework.tallies import Clause, Tally

OverTime = Literal["sum", "same", "bounded", "apart"]


@dataclass(frozen=True)
class Counted:
    """What is counted, whichever figure asks for it.

    Parameters
    ----------
    table, when, count
        Those of the tally.
    conditions
        What each row meets, without those that follow from others.
    """

    table: str
    when: When
    conditions: frozenset[Condition]
    count: Count

    @property
    def counts_once(self) -> bool:
        """Whether one thing counts once, in however many rows it stands."""
        return self.count.distinct is not None

    @property
    def over_time(self) -> OverTime:
        """How a year follows from its quarters."""
        if not self.when.needs_whole_period:
            return "same"
        if any(condition.reads_period for condition in self.conditions):
            return "apart"
        if self.counts_once or (self.when.during and not self.count.days):
            return "bounded"
        return "sum"


def counted_by(tally: Tally) -> Counted:
    """Give what a tally counts.

    Raises
    ------
    ValueError
        If it counts what may be.
    """
    if any(clause.possible for clause in tally.clauses):
        raise ValueError("what may be is no quantity of its own")
    conditions = frozenset(needed(_conditions(tally.clauses)))
    return Counted(tally.table, tally.when, conditions, tally.count)


def possible_conditions(tally: Tally) -> frozenset[Condition]:
    """Give the conditions of which none need be known to hold."""
    return _conditions(clause for clause in tally.clauses if clause.possible)


def rows_without(possible: Tally, less: Tally) -> Counted | None:
    """Give the rows in which what a figure asks for is empty, where it asks for one thing.

    Parameters
    ----------
    possible, less
        What may be, and what is known to be: between them is what is not recorded.
    """
    certain = [clause for clause in possible.clauses if not clause.possible]
    asked = possible_conditions(possible) or _conditions(less.clauses) - _conditions(certain)
    if len(asked) != 1:
        return None
    (condition,) = asked
    tests = condition.any_of or (condition,)
    is_any_recorded = all(test.recorded for test in tests)
    is_never_open = condition.open_at_end or condition.recorded is False
    if not is_any_recorded and (condition.any_of or is_never_open):
        return None
    empty = {Condition(column=test.column, recorded=False) for test in tests}
    conditions = frozenset(needed((*_conditions(certain), *empty)))
    return Counted(less.table, less.when, conditions, less.count)


def identity_of(tally: Tally) -> object:
    """Give what tells a tally with clauses that may hold from others."""
    clauses = frozenset((frozenset(clause.conditions), clause.possible) for clause in tally.clauses)
    return tally.table, tally.when, clauses, tally.count


def is_part(part: Counted, whole: Counted) -> bool:
    """Tell whether every row, or thing, that one tally counts is counted by another too."""
    same_rows = part.table == whole.table and part.when == whole.when and part != whole
    # Of the rows that are counted each gives at most one child.
    same_way = part.count == whole.count or (part.counts_once and whole.count == Count())
    return same_rows and same_way and implies_all(part.conditions, whole.conditions)


def _conditions(clauses: Iterable[Clause]) -> frozenset[Condition]:
    return frozenset(chain.from_iterable(clause.conditions for clause in clauses))
