"""The brief tells three figures and the largest gaps, and withholds as reports do."""

import re

import pytest

from nmspf_report.bindings import SCHEME, unmark
from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.brief import brief_figures, brief_gaps, brief_questions
from nmspf_report.figures import Figure
from tests.documents.conftest import MakeReport
from tests.tables.little import (
    CARDIFF,
    LAST_YEAR,
    QUARTERS,
    YEAR,
    conferences_in_time,
    observed,
    referrals_by_source,
)

PERIODS = (LAST_YEAR, YEAR, *QUARTERS)


def words(blocks) -> str:
    return "\n".join(block.markdown for block in blocks.blocks if isinstance(block, Prose))


def in_time(before: float, now: float | None):
    counts = [(before, 100.0), (now, 100.0), *[(10.0, 25.0)] * 8]
    return conferences_in_time(CARDIFF, counts, periods=PERIODS)


def repeats(before: float, now: float):
    pairs = zip(PERIODS, (before, now, *[10.0] * 8), strict=True)
    return [observed("PROT-2", "referrals", CARDIFF, period, (n, 100.0)) for period, n in pairs]


def test_figures_that_changed_by_more_than_chance_come_first(report_on: MakeReport):
    blocks = brief_figures(report_on(CARDIFF, [*repeats(45, 50), *in_time(20, 50)]))
    said = unmark(words(blocks)).splitlines()
    assert said[0].endswith(
        "50 of 100 conferences (50.0%). That is up from 20.0% in 2024-25, "
        "by more than chance would explain."
    )
    assert said[1].endswith(
        "50 of 100 referrals (50.0%). In 2024-25 it was 45.0%: a rise of this size could be chance."
    )
    (chart,) = [block for block in blocks.blocks if isinstance(block, Figure)]
    assert "PROG-3a" in chart.alt.text.split("PROT-2")[0]


def test_a_withheld_figure_is_told_as_withheld_and_nowhere_named(report_on: MakeReport):
    rows = in_time(20, None)
    rows[1] = {**rows[1], "symbol": "c"}
    said = words(brief_figures(report_on(CARDIFF, rows)))
    assert "withheld so that nobody can be identified" in said
    assert "|2025-26|" not in said


def test_of_gaps_the_largest_that_are_shown_are_told_with_their_counts(report_on: MakeReport):
    said = words(brief_gaps(report_on(CARDIFF, referrals_by_source(CARDIFF, YEAR))))
    assert "not recorded for 10 of 200 referrals (5.0%)" in unmark(said)
    assert re.findall(rf"{SCHEME}([^)]*)\)", said) == [
        f"PROT-3|source:not_recorded|{CARDIFF}|2025-26|referrals|{shown}"
        for shown in ("numerator", "denominator", "percentage")
    ]


@pytest.mark.parametrize("symbol", ["c", "x"])
def test_a_gap_that_cannot_be_shown_is_not(report_on: MakeReport, symbol):
    rows = [
        {**row, "numerator": None, "symbol": symbol}
        if "not_recorded" in str(row["category"])
        else row
        for row in referrals_by_source(CARDIFF, YEAR)
    ]
    assert words(brief_gaps(report_on(CARDIFF, rows))).startswith("No gap can be shown")


def test_without_figures_the_brief_says_so(report_on: MakeReport):
    report = report_on(CARDIFF, referrals_by_source(CARDIFF, YEAR))
    assert words(brief_figures(report)) == "No headline figure of this authority can be shown."
    assert "tell your performance team" in words(brief_questions(report))
