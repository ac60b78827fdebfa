"""Choosing figures from the estimates: each figure with every way in which it is presented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from nmspf_report.bindings import Binding, mark
from nmspf_report.framework.model import WHOLE, Framework, Indicator, Presentation
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.tables.rows import rows_of

NOT_AVAILABLE = "x"
NOT_APPLICABLE = "z"
WITHHELD = "c"

Key = tuple[str, str, str]
"""Category, area code, and the label of a period."""


NO_FIGURE = Binding("", "", "", "", "", ())
"""The name of a figure that nobody returned: it has no numbers to be written."""


@dataclass(frozen=True)
class Estimate:
    """One way of presenting a figure, with its 95% limits; None where there is none.

    Parameters
    ----------
    name
        Which figure it is.
    value, lower, upper
        A number, a share from 0 to 1, or a rate per 10,000.
    recorded_value, recorded_lower, recorded_upper
        A share of what is recorded.
    symbol, recorded_symbol
        Why it, or the share of what is recorded, is missing, or how it is marked.
    """

    name: Binding = NO_FIGURE
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    recorded_value: float | None = None
    recorded_lower: float | None = None
    recorded_upper: float | None = None
    symbol: str = NOT_AVAILABLE
    recorded_symbol: str = ""

    @property
    def recorded(self) -> "Estimate":
        """The share of what is recorded; what is itself not recorded has none."""
        symbol = self.symbol
        if self.value is not None and self.recorded_value is None:
            symbol = self.recorded_symbol or NOT_APPLICABLE
        return Estimate(
            name=self.name,
            value=self.recorded_value,
            lower=self.recorded_lower,
            upper=self.recorded_upper,
            symbol=symbol,
        )


@dataclass(frozen=True)
class Presented:
    """One figure, in each of its ways; by default one that nobody returned.

    Parameters
    ----------
    name
        Which figure it is.
    numerator, denominator, population
        What it was made from; None where that is missing or there is none.
    symbol
        Why its numerator is missing, or how it is marked.
    denominator_symbol
        Why its denominator is missing, where it is a share.
    ways
        Its estimates, by ``number``, ``percentage`` and ``rate``.
    """

    name: Binding = NO_FIGURE
    numerator: float | None = None
    denominator: float | None = None
    population: float | None = None
    symbol: str = NOT_AVAILABLE
    denominator_symbol: str = NOT_AVAILABLE
    ways: dict[str, Estimate] = field(default_factory=dict)

    def way(self, name: str) -> Estimate:
        """Give the figure in one way; a number always is its numerator."""
        if name == "number":
            return Estimate(self.name, value=self.numerator, symbol=self.symbol)
        return self.ways.get(name, Estimate())

    def bound(self, words: str, shown: str) -> str:
        """Mark a written number of it with what it shows."""
        return bound(words, self.name, shown)


def bound(words: str, name: Binding, *shown: str) -> str:
    """Mark written numbers of a figure with what they show."""
    return mark(words, replace(name, shown=shown))


@dataclass(frozen=True)
class Chosen:
    """An indicator's figures, chosen from the estimates.

    Parameters
    ----------
    indicator, unit
        Whose figures, in which counting unit.
    figures
        By category, area code and period label; what the estimates lack, it lacks too.
    """

    indicator: Indicator
    unit: str
    figures: Mapping[Key, Presented]

    @property
    def ways(self) -> tuple[Presentation, ...]:
        """The ways in which the whole can be presented."""
        return ways_of_whole(self.indicator, self.unit)

    def at(self, area: str, period: Period, category: str = WHOLE) -> Presented:
        """Give one figure; one that nobody returned is missing, never left out."""
        return self.figures.get((category, area, period.label), Presented())

    def has(self, area: str, period: Period, category: str) -> bool:
        """Tell whether the estimates hold a figure, even one that is missing."""
        return (category, area, period.label) in self.figures


def choose(
    estimates: pd.DataFrame,
    framework: Framework,
    indicator: str,
    unit: str | None,
    *,
    areas: Sequence[str],
    periods: Sequence[Period],
    categories: Sequence[str] = (WHOLE,),
) -> Chosen:
    """Choose an indicator's figures.

    Parameters
    ----------
    estimates
        The columns of `nmspf_report.statistics.estimates`.
    framework
        What the indicators are.
    indicator, unit
        A code, and a counting unit: the indicator's first, where none is named.
    areas
        Codes of areas.
    periods, categories
        When, and which categories (the whole, where none is named).

    Raises
    ------
    Problem
        If the indicator or the unit is not known, or the estimates hold no such figure.
    """
    defined = find_indicator(framework, indicator)
    counted = find_unit(defined, unit)
    labels = [period.label for period in periods]
    rows = rows_of(estimates)
    chosen = rows.where(defined.code, counted, (set(categories), set(areas), set(labels)))
    if not chosen:
        raise Problem(
            "no_figures",
            indicator=defined.code,
            unit=counted,
            area=", ".join(areas),
            period=", ".join(labels),
        )
    return Chosen(defined, counted, _gathered(chosen, defined.code, counted))


def refuse_without_area(chosen: Chosen, area: str, periods: Sequence[Period]) -> None:
    """Refuse figures among which are none of the area that they are to be about.

    Raises
    ------
    Problem
        If only other areas have figures.
    """
    if not any(chosen.has(area, period, WHOLE) for period in periods):
        raise Problem(
            "no_figures",
            indicator=chosen.indicator.code,
            unit=chosen.unit,
            area=area,
            period=", ".join(period.label for period in periods),
        )


def find_indicator(framework: Framework, code: str) -> Indicator:
    """Give an indicator that is counted.

    Raises
    ------
    Problem
        If the framework has none with this code, or it is told in words alone.
    """
    if code not in framework.by_code:
        raise Problem("unknown_indicator", indicator=code, framework=framework.code)
    indicator = framework.by_code[code]
    if not indicator.is_counted:
        raise Problem("indicator_without_figures", indicator=code)
    return indicator


def find_unit(indicator: Indicator, unit: str | None) -> str:
    """Give a counting unit of an indicator: the first one, where none is named.

    Raises
    ------
    Problem
        If the indicator is not counted in this unit.
    """
    units = [figure.unit for figure in indicator.figures]
    if unit is None:
        return units[0]
    if unit not in units:
        known = ", ".join(units)
        raise Problem("unknown_counting_unit", indicator=indicator.code, unit=unit, known=known)
    return unit


def ways_of_whole(indicator: Indicator, unit: str) -> tuple[Presentation, ...]:
    """Give the ways in which the whole of an indicator can be presented.

    A percentage of which the whole has none (it is of the categories alone) is left out.
    """
    is_share = any(figure.has_denominator for figure in indicator.figures if figure.unit == unit)
    return tuple(
        way
        for way in indicator.ways(unit)
        if way in ("number", "rate") or (way == "percentage" and is_share)
    )


def main_way(indicator: Indicator, unit: str) -> Presentation:
    """Give the way that compares best: a percentage, else a rate, else the number."""
    ways = ways_of_whole(indicator, unit)
    preferred: Sequence[Presentation] = ("percentage", "rate")
    return next((way for way in preferred if way in ways), "number")


def find_way(indicator: Indicator, unit: str, presented_as: str | None) -> str:
    """Give a way in which the whole is presented: what compares best, where none is named.

    Raises
    ------
    Problem
        If the indicator is not presented in this way.
    """
    if presented_as is None:
        return main_way(indicator, unit)
    known = ("number", *(way for way in ways_of_whole(indicator, unit) if way != "number"))
    if presented_as not in known:
        raise Problem(
            "unknown_way", indicator=indicator.code, way=presented_as, known=", ".join(known)
        )
    return presented_as


def _gathered(chosen: Sequence[dict[str, Any]], indicator: str, unit: str) -> dict[Key, Presented]:
    figures: dict[Key, Presented] = {}
    for row in chosen:
        key = (row["category"], row["area_code"], row["period"])
        if key not in figures:
            figures[key] = _figure(row, Binding(indicator, *key, unit, ()))
        figures[key].ways[row["presented_as"]] = _estimate(row, figures[key].name)
    return figures


def _figure(row: dict[Any, Any], name: Binding) -> Presented:
    numerator = _known(row["numerator"])
    return Presented(
        name=name,
        numerator=numerator,
        denominator=_known(row["denominator"]),
        population=_known(row["population"]),
        symbol=_symbol_of_count(_symbol(row["symbol"], numerator), numerator),
        denominator_symbol=_symbol_of_base(row["symbol"], numerator),
        ways={},
    )


def _estimate(row: dict[Any, Any], name: Binding) -> Estimate:
    value = _known(row["value"])
    symbol = _symbol(row["symbol"], value)
    return Estimate(
        name=name,
        value=value,
        lower=_known(row["lower_95"]),
        upper=_known(row["upper_95"]),
        recorded_value=_known(row["value_recorded"]),
        recorded_lower=_known(row["lower_95_recorded"]),
        recorded_upper=_known(row["upper_95_recorded"]),
        symbol="" if value is not None and symbol == WITHHELD else symbol,
        recorded_symbol=_symbol(row["symbol_recorded"], 0),
    )


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _symbol(symbol: Any, value: float | None) -> str:
    """Give the symbol; a figure that is missing without one is not available."""
    if pd.isna(symbol) or symbol == "":
        return NOT_AVAILABLE if value is None else ""
    return str(symbol)


def _symbol_of_count(symbol: str, numerator: float | None) -> str:
    """Keep from a count the symbol of its share or rate, which alone is missing."""
    of_another = symbol in (NOT_AVAILABLE, NOT_APPLICABLE, WITHHELD)
    return "" if numerator is not None and of_another else symbol


def _symbol_of_base(symbol: Any, numerator: float | None) -> str:
    """Say why there is no denominator: it is missing with the count, withheld, or there is none."""
    of_missing = _symbol(symbol, numerator)
    return of_missing if numerator is None or of_missing == WITHHELD else NOT_APPLICABLE
