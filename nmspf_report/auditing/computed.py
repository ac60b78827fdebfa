"""Where the figures of a chart put what is computed of them: limits of control, limits of funnels.

What is drawn there says no more than the figures that are drawn beside it: whoever sees those can
work it out. So it is worked out again, from where they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nmspf_report.auditing.scales import Point, Scale
from nmspf_report.figures.plotting import PER_CENT
from nmspf_report.periods import parse_period
from nmspf_report.statistics.control import natural_limits
from nmspf_report.statistics.estimates import CONFIDENCES
from nmspf_report.statistics.funnels import Distribution, Funnel, funnel
from nmspf_report.statistics.intervals import Figures

CONTROL, FUNNEL, OVERDISPERSED, SHADE = "control", "funnel", "funnel overdispersed", "shade"

PER_POPULATION = 10_000

TOLERANCE = 0.1
"""How far, in points, a limit may be drawn from where figures put it that are drawn roundly."""

SHARE = 0.005
"""How far besides, as a share of its distance from the target, where dispersion widens it."""


@dataclass(frozen=True)
class Drawn:
    """A point that shows figures: of which period, at which positions.

    Parameters
    ----------
    period
        The label of its period.
    shown
        What of a figure it shows, of `nmspf_report.bindings.SHOWN`.
    across, up
        Its coordinates.
    """

    period: str
    shown: str
    across: float
    up: float

    @property
    def point(self) -> Point:
        """Where it stands."""
        return self.across, self.up


def control_places(scale: Scale, points: Sequence[Drawn]) -> tuple[float, ...]:
    """Give the positions of the mean and the limits of a part of a series; none without limits."""
    values = {parse_period(one.period): scale.value(scale.along(one.point)) for one in points}
    if not values:
        return ()
    periods = [min(values)]
    while periods[-1] < max(values):
        periods.append(periods[-1].next)
    limits = natural_limits([values.get(period, np.nan) for period in periods])
    found = (limits.centre, limits.lower, limits.upper)
    return tuple(scale.position(float(one)) for one in found if np.isfinite(one))


@lru_cache(maxsize=100)
def drawn_funnel(
    across: Scale, up: Scale, points: tuple[Drawn, ...], target: float, shown: str
) -> Funnel | None:
    """Give the funnel that follows from dots at their sizes, and from a target's position."""
    values = _unit(np.array([up.value(one.up) for one in points]), shown)
    sizes = _size(np.array([across.value(one.across) for one in points]), shown)
    if not (sizes > 0).all():
        return None
    distribution: Distribution = "binomial" if shown == "percentage" else "poisson"
    return funnel(values, sizes, float(_unit(np.array(up.value(target)), shown)), distribution)


def is_on_funnel(
    made: Funnel, points: Sequence[Point], across: Scale, up: Scale, shown: str
) -> bool:
    """Tell whether a curve is one of the limits of a funnel."""
    sizes = _size(np.array([across.value(x) for x, _ in points]), shown)
    if not (sizes > 0).all():
        return False
    drawn = np.array([y for _, y in points])
    factor = PER_CENT if shown == "percentage" else 1.0
    for confidence in CONFIDENCES:
        for limit in made.limits(sizes, confidence):
            places = np.array([up.position(float(value)) for value in factor * limit])
            away = np.abs(places - up.position(factor * made.target))
            allowed = TOLERANCE + (SHARE * away if made.is_overdispersed else 0)
            if (np.abs(places - drawn) <= allowed).all():
                return True
    return False


def _unit(values: Figures, shown: str) -> Figures:
    return values / PER_CENT if shown == "percentage" else values


def _size(values: Figures, shown: str) -> Figures:
    return values if shown == "percentage" else values / PER_POPULATION
