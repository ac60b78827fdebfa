"""The child's journey in a report: who came back and where they went, said by rules."""

from dataclasses import replace

import pytest

from nmspf_report.documents import childs_journey
from nmspf_report.documents.blocks import Prose
from nmspf_report.figures import Figure
from nmspf_report.framework.catalogue import read_framework
from tests.documents.conftest import MakeReport, Rows
from tests.tables.little import CARDIFF, YEAR, observed


def counted(
    code: str,
    unit: str,
    counts: tuple[float | None, float | None],
    category: str = "",
) -> dict[str, object]:
    symbol = "c" if counts[0] is None else ""
    return observed(code, unit, CARDIFF, YEAR, counts, category=category, symbol=symbol)


@pytest.fixture
def rows() -> Rows:
    """Of 200 enquiries 30 were repeats, 120 led to a plan, 40 to a conference, 60 to nothing."""
    return [
        counted("S47-2", "enquiries", (200.0, None)),
        counted("PROG-1", "enquiries_without_next_step", (60.0, 200.0)),
        counted("S47-2b-i", "enquiries", (200.0, None)),
        counted("S47-2b-i", "enquiries", (30.0, 200.0), "within_years:1"),
        counted("PROG-1", "enquiries", (120.0, 200.0)),
        counted("PROG-2", "enquiries", (40.0, 200.0)),
    ]


def said(report_on: MakeReport, rows: Rows) -> str:
    blocks = childs_journey(report_on(CARDIFF, rows)).blocks
    text = "\n".join(block.markdown for block in blocks if isinstance(block, Prose))
    return text.replace("](figure:", "](")


def test_says_who_came_back_and_where_they_went(report_on: MakeReport, rows: Rows) -> None:
    words = said(report_on, rows)
    assert "## The child's journey" in words
    assert "- Section 47 enquiries: [15.0]" in words
    assert "child had one within a year before." in words
    went_on = words[words.index("Where they went") :]
    assert went_on.index("[120]") < went_on.index("[60]")
    assert "[40]" not in went_on
    assert "of the routes that are shown" not in words


def test_of_what_is_withheld_nothing_is_compared(report_on: MakeReport, rows: Rows) -> None:
    hidden = [
        *(row for row in rows if row["indicator"] not in ("PROG-2", "S47-2b-i")),
        counted("PROG-2", "enquiries", (None, 200.0)),
        counted("S47-2b-i", "enquiries", (None, 200.0), "within_years:1"),
    ]
    words = said(report_on, hidden)
    assert "of the routes that are shown" in words
    assert "Section 47 enquiries: no share is shown" in words


def test_ends_with_the_flow(report_on: MakeReport, rows: Rows) -> None:
    *_, last = childs_journey(report_on(CARDIFF, rows)).blocks
    assert isinstance(last, Figure)


def test_a_report_whose_figures_are_of_no_step_says_nothing(report_on: MakeReport) -> None:
    other = [observed("WORK-2", "staff", CARDIFF, YEAR, (10.0, 20.0))]
    assert childs_journey(report_on(CARDIFF, other)).blocks == ()


def test_a_framework_without_a_journey_says_nothing(report_on: MakeReport, rows: Rows) -> None:
    report = report_on(CARDIFF, rows)
    england = replace(report.dataset, framework=read_framework("dfe_england"))
    assert childs_journey(replace(report, dataset=england)).blocks == ()
