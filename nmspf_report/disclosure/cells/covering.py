"""Which conditions leave nothing out: yes and no; bands of numbers that follow one another."""

from collections.abc import Iterable, Iterator
from math import inf

from nmspf_report.framework.conditions import Condition


def partitions(conditions: Iterable[Condition]) -> Iterator[tuple[Condition, ...]]:
    """Give each choice of conditions of which exactly one holds wherever their column is recorded.

    Parameters
    ----------
    conditions
        Of one column.

    Yields
    ------
    tuple of Condition
        Yes and no; or bands, the lowest first, each of which begins where the one before ends.
    """
    asked = list(conditions)
    yes_and_no = {condition.is_value: condition for condition in asked if _is_boolean(condition)}
    if len(yes_and_no) == len((True, False)):
        yield yes_and_no[True], yes_and_no[False]
    bands = sorted(filter(_is_band, asked), key=_ends)
    yield from _chains(bands, -inf)


def affirmed(denied: Condition) -> Condition:
    """Give the condition that holds where one is denied."""
    return Condition(column=denied.column, **{"is": True})


def _is_boolean(condition: Condition) -> bool:
    return isinstance(condition.is_value, bool)


def _is_band(condition: Condition) -> bool:
    return condition.at_least is not None or condition.below is not None


def _ends(band: Condition) -> tuple[float, float]:
    low = -inf if band.at_least is None else band.at_least
    return low, inf if band.below is None else band.below


def _chains(bands: list[Condition], start: float) -> Iterator[tuple[Condition, ...]]:
    """Give each row of bands that begins at a number and leaves nothing out above it."""
    for band in bands:
        low, high = _ends(band)
        if low == start and high == inf:
            yield (band,)
        elif low == start < high:
            yield from ((band, *others) for others in _chains(bands, high))
