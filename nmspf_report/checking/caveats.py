"""Answers to queries about figures, as the caveats that travel with them into the reports."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from nmspf_report.checking.changes import CHECKS
from nmspf_report.checking.collecting import NOT_COLLECTED, telling_of_collecting
from nmspf_report.checking.figure_findings import figure_query
from nmspf_report.checking.figures import typed_figures, whole_figures
from nmspf_report.checking.rules import read_rules
from nmspf_report.framework.model import WHOLE
from nmspf_report.narrative.collecting import telling_figures
from nmspf_report.returns.workbook.model import Answer, WorkbookReturn


@dataclass(frozen=True)
class Caveat:
    """What a reader of a figure should know, in the authority's own words.

    Parameters
    ----------
    workbook
        The workbook that was answered in.
    indicator, period
        The figure.
    answer
        What the authority answered: as it was written, not yet screened.
    """

    workbook: WorkbookReturn
    indicator: str
    period: str
    answer: Answer


def caveats(workbooks: Sequence[WorkbookReturn], counted: pd.DataFrame) -> Iterator[Caveat]:
    """Give the answers of workbooks to queries about figures that are as they were asked about.

    A query is known by its id, which holds the figure's value: where a figure was mended, the
    answer about what it had been is no caveat of it. An answer to a query about a row of a
    table stays with the return: it may name what tells who a child is, and no figure of a
    report is that row.

    Parameters
    ----------
    workbooks
        Those of a run.
    counted
        Observations (`nmspf_report.indicators.observations`) counted from records.
    """
    for workbook in workbooks:
        given = [answer for answer in workbook.answers if answer.text.strip()]
        asked = _asked(workbook, counted) if given else {}
        for answer in given:
            if answer.query.strip().upper() in asked:
                indicator, period = asked[answer.query.strip().upper()]
                yield Caveat(workbook, indicator, period, answer)


def _asked(workbook: WorkbookReturn, counted: pd.DataFrame) -> Mapping[str, tuple[str, str]]:
    """Give the indicator and period of every query that can be asked about an area's figures."""
    typed = typed_figures([workbook])
    own = counted[counted["area_code"] == workbook.area_code]
    wholes = whole_figures(typed, own)
    counts = wholes.assign(value=wholes["numerator"])
    shares = wholes.assign(value=100 * wholes["numerator"] / wholes["denominator"])
    values = pd.concat([counts, shares]).assign(category=WHOLE, shown="numerator")
    codes = telling_figures(workbook.framework)
    telling = telling_of_collecting(typed, own, workbook.framework, codes)
    figures = {**dict.fromkeys(CHECKS, values), NOT_COLLECTED: telling}
    return {
        figure_query(rule, row): (row["indicator"], row["period"])
        for rule in read_rules()
        if rule.figures is not None and rule.severity == "query"
        for row in figures.get(rule.figures, typed).to_dict("records")
    }
