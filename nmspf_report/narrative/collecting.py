"""What authorities say that they do not collect, and the figures by which that is belied."""

from collections.abc import Mapping
from functools import cache

from nmspf_report.framework.model import NOT_RECORDED
from nmspf_report.narrative.statements import Statement
from nmspf_report.returns.workbook.asking import asked_of

NOT_AT_ALL = "no"
"""The answer of who does not collect an indicator."""


def says_not_collected(statement: Statement) -> bool:
    """Tell whether a statement is that its authority does not collect an indicator."""
    said = (statement.about, statement.question, statement.answer)
    return said == ("definitions", "collected", NOT_AT_ALL)


@cache
def telling_figures(framework_name: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give the figures that nobody can send who does not collect their indicator.

    They are what is counted under the indicator's own name. The whole of the referrals by source
    is all referrals, which are another indicator's: to send it tells nothing of sources. Nor does
    the number of those of which it is not recorded.

    Returns
    -------
    mapping
        By the codes of indicators: counting units and categories, as in observations.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for asked in asked_of(framework_name):
        use = asked.use
        if use.shown == "numerator" and not use.category.endswith(NOT_RECORDED):
            found.setdefault(use.indicator, []).append((use.unit, use.category))
    return {code: tuple(figures) for code, figures in found.items()}
