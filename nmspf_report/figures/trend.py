"""A line chart of one figure over time, with its 95% limits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from nmspf_report.bindings import write
from nmspf_report.figures.canvas import (
    BAND,
    BLUE,
    CHARCOAL,
    GREY,
    LINE_HEIGHT,
    PLUM,
    RULE,
    WIDTH,
    Box,
    Dashes,
    Sheet,
    spread,
)
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import (
    Wording,
    comparator_finding,
    nothing_known,
    series_finding,
)
from nmspf_report.figures.lettering import text_width, wrap
from nmspf_report.figures.plotting import (
    GAP,
    axis_title,
    drawn,
    explain_marks,
    horizontal_grid,
    limits_of,
    notice,
    scale,
    scaled,
    tick_labels,
)
from nmspf_report.figures.series import NO_CHANGES, Changes, Series, series
from nmspf_report.figures.timeline import mark_breaks, mark_missing, name_periods
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.tables.presented import Estimate, choose, find_way, refuse_without_area
from nmspf_report.tables.series import write_series
from nmspf_report.tables.wording import period_name

HEIGHT = 248.0
LABEL_WIDTH = 118.0
SINGLE_BAND_WIDTH = 7.0
COMPARATOR_STYLES = ((PLUM, (5, 2)), (CHARCOAL, (1, 1.6)), (GREY, (7, 2, 1, 2)))


@dataclass(frozen=True)
class Line:
    """One line of the chart: whose it is, its figures, and how it is drawn."""

    name: str
    shown: Series
    colour: str
    dashes: Dashes
    width: float
    is_main: bool


def trend(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    area: str,
    periods: Sequence[Period],
    unit: str | None = None,
    presented_as: str | None = None,
    comparators: Sequence[str] = (),
    changes: Changes = NO_CHANGES,
    language: Language = "en",
) -> Figure:
    """Draw a figure over time: the line stops where it is missing and where a break is.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    area
        The area's code.
    periods
        Quarters or years, in order.
    presented_as
        ``number``, ``percentage`` or ``rate``: as compares best, where none is named.
    comparators
        Codes of up to three areas (a board, the nation) that are drawn as thin lines.
    changes
        From when authorities of an area came to count something else: no line crosses it.
    language
        The reader's.

    Returns
    -------
    Figure
        Whose table holds every period, those without a figure too. Where no period has a
        figure, the drawing says so.

    Raises
    ------
    Problem
        If the indicator, the unit, the way or an area is not known, or the estimates lack it
        for the area in every period.
    """
    codes = [area, *comparators]
    chosen = choose(estimates, framework, indicator, unit, areas=codes, periods=periods)
    refuse_without_area(chosen, area, periods)
    way = find_way(chosen.indicator, chosen.unit, presented_as)
    wording = Wording(way, chosen.unit, language)
    place, *beside = (geography.area(code) for code in codes)
    table = write_series(chosen, place, periods, beside, way, language)
    lines = [
        _line(
            geography.area(code).name(language), series(chosen, code, periods, way, changes), rank
        )
        for rank, code in enumerate(codes)
    ]
    return Figure(
        id=figure_id("trend", indicator, chosen.unit, area, way),
        svg=_draw(lines, wording),
        alt=write(" ".join(_finding(lines, table.caption, wording))),
        caption=table.caption,
        table=table,
    )


def _line(name: str, shown: Series, rank: int) -> Line:
    if rank == 0:
        return Line(name, shown, BLUE, (), 2.4, is_main=True)
    colour, dashes = COMPARATOR_STYLES[rank - 1]
    return Line(name, shown, colour, dashes, 1.3, is_main=False)


def _finding(lines: Sequence[Line], caption: str, wording: Wording) -> list[str]:
    main, *others = lines
    has_limits = any(estimate.lower is not None for estimate in main.shown.estimates)
    kind = "line_chart_with_band" if has_limits else "line_chart"
    return [
        wording.message(kind, caption=caption),
        *series_finding(main.shown, wording),
        *(comparator_finding(one.name, one.shown, wording) for one in others if one.shown.known),
    ]


def _draw(lines: Sequence[Line], wording: Wording) -> str:
    main = lines[0].shown
    known = [line for line in lines if line.shown.known]
    if not main.known:
        return notice(nothing_known(main.estimates, wording))
    top, ticks = scale([one for line in known for one in _as_drawn(line)], wording.way)
    labels = tick_labels(ticks, wording)
    names = [_label(line, wording) for line in known]
    has_quarters = not all(period.is_year for period in main.periods)
    sheet = Sheet(HEIGHT + LINE_HEIGHT * has_quarters)
    box = Box(
        left=max(map(text_width, labels)) + GAP,
        right=WIDTH - max(text_width(name, bold=True) for part in names for name in part) - 2 * GAP,
        top=2 * LINE_HEIGHT,
        bottom=HEIGHT - 1.4 * LINE_HEIGHT,
        across=(-0.4, len(main.periods) - 0.6),
        up=(0, top),
        axis="y",
    )
    sheet.write(axis_title(wording), (0, 0.5 * LINE_HEIGHT))
    horizontal_grid(sheet, box, ticks, labels)
    name_periods(sheet, box, main.periods, wording)
    _draw_bands(sheet, box, main, wording.way)
    mark_breaks(sheet, box, main, wording)
    mark_missing(sheet, box, main, wording)
    for line in reversed(known):
        _draw_line(sheet, box, line, wording.way)
    _name_lines(sheet, box, known, names, wording.way)
    marked = (main.estimates[place].symbol for place in (*main.missing, *main.incomplete))
    explain_marks(sheet, marked, wording)
    return sheet.svg()


def _as_drawn(line: Line) -> Sequence[Estimate]:
    """Give a line's estimates: limits that are not drawn are not to be read from the scale."""
    estimates = line.shown.estimates
    return estimates if line.is_main else [replace(one, upper=None) for one in estimates]


def _label(line: Line, wording: Wording) -> list[str]:
    """Give the lines of a line's label: whose it is, its latest figure, and when that was.

    The period is left out where it is the last one.
    """
    periods, last = line.shown.periods, line.shown.known[-1]
    when = [] if last == len(periods) - 1 else [period_name(periods[last], wording.language)]
    name = wrap(line.name, LABEL_WIDTH, bold=line.is_main)
    return [*name, wording.figure(line.shown.estimates[last]), *when]


def _draw_bands(sheet: Sheet, box: Box, shown: Series, way: str) -> None:
    """Draw the limits of each stretch as a band, and those of a single figure as a bar."""
    for stretch in shown.stretches:
        limits = [limits_of(shown.estimates[place], way) for place in stretch]
        known = [limit for limit in limits if limit is not None]
        if len(known) != len(stretch):
            continue
        estimates = [shown.estimates[place] for place in stretch]
        lower = [(box.x(place), box.y(low)) for place, (low, _) in zip(stretch, known, strict=True)]
        upper = [(box.x(place), box.y(up)) for place, (_, up) in zip(stretch, known, strict=True)]
        if len(stretch) == 1:
            shows = box.shows(drawn(estimates[0], way, "lower", "upper"))
            sheet.line([*lower, *upper], BAND, SINGLE_BAND_WIDTH, shows=shows)
        else:
            shows = box.shows(
                *(drawn(estimate, way, "lower") for estimate in estimates),
                *(drawn(estimate, way, "upper") for estimate in reversed(estimates)),
            )
            sheet.area([*lower, *reversed(upper)], BAND, shows)


def _draw_line(sheet: Sheet, box: Box, line: Line, way: str) -> None:
    for stretch in line.shown.stretches:
        points = [(box.x(place), box.y(_value(line.shown, place, way))) for place in stretch]
        figures = [drawn(line.shown.estimates[place], way) for place in stretch]
        if len(stretch) > 1:
            sheet.line(points, line.colour, line.width, line.dashes, box.shows(*figures))
        if line.is_main or len(stretch) == 1:
            diameter = 4.5 if line.is_main else 3
            for point, figure in zip(points, figures, strict=True):
                sheet.dot(point, line.colour, diameter, box.shows(figure))


def _value(shown: Series, place: int, way: str) -> float:
    return scaled(shown.estimates[place].value or 0.0, way)


def _name_lines(
    sheet: Sheet, box: Box, lines: Sequence[Line], names: Sequence[Sequence[str]], way: str
) -> None:
    """Name each line at its end, with its latest figure, moved apart where they meet."""
    ends = [
        (box.x(line.shown.known[-1]), box.y(_value(line.shown, line.shown.known[-1], way)))
        for line in lines
    ]
    heights = [len(name) * LINE_HEIGHT + 4 for name in names]
    centres = spread([y for _, y in ends], heights, 0, box.bottom + LINE_HEIGHT)
    for line, name, (x, y), centre in zip(lines, names, ends, centres, strict=True):
        across = [(x + 5, y), (box.right, y), (box.right + GAP, centre)]
        sheet.line(across, RULE, 0.8)
        sheet.write(
            "\n".join(name),
            (box.right + GAP + 3, centre),
            colour=line.colour,
            bold=line.is_main,
        )
