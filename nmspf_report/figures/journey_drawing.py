"""Drawing one step of a journey: the step itself, and a band for each route from it and back."""

from dataclasses import dataclass, replace

from nmspf_report.figures.canvas import (
    BLUE,
    CHARCOAL,
    GREY,
    PLUM,
    WIDTH,
    Box,
    Point,
    Sheet,
    Shows,
)
from nmspf_report.figures.journey_lanes import PAIR, SIZE, Row
from nmspf_report.figures.plotting import drawn
from nmspf_report.tables.journey import Followed, FollowedStep

FULL = 12.0
"""How wide the band of a whole step is, in points."""

UNKNOWN = 5.0
"""How wide the band of every withheld count is."""

WIDTH_OF_BAND, NO_WIDTH = "width", "withheld"
"""What is computed of a band: its figure, by its width; and nothing, as its count is withheld."""

BETWEEN = 5.0
CROSS = 8.0
TIP = 3.5


@dataclass(frozen=True)
class StepDrawing:
    """One step of a journey, with the places of its lanes, itself the first."""

    step: FollowedStep
    rows: tuple[Row, ...]

    def draw_on(self, sheet: Sheet) -> None:
        """Draw the step, the line from it to its lanes, and each lane."""
        first, *lanes = self.rows
        node = sum(first.ends) / 2
        if lanes:
            sheet.line([(node, first.middle + FULL / 2), (node, lanes[-1].middle)], CHARCOAL, 1.6)
        self._draw_bands(sheet, first, (self.step.whole,))
        for row in lanes:
            if row.lane is not None:
                self._draw_bands(sheet, row, row.lane.counts)
        for row in lanes:
            if row.lane is not None:
                sheet.line(_arrow(row), PLUM if row.lane.is_return else BLUE, 0.8)
        for row in self.rows:
            is_step = row.lane is None
            sheet.write(row.words, row.label, across=row.across, bold=is_step, size=SIZE)

    @property
    def _box(self) -> Box:
        """The scale of the step's widths: the whole, or the largest count that is shown."""
        middle = self.rows[0].middle
        highest = max(one.figure.numerator or 0.0 for one in self.step.counts)
        return Box(
            left=0,
            right=WIDTH,
            top=middle - FULL / 2,
            bottom=middle + FULL / 2,
            up=(0, highest or 1.0),
            axis="y",
        )

    def _draw_bands(self, sheet: Sheet, row: Row, counts: tuple[Followed, ...]) -> None:
        """Draw one band around a lane's middle, or two beside one another."""
        known = [one for one in counts if one.figure.numerator is not None]
        widths = [FULL * (one.figure.numerator or 0.0) / self._box.up[1] for one in known]
        top = row.middle - sum(widths) / 2
        if len(known) < len(counts):
            top = row.middle - PAIR / 2
            below = PAIR / 2 - UNKNOWN / 2 if known else 0.0
            _draw_unknown(sheet, row.ends, row.middle + below)
        for one, width in zip(known, widths, strict=True):
            if width:
                self._draw_band(sheet, row, one, (top, top + width))
            top += width

    def _draw_band(self, sheet: Sheet, row: Row, one: Followed, edges: tuple[float, float]) -> None:
        if row.lane is None:
            colour = CHARCOAL
        else:
            is_first = one is row.lane.counts[0] and not row.lane.is_return
            colour = BLUE if is_first else PLUM
        (left, right), (top, bottom) = row.ends, edges
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        figures = self._box.shows(drawn(one.figure.way("number"), "number"))
        sheet.area(corners, colour, replace(figures, computed=WIDTH_OF_BAND))


def _draw_unknown(sheet: Sheet, ends: tuple[float, float], middle: float) -> None:
    """Draw a band that says nothing: two edges and what crosses them, always as wide."""
    left, right = ends
    top, bottom = middle - UNKNOWN / 2, middle + UNKNOWN / 2
    points = [(left, top), (right, top), (right, bottom), (left, bottom)]
    crossings = int((right - left) // CROSS)
    points.extend(
        (left + CROSS * rank, top if rank % 2 else bottom) for rank in range(1, crossings + 1)
    )
    sheet.line(points, GREY, 0.6, shows=Shows(computed=NO_WIDTH))


def _arrow(row: Row) -> tuple[Point, ...]:
    """Give a line along a lane with a point at its end, drawn in one."""
    back = row.end + (TIP if row.start > row.end else -TIP)
    return (
        (row.start, row.middle),
        (row.end, row.middle),
        (back, row.middle - TIP),
        (row.end, row.middle),
        (back, row.middle + TIP),
    )
