"""What authorities tell of collecting: whether they do, and with what effort."""

from collections.abc import Iterable, Iterator, Mapping

from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import figure_of
from nmspf_report.framework.model import Indicator
from nmspf_report.geography import Area
from nmspf_report.narrative.collecting import NOT_AT_ALL, telling_figures
from nmspf_report.narrative.statements import Statement

IN_PART = "in_part"
COLLECTED = {NOT_AT_ALL: "none", IN_PART: "some", "yes": "all"}
"""Whether an indicator is collected, and how dark its cell is."""

SENT_ALL_THE_SAME = "no_but_sent"
"""Not collected, as an authority says which has sent figures of it."""

Answers = Mapping[tuple[str, str], str]
"""An answer, by authority and indicator."""


def collected(report: Report) -> Answers:
    """Give whether the report's authorities collect each indicator, as far as they tell."""
    told = answers(report, "collected")
    return {key: answer for key, answer in told.items() if answer in COLLECTED}


def answers(report: Report, question: str) -> Answers:
    """Give each answer of the year about definitions, by authority and indicator."""
    return {
        (one.area_code, one.subject): one.answer
        for one in report.statements
        if _is_about(one, question) and one.period == report.period.label
    }


def not_all_collected(report: Report, indicators: Iterable[Indicator]) -> Iterator[str]:
    """Name the indicators that authorities collect in part or not at all, a line for each way."""
    told = collected(report)
    saying: dict[str, dict[tuple[str, ...], list[str]]] = {
        name: {} for name in (NOT_AT_ALL, SENT_ALL_THE_SAME, IN_PART)
    }
    for indicator in indicators:
        saying_it: dict[str, list[str]] = {}
        for area in report.members:
            answer = told.get((area.code, indicator.code))
            if answer == NOT_AT_ALL and _was_sent(report, indicator, area):
                answer = SENT_ALL_THE_SAME
            if answer in saying:
                saying_it.setdefault(answer, []).append(area.name(report.language))
        for answer, areas in saying_it.items():
            saying[answer].setdefault(tuple(areas), []).append(indicator.code)
    for answer, said in saying.items():
        for names, codes in said.items():
            values = {"areas": ", ".join(names), "indicators": ", ".join(codes)}
            yield report.say(f"caveat.collected_{answer}", **values)


def _was_sent(report: Report, indicator: Indicator, area: Area) -> bool:
    """Tell whether there is a figure of what an authority says that it does not collect.

    One that is withheld was sent; but to say so would tell that it is not missing.
    """
    telling = telling_figures(report.dataset.framework_name).get(indicator.code, ())
    figures = (
        figure_of(report, indicator, report.period, unit, area.code, category)
        for unit, category in telling
    )
    return any(figure.numerator is not None for figure in figures)


def _is_about(statement: Statement, question: str) -> bool:
    return statement.about == "definitions" and statement.question == question
