"""Drawing areas in their funnel: dots by size, limits, and the names of those that stand out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    drawn,
    horizontal_grid,
    notice,
    scale_to,
    scaled,
    tick_labels,
)
from nmspf_report.locale import number
from nmspf_report.locale.units import unit_name
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
    top, ticks = scale_to([*values, scaled(whole.value or 0.0, way)], way)
    most, steps = scale_to([dot.size[1] for dot in dots], "number")
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
        up=(0, top),
        axis="y",
    )
    sheet = Sheet(HEIGHT)
    sheet.write(axis_title(wording), (0, 0.5 * LINE_HEIGHT))
    horizontal_grid(sheet, box, ticks, labels)
    _name_sizes(sheet, box, steps, wording)
    smallest = min(dot.size[1] for dot in dots)
    ends = [
        End(y, [wording.message(name)])
        for confidence, name, dashes in LIMITS
        for y in _draw_limits(sheet, box, made, smallest, confidence, dashes, way)
    ]
    ends.append(End(_draw_target(sheet, box, whole, way), target, is_target=True))
    _draw_dots(sheet, box, dots, way)
    _name_ends(sheet, box, ends)
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
        f"funnel_size_{wording.way}", unit=unit_name(wording.unit, wording.language)
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
) -> Iterator[float]:
    """Draw a lower and an upper limit, where they are within the box, and give where they end."""
    start = box.x(FIRST * smallest)
    places = np.round(np.linspace(start, box.right, STEPS), 2)
    sizes = (places - box.left) / (box.right - box.left) * box.across[1]
    computed = "funnel overdispersed" if made.is_overdispersed else "funnel"
    factor = PER_CENT if way == "percentage" else 1.0
    for limits in made.limits(sizes / per_unit(way), confidence):
        inside = [
            (float(x), box.y(float(height)))
            for x, height in zip(places, factor * limits, strict=True)
            if 0 < height < box.up[1]
        ]
        if len(inside) > 1:
            sheet.line(inside, GREY, 1.0, dashes, box.computed_curve(computed))
            yield inside[-1][1]


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


def _draw_dots(sheet: Sheet, box: Box, dots: Sequence[Dot], way: str) -> None:
    """Draw every area, those that stand out over the others and with their names."""
    ordered = sorted(dots, key=lambda dot: (dot.beyond, dot.is_marked))
    taken: list[Rectangle] = []
    for dot in ordered:
        x, y = place = _place(box, dot, way)
        taken.append(Rectangle(x - SIZE, y - SIZE, x + SIZE, y + SIZE))
        shows = box.shows_place(dot.size[0], drawn(dot.estimate, way))
        if dot.beyond:
            marker = MARKERS["outside" if dot.beyond == LIMITS[-1][0] else "near"]
            colour = BLUE if dot.is_marked else CHARCOAL
            fill = colour if dot.beyond == LIMITS[-1][0] else marker.fill
            sheet.mark(place, marker.outline, colour, fill, shows)
        else:
            sheet.dot(place, BLUE if dot.is_marked else GREY, 6, shows)
    for dot in reversed(ordered):
        if dot.beyond or dot.is_marked:
            _name_dot(sheet, box, dot, _place(box, dot, way), taken)


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


def _name_dot(sheet: Sheet, box: Box, dot: Dot, place: Point, taken: list[Rectangle]) -> None:
    """Name an area beside its dot: where there is room, else nearest to it."""
    width = text_width(dot.name, TEXT_SIZE, bold=dot.is_marked)
    x, y = place
    half = LINE_HEIGHT / 2
    away = SIZE + 2
    wishes = [
        Rectangle(x + away, y - half, x + away + width, y + half),
        Rectangle(x - away - width, y - half, x - away, y + half),
        Rectangle(x - width / 2, y - away - 2 * half, x + width / 2, y - away),
        Rectangle(x - width / 2, y + away, x + width / 2, y + away + 2 * half),
        Rectangle(x + away, y - 3 * half, x + away + width, y - half),
        Rectangle(x - away - width, y + half, x - away, y + 3 * half),
    ]
    within = [one for one in wishes if one.left >= box.left and one.right <= WIDTH]
    free = [one for one in within if not any(one.meets(other) for other in taken)]
    chosen = (free or within or wishes)[0]
    taken.append(chosen)
    colour = BLUE if dot.is_marked else CHARCOAL
    middle = (chosen.left, (chosen.top + chosen.bottom) / 2)
    sheet.write(dot.name, middle, colour=colour, bold=dot.is_marked)
