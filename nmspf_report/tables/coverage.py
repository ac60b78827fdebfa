"""A table of which authorities the figures of regions and of the nation lack."""

from collections.abc import Sequence

import pandas as pd

from nmspf_report.framework.model import Framework
from nmspf_report.geography import Area, Geography
from nmspf_report.locale import Language, number, text
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.tables.cells import Cell, assemble, not_applicable
from nmspf_report.tables.columns import first_column
from nmspf_report.tables.table import Column, Table
from nmspf_report.tables.wording import period_name

SEPARATOR = ";"


def coverage_table(
    coverage: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    *,
    period: Period,
    areas: Sequence[str] | None = None,
    language: Language = "en",
) -> Table:
    """Name the authorities that figures of regions and the nation lack.

    Parameters
    ----------
    coverage
        As `nmspf_report.indicators.rollup.coverage` gives it: ``indicator``,
        ``counting_unit``, ``area_code``, ``period``, ``areas_expected``, ``areas_included``,
        ``areas_missing`` (codes, with semicolons between).
    framework, geography
        What the indicators are, and the areas.
    period
        When.
    areas
        Codes of regions and the nation; all, where none are named.
    language
        The reader's.

    Returns
    -------
    Table
        One row for each area and each set of authorities that its figures lack, with the
        indicators concerned; an area whose figures are complete has one row that says so.

    Raises
    ------
    Problem
        If an area is not known, or the coverage has nothing for this period.
    """
    wholes = [area.code for area in (*geography.regions, geography.nation)]
    places = [geography.area(code) for code in areas or wholes]
    known = coverage[coverage["period"] == period.label]
    if known.empty:
        raise Problem("no_coverage", period=period.label)
    rows = [
        row
        for place in places
        for row in _rows(
            known[known["area_code"] == place.code], place, framework, geography, language
        )
    ]
    keys = ("area", "missing", "included", "indicators")
    caption = text(
        f"tables.caption_coverage_{geography.region_kind}",
        language,
        nation=geography.nation.name(language),
        period=period_name(period, language),
    )
    return assemble(
        caption,
        (
            first_column(keys[0], language),
            first_column(keys[1], language),
            Column(keys[2], text("tables.column_included", language)),
            first_column(keys[3], language),
        ),
        rows,
        (),
        language,
    )


def _rows(
    known: pd.DataFrame,
    place: Area,
    framework: Framework,
    geography: Geography,
    language: Language,
) -> list[list[Cell]]:
    if known.empty:
        return [[Cell(place.name(language)), *(not_applicable() for _ in range(3))]]
    incomplete = known[known["areas_missing"] != ""]
    if incomplete.empty:
        expected = int(known["areas_expected"].max())
        return [
            [
                Cell(place.name(language)),
                Cell(text("tables.none_missing", language)),
                _included(expected, expected, language),
                Cell(text("tables.all_indicators", language)),
            ]
        ]
    order = {indicator.code: place for place, indicator in enumerate(framework.indicators)}
    every = set(known["indicator"])
    return [
        [
            Cell(place.name(language)),
            Cell(_names(str(missing), geography, language)),
            _included(
                int(lacking["areas_included"].min()), int(lacking["areas_expected"].max()), language
            ),
            Cell(_indicators(set(lacking["indicator"]), every, order, language)),
        ]
        for missing, lacking in incomplete.groupby("areas_missing", sort=True)
    ]


def _included(included: int, expected: int, language: Language) -> Cell:
    return Cell(
        text(
            "tables.included_of",
            language,
            included=number(included, language),
            expected=number(expected, language),
        )
    )


def _names(missing: str, geography: Geography, language: Language) -> str:
    return ", ".join(geography.names(missing.split(SEPARATOR), language))


def _indicators(
    lacking: set[str], every: set[str], order: dict[str, int], language: Language
) -> str:
    if lacking == every:
        return text("tables.all_indicators", language)

    def listed(codes: set[str]) -> str:
        return ", ".join(sorted(codes, key=lambda code: (order.get(code, len(order)), code)))

    complete = every - lacking
    if len(complete) < len(lacking):
        return text("tables.all_indicators_but", language, indicators=listed(complete))
    return listed(lacking)
