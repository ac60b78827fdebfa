"""Planting faults in the lists of workbooks: what is sent is said not to be collected."""

from collections.abc import Iterator

from nmspf_report.checking.collecting import NOT_COLLECTED
from nmspf_report.checking.planting.books import (
    FRAMEWORK,
    Book,
    asked_by_code,
    blanks_of,
    spots_of,
)
from nmspf_report.checking.planting.truth import Fault
from nmspf_report.checking.rules import Rule
from nmspf_report.narrative.collecting import NOT_AT_ALL, telling_figures
from nmspf_report.returns.sample.draws import Draws
from nmspf_report.returns.workbook.asking import Use
from nmspf_report.returns.workbook.filling import Spot

TESTS = (NOT_COLLECTED,)
"""The tests of figures whose faults are planted here."""


def plant_in_lists(book: Book, rule: Rule, seed: int) -> Iterator[Fault]:
    """Say of one indicator more that it is not collected, whenever the next is asked for."""
    draws = Draws(seed, "faults", rule.code, book.area.code)
    asked = [
        blank
        for blank in blanks_of(book.year)
        if (blank.sheet.kind, blank.column.key) == ("definitions", "collected")
    ]
    for place in draws.shuffled(len(asked)):
        blank = asked[int(place)]
        belying = _figures_sent(book, blank.line.key) - book.used
        if blank.spot in book.used or not belying:
            continue
        was, now = book.typed[blank.spot], blank.column.choices[NOT_AT_ALL]
        book.used.add(blank.spot)
        book.resting |= belying
        book.typed[blank.spot] = now
        yield book.fault(rule, blank.spot, was, now)


def _figures_sent(book: Book, indicator: str) -> set[Spot]:
    """Give the cells whose numbers tell that an indicator is collected."""
    telling = telling_figures(FRAMEWORK).get(indicator, ())
    uses = {Use(indicator, unit, category, "numerator") for unit, category in telling}
    codes = {asked.code for asked in asked_by_code().values() if asked.use in uses}
    return {
        spot
        for (code, period), spot in spots_of(book.year).items()
        if code in codes and book.value(code, period) is not None
    }
