"""Counts that authorities sent, made to agree with themselves: completed, or left out.

Counts from records add up by themselves; typed ones need not, and a cell can be left empty. The
sums of boards, and the protection of small counts, rest on everything that adds up: one authority's
whole without its parts, or parts that make another whole, would break both for everybody. So what
follows by addition from what was sent is filled in, and where figures that belong together are
incomplete or contradict one another, none of them is taken.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.disclosure.cells.quantities import RESTS, FigureKey, Quantities, Terms
from nmspf_report.framework.model import Framework
from nmspf_report.periods import Period

Values = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Column = np.ndarray[tuple[int], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
FlagsOfOne = np.ndarray[tuple[int], np.dtype[np.bool_]]

NOT_AVAILABLE = "x"


def agreeing(
    observations: pd.DataFrame,
    framework: Framework,
    periods: Sequence[Period],
    not_about_persons: Sequence[str],
) -> pd.DataFrame:
    """Complete the figures of authorities, and leave out those that do not agree.

    Parameters
    ----------
    observations
        Of authorities, as they were sent.
    framework
        What its definitions tie together: parts and wholes, shares and what they are of, stricter
        and looser conditions, quarters and years.
    periods
        Those of the run, quarters before their year.
    not_about_persons
        The counting units whose figures are tied to no others, and stand as they are.

    Returns
    -------
    pandas.DataFrame
        The same rows; a figure that was left out is marked ``x``.
    """
    quantities = quantities_of(framework, not_about_persons)
    groups = _groups(quantities)
    parts = [
        _of_area(own, quantities, groups, periods)
        for _, own in observations.groupby("area_code", sort=False)
    ]
    return pd.concat(parts).sort_index()


def _of_area(
    own: pd.DataFrame, quantities: Quantities, groups: Sequence[int], periods: Sequence[Period]
) -> pd.DataFrame:
    """Complete and check the figures of one authority."""
    places = {period.label: place for place, period in enumerate(periods)}
    values, contradictory = _values(own, quantities, places)
    for place in range(len(periods)):
        _complete(values[:, place], quantities)
    wrong = contradictory | _disagrees(values, quantities, periods)
    taken = _taken(wrong, groups)
    rows = [
        _written(row, quantities, groups, values, taken, places[row[3]])
        for row in own[["indicator", "category", "counting_unit", "period"]].itertuples(
            index=False, name=None
        )
    ]
    known = pd.DataFrame(rows, columns=["tied", "numerator", "denominator"], index=own.index)
    tied = known["tied"].astype(bool)
    result = own.assign(
        numerator=own["numerator"].where(~tied, known["numerator"]),
        denominator=own["denominator"].where(~tied, known["denominator"]),
    )
    is_out = tied & result["numerator"].isna() & (result["symbol"] == "")
    found = tied & result["numerator"].notna() & (result["symbol"] == NOT_AVAILABLE)
    return result.assign(
        symbol=result["symbol"].mask(is_out, NOT_AVAILABLE).mask(found, ""),
    )


def _written(
    row: tuple[str, str, str, str],
    quantities: Quantities,
    groups: Sequence[int],
    values: Values,
    taken: Flags,
    place: int,
) -> tuple[bool, float, float]:
    """Give whether a figure is tied to others, and its numbers if its group is taken."""
    shown = quantities.shown.get(row[:3])
    if shown is None:
        return False, np.nan, np.nan
    if not taken[groups[shown.numerator], place]:
        return True, np.nan, np.nan
    of = np.nan if shown.denominator is None else values[shown.denominator, place]
    return True, values[shown.numerator, place], of


def _values(
    own: pd.DataFrame, quantities: Quantities, places: dict[str, int]
) -> tuple[Values, Flags]:
    """Give each quantity in each period as it was sent, null where it was not or in two ways.

    The flags tell of which two figures say different things.
    """
    sent: dict[tuple[int, int], set[float]] = {}
    columns = ["indicator", "category", "counting_unit", "period", "numerator", "denominator"]
    for indicator, category, unit, period, numerator, denominator in own[columns].itertuples(
        index=False, name=None
    ):
        key: FigureKey = (indicator, category, unit)
        shown = quantities.shown.get(key)
        if shown is None:
            continue
        for quantity, value in ((shown.numerator, numerator), (shown.denominator, denominator)):
            if quantity is not None and not np.isnan(value):
                sent.setdefault((quantity, places[period]), set()).add(value)
    values = np.full((len(quantities.quantities), len(places)), np.nan)
    contradictory = np.zeros(values.shape, dtype=bool)
    for place, numbers in sent.items():
        contradictory[place] = len(numbers) > 1
        values[place] = np.nan if len(numbers) > 1 else next(iter(numbers))
    return values, contradictory


def _complete(values: Column, quantities: Quantities) -> None:
    """Work out what follows by addition, as long as anything does."""
    equations = [*quantities.equations, *_subtractions(quantities)]
    is_new = True
    while is_new:
        is_new = False
        for terms in equations:
            unknown = [(place, factor) for place, factor in terms if np.isnan(values[place])]
            if len(unknown) == 1:
                (place, factor), *_ = unknown
                rest = sum(one * values[each] for each, one in terms if each != place)
                values[place] = -rest / factor
                is_new = True


def _disagrees(values: Values, quantities: Quantities, periods: Sequence[Period]) -> Flags:
    """Tell by quantity and period what is not known or contradicts another."""
    wrong: Flags = np.isnan(values) | (values < 0)
    for terms in (*quantities.equations, *_subtractions(quantities)):
        _mark(wrong, terms, _sums(values, terms) != 0)
    for terms in quantities.limits:
        _mark(wrong, terms, _sums(values, terms) > 0)
    for place, period in enumerate(periods):
        if period.is_year:
            of_year = [periods.index(quarter) for quarter in period.quarters]
            wrong[:, place] |= _breaks_over_time(values, quantities, place, of_year)
    return wrong


def _taken(wrong: Flags, groups: Sequence[int]) -> Flags:
    """Tell by group and period whether nothing in it is wrong."""
    taken = np.ones((max(groups) + 1, wrong.shape[1]), dtype=bool)
    for quantity, group in enumerate(groups):
        taken[group] &= ~wrong[quantity]
    return taken


def _breaks_over_time(
    values: Values, quantities: Quantities, year: int, of_year: Sequence[int]
) -> FlagsOfOne:
    """Tell which quantities of a year do not agree with those of its quarters."""
    whole, quarters = values[:, year], values[:, of_year]
    ways = np.array([quantity.over_time for quantity in quantities.quantities])
    counted = np.array([quantity.shown not in RESTS for quantity in quantities.quantities])
    known = counted & ~np.isnan(whole) & ~np.isnan(quarters).any(axis=1)
    total = quarters.sum(axis=1)
    is_wrong = np.select(
        [ways == "sum", ways == "same", ways == "bounded"],
        [
            whole != total,
            whole != quarters[:, -1],
            (whole > total) | (whole < quarters.max(axis=1)),
        ],
        False,
    )
    broken: FlagsOfOne = known & is_wrong
    return broken


def _mark(wrong: Flags, terms: Terms, broken: FlagsOfOne) -> None:
    for quantity, _ in terms:
        wrong[quantity] |= broken


def _sums(values: Values, terms: Terms) -> Column:
    """Give what terms come to in each period; 0 where one of them is not known."""
    parts = np.stack([factor * values[quantity] for quantity, factor in terms])
    come_to: Column = np.nan_to_num(parts.sum(axis=0))
    return come_to


def _subtractions(quantities: Quantities) -> Iterator[Terms]:
    for whole, part, rest in quantities.subtractions:
        yield ((whole, -1), (part, 1), (rest, 1))


def _groups(quantities: Quantities) -> list[int]:
    """Give the group of each quantity: those that any equation or limit ties, or a share."""
    tied = [
        *quantities.equations,
        *_subtractions(quantities),
        *quantities.limits,
        *quantities.limits_over_time,
    ]
    pairs = [(terms[0][0], place) for terms in tied for place, _ in terms[1:]]
    pairs += [
        (shown.numerator, shown.denominator)
        for shown in quantities.shown.values()
        if shown.denominator is not None
    ]
    size = len(quantities.quantities)
    ends = np.array(pairs, dtype=np.int64)
    links = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    _, labels = connected_components(links, directed=False)
    return [int(label) for label in labels]
