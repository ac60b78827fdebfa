"""How indicators, units, categories and periods are called in tables and charts."""

from collections.abc import Sequence

from nmspf_report.framework.model import NOT_RECORDED, Categories, Indicator
from nmspf_report.locale import Language, text
from nmspf_report.locale.units import unit_name
from nmspf_report.periods import Period


def period_name(period: Period, language: Language) -> str:
    """Give a period as it is read: ``2025-26``, or ``2025-26 Q1``."""
    year = period.whole_year.label
    if period.is_year:
        return year
    return text("tables.quarter", language, year=year, quarter=period.quarter)


def span_name(periods: Sequence[Period], language: Language) -> str:
    """Give the first and the last of several periods."""
    first, last = period_name(periods[0], language), period_name(periods[-1], language)
    return first if first == last else text("tables.span", language, first=first, last=last)


def indicator_name(indicator: Indicator, unit: str, language: Language) -> str:
    """Give an indicator's title, code and counting unit, as captions name it."""
    counted = unit_name(unit, language)
    return text(
        "tables.indicator", language, title=indicator.title, code=indicator.code, unit=counted
    )


def category_name(categories: Categories, code: str, language: Language) -> str:
    """Give a category's words, as they begin a row."""
    if code == NOT_RECORDED:
        return text("tables.not_recorded", language)
    label = categories.labels[code]
    return label[:1].upper() + label[1:]
