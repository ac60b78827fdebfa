"""Comparing a figure with the year before: what parts them, and what chance could bring."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nmspf_report.dataset.notes import CHANGE, SEPARATOR
from nmspf_report.documents.report import Report
from nmspf_report.framework.model import Indicator
from nmspf_report.locale import Language
from nmspf_report.periods import parse_period
from nmspf_report.statistics.changes import rate_ratio, share_difference
from nmspf_report.statistics.estimates import NOT_COUNTS_OF_EVENTS
from nmspf_report.tables.cells import digits
from nmspf_report.tables.presented import Presented

CONFIDENCE = 0.95
EQUAL_TIMES = 1.0
"""The time in which a year's events were counted, in years."""


@dataclass(frozen=True)
class Change:
    """How a figure differs from the year before.

    Parameters
    ----------
    direction
        ``up``, ``down``, or ``same`` where both are written alike.
    certainty
        ``changed`` where the change is more than chance would bring, ``chance`` where it is not,
        ``untested`` where the figure is no count of events.
    """

    direction: Literal["up", "down", "same"]
    certainty: Literal["changed", "chance", "untested"]

    @property
    def name(self) -> str:
        """The name of its message: ``changed_up``, ``chance_down``, ``same``, ..."""
        return "same" if self.direction == "same" else f"{self.certainty}_{self.direction}"

    @property
    def is_tested(self) -> bool:
        """Whether it could be told from chance: what is written alike needs no test."""
        return self.direction == "same" or self.certainty != "untested"

    @property
    def is_more_than_chance(self) -> bool:
        """Whether chance alone would not bring it."""
        return self.direction != "same" and self.certainty == "changed"


def how_it_changed(
    before: Presented, now: Presented, way: str, unit: str, language: Language
) -> Change:
    """Compare two figures that are known and that count the same.

    Parameters
    ----------
    before, now
        Of two years.
    way
        ``percentage``, ``rate`` or ``number``.
    unit
        What is counted.
    language
        In which they are written: what is written alike is the same.
    """
    values = [figure.way(way).value or 0.0 for figure in (before, now)]
    written = [digits(value, way, unit, language) for value in values]
    if written[0] == written[1]:
        return Change("same", "chance")
    direction: Literal["up", "down"] = "up" if values[1] > values[0] else "down"
    if unit in NOT_COUNTS_OF_EVENTS:
        return Change(direction, "untested")
    return Change(direction, "changed" if _is_beyond_chance(before, now, way) else "chance")


def changed_counting(report: Report, indicator: Indicator) -> tuple[str, ...]:
    """Name the authorities that came to count differently between the two years.

    A change from the first quarter of the year before lies before both. A definition that was
    changed for all names the report's own area.
    """
    own = report.area.name(report.language)
    everywhere = [own for since in indicator.breaks if _lies_between(report, since)]
    return tuple(dict.fromkeys([*everywhere, *_changed_by_authorities(report, indicator)]))


def changed_in(report: Report, indicator: Indicator, area: str) -> bool:
    """Tell whether what is counted in an area, which need not be the report's, changed since."""
    since = report.changes.get((indicator.code, area), ())
    return any(_lies_between(report, one.label) for one in since) or any(
        _lies_between(report, one) for one in indicator.breaks
    )


def _changed_by_authorities(report: Report, indicator: Indicator) -> Iterator[str]:
    for row in report.notes(CHANGE):
        is_named = indicator.code in row["indicators"].split(SEPARATOR)
        if is_named and _lies_between(report, row["since"]):
            yield report.geography.area(row["area_code"]).name(report.language)


def _lies_between(report: Report, since: str) -> bool:
    """Tell whether a change lies after the first day of the year before, and not after this one."""
    if report.previous is None:
        return False
    return report.previous.start < parse_period(since).start <= report.period.end


def _is_beyond_chance(before: Presented, now: Presented, way: str) -> bool:
    if way == "percentage":
        shares = [_known(figure.numerator, figure.denominator) for figure in (before, now)]
        difference = share_difference(shares[0], shares[1], CONFIDENCE)
        return _leaves_out(float(difference.lower), float(difference.upper), 0.0)
    rates = [
        _known(figure.numerator, figure.population if way == "rate" else EQUAL_TIMES)
        for figure in (before, now)
    ]
    ratio = rate_ratio(rates[0], rates[1], CONFIDENCE)
    return _leaves_out(float(ratio.lower), float(ratio.upper), 1.0)


def _known(count: float | None, base: float | None) -> tuple[float, float]:
    """Give the two parts of a figure that is known: its base is, too."""
    return float(count or 0.0), float(base or 0.0)


def _leaves_out(lower: float, upper: float, value: float) -> bool:
    return upper < value or value < lower
