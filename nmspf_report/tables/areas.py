"""A table of one indicator in one period, area by area."""

from collections.abc import Sequence

import pandas as pd

from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.locale import Language, text
from nmspf_report.periods import Period
from nmspf_report.tables.cells import Cell, assemble
from nmspf_report.tables.columns import (
    WITH_POPULATION,
    first_column,
    headings,
    used,
)
from nmspf_report.tables.presented import Chosen, choose
from nmspf_report.tables.table import Table
from nmspf_report.tables.wording import indicator_name, period_name


def area_table(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    period: Period,
    areas: Sequence[str],
    unit: str | None = None,
    language: Language = "en",
) -> Table:
    """Show an indicator in each area: authorities by the alphabet, then boards, then the nation.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    period
        When.
    areas
        Codes of areas, in any order.
    language
        The reader's.

    Returns
    -------
    Table
        Number, of how many, percentage or rate with its limits; an area without a figure has
        its row too.

    Raises
    ------
    Problem
        If the indicator, the unit or an area is not known, or the estimates lack it for every
        area.
    """
    chosen = choose(estimates, framework, indicator, unit, areas=areas, periods=[period])
    return write_areas(chosen, geography, areas, period, language)


def write_areas(
    chosen: Chosen,
    geography: Geography,
    areas: Sequence[str],
    period: Period,
    language: Language,
) -> Table:
    """Write chosen figures as a table, as `area_table` describes it."""
    levels = list(dict.fromkeys(area.level for area in geography.areas.values()))
    places = sorted(
        map(geography.area, areas),
        key=lambda area: (levels.index(area.level), area.name(language).casefold()),
    )
    unit, ways = chosen.unit, chosen.ways
    columns = used(WITH_POPULATION, ways)
    rows = [
        [
            Cell(place.name(language)),
            *(
                column.cell(chosen.at(place.code, period), unit, ways, language)
                for column in columns
            ),
        ]
        for place in places
    ]
    caption = text(
        "tables.caption_areas",
        language,
        indicator=indicator_name(chosen.indicator, unit, language),
        period=period_name(period, language),
    )
    return assemble(
        caption,
        (first_column("area", language), *headings(columns, language)),
        rows,
        (),
        language,
    )
