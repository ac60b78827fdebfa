"""Checking a publisher's totals: of the columns in a row, and of the authorities in an area."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from nmspf_report.framework.model import Framework
from nmspf_report.geography import Area, Geography
from nmspf_report.locale import text
from nmspf_report.periods import parse_period
from nmspf_report.returns.published.areas import NOT_APPLICABLE
from nmspf_report.returns.published.findings import LIST_SEPARATOR, Finding
from nmspf_report.returns.published.mapping import Mapping, PublishedFigure
from nmspf_report.returns.published.tables import records

TOTALS = [
    "file",
    "check",
    "indicator",
    "category",
    "counting_unit",
    "area_code",
    "area_name",
    "period",
    "published",
    "summed",
    "lacking",
    "outcome",
]
FIGURE = ["indicator", "category", "counting_unit"]
OUTCOMES = ("equal", "rounded", "lacks", "differs")


def compare_parts(counts: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    """Add the categories that must make up the whole, in every row of the tables.

    Parameters
    ----------
    counts
        As `tables.counts` gives them.
    mapping
        Says which dimensions make up the whole.

    Returns
    -------
    pandas.DataFrame
        The columns `TOTALS` with ``parts`` for ``check``; ``category`` is the dimension, and
        ``lacking`` its categories without a number.
    """
    rows = [
        row
        for table in mapping.tables.values()
        for figure in table.figures
        for dimension in figure.parts_of_whole
        for row in _parts_of(counts, figure, dimension)
    ]
    return pd.DataFrame(rows, columns=TOTALS)


def compare_areas(
    counts: pd.DataFrame, populations: pd.DataFrame, geography: Geography, mapping: Mapping
) -> pd.DataFrame:
    """Add the authorities of each region and of the nation, and set the sum beside its own row.

    Parameters
    ----------
    counts, populations
        As `tables.counts` and `tables.populations` give them, at every level.
    geography
        Says who belonged where.
    mapping
        Says what each level is rounded to.

    Returns
    -------
    pandas.DataFrame
        The columns `TOTALS` with ``areas`` for ``check``, one row for each number that a region
        or the nation has; ``lacking`` are the names of the authorities whose number is withheld
        or missing (not those to which it does not apply); ``outcome`` is ``equal``,
        ``rounded`` (the difference is that of rounding), ``lacks`` (authorities lack, and the
        sum is not above the total) or ``differs``. Populations are not rounded.
    """
    figures = pd.concat([counts, populations])
    tables = {table.file: table for table in mapping.tables.values()}
    authorities = figures[figures["level"] == "authority"]
    held = {
        key: {row["area_code"]: (row["value"], row["symbol"]) for row in records(group)}
        for key, group in authorities.groupby([*FIGURE, "period"])
    }
    wider = figures[(figures["level"] != "authority") & figures["value"].notna()]
    rows = []
    for row in records(wider):
        key = tuple(row[name] for name in [*FIGURE, "period"])
        members = geography.members(row["area_code"], parse_period(row["period"]))
        summed, lacking = _sum_members(members, held.get(key, {}))
        rounded_to = tables[row["file"]].rounding_of(row["level"]) if row["indicator"] else 1
        rows.append(
            {
                **row,
                "check": "areas",
                "published": int(row["value"]),
                "summed": summed,
                "lacking": LIST_SEPARATOR.join(lacking),
                "outcome": _outcome(int(row["value"]) - summed, rounded_to, bool(lacking)),
            }
        )
    return pd.DataFrame(rows, columns=TOTALS)


def tell_totals(totals: pd.DataFrame, framework: Framework) -> Iterator[Finding]:
    """Say of each check how many totals are equal, and name those that are not, with the reason."""
    for (file, check), group in totals.groupby(["file", "check"], sort=False):
        yield Finding(
            f"{check}_compared",
            str(file),
            {
                "rows": len(group),
                **{name: int((group["outcome"] == name).sum()) for name in OUTCOMES},
            },
        )
        for row in records(group[group["outcome"] != "equal"]):
            yield Finding(
                f"{check}_{row['outcome']}",
                str(file),
                {
                    "figure": _figure_title(row, framework),
                    "area": row["area_name"],
                    "period": row["period"],
                    "published": row["published"],
                    "summed": row["summed"],
                    "lacking": row["lacking"],
                },
            )


def _parts_of(
    counts: pd.DataFrame, figure: PublishedFigure, dimension: str
) -> Iterator[dict[str, object]]:
    of_figure = counts[
        (counts["indicator"] == figure.indicator) & (counts["counting_unit"] == figure.unit)
    ]
    wholes = of_figure[(of_figure["category"] == "") & of_figure["value"].notna()]
    parts = of_figure[of_figure["category"].str.startswith(f"{dimension}:")]
    for row in records(wholes):
        own = parts[(parts["area_code"] == row["area_code"]) & (parts["period"] == row["period"])]
        summed = int(own["value"].sum())
        lacking = list(own.loc[own["value"].isna(), "category"])
        yield {
            **row,
            "check": "parts",
            "category": dimension,
            "published": int(row["value"]),
            "summed": summed,
            "lacking": LIST_SEPARATOR.join(lacking),
            "outcome": _outcome(int(row["value"]) - summed, 1, bool(lacking)),
        }


def _sum_members(
    members: tuple[Area, ...], held: dict[str, tuple[int | None, str]]
) -> tuple[int, list[str]]:
    summed, lacking = 0, []
    for member in members:
        value, symbol = held.get(member.code, (None, ""))
        if value is not None and not pd.isna(value):
            summed += int(value)
        elif symbol != NOT_APPLICABLE:
            lacking.append(member.name_en)
    return summed, lacking


def _outcome(difference: int, rounded_to: int, lacks: bool) -> str:
    """Give the likely reason why a total is so much more than the sum of its parts."""
    tolerance = rounded_to / 2 if rounded_to > 1 else 0
    if lacks:
        return "lacks" if difference >= -tolerance else "differs"
    if difference == 0:
        return "equal"
    return "rounded" if abs(difference) <= tolerance else "differs"


def _figure_title(row: dict[str, Any], framework: Framework) -> str:
    """Give the words of a figure: its indicator's title, with the label of its category."""
    if not row["indicator"]:
        return text("problems.published_population")
    indicator = framework.by_code[row["indicator"]]
    labels = {
        dimension.category(code): label
        for aggregate in indicator.aggregate
        for dimension in aggregate.dimensions
        for code, label in dimension.labels.items()
    }
    category = labels.get(row["category"], row["category"])
    return f"{indicator.title} ({category})" if category else indicator.title
