"""Where the lanes of a journey's flow are, and what is written beside them.

A place follows from the definition and from how long labels are: no width decides it, and nothing
that is withheld.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from nmspf_report.figures.canvas import LINE_HEIGHT, WIDTH, Point
from nmspf_report.figures.findings import Wording
from nmspf_report.figures.lettering import text_width
from nmspf_report.figures.plotting import mark
from nmspf_report.framework.journey import OUTSIDE
from nmspf_report.tables.journey import Followed, FollowedStep, Lane

LANE, PAIR, STEP = 13.5, 18.0, 17.0
"""How high a lane of one figure is, one of two, and the first of a step."""

SIZE = 10.0
NODE = 11.0
STUB = 34.0
"""How long a band is that leads to no other stage, or comes from none."""

CLEAR = 5.0


@dataclass(frozen=True)
class Row:
    """A lane with its place.

    Parameters
    ----------
    lane
        What is drawn; None for the first of a step, which is the step itself.
    middle
        How far down the sheet.
    start, end
        From where it leads, and to where, across the sheet.
    words, label, across
        What is written beside it, where, and which end of it stands there.
    """

    lane: Lane | None
    middle: float
    start: float
    end: float
    words: str
    label: Point
    across: Literal["left", "right"]

    @property
    def ends(self) -> tuple[float, float]:
        """Its ends, from left to right."""
        return min(self.start, self.end), max(self.start, self.end)


def place_step(
    step: FollowedStep, columns: Mapping[str, float], top: float, wording: Wording
) -> tuple[tuple[Row, ...], float]:
    """Give a step's lanes their places, one beneath another.

    Parameters
    ----------
    step
        With its figures.
    columns
        How far across the sheet each stage stands.
    top
        Where the step begins, down the sheet.
    wording
        How counts are written.

    Returns
    -------
    rows : tuple of Row
        The step itself, then its lanes.
    below : float
        Where it ends.
    """
    node = columns[step.step.at]
    title = wording.message(
        "journey_step", title=step.step.title, count=counted(step.whole, wording)
    )
    rows = [_row(None, top + STEP / 2, (node - NODE, node + NODE), title)]
    top += STEP
    for lane in step.lanes:
        words = _words(lane, wording)
        start, end = _ends(lane, node, columns, text_width(words, SIZE))
        height = LANE if len(lane.counts) == 1 else PAIR
        row = _row(lane, top + height / 2, (start, end), words)
        rows.append(row)
        top += height + (LINE_HEIGHT if row.label[1] != row.middle else 0)
    return tuple(rows), top


def counted(one: Followed, wording: Wording) -> str:
    """Write a count, or the symbol in its place."""
    if one.figure.numerator is None:
        return mark(one.figure.symbol, wording)
    return replace(wording, unit=one.counted.unit).figure(one.figure.way("number"))


def _row(lane: Lane | None, middle: float, ends: tuple[float, float], words: str) -> Row:
    """Write beside a lane: after it, before it, or beneath it, where there is room first."""
    left, right = min(ends), max(ends)
    width = text_width(words, SIZE, bold=lane is None) + CLEAR
    if right + width <= WIDTH:
        return Row(lane, middle, *ends, words, (right + CLEAR, middle), "left")
    if left - width >= 0:
        return Row(lane, middle, *ends, words, (left - CLEAR, middle), "right")
    return Row(lane, middle, *ends, words, (left + CLEAR, middle + LINE_HEIGHT), "left")


def _ends(
    lane: Lane, node: float, columns: Mapping[str, float], width: float
) -> tuple[float, float]:
    """Give where a lane begins and where it leads to."""
    if lane.is_return:
        has_room = node + STUB + CLEAR + width <= WIDTH
        return (node + STUB if has_room else node - STUB), node
    return node, node + STUB if lane.route.to == OUTSIDE else columns[lane.route.to]


def _words(lane: Lane, wording: Wording) -> str:
    """Write what a lane shows: the counts, then what they are."""
    if lane.is_return:
        return wording.message("journey_returned", count=_with_share(lane.counts[0], wording))
    counts = wording.listed(
        wording.message("count_named", count=counted(one, wording), called=one.counted.name)
        if one.counted.name
        else counted(one, wording)
        for one in lane.counts
    )
    name = "route" if len(lane.counts) == 1 else "route_of_several"
    return wording.message(name, counts=counts, route=lane.route.title)


def _with_share(one: Followed, wording: Wording) -> str:
    """Write a count with its percentage, where both are known."""
    share, count = one.figure.way("percentage"), counted(one, wording)
    if share.value is None or one.figure.numerator is None:
        return count
    percentage = replace(wording, way="percentage").figure(share)
    return wording.message("count_and_percentage", count=count, percentage=percentage)
