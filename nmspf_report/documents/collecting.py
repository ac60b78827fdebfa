"""What authorities tell of collecting: whether they do, and with what effort."""

from collections.abc import Iterable, Iterator, Mapping

from nmspf_report.documents.report import Report
from nmspf_report.framework.model import Indicator
from nmspf_report.narrative.statements import Statement

NOT_AT_ALL, IN_PART = "no", "in_part"
COLLECTED = {NOT_AT_ALL: "none", IN_PART: "some", "yes": "all"}
"""Whether an indicator is collected, and how dark its cell is."""

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
    codes = [indicator.code for indicator in indicators]
    told = collected(report)
    for answer in (NOT_AT_ALL, IN_PART):
        saying: dict[tuple[str, ...], list[str]] = {}
        for code in codes:
            names = tuple(
                area.name(report.language)
                for area in report.members
                if told.get((area.code, code)) == answer
            )
            if names:
                saying.setdefault(names, []).append(code)
        for names, found in saying.items():
            values = {"areas": ", ".join(names), "indicators": ", ".join(found)}
            yield report.say(f"caveat.collected_{answer}", **values)


def _is_about(statement: Statement, question: str) -> bool:
    return statement.about == "definitions" and statement.question == question
