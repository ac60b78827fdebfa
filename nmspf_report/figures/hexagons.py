"""A map of hexagons, one for each authority alike: a figure over the nation, boards outlined."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt

import pandas as pd
from afcharts.af_colours import get_af_colours
from matplotlib.ticker import MaxNLocator

from nmspf_report.bindings import write
from nmspf_report.figures.canvas import (
    CHARCOAL,
    GREY,
    LINE_HEIGHT,
    RULE,
    WHITE,
    WIDTH,
    Box,
    Point,
    Sheet,
)
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import Wording, missing_finding, nothing_known, of_those_shown
from nmspf_report.figures.lettering import text_width, wrap
from nmspf_report.figures.plotting import (
    GAP,
    axis_title,
    drawn,
    explain_marks,
    mark,
    notice,
    scaled,
    tick_labels,
)
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Area, Geography
from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.tables.areas import write_areas
from nmspf_report.tables.cells import bare
from nmspf_report.tables.presented import WITHHELD, Estimate, choose, find_way
from nmspf_report.tables.wording import indicator_name, period_name

SHADES = tuple(reversed(get_af_colours("sequential")))
"""From low to high: the sequential palette of the Government Analysis Function, legible in grey."""

ON_DARK = frozenset(SHADES[2:])

ACROSS = 66.0
"""How wide a hexagon is, in points; its point is up."""

SIDE = ACROSS / sqrt(3)
MARGIN = 4.0
NAME_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
NAME_LINE = 9.5
BOX_HEIGHT, BOX_WIDTH = 15.0, 30.0
HATCHES = 7
BORDER = 2.6


@dataclass(frozen=True)
class Tile:
    """One authority's hexagon.

    Parameters
    ----------
    area, estimate
        Whose, and its figure.
    middle
        Where it stands on the sheet.
    board
        The code of its region, by which outlines are drawn; empty where it has none.
    """

    area: Area
    estimate: Estimate
    middle: Point
    board: str

    @property
    def corners(self) -> tuple[Point, ...]:
        """Its corners, from the upper one clockwise."""
        x, y = self.middle
        half = ACROSS / 2
        return (
            (x, y - SIDE), (x + half, y - SIDE / 2), (x + half, y + SIDE / 2),
            (x, y + SIDE), (x - half, y + SIDE / 2), (x - half, y - SIDE / 2),
        )  # fmt: skip


def has_hexagons(geography: Geography) -> bool:
    """Tell whether every authority has its place on a map of hexagons."""
    return all(area.hex_column is not None for area in geography.authorities)


def hexagon_map(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    period: Period,
    unit: str | None = None,
    presented_as: str | None = None,
    language: Language = "en",
) -> Figure:
    """Draw a figure of every authority as a hexagon of one size, shaded and labelled by its value.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are; authorities have their places
        (`has_hexagons`).
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    period
        When.
    presented_as
        ``percentage`` or ``rate``: as compares best, where none is named.
    language
        The reader's.

    Returns
    -------
    Figure
        Whose table holds every authority and the nation. A withheld figure is a hatched
        hexagon, one that is missing an empty one, each with its symbol.

    Raises
    ------
    Problem
        If the indicator, the unit or the way is not known, or the estimates lack it for every
        authority.
    """
    nation = geography.nation
    codes = [*(area.code for area in geography.authorities), nation.code]
    chosen = choose(estimates, framework, indicator, unit, areas=codes, periods=[period])
    way = find_way(chosen.indicator, chosen.unit, presented_as)
    wording = Wording(way, chosen.unit, language)
    figures = {code: chosen.at(code, period).way(way) for code in codes}
    tiles = _tiles(geography, figures, period)
    caption = wording.message(
        "caption_hexagons",
        indicator=indicator_name(chosen.indicator, chosen.unit, language),
        period=period_name(period, language),
    )
    return Figure(
        id=figure_id("map", indicator, chosen.unit, way, period.label),
        svg=_draw(tiles, wording),
        alt=write(" ".join(_finding(tiles, figures[nation.code], nation, caption, wording))),
        caption=caption,
        table=write_areas(chosen, geography, codes, period, language),
    )


def _tiles(
    geography: Geography, figures: Mapping[str, Estimate], period: Period
) -> tuple[Tile, ...]:
    """Place the authorities: even rows as they are, odd rows half a hexagon to the right."""
    places = {
        area.code: ((area.hex_column or 0) + (area.hex_row or 0) % 2 / 2, area.hex_row or 0)
        for area in geography.authorities
    }
    first = min(column for column, _ in places.values())
    last = max(column for column, _ in places.values())
    top = max(row for _, row in places.values())
    left = (WIDTH - (last - first + 1) * ACROSS) / 2
    boards = {
        area.code: next((one.code for one in geography.regions_of(area.code, period)), "")
        for area in geography.authorities
    }
    return tuple(
        Tile(
            area,
            figures[area.code],
            (
                left + (places[area.code][0] - first + 0.5) * ACROSS,
                MARGIN + SIDE + (top - places[area.code][1]) * 1.5 * SIDE,
            ),
            boards[area.code],
        )
        for area in geography.authorities
    )


def _finding(
    tiles: Sequence[Tile], whole: Estimate, nation: Area, caption: str, wording: Wording
) -> list[str]:
    opening = wording.message("hexagon_map", caption=caption)
    every = [tile.estimate for tile in tiles]
    known = sorted(
        (one for one in every if one.value is not None), key=lambda one: one.value or 0.0
    )
    if not known:
        return [opening, nothing_known(every, wording)]
    ends = [wording.figure(known[0]), wording.figure(known[-1])]
    name = nation.name(wording.language)
    level = wording.message("nation", area=name, figure=wording.with_limits(whole))
    missing = [
        (tile.area.name(wording.language), tile.estimate.symbol)
        for tile in tiles
        if tile.estimate.value is None
    ]
    return [
        opening,
        wording.message(of_those_shown("range", every), lowest=ends[0], highest=ends[1]),
        *([level] if whole.value is not None else []),
        *missing_finding(missing, wording),
    ]


def _draw(tiles: Sequence[Tile], wording: Wording) -> str:
    values = [
        scaled(tile.estimate.value, wording.way)
        for tile in tiles
        if tile.estimate.value is not None
    ]
    if not values:
        return notice(nothing_known([tile.estimate for tile in tiles], wording))
    foot = max(tile.middle[1] for tile in tiles) + SIDE + MARGIN
    steps = _steps(max(values))
    top = foot + 2 * LINE_HEIGHT
    box = Box(
        left=0,
        right=BOX_WIDTH,
        top=top,
        bottom=top + BOX_HEIGHT * (len(steps) - 1),
        up=(0, steps[-1]),
        axis="y",
    )
    sheet = Sheet(box.bottom + LINE_HEIGHT / 2)
    shades = SHADES[-(len(steps) - 1) :]
    for tile in tiles:
        _draw_tile(sheet, box, tile, steps, shades, wording)
    _outline_boards(sheet, tiles)
    _draw_legend(sheet, box, steps, shades, wording)
    explain_marks(
        sheet, (tile.estimate.symbol for tile in tiles if tile.estimate.value is None), wording
    )
    return sheet.svg()


def _steps(highest: float) -> list[float]:
    """Give the round values at which shades change, from 0 to the first above every figure."""
    locator = MaxNLocator(nbins=len(SHADES), steps=[1, 2, 2.5, 5, 10])
    ticks = [float(tick) for tick in locator.tick_values(0, highest or 1.0)]
    last = next(place for place, tick in enumerate(ticks) if tick >= highest and tick > 0)
    return ticks[: last + 1]


def _draw_tile(
    sheet: Sheet,
    box: Box,
    tile: Tile,
    steps: Sequence[float],
    shades: Sequence[str],
    wording: Wording,
) -> None:
    """Draw a hexagon with its name and its figure, or its symbol."""
    estimate = tile.estimate
    colour = CHARCOAL
    if estimate.value is None:
        sheet.area(tile.corners, "none", edge=RULE)
        if estimate.symbol == WITHHELD:
            for hatch in _hatches(tile):
                sheet.line(hatch, RULE, 0.9)
        figure = mark(estimate.symbol, wording)
    else:
        value = scaled(estimate.value, wording.way)
        shade = next(shade for shade, end in zip(shades, steps[1:], strict=True) if value <= end)
        shows = replace(box.shows(drawn(estimate, wording.way)), computed="shade")
        sheet.area(tile.corners, shade, shows, edge=WHITE)
        colour = WHITE if shade in ON_DARK else CHARCOAL
        written = bare(estimate, wording.way, wording.unit, wording.language)
        figure = wording.message(f"large_{wording.way}", figure=written)
    _label(sheet, tile, figure, colour, wording)


def _label(sheet: Sheet, tile: Tile, figure: str, colour: str, wording: Wording) -> None:
    """Write a name, as large as it fits, and the figure beneath it."""
    size, lines = _fitted(tile.area.name(wording.language))
    x, y = tile.middle
    height = len(lines) * NAME_LINE + LINE_HEIGHT
    for rank, line in enumerate(lines):
        place = (x, y - height / 2 + (rank + 0.5) * NAME_LINE)
        sheet.write(line, place, colour=colour, across="center", size=size)
    place = (x, y + height / 2 - LINE_HEIGHT / 2)
    sheet.write(figure, place, colour=colour, across="center", bold=True)


def _fitted(name: str) -> tuple[float, list[str]]:
    """Give the largest size in which a name fits a hexagon, and its lines."""
    width = ACROSS - 5
    for size in NAME_SIZES:
        lines = wrap(name, width, size)
        if len(lines) <= 3 and all(text_width(line, size) <= width for line in lines):
            return size, lines
    return NAME_SIZES[-1], wrap(name, width, NAME_SIZES[-1])


def _hatches(tile: Tile) -> Iterator[tuple[Point, Point]]:
    """Give lines across a hexagon, rising to the right, from side to side."""
    for rank in range(1, HATCHES + 1):
        offset = (2 * rank / (HATCHES + 1) - 1) * (ACROSS / 2 + SIDE / 2)
        crossings = sorted(_crossings(tile, offset))
        if len(crossings) > 1:
            yield crossings[0], crossings[-1]


def _crossings(tile: Tile, offset: float) -> Iterator[Point]:
    """Give where the line of all points with x + y as far from the middle's crosses the sides."""
    total = sum(tile.middle) + offset
    for (x, y), (u, v) in pairwise([*tile.corners, tile.corners[0]]):
        before, after = x + y - total, u + v - total
        if before * after < 0:
            share = before / (before - after)
            yield x + share * (u - x), y + share * (v - y)


def _outline_boards(sheet: Sheet, tiles: Sequence[Tile]) -> None:
    """Draw the sides that are between two boards, or at the edge of the map."""
    boards: dict[frozenset[tuple[int, int]], list[str]] = {}
    sides: dict[frozenset[tuple[int, int]], tuple[Point, Point]] = {}
    for tile in tiles:
        for start, end in pairwise([*tile.corners, tile.corners[0]]):
            side = frozenset((round(x + 0.25), round(y + 0.25)) for x, y in (start, end))
            boards.setdefault(side, []).append(tile.board)
            sides.setdefault(side, (start, end))
    for side, named in boards.items():
        if len(named) == 1 or named[0] != named[1]:
            sheet.line(sides[side], CHARCOAL, BORDER)


def _draw_legend(
    sheet: Sheet, box: Box, steps: Sequence[float], shades: Sequence[str], wording: Wording
) -> None:
    """Draw the shades, with the values between which each of them stands."""
    sheet.write(axis_title(wording), (0, box.top - LINE_HEIGHT), colour=GREY)
    for shade, (low, high) in zip(shades, pairwise(steps), strict=True):
        corners = [
            (box.left, box.y(low)), (box.right, box.y(low)),
            (box.right, box.y(high)), (box.left, box.y(high)),
        ]  # fmt: skip
        sheet.area(corners, shade, box.computed("shade"))
    for step, label in zip(steps, tick_labels(steps, wording), strict=True):
        sheet.line([(box.right, box.y(step)), (box.right + 4, box.y(step))], GREY, 0.8)
        sheet.write(label, (box.right + GAP, box.y(step)), colour=GREY)
    note = wording.message("boards_outlined")
    sheet.write(note, (box.right + 60, box.bottom - LINE_HEIGHT / 2), colour=GREY)
