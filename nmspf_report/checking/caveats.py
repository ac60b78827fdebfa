"""Answers that have settled queries, as the caveats that travel with figures into the reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nmspf_report.checking.check import CheckedReturn


@dataclass(frozen=True)
class Caveat:
    """What a reader of a figure should know, in the authority's own words.

    Parameters
    ----------
    area_code, indicator, period
        The figure.
    asked
        What the check had asked.
    answer
        What the authority answered: as it was written, not yet screened.
    """

    area_code: str
    indicator: str
    period: str
    asked: str
    answer: str


def caveats(checked: Iterable[CheckedReturn]) -> Iterator[Caveat]:
    """Give the answers of returns to queries about figures, each once.

    An answer to a query about a row of a table stays with the return: it may name what tells
    who a child is, and no figure of a report is that row.
    """
    given = {
        Caveat(found.area_code, found.indicator, found.period, found.message, found.answer): None
        for each in checked
        for found in each.findings
        if found.answer and found.indicator and found.severity == "query"
    }
    yield from given
