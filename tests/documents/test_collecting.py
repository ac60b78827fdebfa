"""What authorities say that they do not collect, and what a report says where they sent it."""

from dataclasses import replace

from nmspf_report.documents.collecting import not_all_collected
from nmspf_report.narrative.statements import Statement
from tests.documents.conftest import MakeReport, Rows
from tests.tables.little import NEWPORT, SOURCES, YEAR, observed

NOT_COLLECTED = Statement(
    NEWPORT, "2025-26", "definitions", SOURCES, "collected", "choice", "en", "no"
)
REFERRALS = observed(SOURCES, "referrals", NEWPORT, YEAR, (90, None))
BY_POLICE = observed(SOURCES, "referrals", NEWPORT, YEAR, (40, 90), category="source:police")


def unknown(count: int) -> dict[str, object]:
    counts = (count, 90)
    return observed(SOURCES, "referrals", NEWPORT, YEAR, counts, category="source:not_recorded")


def told(report_on: MakeReport, rows: Rows) -> list[str]:
    report = report_on(NEWPORT, rows)
    said = replace(report, dataset=replace(report.dataset, statements=(NOT_COLLECTED,)))
    return list(not_all_collected(said, [said.framework.by_code[SOURCES]]))


def test_all_referrals_and_those_without_a_source_tell_nothing_of_sources(report_on: MakeReport):
    """Newport does not ask who refers: all its 90 referrals are without a source."""
    lines = told(report_on, [REFERRALS, unknown(90)])
    assert lines == ["Not collected by Newport, by their own account: PROT-3."]


def test_a_category_of_what_is_not_collected_is_said_to_be_sent(report_on: MakeReport):
    lines = told(report_on, [REFERRALS, unknown(50), BY_POLICE])
    assert lines == [
        "Not collected by Newport, by their own account, though figures were sent and are "
        "counted here: PROT-3."
    ]
