"""Numbers that an authority has counted already, put into its workbook before it fills in more."""

from collections.abc import Iterator, Mapping

import pandas as pd

from nmspf_report.periods import Period
from nmspf_report.returns.workbook.asking import Use, asked_of
from nmspf_report.returns.workbook.layout import SYMBOLS

Number = int | float | str
Counted = Mapping[tuple[str, str], Number]
"""A number, or a symbol in its place, by the code of its row and the label of its period."""


def counted_in(
    observations: pd.DataFrame, area_code: str, year: Period, framework_name: str
) -> Counted:
    """Take what a workbook asks for from observations.

    An authority that runs ``reports/indicators.ipynb`` on its own records has observations, and
    need not type them.

    Parameters
    ----------
    observations
        As counted, not as protected (`nmspf_report.indicators.observations`).
    area_code, year, framework_name
        Whose, of which year, and of which framework the workbook is.

    Returns
    -------
    mapping
        What is known; a number that is missing without a symbol is left out.
    """
    labels = [period.label for period in (*year.quarters, year)]
    own = observations[
        (observations["area_code"] == area_code) & observations["period"].isin(labels)
    ]
    known = dict(_numbers(own))
    return {
        (asked.code, label): known[asked.use, label]
        for asked in asked_of(framework_name)
        for label in labels
        if (asked.use, label) in known
    }


def _numbers(observations: pd.DataFrame) -> Iterator[tuple[tuple[Use, str], Number]]:
    names = ["indicator", "counting_unit", "category", "period", "symbol"]
    for shown in ("numerator", "denominator"):
        rows = observations[[*names, shown]].itertuples(index=False, name=None)
        for indicator, unit, category, period, symbol, value in rows:
            key = Use(indicator, unit, category, shown), period
            if pd.notna(value):
                yield key, int(value) if float(value).is_integer() else float(value)
            elif symbol in SYMBOLS:
                yield key, symbol
