"""Small charts of several indicators of one area, at a glance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from nmspf_report.bindings import write
from nmspf_report.figures.canvas import (
    BLUE,
    CHARCOAL,
    GREY,
    LINE_HEIGHT,
    RULE,
    WIDTH,
    Box,
    Point,
    Sheet,
)
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import Wording
from nmspf_report.figures.lettering import wrap
from nmspf_report.figures.plotting import drawn, explain_marks, mark, scaled
from nmspf_report.figures.series import NO_CHANGES, Changes, Series, series
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.locale import Language, text
from nmspf_report.periods import Period
from nmspf_report.tables.cells import Cell, assemble, bare, reason
from nmspf_report.tables.columns import first_column
from nmspf_report.tables.presented import NOT_APPLICABLE, Estimate, choose, main_way
from nmspf_report.tables.table import Column, Table
from nmspf_report.tables.wording import (
    indicator_name,
    period_name,
    span_name,
)

ACROSS = 2
GUTTER = 26.0
PANEL_WIDTH = (WIDTH - GUTTER * (ACROSS - 1)) / ACROSS
CHART_WIDTH = 130.0
CHART_HEIGHT = 38.0
BELOW_CHART = 2.4 * LINE_HEIGHT
ABOVE_FOOT = 16 + CHART_HEIGHT
LATEST_SIZE = 17.0
DOT = 4.0


@dataclass(frozen=True)
class Said:
    """A few words on a panel, and whether they are to stand out."""

    words: str
    stands_out: bool = False


NOTHING_SAID: Mapping[str, Said] = MappingProxyType({})


@dataclass(frozen=True)
class Panel:
    """One small chart: of which indicator, its title with the code, and what it shows.

    What is ``said`` of it stands beneath.
    """

    code: str
    title: str
    shown: Series
    wording: Wording
    said: Said = Said("")

    @property
    def latest(self) -> Estimate:
        """The estimate of the last period, which may be missing."""
        return self.shown.estimates[-1]


def small_multiples(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicators: Sequence[str],
    *,
    area: str,
    periods: Sequence[Period],
    title: str = "",
    said: Mapping[str, Said] = NOTHING_SAID,
    changes: Changes = NO_CHANGES,
    language: Language = "en",
) -> Figure:
    """Draw several indicators of an area, each on a scale of its own that begins at 0.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicators
        Up to about 12 codes; each is drawn in its first counting unit, as compares best.
    area
        The area's code.
    periods
        Up to about 5 years or 16 quarters, in order.
    title
        What they are together; the headline indicators, where nothing is said.
    said
        What is said of some of them, in a few words, by their codes.
    changes
        From when authorities of an area came to count something else: no line crosses it.
    language
        The reader's.

    Returns
    -------
    Figure
        Each with the figure of the last period in large type, or its symbol, and what is said
        of it; the table has a row for each indicator, and year where quarters are drawn.

    Raises
    ------
    Problem
        If an indicator or the area is not known, or the estimates lack one of them for the
        area in every period.
    """
    panels = [
        replace(
            panel_of(estimates, framework, code, area, periods, changes, language),
            said=said.get(code, Said("")),
        )
        for code in indicators
    ]
    words = Wording("number", "", language)
    caption = words.message(
        "caption_small_multiples",
        title=title or words.message("headlines"),
        area=geography.area(area).name(language),
        span=span_name(periods, language),
    )
    opening = words.message("small_charts", caption=caption)
    return Figure(
        id=figure_id("small-charts", indicators[0], area)
        if title
        else figure_id("at-a-glance", area),
        svg=_draw(panels),
        alt=write(" ".join([opening, *map(_told, panels)])),
        caption=caption,
        table=_table(panels, periods, caption, language),
    )


def panel_of(
    estimates: pd.DataFrame,
    framework: Framework,
    indicator: str,
    area: str,
    periods: Sequence[Period],
    changes: Changes,
    language: Language,
) -> Panel:
    """Give an indicator of an area in its first counting unit, as compares best."""
    chosen = choose(estimates, framework, indicator, None, areas=[area], periods=periods)
    way = main_way(chosen.indicator, chosen.unit)
    title = indicator_name(chosen.indicator, chosen.unit, language)
    shown = series(chosen, area, periods, way, changes)
    return Panel(chosen.indicator.code, title, shown, Wording(way, chosen.unit, language))


def _told(panel: Panel) -> str:
    """Give a panel's last figure, and what is said of it."""
    finding = finding_of(panel)
    if not panel.said.words:
        return finding
    return panel.wording.message("multiple_said", finding=finding, said=panel.said.words)


def finding_of(panel: Panel) -> str:
    """Say the last figure of a panel, or why there is none."""
    wording, latest = panel.wording, panel.latest
    if latest.value is None:
        why = reason(latest.symbol, wording.language)
        return wording.message("multiple_missing", title=panel.title, reason=why)
    return wording.message(
        "multiple_latest",
        title=panel.title,
        figure=wording.figure(latest),
        period=period_name(panel.shown.periods[-1], wording.language),
    )


def _table(
    panels: Sequence[Panel], periods: Sequence[Period], caption: str, language: Language
) -> Table:
    """Give a row for each indicator, with a column for each year; or for each year's quarters."""
    if all(period.is_year for period in periods):
        columns = [Column(period.label, period.label) for period in periods]
        rows = [
            [Cell(panel.title), *(cell_of(panel, place) for place in range(len(periods)))]
            for panel in panels
        ]
    else:
        quarters = (1, 2, 3, 4)
        columns = [
            Column(f"q{quarter}", text("figures.quarter_tick", language, quarter=quarter))
            for quarter in quarters
        ]
        years = list(dict.fromkeys(period.whole_year for period in periods))
        places = {period: place for place, period in enumerate(periods)}
        rows = [
            [
                Cell(_in_year(panel, year, is_first=year == years[0])),
                *(
                    cell_of(panel, places[quarter])
                    if quarter in places
                    else Cell(symbol=NOT_APPLICABLE)
                    for quarter in year.quarters
                ),
            ]
            for panel in panels
            for year in years
        ]
    return assemble(
        caption,
        [first_column("indicator", language), *columns],
        rows,
        (),
        language,
    )


def _in_year(panel: Panel, year: Period, *, is_first: bool) -> str:
    """Name the row of a year: by the whole title once, and after that by the indicator's code."""
    title = panel.title if is_first else panel.code
    return text("figures.title_in_year", panel.wording.language, title=title, year=year.label)


def cell_of(panel: Panel, place: int) -> Cell:
    """Write the figure of one of a panel's periods, by its place."""
    estimate = panel.shown.estimates[place]
    if estimate.value is None:
        return Cell(symbol=estimate.symbol)
    return Cell(panel.wording.figure(estimate), estimate.symbol)


def _draw(panels: Sequence[Panel]) -> str:
    """Draw every panel on one pair of axes whose unit is the point, from the top left."""
    titles = [wrap(panel.title, PANEL_WIDTH, bold=True) for panel in panels]
    starts = range(0, len(panels), ACROSS)
    below = BELOW_CHART + LINE_HEIGHT * any(panel.said.words for panel in panels)
    heights = [
        max(map(len, titles[start : start + ACROSS])) * LINE_HEIGHT + ABOVE_FOOT + below
        for start in starts
    ]
    sheet = Sheet(sum(heights))
    for place, (panel, title) in enumerate(zip(panels, titles, strict=True)):
        row, column = divmod(place, ACROSS)
        bottom = sum(heights[: row + 1])
        left = column * (PANEL_WIDTH + GUTTER)
        _write_title(sheet, title, left, bottom - heights[row])
        _draw_panel(sheet, panel, left, bottom - below)
    missing = (panel.shown.estimates[place] for panel in panels for place in panel.shown.missing)
    explain_marks(sheet, (estimate.symbol for estimate in missing), panels[0].wording)
    return sheet.svg()


def _write_title(sheet: Sheet, lines: Sequence[str], left: float, top: float) -> None:
    sheet.line([(left, top + 1), (left + PANEL_WIDTH, top + 1)], RULE, 0.8)
    sheet.write("\n".join(lines), (left, top + 5), along="top", bold=True)


def _draw_panel(sheet: Sheet, panel: Panel, left: float, foot: float) -> None:
    """Draw a panel's line above its foot, and beside it the latest figure."""
    periods, language = panel.shown.periods, panel.wording.language
    box = Box(
        left=left + DOT,
        right=left + DOT + CHART_WIDTH,
        top=foot - CHART_HEIGHT,
        bottom=foot,
        across=(0, max(len(periods) - 1, 1)),
        up=(0, max(_values(panel)) or 1.0),
        axis="y",
    )
    sheet.line([(box.left, foot), (box.right, foot)], RULE, 0.8)
    _draw_series(sheet, box, panel)
    beneath = foot + 0.8 * LINE_HEIGHT
    sheet.write(period_name(periods[0], language), (left, beneath), colour=GREY)
    if len(periods) > 1:
        last = period_name(periods[-1], language)
        sheet.write(last, (box.right + DOT, beneath), colour=GREY, across="right")
    _write_latest(sheet, panel, (box.right + 18, foot - CHART_HEIGHT / 2))
    said = panel.said
    sheet.write(said.words, (left, beneath + LINE_HEIGHT), bold=said.stands_out)


def _values(panel: Panel) -> list[float]:
    way = panel.wording.way
    return [scaled(estimate.value or 0.0, way) for estimate in panel.shown.estimates]


def _draw_series(sheet: Sheet, box: Box, panel: Panel) -> None:
    values, shown = _values(panel), panel.shown
    for stretch in shown.stretches:
        points = [(box.x(place), box.y(values[place])) for place in stretch]
        figures = [drawn(shown.estimates[place], panel.wording.way) for place in stretch]
        if len(stretch) > 1:
            sheet.line(points, BLUE, 1.8, shows=box.shows(*figures))
        sheet.dot(points[-1], BLUE, DOT, box.shows(figures[-1]))
    for place in shown.breaks:
        x = box.x(place - 0.5)
        sheet.line([(x, box.top), (x, box.bottom)], CHARCOAL, 0.9, (3, 2))
    for gap in shown.gaps:
        symbol = mark(shown.estimates[gap[0]].symbol, panel.wording)
        middle = (box.x(gap[0]) + box.x(gap[-1])) / 2
        sheet.write(symbol, (middle, box.bottom - 0.6 * LINE_HEIGHT), across="center")


def _write_latest(sheet: Sheet, panel: Panel, place: Point) -> None:
    """Write the last period's figure, and beneath it what a rate is per, and the period."""
    wording, latest = panel.wording, panel.latest
    if latest.value is None:
        sheet.write(mark(latest.symbol, wording), place, bold=True)
        return
    value = bare(latest, wording.way, wording.unit, wording.language)
    words = wording.message(f"large_{wording.way}", figure=value)
    sheet.write(words, place, colour=BLUE, bold=True, size=LATEST_SIZE)
    beneath = [period_name(panel.shown.periods[-1], wording.language)]
    if wording.way == "rate":
        beneath.insert(0, wording.message("per_10000"))
    for line, words in enumerate(beneath, start=1):
        sheet.write(words, (place[0], place[1] + line * LINE_HEIGHT + 3), colour=GREY)
