"""Checking the percentages and rates that a publisher has computed, where its figures stand by."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from nmspf_report.framework.model import Framework
from nmspf_report.geography import Area, Geography
from nmspf_report.locale import round_half_up
from nmspf_report.periods import parse_period
from nmspf_report.problems import Problem
from nmspf_report.returns.published.areas import NOT_APPLICABLE
from nmspf_report.returns.published.findings import LIST_SEPARATOR, Finding
from nmspf_report.returns.published.mapping import Comparison, Mapping, PublishedFigure
from nmspf_report.returns.published.tables import COUNT, ReadTable, records, rows_of

ESTIMATES = [
    "file",
    "column",
    "indicator",
    "level",
    "area_code",
    "area_name",
    "period",
    "numerator",
    "base",
    "per",
    "decimals",
    "published",
    "computed",
    "from_authorities",
    "lacking",
    "outcome",
]

ESTIMATE = r"\d+(\.\d+)?"


def compare_estimates(
    tables: dict[str, ReadTable], geography: Geography, mapping: Mapping
) -> pd.DataFrame:
    """Compute again each published percentage and rate that has its figures beside it.

    Parameters
    ----------
    tables
        As they were read.
    geography
        Says who belonged to a region.
    mapping
        Says which column is of which count and base, and which symbols may stand in it.

    Returns
    -------
    pandas.DataFrame
        The columns `ESTIMATES`: one row for each that has count, base and estimate, at every
        level. ``computed`` is rounded half up to the published decimals. For a region and the
        nation ``from_authorities`` is what the counts of those authorities give that have both
        numbers, and ``lacking`` names the others. These and ``published`` are
        `decimal.Decimal`. ``outcome`` is ``equal`` (published and computed), ``unrounded``
        (the published one is that of the authorities' own counts), ``rounded`` (it is that of
        figures which round to those of the row) or ``differs``.

    Raises
    ------
    Problem
        If something stands in the column that is neither a number nor a symbol.
    """
    rows = [
        row
        for table in tables.values()
        for figure in table.definition.figures
        if figure.compare is not None
        for row in _estimates_of(table, figure, figure.compare, geography, mapping)
    ]
    return pd.DataFrame(rows, columns=ESTIMATES)


def tell_estimates(estimates: pd.DataFrame, framework: Framework) -> Iterator[Finding]:
    """Say of each column how many of its estimates are equal, and name those that are not."""
    for (file, column), group in estimates.groupby(["file", "column"], sort=False):
        equal = int((group["outcome"] == "equal").sum())
        yield Finding(
            "estimates_compared",
            str(file),
            {"column": column, "rows": len(group), "equal": equal},
        )
        for row in records(group[group["outcome"] != "equal"]):
            yield _about(f"estimate_{row['outcome']}", row, framework)
        is_covered_in_part = (group["lacking"] != "") & group["from_authorities"].notna()
        for row in records(group[is_covered_in_part]):
            if row["from_authorities"] != row["published"]:
                yield _about("estimate_of_covered", row, framework)


def _about(name: str, row: dict[str, Any], framework: Framework) -> Finding:
    return Finding(
        name,
        row["file"],
        {
            "column": row["column"],
            "title": framework.by_code[row["indicator"]].title,
            "area": row["area_name"],
            "period": row["period"],
            "numerator": row["numerator"],
            "base": row["base"],
            "computed": str(row["computed"]),
            "published": str(row["published"]),
            "from_authorities": str(row["from_authorities"]),
            "lacking": row["lacking"],
        },
    )


def _estimates_of(
    table: ReadTable,
    figure: PublishedFigure,
    compare: Comparison,
    geography: Geography,
    mapping: Mapping,
) -> Iterator[dict[str, object]]:
    rows = rows_of(table, figure.rows)
    _refuse_no_estimates(rows[compare.column], mapping, table.definition.file)
    figures = table.areas_and_periods.loc[rows.index].assign(
        file=table.definition.file,
        column=compare.column,
        indicator=figure.indicator,
        numerator=_count_or_null(rows[figure.column]),
        base=_count_or_null(rows[compare.of]),
        per=compare.per,
        decimals=compare.decimals,
        published=rows[compare.column].where(rows[compare.column].str.fullmatch(ESTIMATE)),
    )
    counted = figures[figures[["numerator", "base"]].notna().all(axis=1) & (figures["base"] > 0)]
    held = {
        (row["area_code"], row["period"]): (int(row["numerator"]), int(row["base"]))
        for row in records(counted)
    }
    withheld = rows[figure.column].map(mapping.symbols)
    not_applicable = _places(figures[withheld == NOT_APPLICABLE])
    for row in records(counted[counted["published"].notna()]):
        published = Decimal(row["published"])
        computed = _estimate(row["numerator"], row["base"], compare)
        members = _members_with_figures(row, geography, not_applicable)
        from_authorities, lacking = _from_authorities(members, row["period"], held, compare)
        yield {
            **row,
            "published": published,
            "computed": computed,
            "from_authorities": from_authorities,
            "lacking": LIST_SEPARATOR.join(lacking),
            "outcome": _estimate_outcome(
                is_equal=computed == published,
                is_of_unrounded=from_authorities == published and not lacking,
                is_within_rounding=_is_within_rounding(row, published, compare, table, mapping),
            ),
        }


def _estimate_outcome(*, is_equal: bool, is_of_unrounded: bool, is_within_rounding: bool) -> str:
    if is_equal:
        return "equal"
    if is_of_unrounded:
        return "unrounded"
    return "rounded" if is_within_rounding else "differs"


def _members_with_figures(
    row: dict[str, Any], geography: Geography, not_applicable: set[tuple[str, str]]
) -> tuple[Area, ...]:
    """Give the authorities of a region or the nation to which a figure applies; else none."""
    if row["level"] == "authority":
        return ()
    members = geography.members(row["area_code"], parse_period(row["period"]))
    return tuple(each for each in members if (each.code, row["period"]) not in not_applicable)


def _from_authorities(
    members: tuple[Area, ...],
    period: str,
    held: dict[tuple[str, str], tuple[int, int]],
    compare: Comparison,
) -> tuple[Decimal | None, list[str]]:
    """Compute an estimate from those authorities that have both numbers, and name the others."""
    theirs = [held[place] for each in members if (place := (each.code, period)) in held]
    lacking = [each.name_en for each in members if (each.code, period) not in held]
    if not theirs:
        return None, lacking
    numerators, bases = zip(*theirs, strict=True)
    return _estimate(sum(numerators), sum(bases), compare), lacking


def _places(figures: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(figures["area_code"], figures["period"], strict=True))


def _is_within_rounding(
    row: dict[str, Any],
    published: Decimal,
    compare: Comparison,
    table: ReadTable,
    mapping: Mapping,
) -> bool:
    """Tell whether figures that round to those of the row could give the published estimate."""
    half = Decimal(table.definition.rounding_of(row["level"]) // 2)
    is_population = mapping.areas is not None and compare.of == mapping.areas.population.column
    half_of_base = Decimal(0) if is_population else half
    if row["base"] <= half_of_base:
        return True
    lowest = _estimate(row["numerator"] - half, row["base"] + half_of_base, compare)
    highest = _estimate(row["numerator"] + half, row["base"] - half_of_base, compare)
    return lowest <= published <= highest


def _estimate(numerator: Decimal | int, base: Decimal | int, compare: Comparison) -> Decimal:
    return round_half_up(Decimal(numerator) * compare.per / Decimal(base), compare.decimals)


def _count_or_null(written: "pd.Series[str]") -> "pd.Series[int]":
    return pd.to_numeric(written.where(written.str.fullmatch(COUNT))).astype("Int64")


def _refuse_no_estimates(written: "pd.Series[str]", mapping: Mapping, file: str) -> None:
    wrong = written[~written.str.fullmatch(ESTIMATE) & ~written.isin(list(mapping.symbols))]
    if not wrong.empty:
        raise Problem(
            "not_a_count",
            where=f"{file}, line {wrong.index[0]}",
            column=written.name,
            value=wrong.iloc[0],
            known=", ".join(mapping.symbols) or "-",
        )
