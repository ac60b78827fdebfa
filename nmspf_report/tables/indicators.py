"""A table of several indicators of one area, beside their last year."""

from collections.abc import Collection, Sequence

import pandas as pd

from nmspf_report.framework.model import Framework, Indicator
from nmspf_report.geography import Geography
from nmspf_report.locale import Language, text
from nmspf_report.locale.units import unit_name
from nmspf_report.periods import Period
from nmspf_report.tables.cells import Cell, assemble, labelled_cell
from nmspf_report.tables.columns import (
    COUNTED_AND_SHARES,
    FigureColumn,
    first_column,
    headings,
    used,
)
from nmspf_report.tables.presented import (
    choose,
    find_indicator,
    main_way,
    ways_of_whole,
)
from nmspf_report.tables.table import Column, Table
from nmspf_report.tables.wording import period_name

Line = tuple[Indicator, str]
"""An indicator in one of its counting units."""


def indicator_table(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicators: Sequence[str],
    *,
    area: str,
    period: Period,
    previous_period: Period | None = None,
    caption: str | None = None,
    unpublished: Collection[tuple[str, str]] = (),
    language: Language = "en",
) -> Table:
    """Show indicators of an area: one row for each indicator and counting unit.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicators
        Codes; those that are told in words alone are left out.
    area
        The area's code.
    period, previous_period
        When; the previous period's figure stands in the last column, where one is named.
    caption
        In place of “Indicators, <area>, <period>”.
    unpublished
        Codes of indicators, each with a counting unit, that are left out: a release may
        publish them for other areas alone.
    language
        The reader's.

    Returns
    -------
    Table
        Title with code (and what the whole counts, where that is something else), what was
        counted and of how many, percentage and rate with 95% limits, and the previous figure as
        its main way presents it. Columns that would be empty are left out.

    Raises
    ------
    Problem
        If an indicator or the area is not known, none of the indicators has figures, or the
        estimates lack one of them for this area in both periods.
    """
    place = geography.area(area)
    lines = [
        (indicator, unit)
        for indicator, unit in _lines(framework, indicators)
        if (indicator.code, unit) not in unpublished
    ]
    periods = [period, *filter(None, [previous_period])]
    ways = [way for indicator, unit in lines for way in ways_of_whole(indicator, unit)]
    columns = used(COUNTED_AND_SHARES, ways)
    rows = [
        _row(estimates, framework, line, columns, area=area, periods=periods, language=language)
        for line in lines
    ]
    when = period_name(period, language)
    return assemble(
        caption
        or text("tables.caption_indicators", language, area=place.name(language), period=when),
        (
            first_column("indicator", language),
            *headings(columns, language),
            *(_previous_heading(before, language) for before in periods[1:]),
        ),
        rows,
        (),
        language,
    )


def _lines(framework: Framework, indicators: Sequence[str]) -> list[Line]:
    told = {indicator.code for indicator in framework.indicators if not indicator.is_counted}
    return [
        (indicator, figure.unit)
        for code in indicators
        if code not in told
        for indicator in [find_indicator(framework, code)]
        for figure in indicator.figures
    ]


def _row(
    estimates: pd.DataFrame,
    framework: Framework,
    line: Line,
    columns: Sequence[FigureColumn],
    *,
    area: str,
    periods: Sequence[Period],
    language: Language,
) -> list[Cell]:
    indicator, unit = line
    chosen = choose(estimates, framework, indicator.code, unit, areas=[area], periods=periods)
    now, *before = (chosen.at(area, when) for when in periods)
    return [
        Cell(_title(indicator, unit, language)),
        *(column.cell(now, unit, chosen.ways, language) for column in columns),
        *(labelled_cell(figure, main_way(indicator, unit), unit, language) for figure in before),
    ]


def _title(indicator: Indicator, unit: str, language: Language) -> str:
    """Name an indicator, and what sets its row apart from what the title alone would say.

    That is what its whole counts, where the title says something else, and the unit, where it has
    a row in each of several.
    """
    values = {"code": indicator.code, "title": indicator.title}
    if indicator.whole is not None:
        return text("tables.indicator_title_whole", language, **values, whole=indicator.whole)
    if len(indicator.figures) > 1:
        counted = unit_name(unit, language)
        return text("tables.indicator_title_unit", language, **values, unit=counted)
    return text("tables.indicator_title", language, **values)


def _previous_heading(period: Period, language: Language) -> Column:
    when = period_name(period, language)
    return Column("previous", text("tables.column_previous", language, period=when))
