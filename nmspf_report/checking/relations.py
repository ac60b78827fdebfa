"""Which figures of a framework are tied to which, told by how they are counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Indicator
from nmspf_report.framework.tallies import Figure, Tally, figures

Shown = Literal["numerator", "denominator"]
OverYear = Literal["sum", "between", "last"]


@dataclass(frozen=True)
class Cell:
    """One number of an indicator, whatever the area and the period."""

    indicator: str
    unit: str
    category: str
    shown: Shown


@dataclass(frozen=True)
class Relations:
    """What must hold between the figures of one authority.

    Parameters
    ----------
    shares
        A figure and what it is a share of: it cannot be more.
    contained
        A category and its whole: it cannot be more.
    partitions
        The categories that make up a whole, and the whole.
    over_year
        How a year follows from its quarters: as their sum; for what is counted once, between
        the largest and the sum; for what is counted at the end, as the last.
    """

    shares: tuple[tuple[Cell, Cell], ...]
    contained: tuple[tuple[Cell, Cell], ...]
    partitions: tuple[tuple[tuple[Cell, ...], Cell], ...]
    over_year: dict[Cell, OverYear]


@cache
def relations(framework: str) -> Relations:
    """Tell what must hold between the figures of a framework that counts from records."""
    indicators = read_framework(framework).counted
    over_year: dict[Cell, OverYear] = {}
    shares: list[tuple[Cell, Cell]] = []
    contained: list[tuple[Cell, Cell]] = []
    partitions: list[tuple[tuple[Cell, ...], Cell]] = []
    for indicator in indicators:
        counted = {(figure.unit, figure.category): figure for figure in figures(indicator)}
        for figure in counted.values():
            over_year |= dict(_years(figure))
            shares.extend(_share(figure))
            whole = counted.get((figure.unit, WHOLE))
            if whole is not None and _is_part(figure, whole):
                contained.append((_cell(figure), _cell(whole)))
        partitions.extend(_partitions(indicator, counted))
    return Relations(tuple(shares), tuple(contained), tuple(partitions), over_year)


def _cell(figure: Figure, shown: Shown = "numerator") -> Cell:
    return Cell(figure.indicator, figure.unit, figure.category, shown)


def _share(figure: Figure) -> Iterator[tuple[Cell, Cell]]:
    of = figure.denominator
    if of is not None and figure.less is None and _holds(figure.numerator, of):
        yield _cell(figure), _cell(figure, "denominator")


def _is_part(figure: Figure, whole: Figure) -> bool:
    same = figure.category == WHOLE or figure.less is not None or whole.less is not None
    return not same and _holds(figure.numerator, whole.numerator)


def _holds(part: Tally, whole: Tally) -> bool:
    """Tell whether all that a tally counts is counted by another too."""
    alike = (part.table, part.when, part.count) == (whole.table, whole.when, whole.count)
    return alike and set(whole.clauses) <= set(part.clauses)


def _partitions(
    indicator: Indicator, counted: dict[tuple[str, str], Figure]
) -> Iterator[tuple[tuple[Cell, ...], Cell]]:
    """Give the categories by one column, which make up the whole where rows are counted."""
    for measure in indicator.measures:
        if measure.count.distinct is not None:
            continue
        for dimension in measure.dimensions:
            if dimension.column is None:
                continue
            names = [dimension.category(code) for code in (*dimension.labels, NOT_RECORDED)]
            if all((measure.unit, name) in counted for name in names):
                parts = tuple(_cell(counted[measure.unit, name]) for name in names)
                yield parts, _cell(counted[measure.unit, WHOLE])


def _years(figure: Figure) -> Iterator[tuple[Cell, OverYear]]:
    yield from _year(_cell(figure), figure.numerator, figure.less)
    if figure.denominator is not None:
        yield from _year(_cell(figure, "denominator"), figure.denominator, None)


def _year(cell: Cell, tally: Tally, less: Tally | None) -> Iterator[tuple[Cell, OverYear]]:
    way = tally.way
    if not tally.when.needs_whole_period:
        if not tally.count.days:
            yield cell, "last"
    elif way.needs_day_alone:
        if way.distinct is None:
            yield cell, "sum"
        elif less is None:
            yield cell, "between"
