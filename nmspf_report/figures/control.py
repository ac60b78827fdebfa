"""A control chart (XmR) of one figure over time: its mean, its limits, and what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from nmspf_report.bindings import Written, write
from nmspf_report.figures.canvas import (
    BLUE,
    CHARCOAL,
    GREY,
    LINE_HEIGHT,
    RULE,
    WIDTH,
    Box,
    Sheet,
    spread,
)
from nmspf_report.figures.controlled import (
    Controlled,
    computed_figure,
    controlled_series,
    limits_drawn,
    phases_finding,
    said,
    signals_finding,
)
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import (
    Wording,
    breaks_finding,
    comparator_finding,
    gaps_finding,
    latest_finding,
)
from nmspf_report.figures.lettering import text_width, wrap
from nmspf_report.figures.markers import MARKERS
from nmspf_report.figures.plotting import (
    GAP,
    axis_title,
    close_scale,
    drawn,
    explain_marks,
    horizontal_grid,
    tick_labels,
)
from nmspf_report.figures.series import NO_CHANGES, Changes, series
from nmspf_report.figures.timeline import mark_breaks, mark_missing, name_periods
from nmspf_report.figures.trend import HEIGHT, LABEL_WIDTH, trend
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.statistics.control import Phase
from nmspf_report.tables.presented import choose, find_way, refuse_without_area
from nmspf_report.tables.series import write_series
from nmspf_report.tables.wording import period_name

LIMIT_DASHES = (5.0, 3.0)
HALF_STEP = 0.4


@dataclass(frozen=True)
class End:
    """What is named at the right of a chart.

    Parameters
    ----------
    value
        Where it ends.
    lines
        Its name.
    last
        The position at which it ends.
    computed
        Of what it is computed; empty for the series itself.
    """

    value: float
    lines: list[str]
    last: int
    computed: str = ""


def control_chart(
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
    """Draw a figure over time with its mean and natural process limits, and mark what stands out.

    The mean, the limits and the rules rest on the figures that are drawn, and on no other; those
    that lack an authority have no part in them. After a break they begin anew.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    area
        The area's code.
    periods
        Quarters, in order.
    presented_as
        ``number``, ``percentage`` or ``rate``: as compares best, where none is named.
    comparators
        Codes of areas (a board, the nation) whose figures stand in the table beside.
    changes
        From when authorities of an area came to count something else: no line crosses it.
    language
        The reader's.

    Returns
    -------
    Figure
        Whose table holds every period. Where there are too few figures for limits, it is the
        figure of `nmspf_report.figures.trend`, and says so.

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
    shown = series(chosen, area, periods, way, changes)
    controlled = controlled_series(place.name(language), shown, way)
    if not controlled.has_limits:
        plain = trend(
            estimates, framework, geography, indicator, area=area, periods=periods, unit=unit,
            presented_as=presented_as, comparators=comparators, changes=changes, language=language,
        )  # fmt: skip
        return _without_limits(plain, controlled, wording)
    table = write_series(chosen, place, periods, beside, way, language)
    compared = [
        (other.name(language), series(chosen, other.code, periods, way, changes))
        for other in beside
    ]
    finding = [
        wording.message("control_chart", caption=table.caption),
        latest_finding(controlled.shown, wording),
        *signals_finding(controlled, wording),
        *phases_finding(controlled, wording),
        *breaks_finding(controlled.shown, wording),
        *gaps_finding(controlled.shown, wording),
        *(comparator_finding(name, shown, wording) for name, shown in compared if shown.known),
    ]
    return Figure(
        id=figure_id("control", indicator, chosen.unit, area, way),
        svg=_draw(controlled, wording),
        alt=write(" ".join(finding)),
        caption=table.caption,
        table=replace(table, computed=tuple(limits_drawn(controlled, wording))),
    )


def _without_limits(plain: Figure, controlled: Controlled, wording: Wording) -> Figure:
    """Say of a plain trend that it has too few figures for limits."""
    if not controlled.shown.known:
        return plain
    few = wording.message("too_few_for_limits")
    alt = Written(f"{plain.alt.text} {few}", plain.alt.figures)
    return replace(plain, alt=alt, table=replace(plain.table, notes=(few, *plain.table.notes)))


def _draw(controlled: Controlled, wording: Wording) -> str:
    shown = controlled.shown
    heights = [value for phase in controlled.phases for _, value in controlled.lines(phase)]
    values = [*map(controlled.value, shown.known), *heights]
    low, top, ticks = close_scale(values, wording.way)
    labels = tick_labels(ticks, wording)
    ends = _ends(controlled, wording)
    names = max(text_width(line, bold=True) for end in ends for line in end.lines)
    sheet = Sheet(HEIGHT + LINE_HEIGHT)
    box = Box(
        left=max(map(text_width, labels)) + GAP,
        right=WIDTH - names - 2 * GAP,
        top=2 * LINE_HEIGHT,
        bottom=HEIGHT - 1.4 * LINE_HEIGHT,
        across=(-HALF_STEP, len(shown.periods) - 1 + HALF_STEP),
        up=(low, top),
        axis="y",
    )
    sheet.write(axis_title(wording, low), (0, 0.5 * LINE_HEIGHT))
    horizontal_grid(sheet, box, ticks, labels)
    name_periods(sheet, box, shown.periods, wording)
    mark_breaks(sheet, box, shown, wording)
    mark_missing(sheet, box, shown, wording)
    for phase in controlled.phases:
        _draw_limits(sheet, box, controlled, phase)
    _draw_series(sheet, box, controlled)
    _name_ends(sheet, box, ends)
    explain_marks(
        sheet,
        (shown.estimates[place].symbol for place in (*shown.missing, *shown.incomplete)),
        wording,
    )
    for sentence in phases_finding(controlled, wording):
        sheet.write_beneath(sentence)
    for signal in controlled.signals:
        letter = MARKERS[signal.marker].letter
        sheet.write_beneath(f"{letter} {said(signal, controlled, wording)}")
    return sheet.svg()


def _draw_limits(sheet: Sheet, box: Box, controlled: Controlled, phase: Phase) -> None:
    """Draw the mean and the limits of a phase, as wide as it."""
    left, right = box.x(phase.start - HALF_STEP), box.x(phase.stop - 1 + HALF_STEP)
    for name, value in controlled.lines(phase):
        dashes = () if name == "mean" else LIMIT_DASHES
        colour = CHARCOAL if name == "mean" else GREY
        points = [(left, box.y(value)), (right, box.y(value))]
        sheet.line(points, colour, 1.0, dashes, box.computed(_computed(controlled, phase)))


def _draw_series(sheet: Sheet, box: Box, controlled: Controlled) -> None:
    """Draw the figures, each that stands out with its marker."""
    shown, markers = controlled.shown, controlled.markers
    incomplete = set(shown.incomplete)
    for stretch in shown.stretches:
        points = [(box.x(place), box.y(controlled.value(place))) for place in stretch]
        figures = [drawn(shown.estimates[place], controlled.way) for place in stretch]
        if len(stretch) > 1:
            sheet.line(points, BLUE, 1.6, shows=box.shows(*figures))
        for place, point, figure in zip(stretch, points, figures, strict=True):
            shows = box.shows(figure)
            if place not in incomplete:
                shows = replace(shows, part=_part(controlled, place))
            if place in markers:
                marker = MARKERS[markers[place]]
                sheet.mark(point, marker.outline, CHARCOAL, marker.fill, shows)
            else:
                sheet.dot(point, BLUE, 5, shows)


def _part(controlled: Controlled, place: int) -> str:
    """Name the phase that a position is in: by its rank, from 1 on."""
    return str(next(rank for rank, phase in enumerate(controlled.phases, 1) if place < phase.stop))


def _computed(controlled: Controlled, phase: Phase) -> str:
    return f"control {_part(controlled, phase.start)}"


def _ends(controlled: Controlled, wording: Wording) -> list[End]:
    """Give what is named at the right."""
    shown, last = controlled.shown, controlled.shown.known[-1]
    when = [period_name(shown.periods[last], wording.language)]
    name = [
        *wrap(controlled.name, LABEL_WIDTH, bold=True),
        wording.figure(shown.estimates[last]),
        *(when if last < len(shown.periods) - 1 else []),
    ]
    phase = controlled.phases[-1]
    lines = [
        End(value, [_label(message, value, wording)], phase.stop - 1, _computed(controlled, phase))
        for message, value in controlled.lines(phase)
    ]
    return [End(controlled.value(last), name, last), *lines]


def _label(message: str, value: float, wording: Wording) -> str:
    """Name a line, with its value as figures are written."""
    return wording.message(message, figure=computed_figure(value, wording))


def _name_ends(sheet: Sheet, box: Box, ends: Sequence[End]) -> None:
    """Name the series, its mean and its limits at their ends, moved apart where they meet."""
    heights = [len(end.lines) * LINE_HEIGHT + 3 for end in ends]
    wishes = [box.y(end.value) for end in ends]
    centres = spread(wishes, heights, 0, box.bottom + LINE_HEIGHT)
    for end, y, centre in zip(ends, wishes, centres, strict=True):
        is_series = not end.computed
        start = box.x(end.last) + (6 if is_series else 0)
        sheet.line([(start, y), (box.right, y), (box.right + GAP, centre)], RULE, 0.8)
        sheet.write(
            "\n".join(end.lines),
            (box.right + GAP + 3, centre),
            colour=BLUE if is_series else GREY,
            bold=is_series,
            computed=end.computed,
        )
