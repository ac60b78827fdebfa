"""What is tallied for an indicator: each figure as a count of the rows that meet conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

from nmspf_report.framework.conditions import Condition, Count, When
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Base, Dimension, Indicator, Measure


@dataclass(frozen=True)
class Clause:
    """Conditions that must all hold; or, if `possible`, of which none is known not to."""

    conditions: tuple[Condition, ...]
    possible: bool = False

    @property
    def single(self) -> "tuple[Clause, ...]":
        """The same as clauses of one condition each, which must all be met."""
        return tuple(Clause((condition,), self.possible) for condition in self.conditions)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the conditions read."""
        return tuple(name for condition in self.conditions for name in condition.columns)


@dataclass(frozen=True)
class Way:
    """How tallies count, where one query can count them together.

    Parameters
    ----------
    when
        Which rows count in a period.
    distinct
        The column whose different values are counted; None where rows are added up.
    needs_day_alone
        Whether a row's own date tells all that is asked: in which quarter and year it counts.
    """

    when: When
    distinct: str | None
    needs_day_alone: bool


@dataclass(frozen=True)
class Tally:
    """A count of the rows of one table that count in a period and meet every clause."""

    table: str
    when: When
    clauses: tuple[Clause, ...]
    count: Count

    @property
    def way(self) -> Way:
        """How the tally counts."""
        asks_period = bool(self.count.days) or any(
            condition.reads_period for clause in self.clauses for condition in clause.conditions
        )
        by_day = self.when.in_period is not None and not asks_period
        return Way(self.when, self.count.distinct, by_day)

    def which(self, *clauses: Clause) -> "Tally":
        """Give the tally of those rows that meet further clauses too."""
        return Tally(self.table, self.when, (*self.clauses, *clauses), self.count)


@dataclass(frozen=True)
class Figure:
    """One row of the observations before it is counted: what over what.

    Parameters
    ----------
    category
        Empty for the whole, else such as ``source:police``.
    numerator
        What is counted.
    less
        What is taken from it; None for nothing. What is not recorded is what may be less what
        is: so a child or a meeting that is counted once is not recorded only if nothing of it
        is recorded.
    denominator
        What it is a share of; None where it is no share.
    """

    indicator: str
    category: str
    unit: str
    numerator: Tally
    denominator: Tally | None
    less: Tally | None = None

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Every tally that the figure is made of."""
        return tuple(filter(None, (self.numerator, self.less, self.denominator)))


def figures(indicator: Indicator) -> Iterator[Figure]:
    """Give every figure of an indicator: wholes, categories, and what is not recorded."""
    for measure in indicator.measures:
        for category, numerator, less, denominator in _of_measure(measure):
            yield Figure(indicator.code, category, measure.unit, numerator, denominator, less)


# Category, numerator, what is taken from it, denominator.
Parts = Iterator[tuple[str, Tally, Tally | None, Tally | None]]


def _of_measure(measure: Measure) -> Parts:
    base = _tally(measure)
    of = None if measure.share_of is None else _tally(measure.share_of)
    if measure.which:
        yield from _shares_of(base, of, measure.which, WHOLE)
    else:
        yield WHOLE, base, None, of
    for dimension in measure.dimensions:
        yield from _of_dimension(dimension, measure, base, of)


def _tally(base: Measure | Base) -> Tally:
    clauses = (Clause(base.of),) if base.of else ()
    return Tally(base.table, base.when, clauses, base.count)


def _shares_of(base: Tally, of: Tally | None, which: tuple[Condition, ...], category: str) -> Parts:
    """Give what of a base meets the conditions, and of what it is not known."""
    denominator = base if of is None else of
    true, possible = base.which(Clause(which)), base.which(Clause(which, possible=True))
    unknown = f"{category}/{NOT_RECORDED}" if category else NOT_RECORDED
    yield category, true, None, denominator
    yield unknown, possible, true, denominator


def _of_dimension(dimension: Dimension, measure: Measure, base: Tally, of: Tally | None) -> Parts:
    if dimension.sums is not None:
        for code, column in dimension.sums.items():
            tally = Tally(base.table, base.when, base.clauses, Count(sum=(column,)))
            yield dimension.category(code), tally, None, None
    elif dimension.steps is not None:
        # A step is one more condition of the figure: each has its own "not recorded".
        for code, conditions in dimension.steps.items():
            met = (*measure.which, *conditions)
            yield from _shares_of(base, of, met, dimension.category(code))
    elif measure.which:
        # The category divides base and figure alike.
        for code, conditions in (*_categories(dimension), _missing(dimension)):
            category = dimension.category(code)
            yield from _shares_of(base.which(Clause(conditions)), of, measure.which, category)
    else:
        denominator = base if of is None else of
        for code, conditions in _categories(dimension):
            yield dimension.category(code), base.which(Clause(conditions)), None, denominator
        recorded = base.which(Clause((_is_recorded(dimension),)))
        yield dimension.category(NOT_RECORDED), base, recorded, denominator


def _categories(dimension: Dimension) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Give each category's code and conditions, of a column of codes or of flags."""
    if dimension.flags is not None:
        for code, column in dimension.flags.items():
            yield code, (Condition(column=column, **{"is": True}),)
    else:
        for code in dimension.labels:
            yield code, (Condition(column=dimension.column, **{"is": code}),)


def _missing(dimension: Dimension) -> tuple[str, tuple[Condition, ...]]:
    """Give the category of what is not recorded."""
    columns = dimension.columns
    return NOT_RECORDED, tuple(Condition(column=name, recorded=False) for name in columns)


def _is_recorded(dimension: Dimension) -> Condition:
    """Give the condition that anything of a dimension is recorded."""
    recorded = tuple(Condition(column=name, recorded=True) for name in dimension.columns)
    return recorded[0] if len(recorded) == 1 else Condition(any_of=recorded)
