"""Both at once: what an authority typed beside what its records give, with the likely reason."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from nmspf_report.checking.figure_findings import FigureHits, amount
from nmspf_report.checking.figures import FIGURE, counted_figures
from nmspf_report.checking.rules import Rule
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Framework, Indicator, Measure
from nmspf_report.geography import Geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.locale import text
from nmspf_report.periods import parse_period
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.reading import CaseLevelReturn

TOLERANCE = 0.0051
# Smaller numbers are equal to others by chance too often to tell a reason.
LEAST_TELLING = 5

# Counts indicators of one return again, by other dates of their rows.
Recount = Callable[[Sequence[str]], "pd.DataFrame"]
Values = dict[tuple[str, ...], float]
Row = Mapping[Hashable, Any]


def compare(typed: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Set every number that was typed beside the same figure as counted from records.

    Parameters
    ----------
    typed, counted
        ``figures.FIGURE_COLUMNS``; ``FIGURE`` and ``value``.

    Returns
    -------
    pandas.DataFrame
        The columns of `typed`, with ``other``, what was counted; of figures that both hold.
    """
    given = typed[typed["value"].notna() & typed["typed"].astype(bool)]
    both = given.merge(counted.rename(columns={"value": "other"}), on=FIGURE)
    return both[both["other"].notna()]


def differing(compared: pd.DataFrame) -> pd.DataFrame:
    """Give what `compare` has set side by side and is not the same."""
    return compared[(compared["value"] - compared["other"]).abs() > TOLERANCE]


def reconcile(
    compared: pd.DataFrame, counted: pd.DataFrame, rule: Rule, recount: Recount
) -> FigureHits:
    """Find the figures that differ, each with the likely reason.

    Parameters
    ----------
    compared
        What `compare` gives, of one authority.
    counted
        All that was counted of it.
    recount
        Counts indicators again by the other dates of their rows; asked only for those of
        which nothing else tells why they differ.
    """
    differ = differing(compared)
    if not len(differ):
        return FigureHits(rule, differ.assign(words=""))
    values = _values(counted)
    rows = differ.to_dict("records")
    reasons = [_reason(row, values, compared) for row in rows]
    if not all(reasons):
        unexplained = sorted(
            {row["indicator"] for row, reason in zip(rows, reasons, strict=True) if not reason}
        )
        by_date = _by_date(recount(unexplained))
        reasons = [
            reason or _reason_of_date(row, by_date)
            for row, reason in zip(rows, reasons, strict=True)
        ]
    told = [reason or text("checking.reason_none") for reason in reasons]
    return FigureHits(rule, differ.assign(words=told))


def _values(counted: pd.DataFrame) -> Values:
    known = counted[counted["value"].notna()]
    columns = [known[column] for column in (*FIGURE[1:], "value")]
    return {tuple(key): value for *key, value in zip(*columns, strict=True)}


def _reason(row: Row, values: Values, compared: pd.DataFrame) -> str:
    """Give the first reason that explains a figure to the last unit; empty if none does."""
    for find in (_other_unit, _not_recorded, _changed_places, _other_quarter, _same_year):
        reason = find(row, values, compared)
        if reason:
            return reason
    return ""


def _key(row: Row, **changed: str) -> tuple[str, ...]:
    return tuple(str(changed.get(column, row[column])) for column in FIGURE[1:])


def _equals(row: Row, value: float | None) -> bool:
    given = float(row["value"])
    return value is not None and given >= LEAST_TELLING and abs(given - value) <= TOLERANCE


def _other_unit(row: Row, values: Values, _compared: pd.DataFrame) -> str:
    units = {key[1] for key in values if key[0] == row["indicator"] and key[1] != row["unit"]}
    for unit in sorted(units):
        if _equals(row, values.get(_key(row, unit=unit))):
            asked = _words(str(row["unit"]))
            return text("checking.reason_unit", unit=_words(unit), asked=asked)
    return ""


def _words(unit: str) -> str:
    return unit.replace("_", " ")


def _not_recorded(row: Row, values: Values, _compared: pd.DataFrame) -> str:
    """Tell whether rows that are not recorded make the difference."""
    category = str(row["category"])
    unknown = {f"{category}/{NOT_RECORDED}" if category != WHOLE else NOT_RECORDED}
    if ":" in category:
        unknown.add(f"{category.partition(':')[0]}:{NOT_RECORDED}")
    dimensions = {key[2] for key in values if key[0] == row["indicator"] and key[1] == row["unit"]}
    if category == WHOLE:
        unknown |= {name for name in dimensions if name.endswith(f":{NOT_RECORDED}")}
    counted = float(row["other"])
    for name in sorted(unknown & dimensions):
        missing = values.get(_key(row, category=name, shown="numerator"))
        if missing and (_equals(row, counted + missing) or _equals(row, counted - missing)):
            added = _equals(row, counted + missing)
            way = "in" if added else "out"
            return text(f"checking.reason_not_recorded_{way}", count=amount(missing))
    return ""


def _changed_places(row: Row, values: Values, _compared: pd.DataFrame) -> str:
    other = "denominator" if row["shown"] == "numerator" else "numerator"
    if _equals(row, values.get(_key(row, shown=other))):
        return text("checking.reason_changed_places", shown=text(f"checking.shown_{other}"))
    return ""


def _other_quarter(row: Row, values: Values, _compared: pd.DataFrame) -> str:
    period = parse_period(str(row["period"]))
    for near in (period.previous, period.next):
        if _equals(row, values.get(_key(row, period=near.label))):
            return text("checking.reason_other_period", period=near.label)
    return ""


def _same_year(row: Row, _values: Values, compared: pd.DataFrame) -> str:
    """Tell whether the year agrees, so that only the quarters are drawn otherwise."""
    year = parse_period(str(row["period"])).whole_year.label
    same = compared
    for column in ("indicator", "unit", "category", "shown"):
        same = same[same[column] == row[column]]
    quarters = same[same["period"].str.startswith(year) & (same["period"] != year)]
    agrees = abs(quarters["value"].sum() - quarters["other"].sum()) <= TOLERANCE
    if row["period"] != year and len(quarters) == 4 and agrees:
        return text("checking.reason_other_quarters", year=year)
    return ""


def _by_date(recounted: pd.DataFrame) -> dict[tuple[str, ...], dict[float, str]]:
    found: dict[tuple[str, ...], dict[float, str]] = {}
    for row in recounted.to_dict("records"):
        found.setdefault(_key(row), {})[row["value"]] = row["date"]
    return found


def _reason_of_date(row: Row, by_date: dict[tuple[str, ...], dict[float, str]]) -> str:
    for value, column in by_date.get(_key(row), {}).items():
        if _equals(row, value):
            return text("checking.reason_date", date=column)
    return ""


def recount_by_other_dates(
    framework: Framework,
    sent: CaseLevelReturn,
    years: tuple[int, int],
    geography: Geography,
    codes: Sequence[str],
) -> pd.DataFrame:
    """Count indicators again, by each other date of their rows.

    Returns
    -------
    pandas.DataFrame
        ``FIGURE``, ``value`` and ``date``, the column by which it was counted.
    """
    counted = [
        counted_figures(count_returns(changed, [sent], years, geography)).assign(date=column)
        for column, changed in _by_other_dates(framework, codes)
    ]
    empty = pd.DataFrame(columns=[*FIGURE, "value", "date"])
    return pd.concat(counted, ignore_index=True) if counted else empty


def _by_other_dates(framework: Framework, codes: Sequence[str]) -> Iterator[tuple[str, Framework]]:
    """Give the framework as if it counted by another date, for each date that there is."""
    schema = read_schema(str(framework.records))
    changed: dict[str, list[Indicator]] = {}
    for code in codes:
        indicator = framework.by_code[code]
        dates = {
            column
            for measure in indicator.measures
            for column, described in schema.tables[measure.table].all_columns.items()
            if described.type == "date" and measure.when.in_period not in (None, column)
        }
        for column in sorted(dates):
            measures = tuple(
                _counting_by(measure, column)
                for measure in indicator.measures
                if column in schema.tables[measure.table].all_columns
            )
            changed.setdefault(column, []).append(
                indicator.model_copy(update={"measures": measures})
            )
    for column, indicators in changed.items():
        yield column, framework.model_copy(update={"indicators": tuple(indicators)})


def _counting_by(measure: Measure, column: str) -> Measure:
    when = measure.when.model_copy(update={"in_period": column})
    return measure if measure.when.in_period is None else measure.model_copy(update={"when": when})
