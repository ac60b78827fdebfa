"""A little Wales: a few figures, small enough to be worked by hand, made into estimates."""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography, read_geography
from nmspf_report.periods import Period
from nmspf_report.statistics.estimates import estimate
from nmspf_report.tables import Table

CARDIFF, NEWPORT, POWYS, WALES = "W06000015", "W06000022", "W06000023", "W92000004"
BOARD = "cardiff-and-vale"
YEAR = Period(2025)
LAST_YEAR = Period(2024)
QUARTERS = tuple(Period(year, quarter) for year in (2024, 2025) for quarter in (1, 2, 3, 4))

IN_TIME = "PROG-3a"
"""Initial conferences within the timescale: conferences and children, as a percentage."""

SOURCES = "PROT-3"
"""Referrals by source: one source each."""

CONCERNS = "PROT-5"
"""Referrals by concern: several each."""

ENQUIRIES = "S47-2"
"""Section 47 enquiries: a number, a percentage and a rate."""


@cache
def framework() -> Framework:
    """Give the children's framework."""
    return read_framework("nmspf_c")


@cache
def geography() -> Geography:
    """Give the areas of Wales."""
    return read_geography("wales")


def observed(
    indicator: str,
    unit: str,
    area: str,
    period: Period,
    counts: tuple[float | None, float | None],
    *,
    category: str = "",
    population: float | None = None,
    symbol: str = "",
) -> dict[str, object]:
    """Give one observation; ``counts`` are its numerator and denominator."""
    numerator, denominator = counts
    return {
        "indicator": indicator,
        "category": category,
        "area_code": area,
        "period": period.label,
        "counting_unit": unit,
        "numerator": numerator,
        "denominator": denominator,
        "population": population,
        "basis": "case-level",
        "symbol": symbol or ("x" if numerator is None else ""),
    }


def estimated(rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    """Make estimates of observations."""
    frame = pd.DataFrame(list(rows))
    for name in ("numerator", "denominator", "population"):
        frame[name] = frame[name].astype(float)
    return estimate(frame, framework())


def conferences_in_time(
    area: str,
    counts: Sequence[tuple[float | None, float | None]],
    *,
    periods: Sequence[Period] = QUARTERS,
    break_at: Period | None = None,
) -> list[dict[str, object]]:
    """Give an area's conferences in time, of all, for several periods."""
    return [
        observed(
            IN_TIME,
            "conferences",
            area,
            period,
            pair,
            symbol="b" if period == break_at else "",
        )
        for period, pair in zip(periods, counts, strict=True)
    ]


def referrals_by_source(area: str, period: Period) -> list[dict[str, object]]:
    """Give 200 referrals: 90 from the police, 60 from schools, 10 not recorded, others 40."""
    counts = {"police": 90.0, "education": 60.0, "not_recorded": 10.0}
    codes = [*framework().by_code[SOURCES].measures[0].dimensions[0].labels]
    rest = [code for code in codes if code not in counts]
    shares = dict.fromkeys(rest, 0.0) | {rest[0]: 40.0} | counts
    return [
        observed(SOURCES, "referrals", area, period, (200.0, None)),
        *(
            observed(SOURCES, "referrals", area, period, (count, 200.0), category=f"source:{code}")
            for code, count in shares.items()
        ),
    ]


def read(table: Table) -> tuple[tuple[str, ...], ...]:
    """Give a table's rows as they are read."""
    return tuple(tuple(cell.text for cell in row) for row in table.rows)
