"""Funnel limits: how far a share or a rate may lie from the nation's by chance, by its size.

Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005; 24:
1185-1202. The exact limits are those of its appendix, interpolated between whole counts; where
areas vary by more than chance, the limits are widened by a multiplicative factor, estimated from
winsorised z-scores.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import bdtrik, betainc, chdtri, gammaincc, ndtri, pdtrik

from nmspf_report.problems import Problem
from nmspf_report.statistics.intervals import Figures, refuse_wrong_confidence

Distribution = Literal["binomial", "poisson"]

WINSORISED = 0.1
"""The share of the lowest and of the highest z-scores that are drawn in."""

LEAST_AREAS = 10
"""From how many areas overdispersion is estimated, and so a funnel drawn."""

SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class Funnel:
    """What the limits at every size follow from.

    Parameters
    ----------
    distribution
        ``binomial`` for shares, ``poisson`` for rates.
    target
        The share or the rate from which areas may differ by chance: the nation's.
    dispersion
        How many times as much as chance alone areas vary (the variance of their z-scores).
    is_overdispersed
        Whether that is more than chance would give, so that the limits are widened by it.
    """

    distribution: Distribution
    target: float
    dispersion: float
    is_overdispersed: bool

    def limits(self, sizes: npt.ArrayLike, confidence: float) -> tuple[Figures, Figures]:
        """Give the lower and the upper limit of an area of each size.

        Parameters
        ----------
        sizes
            What shares are of, or how many units of the population (10,000 persons, say) rates
            are per; above 0, and not always whole.
        confidence
            Of both limits together: 0.95, 0.998.

        Returns
        -------
        tuple of numpy.ndarray
            Shares between 0 and 1, rates not below 0.

        Notes
        -----
        Spiegelhalter (2005): exact limits by appendix A.1 where the areas vary by chance alone,
        else the target plus and minus z √(φ V / size), V being the variance of one.
        """
        refuse_wrong_confidence(confidence)
        given = np.asarray(sizes, dtype=np.float64)
        tail = (1 - confidence) / 2
        if self.is_overdispersed:
            spread = ndtri(1 - tail) * np.sqrt(self.dispersion * self._variance / given)
            lower, upper = self.target - spread, self.target + spread
        else:
            lower, upper = self._exact(given, tail), self._exact(given, 1 - tail)
        most = 1.0 if self.distribution == "binomial" else np.inf
        return np.clip(lower, 0.0, most), np.clip(upper, 0.0, most)

    @property
    def _variance(self) -> float:
        return _variance(self.target, self.distribution)

    def _exact(self, sizes: Figures, probability: float) -> Figures:
        """Give the count at a probability, interpolated between whole ones, as a share or rate.

        With r the smallest count of which P(R <= r) reaches the probability p, it is
        r - (P(R <= r) - p) / (P(R <= r) - P(R <= r - 1)).
        """
        if self.distribution == "binomial":
            inner = bdtrik(probability, sizes, self.target)
        else:
            inner = pdtrik(probability, sizes * self.target)
        count = np.maximum(np.ceil(np.nan_to_num(inner)), 0.0)
        # Where the inverse lies on a whole number it can be found one too low or too high.
        count += self._up_to(count, sizes) < probability
        count -= self._up_to(count - 1, sizes) >= probability
        at, before = self._up_to(count, sizes), self._up_to(count - 1, sizes)
        limits: Figures = (count - (at - probability) / (at - before)) / sizes
        return limits

    def _up_to(self, count: Figures, sizes: Figures) -> Figures:
        """Give the probability of at most so many events; sizes need not be whole."""
        counted = np.maximum(count, 0.0)
        if self.distribution == "poisson":
            probability = gammaincc(counted + 1, sizes * self.target)
        else:
            left = np.maximum(sizes - counted, np.finfo(float).tiny)
            probability = np.where(
                counted >= sizes, 1.0, betainc(left, counted + 1, 1 - self.target)
            )
        return np.where(count < 0, 0.0, probability)


def funnel(
    values: npt.ArrayLike, sizes: npt.ArrayLike, target: float, distribution: Distribution
) -> Funnel | None:
    """Estimate how much areas vary, and with it the funnel in which chance would keep them.

    Parameters
    ----------
    values, sizes
        Of each area its share (0 to 1) or its rate, and its size, as in `Funnel.limits`.
    target
        The nation's share or rate.
    distribution
        ``binomial`` for shares, ``poisson`` for rates.

    Returns
    -------
    Funnel or None
        None where there are fewer than `LEAST_AREAS` areas, or the target leaves nothing to
        chance: a share of 0 or 1, a rate of 0.

    Raises
    ------
    Problem
        If a size is not above zero.

    Notes
    -----
    Spiegelhalter (2005), section on over-dispersion: the z-scores below their 10% point and above
    their 90% point are set to those points, and φ is the mean of the squares. The limits are
    widened where φ times the number of areas is beyond the 95% point of the chi-square
    distribution with as many degrees of freedom, which it follows were there no more than chance
    (winsorising makes it less, so that they are widened seldom rather than often).
    """
    shown, given = np.asarray(values, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    if (given <= 0).any():
        raise Problem("wrong_size", size=format(float(given.min()), ".15g"))
    variance = _variance(target, distribution)
    if len(shown) < LEAST_AREAS or not variance > 0:
        return None
    scores = (shown - target) / np.sqrt(variance / given)
    dispersion = float(np.mean(winsorised(scores) ** 2))
    most = float(chdtri(len(shown), SIGNIFICANCE)) / len(shown)
    return Funnel(distribution, target, dispersion, is_overdispersed=dispersion > most)


def winsorised(scores: npt.ArrayLike) -> Figures:
    """Set the scores below their 10% point, and those above their 90% point, to these points.

    Points are interpolated between the ordered scores, as numpy and R do by default.
    """
    given = np.asarray(scores, dtype=np.float64)
    lowest, highest = np.quantile(given, [WINSORISED, 1 - WINSORISED])
    return np.clip(given, lowest, highest)


def _variance(target: float, distribution: Distribution) -> float:
    """Give the variance of an area of size one."""
    return target * (1 - target) if distribution == "binomial" else target
