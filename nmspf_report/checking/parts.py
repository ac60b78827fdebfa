"""Parts and wholes of figures: shares, categories, quarters and their year."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pandas as pd

from nmspf_report.checking.figure_findings import FigureHits
from nmspf_report.checking.figures import FIGURE
from nmspf_report.checking.relations import Cell, OverYear, Relations
from nmspf_report.checking.rules import Rule

CELL = ["indicator", "unit", "category", "shown"]
AT = ["area_code", "period"]
Check = Callable[[pd.DataFrame, Relations], pd.DataFrame]
# Full-time equivalents are typed with two decimals: sums of them may differ by as much.
TOLERANCE = 0.0051


def check_parts(
    figures: pd.DataFrame, ties: Relations, rules: Sequence[Rule]
) -> Iterator[FigureHits]:
    """Check figures of one framework against each other.

    Parameters
    ----------
    figures
        ``figures.FIGURE_COLUMNS``.
    ties
        What must hold between them.
    """
    given = figures[figures["value"].notna()]
    for rule in rules:
        if rule.figures in CHECKS:
            yield FigureHits(rule, CHECKS[rule.figures](given, ties))


def _exceeding(pairs: str, given: pd.DataFrame, ties: Relations) -> pd.DataFrame:
    """Find figures that are more than what holds them."""
    tied = _as_frame(getattr(ties, pairs))
    parts = given.merge(tied, on=CELL)
    wholes = given[[*FIGURE, "value"]].rename(columns=_of_other([*CELL, "value"]))
    both = parts.merge(wholes, on=[*AT, *_of_other(CELL).values()])
    return both[both["value"] > both["other"] + TOLERANCE]


def _as_frame(pairs: Sequence[tuple[Cell, Cell]]) -> pd.DataFrame:
    rows = [
        (
            part.indicator,
            part.unit,
            part.category,
            part.shown,
            whole.indicator,
            whole.unit,
            whole.category,
            whole.shown,
        )
        for part, whole in pairs
    ]
    return pd.DataFrame(rows, columns=[*CELL, *_of_other(CELL).values()])


def _of_other(columns: Sequence[str]) -> dict[str, str]:
    return {column: "other" if column == "value" else f"other_{column}" for column in columns}


def _categories(given: pd.DataFrame, ties: Relations) -> pd.DataFrame:
    """Find wholes that are not the sum of the categories that make them up."""
    rows = [
        (group, len(parts), part.indicator, part.unit, part.category, part.shown)
        for group, (parts, _) in enumerate(ties.partitions)
        for part in parts
    ]
    parts = given.merge(pd.DataFrame(rows, columns=["group", "count", *CELL]), on=CELL)
    added = parts.groupby([*AT, "group", "count"], as_index=False).agg(
        other=("value", "sum"), found=("value", "size")
    )
    added = added[added["found"] == added["count"]]
    wholes = [
        (group, whole.indicator, whole.unit, whole.category, whole.shown)
        for group, (_, whole) in enumerate(ties.partitions)
    ]
    named = given.merge(pd.DataFrame(wholes, columns=["group", *CELL]), on=CELL)
    both = named.merge(added, on=[*AT, "group"])
    return both[(both["value"] - both["other"]).abs() > TOLERANCE]


def _years(given: pd.DataFrame, ties: Relations) -> pd.DataFrame:
    """Give each year that was typed, with the sum, the largest and the last of its quarters."""
    rows = [
        (cell.indicator, cell.unit, cell.category, cell.shown, way)
        for cell, way in ties.over_year.items()
    ]
    ways = pd.DataFrame(rows, columns=[*CELL, "way"])
    is_quarter = given["period"].str.len() > len("2025-26")
    years = given[~is_quarter & given["typed"].astype(bool)].merge(ways, on=CELL)
    quarters = given[is_quarter].assign(
        year=given["period"].str[: len("2025-26")], quarter=given["period"].str[-1:]
    )
    summed = quarters.groupby(["area_code", *CELL, "year"], as_index=False).agg(
        sum=("value", "sum"), largest=("value", "max"), found=("value", "size")
    )
    last = quarters[quarters["quarter"] == "4"][["area_code", *CELL, "year", "value"]]
    beside = summed.merge(last.rename(columns={"value": "last"}), how="left")
    return years.merge(beside.rename(columns={"year": "period"}), on=["area_code", *CELL, "period"])


def _year_by(way: OverYear, given: pd.DataFrame, ties: Relations) -> pd.DataFrame:
    years = _years(given, ties)
    years = years[years["way"] == way]
    if way == "last":
        wrong = years["last"].notna() & ((years["value"] - years["last"]).abs() > TOLERANCE)
        return years.assign(other=years["last"])[wrong]
    whole = years[years["found"] == 4]
    if way == "sum":
        wrong = (whole["value"] - whole["sum"]).abs() > TOLERANCE
        return whole.assign(other=whole["sum"])[wrong]
    wrong = (whole["value"] > whole["sum"]) | (whole["value"] < whole["largest"])
    beyond = whole["sum"].where(whole["value"] > whole["sum"], whole["largest"])
    return whole.assign(other=beyond)[wrong]


CHECKS: dict[str | None, Check] = {
    "share": partial(_exceeding, "shares"),
    "category_above": partial(_exceeding, "contained"),
    "categories": _categories,
    "quarters": partial(_year_by, "sum"),
    "year_outside": partial(_year_by, "between"),
    "year_last": partial(_year_by, "last"),
}
