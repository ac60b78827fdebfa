"""From the counts that authorities send in workbooks to observations: no records are seen."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from nmspf_report.framework.model import Framework
from nmspf_report.framework.tallies import figures
from nmspf_report.geography import Geography
from nmspf_report.indicators.counting import with_population
from nmspf_report.indicators.observations import sort_observations
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.model import Figure, WorkbookReturn

AGGREGATE = "aggregate"
NOT_AVAILABLE, NOT_APPLICABLE = "x", "z"

_KEY = ["indicator", "category", "area_code", "period", "counting_unit"]


def observe_workbooks(
    framework: Framework,
    workbooks: Sequence[WorkbookReturn],
    periods: Sequence[Period],
    geography: Geography,
) -> pd.DataFrame:
    """Give the observations of authorities that send counts in workbooks.

    A figure that an authority left empty is missing, and so is one that cannot be: a share above
    what it is a share of.

    Parameters
    ----------
    framework
        What is counted.
    workbooks
        At most one for each authority and year.
    periods
        Those of the run.
    geography
        Whose populations rates are of.

    Returns
    -------
    pandas.DataFrame
        Observations (`nmspf_report.indicators.observations`) of every authority of the
        workbooks in every period, those without a figure marked ``x``.
    """
    areas = list(dict.fromkeys(workbook.area_code for workbook in workbooks))
    expected = _expected(framework, areas, [period.label for period in periods])
    given = _given(figure for workbook in workbooks for figure in _placed(workbook))
    observed = expected.join(given, on=_KEY).reset_index(drop=True)
    possible = _possible(observed, _shares(framework))
    return sort_observations(with_population(_marked(possible), framework, geography))


def _expected(framework: Framework, areas: Sequence[str], periods: Sequence[str]) -> pd.DataFrame:
    """Give a row for every figure of the framework in every area and period."""
    rows = [
        (figure.indicator, figure.category, area, period, figure.unit)
        for indicator in framework.counted
        for figure in figures(indicator)
        for area in areas
        for period in periods
    ]
    return pd.DataFrame(rows, columns=_KEY)


def _shares(framework: Framework) -> set[tuple[str, str, str]]:
    """Give the figures that are shares, by indicator, category and unit."""
    return {
        (figure.indicator, figure.category, figure.unit)
        for indicator in framework.counted
        for figure in figures(indicator)
        if figure.denominator is not None
    }


def _placed(workbook: WorkbookReturn) -> Iterable[tuple[str, Figure]]:
    return ((workbook.area_code, figure) for figure in workbook.figures)


def _given(placed: Iterable[tuple[str, Figure]]) -> pd.DataFrame:
    """Give what was sent: a numerator, a denominator and a symbol for each figure."""
    found: dict[tuple[str, ...], dict[str, object]] = {}
    for area, figure in placed:
        key = (figure.indicator, figure.category, area, figure.period, figure.unit)
        row = found.setdefault(key, {"numerator": np.nan, "denominator": np.nan, "symbol": ""})
        if figure.value is not None:
            row[figure.shown] = float(figure.value)
        if figure.symbol and figure.shown == "numerator":
            row["symbol"] = figure.symbol
    index = pd.MultiIndex.from_tuples(list(found), names=_KEY)
    return pd.DataFrame(list(found.values()), index=index)


def _possible(observed: pd.DataFrame, shares: set[tuple[str, str, str]]) -> pd.DataFrame:
    """Take out shares that lack what they are of, or are more than it."""
    is_share = pd.Series(
        [
            key in shares
            for key in zip(
                observed["indicator"], observed["category"], observed["counting_unit"], strict=True
            )
        ],
        index=observed.index,
    )
    cannot_be = is_share & ~(observed["numerator"] <= observed["denominator"])
    return observed.assign(
        numerator=observed["numerator"].mask(cannot_be),
        denominator=observed["denominator"].where(is_share & ~cannot_be),
    )


def _marked(observed: pd.DataFrame) -> pd.DataFrame:
    """Set the symbols: what is not there is not available, unless it does not apply."""
    missing = observed["numerator"].isna()
    sent = observed["symbol"].fillna("")
    without = np.where(sent == NOT_APPLICABLE, NOT_APPLICABLE, NOT_AVAILABLE)
    # A mark on a figure that is there, such as "p" (provisional), stays with it.
    beside = sent.where(~sent.isin([NOT_AVAILABLE, NOT_APPLICABLE]), "")
    return observed.assign(
        population=np.nan, basis=AGGREGATE, symbol=np.where(missing, without, beside)
    )
