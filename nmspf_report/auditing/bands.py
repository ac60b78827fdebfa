"""What the width of a band in a flow says: its figure's value, or, of a withheld one, nothing."""

from collections.abc import Sequence

from nmspf_report.auditing.scales import ROUNDED, SAME_PLACE, Point, Scale, is_among
from nmspf_report.figures.journey_drawing import UNKNOWN

CORNERS = 4


def width_of(points: Sequence[Point]) -> float | None:
    """Give how wide a band is, which runs across the chart; None for what is no band."""
    if len(points) != CORNERS:
        return None
    (left, top), (right, *_), *_ = points
    bottom = points[2][1]
    if list(points) != [(left, top), (right, top), (right, bottom), (left, bottom)]:
        return None
    return abs(bottom - top)


def width_on(scale: Scale, width: float) -> tuple[float, tuple[float, float]]:
    """Give where a width ends that is laid along a scale from its beginning, and its values.

    Returns
    -------
    place : float
        A position.
    values : tuple of float
        The closed interval of the values that are drawn so wide: both edges are rounded.
    """
    step = width if scale.end > scale.start else -width
    place = scale.start + step
    low, high = scale.interval(place)
    slope = abs((scale.high - scale.low) / (scale.end - scale.start))
    return place, (low - ROUNDED * slope, high + ROUNDED * slope)


def says_nothing(points: Sequence[Point]) -> bool:
    """Tell whether a crossed band is as wide as that of every withheld count."""
    down = [y for _, y in points]
    edges = (min(down), max(down))
    return abs(edges[1] - edges[0] - UNKNOWN) <= SAME_PLACE and all(
        is_among(y, edges) for y in down
    )
