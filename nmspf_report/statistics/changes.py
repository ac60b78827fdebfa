"""Whether a figure changed by more than chance would bring: differences of shares, ratios of rates.

Both methods take the two figures as independent samples, which two years of the same service are
only nearly: a child can be in both. Nothing is said of causes.
"""

import numpy as np
import numpy.typing as npt

from nmspf_report.statistics.intervals import (
    Interval,
    refuse_fractions,
    refuse_wrong_rates,
    wilson_interval,
)


def share_difference(
    earlier: tuple[npt.ArrayLike, npt.ArrayLike],
    later: tuple[npt.ArrayLike, npt.ArrayLike],
    confidence: float,
) -> Interval:
    """Give the later proportion less the earlier, with the limits of that difference.

    Parameters
    ----------
    earlier, later
        Each a numerator and a denominator: counts, or arrays of counts of one shape. Missing is
        NaN or None.
    confidence
        Of the interval, between 0 and 1: 0.95.

    Returns
    -------
    Interval
        From -1 to 1; NaN where a part is missing or a denominator is zero. Where the limits do
        not enclose zero, the two differ by more than chance would bring.

    Raises
    ------
    Problem
        As `nmspf_report.statistics.intervals.wilson_interval`.

    Notes
    -----
    Newcombe RG. Interval estimation for the difference between independent proportions:
    comparison of eleven methods. Stat Med 1998; 17: 873-890, method 10: the limits of the
    difference come from the Wilson limits of each proportion.
    """
    before = wilson_interval(*earlier, confidence)
    now = wilson_interval(*later, confidence)
    difference = now.value - before.value
    below = np.hypot(now.value - now.lower, before.upper - before.value)
    above = np.hypot(now.upper - now.value, before.value - before.lower)
    return Interval(difference, difference - below, difference + above)


def rate_ratio(
    earlier: tuple[npt.ArrayLike, npt.ArrayLike],
    later: tuple[npt.ArrayLike, npt.ArrayLike],
    confidence: float,
) -> Interval:
    """Give the later rate as a multiple of the earlier, with the limits of that ratio.

    Parameters
    ----------
    earlier, later
        Each a count of events and the persons (or the time) in which they were counted, or
        arrays of them of one shape. Two counts over equal times have the same persons, such as
        1. Missing is NaN or None.
    confidence
        Of the interval, between 0 and 1: 0.95.

    Returns
    -------
    Interval
        From 0 to infinity; the value is infinite where the earlier count is zero, and all is NaN
        where both are, or a part is missing. Where the limits do not enclose 1, the two differ by
        more than chance would bring.

    Raises
    ------
    Problem
        As `nmspf_report.statistics.intervals.byar_interval`.

    Notes
    -----
    Given how many events there were in both together, the later ones are a binomial share of
    them: Przyborowski J, Wilenski H. Homogeneity of results in testing samples from Poisson
    series. Biometrika 1940; 31: 313-323. The limits of the share are Wilson's, and each gives a
    ratio: share / (1 - share), times the earlier persons over the later.
    """
    (events_before, persons_before), (events_now, persons_now) = earlier, later
    for count, persons in (earlier, later):
        refuse_wrong_rates(count, persons)
        refuse_fractions(count)
    together = np.add(_figures(events_before), _figures(events_now))
    share = wilson_interval(_figures(events_now), together, confidence)
    exposure = _figures(persons_before) / _figures(persons_now)
    with np.errstate(divide="ignore"):
        odds = (part / (1 - part) * exposure for part in share)
        return Interval(*odds)


def _figures(given: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return np.asarray(given, dtype=np.float64)
