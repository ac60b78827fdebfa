"""Percentages and rates with their confidence limits: Wilson's, Byar's and exact Poisson.

The methods are those that UK public health statistics use (R package
PHEindicatormethods, functions ``phe_proportion`` and ``phe_rate``), worked from the papers
that each function cites. Nothing is rounded here: rounding happens at presentation.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import erfinv, gammaincinv

from nmspf_report.problems import Problem

Figures = npt.NDArray[np.float64]
Place = Callable[[int], str]

BYAR_FROM = 10
"""The count from which Byar's approximation is close enough; below it, limits are exact."""


class Interval(NamedTuple):
    """A figure and its confidence limits, each of the shape that was given."""

    value: Figures
    lower: Figures
    upper: Figures


def proportion(numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> Figures:
    """Give what share of the denominator the numerator is, from 0 to 1.

    Parameters
    ----------
    numerator, denominator
        Numbers or arrays of one shape, of one unit. They need not be whole (full-time
        equivalents are not). Missing is NaN or None.

    Returns
    -------
    numpy.ndarray
        Shares, not percent; NaN where a part is missing, or where the denominator is zero:
        a share of nothing does not apply.

    Raises
    ------
    Problem
        As `refuse_wrong_shares`.
    """
    refuse_wrong_shares(numerator, denominator)
    return _share(_figures(numerator), _figures(denominator))


def wilson_interval(
    numerator: npt.ArrayLike, denominator: npt.ArrayLike, confidence: float
) -> Interval:
    """Give a proportion with its Wilson score limits, without continuity correction.

    Parameters
    ----------
    numerator, denominator
        Counts of events or persons, and of what they are among. Missing is NaN or None.
    confidence
        Of the interval, between 0 and 1: 0.95, 0.998.

    Returns
    -------
    Interval
        From 0 to 1; NaN where a part is missing or the denominator is zero.

    Raises
    ------
    Problem
        As `refuse_wrong_shares`; a count that is not whole, as the method rests on the
        binomial distribution; a confidence that is not between 0 and 1.

    Notes
    -----
    Wilson EB. Probable inference, the law of succession, and statistical inference. J Am
    Stat Assoc 1927; 22: 209-212. Newcombe RG. Two-sided confidence intervals for the single
    proportion: comparison of seven methods. Stat Med 1998; 17: 857-872, method 3.
    """
    refuse_wrong_confidence(confidence)
    refuse_wrong_shares(numerator, denominator)
    refuse_fractions(numerator)
    refuse_fractions(denominator)
    events, among = _figures(numerator), _figures(denominator)
    return Interval(
        value=_share(events, among),
        lower=_wilson_lower(events, among, confidence),
        upper=1 - _wilson_lower(among - events, among, confidence),
    )


def rate(count: npt.ArrayLike, population: npt.ArrayLike, per: float = 10_000) -> Figures:
    """Give a count per so many of the population.

    Parameters
    ----------
    count
        What is counted; it need not be whole, and can pass the population, as one person
        can be referred more than once. Missing is NaN or None.
    population
        Persons.
    per
        The population that the rate is per.

    Returns
    -------
    numpy.ndarray
        Rates; NaN where a part is missing.

    Raises
    ------
    Problem
        As `refuse_wrong_rates`; a `per` that is not above zero.
    """
    _refuse_wrong_multiplier(per)
    refuse_wrong_rates(count, population)
    return _figures(count) / _figures(population) * per


def byar_interval(
    count: npt.ArrayLike, population: npt.ArrayLike, confidence: float, per: float = 10_000
) -> Interval:
    """Give a rate with Byar's limits, or exact Poisson limits for a count below 10.

    Parameters
    ----------
    count
        Events: whole numbers. Missing is NaN or None.
    population
        Persons, taken as known without error.
    confidence
        Of the interval, between 0 and 1: 0.95, 0.998.
    per
        The population that the rate is per.

    Returns
    -------
    Interval
        Rates per `per`; NaN where a part is missing.

    Raises
    ------
    Problem
        As `refuse_wrong_rates`; a count that is not whole, as the method rests on the
        Poisson distribution; a confidence that is not between 0 and 1; a `per` that is not
        above zero.

    Notes
    -----
    Byar: Breslow NE, Day NE. Statistical methods in cancer research, volume II: the design
    and analysis of cohort studies. Lyon: IARC; 1987, page 69; as formulae 4a and 4b of APHO
    Technical Briefing 3 (2008), page 7. Exact: Garwood F. Fiducial limits for the Poisson
    distribution. Biometrika 1936; 28: 437-442. Byar below 10 is less accurate, so that
    ``phe_rate`` changes to exact limits there.
    """
    refuse_wrong_confidence(confidence)
    _refuse_wrong_multiplier(per)
    refuse_wrong_rates(count, population)
    refuse_fractions(count)
    events, persons = _figures(count), _figures(population)
    lower, upper = _poisson_limits(events, confidence)
    return Interval(
        value=events / persons * per, lower=lower / persons * per, upper=upper / persons * per
    )


def refuse_wrong_shares(
    numerator: npt.ArrayLike, denominator: npt.ArrayLike, place: Place | None = None
) -> None:
    """Refuse figures of which no share can be.

    Parameters
    ----------
    numerator, denominator
        As for `proportion`.
    place
        Where a figure stands, by its position, for the message.

    Raises
    ------
    Problem
        Not a number, not finite, below zero, or a numerator above its denominator.
    """
    events, among = _figures(numerator), _figures(denominator)
    _refuse("not_finite", place, np.isinf(events), figure=events)
    _refuse("not_finite", place, np.isinf(among), figure=among)
    _refuse("negative_count", place, events < 0, count=events)
    _refuse("negative_denominator", place, among < 0, denominator=among)
    _refuse(
        "numerator_above_denominator",
        place,
        events > among,
        numerator=events,
        denominator=among,
    )


def refuse_wrong_rates(
    count: npt.ArrayLike, population: npt.ArrayLike, place: Place | None = None
) -> None:
    """Refuse figures of which no rate can be.

    Parameters
    ----------
    count, population
        As for `rate`.
    place
        Where a figure stands, by its position, for the message.

    Raises
    ------
    Problem
        Not a number, not finite, a count below zero, or a population that is not above zero.
    """
    events, persons = _figures(count), _figures(population)
    _refuse("not_finite", place, np.isinf(events), figure=events)
    _refuse("not_finite", place, np.isinf(persons), figure=persons)
    _refuse("negative_count", place, events < 0, count=events)
    _refuse("negative_population", place, persons < 0, population=persons)
    _refuse("zero_population", place, persons == 0)


def refuse_fractions(counts: npt.ArrayLike, place: Place | None = None) -> None:
    """Refuse counts that are not whole, where the method is one for events.

    Parameters
    ----------
    counts
        Numbers; missing ones pass.
    place
        Where a figure stands, by its position, for the message.

    Raises
    ------
    Problem
        With the first count that is not whole.
    """
    events = _figures(counts)
    _refuse("fractional_count", place, np.floor(events) < events, count=events)


def refuse_wrong_confidence(confidence: float) -> None:
    """Refuse a confidence that is not between 0 and 1, such as a percentage.

    Raises
    ------
    Problem
        With the confidence.
    """
    if not 0 < confidence < 1:
        raise Problem("wrong_confidence", confidence=confidence)


def _refuse_wrong_multiplier(per: float) -> None:
    if not 0 < per < np.inf:
        raise Problem("wrong_multiplier", per=per)


def _refuse(problem: str, place: Place | None, wrong: Any, **figures: Figures) -> None:
    """Raise the problem for the first figure that is wrong; a missing one never is."""
    if not np.any(wrong):
        return
    shape = np.shape(wrong)
    position = int(np.argmax(wrong))
    first = {name: np.broadcast_to(these, shape).flat[position] for name, these in figures.items()}
    raise Problem(
        problem,
        where=None if place is None else place(position),
        **{name: format(figure, ".15g") for name, figure in first.items()},
    )


def _figures(given: npt.ArrayLike) -> Figures:
    try:
        return np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise Problem("not_numbers", reason=error) from None


def _share(numerator: Figures, denominator: Figures) -> Figures:
    return numerator / _without_zero(denominator)


def _without_zero(denominator: Figures) -> Figures:
    return np.where(denominator == 0, np.nan, denominator)


def _standard_normal_deviate(confidence: float) -> float:
    """Give z, 1.96 for 95%; by erfinv, as it stays exact towards both 0 and 1."""
    return float(np.sqrt(2) * erfinv(confidence))


def _wilson_lower(events: Figures, among: Figures, confidence: float) -> Figures:
    """Give the smaller root of the score equation.

    Newcombe's formula is (2x + z² - z √(z² + 4x(n-x)/n)) / 2(n + z²). Multiplied above and
    below by its conjugate it becomes the one used here, which subtracts nothing: it is
    exactly 0 when no event is seen, where the other leaves a trace of rounding.
    """
    z = _standard_normal_deviate(confidence)
    among = _without_zero(among)
    spread = z * np.sqrt(z**2 + 4 * events * (among - events) / among)
    return 2 * events**2 / among / (2 * events + z**2 + spread)


def _poisson_limits(events: Figures, confidence: float) -> tuple[Figures, Figures]:
    """Give the limits of the mean of a Poisson variable of which `events` were seen."""
    byar_lower, byar_upper = _byar_limits(np.maximum(events, BYAR_FROM), confidence)
    few = np.nan_to_num(np.minimum(events, BYAR_FROM - 1)).astype(int)
    exact_lower, exact_upper = _exact_limits(confidence)
    is_few = events < BYAR_FROM
    return (
        np.where(is_few, exact_lower[few], byar_lower),
        np.where(is_few, exact_upper[few], byar_upper),
    )


def _byar_limits(events: Figures, confidence: float) -> tuple[Figures, Figures]:
    z = _standard_normal_deviate(confidence)
    above = events + 1
    return (
        events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3,
        above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3,
    )


def _exact_limits(confidence: float) -> tuple[Figures, Figures]:
    """Give the exact limits of each count below `BYAR_FROM`, from 0 on.

    Half the chi-square quantile with 2x and with 2x + 2 degrees of freedom is the inverse of
    the incomplete gamma function at x and at x + 1; of no event, the lower limit is 0.
    """
    tail = (1 - confidence) / 2
    counts = np.arange(BYAR_FROM, dtype=np.float64)
    lower = np.concatenate([[0.0], gammaincinv(counts[1:], tail)])
    return lower, gammaincinv(counts + 1, 1 - tail)
