"""Drawing areas in their funnel: dots by size, limits, and the names of those that stand out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from nmspf_report.bindings import Binding
from nmspf_report.figures.canvas import (
    BLUE,
    CHARCOAL,
    GREY,
    LINE_HEIGHT,
    PLUM,
    RULE,
    WIDTH,
    Box,
    Dashes,
    Point,
    Sheet,
    Shows,
    spread,
)
from nmspf_report.figures.findings import (
    Wording,
    nothing_known,
)
from nmspf_report.figures.lettering import TEXT_SIZE, text_width, wrap
from nmspf_report.figures.markers import MARKERS, SIZE
from nmspf_report.figures.plotting import (
    GAP,
    GRID,
    PER_CENT,
    axis_title,
    close_scale,
    drawn,
    horizontal_grid,
    notice,
    scale_to,
    scaled,
    tick_labels,
)
from nmspf_report.locale import number
from nmspf_report.locale.units import base_unit_name
from nmspf_report.statistics.funnels import Funnel
from nmspf_report.tables.presented import Estimate

HEIGHT = 300.0
PER_POPULATION = 10_000
LABEL_WIDTH = 100.0
STEPS = 40
"""How many points a curve has."""

FIRST = 0.35
"""Where curves begin, as a share of the smallest area's size."""

LIMITS = ((0.95, "funnel_95", (4.0, 3.0)), (0.998, "funnel_998", ()))


@dataclass(frozen=True)
class Dot:
    """One area: its figure, its size, and how far it stands out.

    Parameters
    ----------
    name, code
        The area's.
    estimate
        Its share or rate.
    size
        The binding of its denominator or population, and how many that is.
    beyond
        The confidence of the widest limits outside of which it lies; 0 within all.
    is_above
        Whether it lies above the nation's figure.
    is_marked
        Whether it is one of those that the reader asks about.
    """

    name: str
    code: str
    estimate: Estimate
    size: tuple[Binding, float]
    beyond: float = 0.0
    is_above: bool = False
    is_marked: bool = False


@dataclass(frozen=True)
class End:
    """Where a line ends at the right, and how it is named."""

    y: float
    lines: list[str]
    is_target: bool = False


def draw_funnel(
    dots: Sequence[Dot],
    made: Funnel | None,
    whole: Estimate,
    nation: str,
    every: Sequence[Estimate],
    wording: Wording,
) -> str:
    """Draw areas in their funnel.

    Parameters
    ----------
    dots
        The areas that have a figure and a size.
    made
        The funnel; None where there is none, and the drawing says so.
    whole, nation
        The nation's figure and name.
    every
        The estimate of every area, to say why there are none.
    wording
        How figures are written.

    Returns
    -------
    str
        SVG.
    """
    if not dots:
        return notice(nothing_known(every, wording))
    if made is None:
        return notice(wording.message("no_funnel"))
    way = wording.way
    values = [scaled(dot.estimate.value or 0.0, way) for dot in dots]
    most, steps = scale_to([dot.size[1] for dot in dots], "number")
    values.extend([scaled(whole.value or 0.0, way), *_last_limits(made, most, way)])
    low, top, ticks = close_scale(values, way)
    labels = tick_labels(ticks, wording)
    target = [*wrap(nation, LABEL_WIDTH, bold=True), wording.figure(whole)]
    names = [*(wording.message(name) for _, name, _ in LIMITS), *target]
    right = WIDTH - max(text_width(name, bold=True) for name in names) - 2 * GAP
    box = Box(
        left=max(map(text_width, labels)) + GAP,
        right=round(right, 2),
        top=2 * LINE_HEIGHT,
        bottom=HEIGHT - 2.6 * LINE_HEIGHT,
        across=(0, most),
        up=(low, top),
        axis="y",
    )
    sheet = Sheet(HEIGHT)
    sheet.write(axis_title(wording, low), (0, 0.5 * LINE_HEIGHT))
    horizontal_grid(sheet, box, ticks, labels)
    _name_sizes(sheet, box, steps, wording)
    smallest = min(dot.size[1] for dot in dots)
    curves = [
        (name, curve)
        for confidence, name, dashes in LIMITS
        for curve in _draw_limits(sheet, box, made, smallest, confidence, dashes, way)
    ]
    height = _draw_target(sheet, box, whole, way)
    ends = [End(curve[-1][1], [wording.message(name)]) for name, curve in curves]
    ends.append(End(height, target, is_target=True))
    lines = [*(curve for _, curve in curves), [(box.left, height), (box.right, height)]]
    _draw_dots(sheet, box, dots, lines, way)
    _name_ends(sheet, box, ends)
    _explain_markers(sheet, dots, wording)
    if made.is_overdispersed:
        factor = number(made.dispersion, wording.language, 1)
        sheet.height += GAP / 2
        sheet.write_beneath(wording.message("dispersion", factor=factor), computed="funnel")
    return sheet.svg()


def per_unit(way: str) -> float:
    """Give how many make one of what limits are reckoned by."""
    return PER_POPULATION if way == "rate" else 1


def _name_sizes(sheet: Sheet, box: Box, steps: Sequence[float], wording: Wording) -> None:
    for step in steps:
        words = number(step, wording.language, 0)
        place = (box.x(step), box.bottom + 0.8 * LINE_HEIGHT)
        sheet.line([(box.x(step), box.bottom), (box.x(step), box.bottom + 3)], GRID, 0.8)
        sheet.write(words, place, across="center")
    title = wording.message(
        f"funnel_size_{wording.way}", unit=base_unit_name(wording.unit, wording.language)
    )
    sheet.write(title, ((box.left + box.right) / 2, box.bottom + 2 * LINE_HEIGHT), across="center")


def _draw_limits(
    sheet: Sheet,
    box: Box,
    made: Funnel,
    smallest: float,
    confidence: float,
    dashes: Dashes,
    way: str,
) -> Iterator[list[Point]]:
    """Draw a lower and an upper limit, where they are within the box, and give their points."""
    start = box.x(FIRST * smallest)
    places = np.round(np.linspace(start, box.right, STEPS), 2)
    sizes = (places - box.left) / (box.right - box.left) * box.across[1]
    computed = "funnel overdispersed" if made.is_overdispersed else "funnel"
    factor = PER_CENT if way == "percentage" else 1.0
    for limits in made.limits(sizes / per_unit(way), confidence):
        inside = [
            (float(x), box.y(float(height)))
            for x, height in zip(places, factor * limits, strict=True)
            if box.up[0] < height < box.up[1]
        ]
        if len(inside) > 1:
            sheet.line(inside, GREY, 1.0, dashes, box.computed_curve(computed))
            yield inside


def _last_limits(made: Funnel, most: float, way: str) -> Iterator[float]:
    """Give where the limits end at the right, so that the scale holds them there."""
    for confidence, *_ in LIMITS:
        for limit in made.limits([most / per_unit(way)], confidence):
            height = scaled(float(limit[0]), way)
            if height > 0 and not (way == "percentage" and height >= PER_CENT):
                yield height


def _draw_target(sheet: Sheet, box: Box, whole: Estimate, way: str) -> float:
    """Draw the nation's figure across the box, and give how high it is."""
    y = box.y(scaled(whole.value or 0.0, way))
    shows = replace(box.shows(drawn(whole, way)), part="target")
    sheet.line([(box.left, y), (box.right, y)], PLUM, 1.4, (5, 2), shows)
    return y


def _name_ends(sheet: Sheet, box: Box, ends: Sequence[End]) -> None:
    """Name the limits and the nation's figure at their ends, moved apart where they meet."""
    heights = [len(end.lines) * LINE_HEIGHT for end in ends]
    centres = spread([end.y for end in ends], heights, 0, box.bottom + LINE_HEIGHT)
    for end, centre in zip(ends, centres, strict=True):
        left = box.right + GAP
        sheet.line([(box.right, end.y), (box.right, end.y), (left, centre)], RULE, 0.8)
        colour = PLUM if end.is_target else GREY
        words = "\n".join(end.lines)
        sheet.write(words, (left + 3, centre), colour=colour, bold=end.is_target)


def _explain_markers(sheet: Sheet, dots: Sequence[Dot], wording: Wording) -> None:
    """Say what the markers of areas outside of the limits mean, where there are any."""
    widest = LIMITS[-1][0]
    for marker, is_there in (
        ("outside", any(dot.beyond == widest for dot in dots)),
        ("near", any(0 < dot.beyond < widest for dot in dots)),
    ):
        if is_there:
            letter = MARKERS[marker].letter
            sheet.write_beneath(f"{letter} {wording.message(f'funnel_marker_{marker}')}")


def _draw_dots(
    sheet: Sheet, box: Box, dots: Sequence[Dot], lines: Sequence[Sequence[Point]], way: str
) -> None:
    """Draw every area, over the names of those that stand out or are asked about."""
    ordered = sorted(dots, key=lambda dot: (dot.beyond, dot.is_marked))
    places = [_place(box, dot, way) for dot in ordered]
    taken = [Rectangle(x - SIZE, y - SIZE, x + SIZE, y + SIZE) for x, y in places]
    crossed = [piece for line in lines for piece in _pieces(line)]
    obstacles: tuple[list[Rectangle], ...] = ([], taken, crossed)
    for dot, place in reversed(list(zip(ordered, places, strict=True))):
        if dot.beyond or dot.is_marked:
            _name_dot(sheet, box, dot, place, obstacles)
    for dot, place in zip(ordered, places, strict=True):
        _draw_dot(sheet, dot, place, box.shows_place(dot.size[0], drawn(dot.estimate, way)))


def _draw_dot(sheet: Sheet, dot: Dot, place: Point, shows: Shows) -> None:
    """Draw an area: a dot within the limits, a diamond outside, filled beyond the wider ones."""
    if not dot.beyond:
        sheet.dot(place, BLUE if dot.is_marked else GREY, 6, shows)
        return
    is_outside = dot.beyond == LIMITS[-1][0]
    marker = MARKERS["outside" if is_outside else "near"]
    colour = BLUE if dot.is_marked else CHARCOAL
    sheet.mark(place, marker.outline, colour, colour if is_outside else marker.fill, shows)


def _place(box: Box, dot: Dot, way: str) -> Point:
    return box.x(dot.size[1]), box.y(scaled(dot.estimate.value or 0.0, way))


@dataclass(frozen=True)
class Rectangle:
    """Where something stands on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rectangle") -> bool:
        """Tell whether two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def _pieces(line: Sequence[Point]) -> Iterator[Rectangle]:
    """Give the boxes around the pieces of a line."""
    for (left, before), (right, after) in pairwise(line):
        yield Rectangle(left, min(before, after) - 1, right, max(before, after) + 1)


def _name_dot(
    sheet: Sheet,
    box: Box,
    dot: Dot,
    place: Point,
    obstacles: Sequence[list[Rectangle]],
) -> None:
    """Name an area beside its dot where least is in the way: names, then dots, then lines."""
    width = text_width(dot.name, TEXT_SIZE, bold=dot.is_marked)
    wishes = [
        one
        for one in _wishes(place, width)
        if one.left >= box.left and one.right <= WIDTH and one.bottom <= box.bottom
    ] or list(_wishes(place, width))
    chosen = min(
        wishes,
        key=lambda one: [sum(one.meets(other) for other in group) for group in obstacles],
    )
    obstacles[0].append(chosen)
    colour = BLUE if dot.is_marked else CHARCOAL
    middle = (chosen.left, (chosen.top + chosen.bottom) / 2)
    sheet.write(dot.name, middle, colour=colour, bold=dot.is_marked)


def _wishes(place: Point, width: float) -> Iterator[Rectangle]:
    """Give where a name could stand, the likeliest first: beside, above, below, aslant."""
    x, y = place
    half, away = LINE_HEIGHT / 2, SIZE + 2
    rows = ((0.0, away), (-half, away), (half, away), (-1.8 * half, 0.0), (1.8 * half, 0.0))
    for down, beside in rows:
        yield Rectangle(x + beside, y + down - half, x + beside + width, y + down + half)
        yield Rectangle(x - beside - width, y + down - half, x - beside, y + down + half)
    for down in (-half - away, half + away):
        yield Rectangle(x - width / 2, y + down - half, x + width / 2, y + down + half)
