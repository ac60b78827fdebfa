"""A table of one indicator of one area, period by period."""

from collections.abc import Sequence

import pandas as pd

from nmspf_report.framework.model import Framework
from nmspf_report.geography import Area, Geography
from nmspf_report.locale import Language, text
from nmspf_report.periods import Period
from nmspf_report.tables.cells import Cell, assemble, labelled_cell
from nmspf_report.tables.columns import (
    WITH_POPULATION,
    first_column,
    headings,
    used,
)
from nmspf_report.tables.presented import Chosen, choose, find_way, refuse_without_area
from nmspf_report.tables.table import Column, Table
from nmspf_report.tables.wording import indicator_name, period_name, span_name


def series_table(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    area: str,
    periods: Sequence[Period],
    unit: str | None = None,
    comparators: Sequence[str] = (),
    presented_as: str | None = None,
    language: Language = "en",
) -> Table:
    """Show an indicator of an area over time: one row for each period.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    area
        The area's code.
    periods
        When, in order.
    comparators
        Codes of areas (a board, the nation) whose figures stand in columns beside.
    presented_as
        How comparators are presented: by default as compares best.
    language
        The reader's.

    Returns
    -------
    Table
        Number, of how many, percentage or rate with its limits; a period without a figure
        has its row too.

    Raises
    ------
    Problem
        If the indicator, the unit or an area is not known, or the estimates lack it for the
        area in every period.
    """
    chosen = choose(
        estimates, framework, indicator, unit, areas=[area, *comparators], periods=periods
    )
    refuse_without_area(chosen, area, periods)
    way = find_way(chosen.indicator, chosen.unit, presented_as)
    beside = [geography.area(code) for code in comparators]
    return write_series(chosen, geography.area(area), periods, beside, way, language)


def write_series(
    chosen: Chosen,
    place: Area,
    periods: Sequence[Period],
    beside: Sequence[Area],
    way: str,
    language: Language,
) -> Table:
    """Write chosen figures as a table, as `series_table` describes it."""
    unit, ways = chosen.unit, chosen.ways
    columns = used(WITH_POPULATION, ways)
    rows = [
        [
            Cell(period_name(period, language)),
            *(
                column.cell(chosen.at(place.code, period), unit, ways, language)
                for column in columns
            ),
            *(
                labelled_cell(chosen.at(other.code, period), way, unit, language)
                for other in beside
            ),
        ]
        for period in periods
    ]
    caption = text(
        "tables.caption_series",
        language,
        indicator=indicator_name(chosen.indicator, unit, language),
        area=place.name(language),
        span=span_name(periods, language),
    )
    return assemble(
        caption,
        (
            first_column("period", language),
            *headings(columns, language),
            *(Column(other.code, other.name(language)) for other in beside),
        ),
        rows,
        (),
        language,
    )
