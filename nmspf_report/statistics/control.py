"""Control charts of single values (XmR): natural process limits, and the rules that mark change.

The limits are those of an individuals chart (Shewhart WA. Economic Control of Quality of
Manufactured Product. Van Nostrand, 1931; Wheeler DJ. Understanding Variation. SPC Press, 1993).
The rules are the four of NHS England's programme Making Data Count, as the R package
NHSRplotthedots 0.2 applies them. Unlike that package by default, and like the programme's own
workbooks, no moving range is left out as an outlier.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from nmspf_report.statistics.intervals import Figures

FACTOR = 2.66
"""How many mean moving ranges the limits lie from the mean: 3 / 1.128, as it is always rounded."""

LEAST_POINTS = 8
"""From how many values limits are set: Wheeler (1993, page 60) finds them useful from 5 or 6."""

SETTLED_POINTS = 12
"""From how many values Making Data Count no longer calls limits provisional (trial limits)."""

RUN = 7
NEAR_OF = 3
LEAST_NEAR = 2
NEAR_SHARE = 2 / 3
"""Beyond this share of the way from the mean to a limit a value is near the limit."""

EQUAL = 1e-9
"""How far apart, as a share, two values are one and the same but for floating point."""

Flags = npt.NDArray[np.bool_]


class Rule(StrEnum):
    """What chance alone seldom does to a process that does not change."""

    OUTSIDE = "outside"
    TREND = "trend"
    NEAR = "near"
    RUN = "run"


@dataclass(frozen=True)
class NaturalLimits:
    """The mean of series of values, and how far to both sides of it their limits lie.

    Parameters
    ----------
    centre, reach
        One for each series, in the values' unit; NaN where a series has too few values.
    """

    centre: Figures
    reach: Figures

    @property
    def lower(self) -> Figures:
        """The lower limit, which can be below what is possible, such as 0."""
        return self.centre - self.reach

    @property
    def upper(self) -> Figures:
        """The upper limit, which can be above what is possible, such as 100%."""
        return self.centre + self.reach


@dataclass(frozen=True)
class Phase:
    """A part of a series in which the same is counted, with limits of its own.

    Parameters
    ----------
    start, stop
        The positions of its first value, and of the next phase's.
    known
        How many values it has.
    centre, lower, upper
        The mean and the natural process limits; None where there are too few values.
    signals
        The positions, in the whole series, of the values that break each rule; only rules
        that are broken.
    """

    start: int
    stop: int
    known: int
    centre: float | None
    lower: float | None
    upper: float | None
    signals: Mapping[Rule, tuple[int, ...]]

    @property
    def has_limits(self) -> bool:
        """Whether there were enough values."""
        return self.centre is not None

    @property
    def is_provisional(self) -> bool:
        """Whether its limits rest on few values, and will still move much."""
        return self.has_limits and self.known < SETTLED_POINTS


def natural_limits(values: npt.ArrayLike) -> NaturalLimits:
    """Give the mean and the reach of the natural process limits: 2.66 mean moving ranges.

    Parameters
    ----------
    values
        In order of time along the last axis, one series for each of the others. Missing is
        NaN; it has no part in the mean, and no moving range is taken across it.

    Returns
    -------
    NaturalLimits
        NaN for a series with fewer than `LEAST_POINTS` values, or without two in succession.

    Notes
    -----
    Shewhart (1931); Wheeler (1993). Checked against the individuals chart of the NIST/SEMATECH
    e-Handbook of Statistical Methods, section 6.3.2.2, and an example of NHSRplotthedots.
    """
    given = np.asarray(values, dtype=np.float64)
    is_enough = np.isfinite(given).sum(axis=-1) >= LEAST_POINTS
    centre = _mean(given)
    reach = FACTOR * _mean(np.abs(np.diff(given, axis=-1)))
    is_set = is_enough & np.isfinite(reach)
    return NaturalLimits(np.where(is_set, centre, np.nan), np.where(is_set, reach, np.nan))


def control(values: Sequence[float | None], breaks: Collection[int] = ()) -> tuple[Phase, ...]:
    """Set limits and apply the rules to a series, anew from every break on.

    Parameters
    ----------
    values
        In order of time; None where one is missing. What is missing ends a run, a trend and
        three in succession: what would have stood there is not known.
    breaks
        The positions from which something else is counted. No mean, moving range, run or trend
        reaches across one.

    Returns
    -------
    tuple of Phase
        One from the start, and one from each break.

    Notes
    -----
    The rules, as NHSRplotthedots 0.2 has them (``ptd_calculate_point_type``): a value outside
    the limits; a trend of seven values, each higher than the one before, or each lower; two of
    three in succession that are near one limit (beyond two thirds of the way, not outside),
    all three on its side of the mean; seven in succession on one side of the mean.
    """
    given = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    inner = sorted(place for place in set(breaks) if 0 < place < len(given))
    edges = [0, *inner, len(given)]
    return tuple(_phase(given, start, stop) for start, stop in pairwise(edges))


def _phase(given: Figures, start: int, stop: int) -> Phase:
    values = given[start:stop]
    known = int(np.isfinite(values).sum())
    limits = natural_limits(values)
    if np.isnan(limits.centre):
        return Phase(start, stop, known, None, None, None, {})
    centre, reach = float(limits.centre), float(limits.reach)
    signals = {
        rule: tuple(start + int(place) for place in np.flatnonzero(flags))
        for rule, flags in _broken(values, centre, reach)
        if flags.any()
    }
    return Phase(start, stop, known, centre, centre - reach, centre + reach, signals)


def _broken(values: Figures, centre: float, reach: float) -> Iterator[tuple[Rule, Flags]]:
    """Give each rule with the values that break it, in the order of what they say."""
    away = values - centre
    margin = EQUAL * max(abs(centre), reach)
    side = np.where(np.abs(away) > margin, np.sign(away), 0.0)
    side[np.isnan(values)] = 0.0
    is_outside = np.abs(away) > reach + margin
    is_near = (np.abs(away) > NEAR_SHARE * reach + margin) & ~is_outside
    yield Rule.OUTSIDE, is_outside
    yield Rule.TREND, _trends(values)
    yield Rule.NEAR, _near(is_near, side)
    yield Rule.RUN, _runs(side, RUN)


def _trends(values: Figures) -> Flags:
    """Mark seven values and more of which each is higher, or each lower, than the one before."""
    steps = np.diff(values)
    margin = EQUAL * np.maximum(np.abs(values[1:]), np.abs(values[:-1]))
    direction = np.where(np.abs(steps) > margin, np.sign(steps), 0.0)
    is_step = _runs(np.nan_to_num(direction), RUN - 1)
    flags = np.zeros(len(values), dtype=bool)
    flags[1:] |= is_step
    flags[:-1] |= is_step
    return flags


def _runs(signs: Figures, length: int) -> Flags:
    """Mark the members of runs of one sign, other than 0, that are at least so long."""
    flags = np.zeros(len(signs), dtype=bool)
    for first in range(len(signs) - length + 1):
        window = signs[first : first + length]
        if window[0] != 0 and (window == window[0]).all():
            flags[first : first + length] = True
    return flags


def _near(is_near: Flags, side: Figures) -> Flags:
    """Mark values near a limit of which two stand in three in succession, all on one side."""
    flags = np.zeros(len(side), dtype=bool)
    for first in range(len(side) - NEAR_OF + 1):
        window = slice(first, first + NEAR_OF)
        same_side = abs(side[window].sum()) == NEAR_OF
        if same_side and is_near[window].sum() >= LEAST_NEAR:
            flags[window] |= is_near[window]
    return flags


def _mean(values: Figures) -> Figures:
    """Give the mean of what is known along the last axis; NaN where nothing is."""
    known = np.isfinite(values)
    sums = np.where(known, values, 0).sum(axis=-1)
    return np.where(known.any(axis=-1), sums / np.maximum(known.sum(axis=-1), 1), np.nan)
