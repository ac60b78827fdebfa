"""What positions in a chart stand for: its scales, and where something may be drawn on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Axis = Literal["x", "y"]
Point = tuple[float, float]

ROUNDED = 0.005
"""How far, in points, a position that is written with two decimals lies from the true one."""

VALUE_ROUNDED = 5e-7
"""How far a value of a scale's ends, written with six decimals, lies from the true one."""

SAME_PLACE = 0.03
"""Within this many points two positions, each rounded, are the same."""


@dataclass(frozen=True)
class Scale:
    """Which value each position along an axis stands for (``docs/bindings.md``).

    Parameters
    ----------
    axis
        ``x`` or ``y``.
    start, end
        Positions, in the drawing's coordinates.
    low, high
        The values that they stand for.
    """

    axis: Axis
    start: float
    end: float
    low: float
    high: float

    def along(self, point: Point) -> float:
        """Give a point's position along the axis."""
        return point[0] if self.axis == "x" else point[1]

    def value(self, position: float) -> float:
        """Give the value that a position stands for."""
        return self.low + (position - self.start) / (self.end - self.start) * (self.high - self.low)

    def position(self, value: float) -> float:
        """Give the position that stands for a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def interval(self, position: float) -> tuple[float, float]:
        """Give the closed interval of the values that are drawn at a position."""
        value = self.value(position)
        slope = abs((self.high - self.low) / (self.end - self.start))
        error = ROUNDED * slope + VALUE_ROUNDED + 1e-9 * abs(value)
        return value - error, value + error

    def holds(self, position: float) -> bool:
        """Tell whether a position is strictly between the scale's ends."""
        low, high = sorted((self.start, self.end))
        return low + SAME_PLACE < position < high - SAME_PLACE


def read_scales(written: str) -> tuple[Scale, ...]:
    """Read the attribute of a group: a scale, or one across and one upwards.

    Raises
    ------
    ValueError
        If one is not an axis, two positions and two values, each two different; if two are not
        of the one axis and the other.
    """
    scales = tuple(map(_read_scale, written.split(";")))
    if [scale.axis for scale in scales] not in (["x"], ["y"], ["x", "y"]):
        raise ValueError(f"not scales: {written}")
    return scales


def _read_scale(written: str) -> Scale:
    axis, *numbers = written.split()
    start, end, low, high = map(float, numbers)
    if axis == "x":
        scale = Scale("x", start, end, low, high)
    elif axis == "y":
        scale = Scale("y", start, end, low, high)
    else:
        raise ValueError(f"not an axis: {axis}")
    if start == end or low == high:
        raise ValueError(f"not a scale: {written}")
    return scale


def far_end(scale: Scale, points: Iterable[Point]) -> float:
    """Give the position along the axis that is farthest from where the scale starts."""
    return max(map(scale.along, points), key=lambda position: abs(position - scale.start))


def is_among(position: float, places: Iterable[float]) -> bool:
    """Tell whether a position is one of several places."""
    return any(abs(position - place) <= SAME_PLACE for place in places)
