"""Last year's figures, as they stand beside the cells for this year's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from nmspf_report.locale import Language, number
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.asking import Asked, Use
from nmspf_report.returns.workbook.layout import say

Shown = int | float | str


@dataclass(frozen=True)
class LastYear:
    """Last year's figures of an authority, and where they are from.

    Parameters
    ----------
    words
        Where they are from, as the workbook says it.
    figures
        What is shown for each figure: a number, or a number with its symbol as text.
    """

    words: str
    figures: Mapping[Use, Shown] = field(default_factory=dict)

    def of(self, asked: Asked) -> Shown:
        """Give what stands beside a number that is asked for; nothing where nothing is known."""
        known = (self.figures[use] for use in asked.uses if use in self.figures)
        return next(known, "")


def last_year_of(
    observations: pd.DataFrame,
    area_code: str,
    year: Period,
    words: str,
    language: Language = "en",
) -> LastYear:
    """Take an authority's figures of one year from observations.

    Parameters
    ----------
    observations
        As in a release (`nmspf_report.indicators.observations`).
    area_code
        The authority.
    year
        The year whose figures are taken: the one before the workbook's.
    words
        Where they are from.
    language
        Of the workbook.
    """
    own = observations[
        (observations["area_code"] == area_code) & (observations["period"] == year.label)
    ]
    if own.empty:
        return LastYear(say("last_nothing", language, year=year.label))
    return LastYear(words, dict(_figures(own)))


def _figures(observations: pd.DataFrame) -> Iterable[tuple[Use, Shown]]:
    columns = ["indicator", "counting_unit", "category", "numerator", "denominator", "symbol"]
    for indicator, unit, category, numerator, denominator, symbol in observations[
        columns
    ].itertuples(index=False, name=None):
        yield Use(indicator, unit, category, "numerator"), _shown(numerator, symbol)
        if pd.notna(denominator):
            yield Use(indicator, unit, category, "denominator"), _shown(denominator, "")


def _shown(value: float, symbol: str) -> Shown:
    """Show a number as a number; with a symbol, both as text, or the symbol alone."""
    if pd.isna(value):
        return f"[{symbol}]" if symbol else ""
    plain = int(value) if float(value).is_integer() else float(value)
    if not symbol:
        return plain
    decimals = 0 if isinstance(plain, int) else 2
    return f"{number(plain, 'en', decimals)} [{symbol}]"
