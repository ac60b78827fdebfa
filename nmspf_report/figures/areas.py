"""A dot plot of one figure in each area, with its 95% limits: never a league table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from nmspf_report.bindings import write
from nmspf_report.figures.canvas import (
    BLUE,
    GREY,
    LINE_HEIGHT,
    PLUM,
    WIDTH,
    Box,
    Sheet,
)
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import (
    Wording,
    leaves_out,
    missing_finding,
    nothing_known,
    of_those_shown,
)
from nmspf_report.figures.lettering import text_width
from nmspf_report.figures.plotting import (
    GAP,
    GRID,
    axis_title,
    drawn,
    limits_of,
    notice,
    scale,
    scaled,
    tick_labels,
)
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Area, Geography
from nmspf_report.locale import Language, plural
from nmspf_report.periods import Period
from nmspf_report.tables.areas import write_areas
from nmspf_report.tables.cells import bare, meaning
from nmspf_report.tables.presented import Chosen, Estimate, choose, find_way
from nmspf_report.tables.wording import indicator_name, period_name

ROW_HEIGHT = 16.0


@dataclass(frozen=True)
class Row:
    """One area's row of the plot."""

    code: str
    name: str
    estimate: Estimate

    @property
    def is_known(self) -> bool:
        """Whether there is a figure to draw."""
        return self.estimate.value is not None


def between_areas(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    period: Period,
    areas: Sequence[str],
    unit: str | None = None,
    presented_as: str | None = None,
    highlight: str | None = None,
    language: Language = "en",
) -> Figure:
    """Draw a figure in each area, in alphabetical order, beside that of the nation.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    period
        When.
    areas
        Codes of areas, in any order; up to about 45 stand on a page. The nation need not be
        among them: its percentage or rate is drawn as a line.
    presented_as
        ``number``, ``percentage`` or ``rate``: as compares best, where none is named.
    highlight
        The code of an area that is set off from the others.
    language
        The reader's.

    Returns
    -------
    Figure
        Whose table holds every area, those without a figure too, and the nation. An area
        without a figure is named in the chart, with its symbol. Where no area has one, the
        drawing says so.

    Raises
    ------
    Problem
        If the indicator, the unit, the way or an area is not known, or the estimates lack it
        for every area.
    """
    nation = geography.nation
    codes = [*(code for code in areas if code != nation.code), nation.code]
    chosen = choose(estimates, framework, indicator, unit, areas=codes, periods=[period])
    way = find_way(chosen.indicator, chosen.unit, presented_as)
    wording = Wording(way, chosen.unit, language)
    *rows, whole = (_row(chosen, geography.area(code), period, wording) for code in codes)
    rows.sort(key=lambda row: row.name.casefold())
    marked = None if highlight is None else geography.area(highlight).code
    has_limits = any(row.estimate.lower is not None for row in rows)
    caption = wording.message(
        "caption_between_areas" if has_limits else "caption_between_areas_without_limits",
        indicator=indicator_name(chosen.indicator, chosen.unit, language),
        period=period_name(period, language),
    )
    table = write_areas(chosen, geography, codes, period, language)
    return Figure(
        id=figure_id("between-areas", indicator, chosen.unit, way, period.label, marked or ""),
        svg=_draw(rows, whole, marked, wording),
        alt=write(" ".join(_finding(rows, whole, marked, caption, wording))),
        caption=caption,
        table=table,
    )


def _row(chosen: Chosen, area: Area, period: Period, wording: Wording) -> Row:
    estimate = chosen.at(area.code, period).way(wording.way)
    return Row(area.code, area.name(wording.language), estimate)


def _finding(
    rows: Sequence[Row], whole: Row, marked: str | None, caption: str, wording: Wording
) -> list[str]:
    known = [row for row in rows if row.is_known]
    opening = wording.message("dot_plot", caption=caption)
    if not known:
        return [opening, nothing_known([row.estimate for row in rows], wording)]
    return [
        opening,
        _range(known, rows, wording),
        *(
            wording.message("highlighted", area=row.name, figure=wording.with_limits(row.estimate))
            for row in known
            if row.code == marked
        ),
        *_beside_the_whole(known, whole, marked, wording),
        *_missing(rows, wording),
    ]


def _range(known: Sequence[Row], rows: Sequence[Row], wording: Wording) -> str:
    ordered = sorted(known, key=lambda row: row.estimate.value or 0.0)
    lowest, highest = (wording.figure(row.estimate) for row in (ordered[0], ordered[-1]))
    if len(known) == 1:
        return wording.message("one_known", figure=lowest)
    message = of_those_shown("range", [row.estimate for row in rows])
    return wording.message(message, lowest=lowest, highest=highest)


def _beside_the_whole(
    known: Sequence[Row], whole: Row, marked: str | None, wording: Wording
) -> list[str]:
    """Give the nation's figure, and which areas' intervals leave it out.

    Where an area is marked the chart is about that area, and so no other is named.
    """
    if not whole.is_known:
        return []
    level = wording.message("nation", area=whole.name, figure=wording.with_limits(whole.estimate))
    value = whole.estimate.value or 0.0
    with_limits = [row for row in known if row.estimate.lower is not None]
    apart = [row for row in with_limits if leaves_out(row.estimate, value)]
    above = [row for row in apart if (row.estimate.value or 0.0) > value]
    below = [row for row in apart if row not in above]
    if marked is not None:
        own = [row for row in with_limits if row.code == marked]
        return [level, *(_own_interval(row, above, below, wording) for row in own)]
    if not with_limits:
        return [level]
    including = len(with_limits) - len(apart)
    named = {"intervals_above": above, "intervals_below": below}
    return [
        level,
        plural("figures.intervals_include", including, wording.language, nation=whole.name),
        *(
            wording.message(name, names=wording.listed([row.name for row in rows]))
            for name, rows in named.items()
            if rows
        ),
    ]


def _own_interval(row: Row, above: Sequence[Row], below: Sequence[Row], wording: Wording) -> str:
    place = "above" if row in above else "below" if row in below else "includes"
    return wording.message(f"own_interval_{place}", area=row.name)


def _missing(rows: Sequence[Row], wording: Wording) -> list[str]:
    missing = [(row.name, row.estimate.symbol) for row in rows if not row.is_known]
    return missing_finding(missing, wording)


def _draw(rows: Sequence[Row], whole: Row, marked: str | None, wording: Wording) -> str:
    known = [row for row in rows if row.is_known]
    if not known:
        return notice(nothing_known([row.estimate for row in rows], wording))
    shows_whole = whole.is_known and wording.way != "number"
    drawn = [row.estimate for row in known]
    if shows_whole:
        # Its limits are not drawn, and so must not be read from where the scale ends.
        drawn.append(replace(whole.estimate, upper=None))
    top, ticks = scale(drawn, wording.way)
    names = max(text_width(row.name, bold=row.code == marked) for row in rows)
    figures = max(text_width(_bare(row, wording), bold=True) for row in known)
    box = Box(
        left=names + GAP,
        right=WIDTH - figures - 2 * GAP,
        top=1.5 * LINE_HEIGHT,
        bottom=1.5 * LINE_HEIGHT + len(rows) * ROW_HEIGHT,
        across=(0, top),
        up=(len(rows) - 0.5, -0.5),
    )
    sheet = Sheet(box.bottom + 2.6 * LINE_HEIGHT)
    _draw_grid(sheet, box, ticks, wording)
    if shows_whole:
        _draw_whole(sheet, box, whole, wording)
    for place, row in enumerate(rows):
        colour = BLUE if marked in (None, row.code) else GREY
        _draw_row(sheet, box, row, box.y(place), colour, wording, is_marked=row.code == marked)
    return sheet.svg()


def _draw_grid(sheet: Sheet, box: Box, ticks: Sequence[float], wording: Wording) -> None:
    for tick, label in zip(ticks, tick_labels(ticks, wording), strict=True):
        x = box.x(tick)
        sheet.line([(x, box.top), (x, box.bottom)], GRID, 0.6)
        sheet.write(label, (x, box.bottom + 0.7 * LINE_HEIGHT), across="center")
    middle = (box.left + box.right) / 2
    below = box.bottom + 1.9 * LINE_HEIGHT
    sheet.write(axis_title(wording), (middle, below), across="center")


def _draw_whole(sheet: Sheet, box: Box, whole: Row, wording: Wording) -> None:
    """Draw the nation's figure as a line, named at its top within the sheet."""
    x = box.x(scaled(whole.estimate.value or 0.0, wording.way))
    shows = box.shows(drawn(whole.estimate, wording.way))
    sheet.line([(x, box.top - 2), (x, box.bottom)], PLUM, 1.4, (5, 2), shows)
    label = f"{whole.name} {wording.figure(whole.estimate)}"
    half = text_width(label, bold=True) / 2
    centre = min(max(x, half), WIDTH - half)
    place = (centre, box.top - 0.8 * LINE_HEIGHT)
    sheet.write(label, place, colour=PLUM, across="center", bold=True)


def _draw_row(
    sheet: Sheet,
    box: Box,
    row: Row,
    y: float,
    colour: str,
    wording: Wording,
    *,
    is_marked: bool,
) -> None:
    sheet.write(row.name, (box.left - GAP, y), across="right", bold=is_marked)
    if not row.is_known:
        sheet.write(_reason(row, wording), (box.left + GAP, y))
        return
    limits = limits_of(row.estimate, wording.way)
    if limits is not None:
        ends = [(box.x(limit), y) for limit in limits]
        shows = box.shows(drawn(row.estimate, wording.way, "lower", "upper"))
        sheet.line(ends, colour, 3.4 if is_marked else 1.8, shows=shows)
    value = scaled(row.estimate.value or 0.0, wording.way)
    shows = box.shows(drawn(row.estimate, wording.way))
    sheet.dot((box.x(value), y), colour, 8 if is_marked else 6, shows)
    sheet.write(_bare(row, wording), (WIDTH, y), across="right", bold=is_marked)


def _bare(row: Row, wording: Wording) -> str:
    """Write a row's figure; what a rate is per, the axis says once."""
    figure = bare(row.estimate, wording.way, wording.unit, wording.language)
    return wording.message(f"tick_{wording.way}", figure=figure)


def _reason(row: Row, wording: Wording) -> str:
    symbol = row.estimate.symbol
    return wording.message(
        "missing_label", symbol=symbol, meaning=meaning(symbol, wording.language)
    )
