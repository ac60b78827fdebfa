"""Sentences say the level with its limits, and call a change more than chance only where it is.

Wilson's 95% limits, from his formula: 20 of 100 is 13.3% to 28.9%, 45 of 100 is 35.6% to 54.8%,
50 of 100 is 40.4% to 59.6%. Byar's of 100 in 10,000: 81.4 to 121.6.
"""

from math import sqrt

from nmspf_report.bindings import unmark
from nmspf_report.documents import sentences
from tests.documents.conftest import MakeReport
from tests.tables.little import CARDIFF, LAST_YEAR, YEAR, framework, observed

IN_TIME = framework().by_code["PROG-3a"]
ENQUIRIES = framework().by_code["S47-2"]
UNIT = IN_TIME.figures[0].unit
NOW = f"**{IN_TIME.title}**: 50.0% in 2025-26 (50 of 100, {UNIT}; 95% limits 40.4% to 59.6%)."


def what_it_says(report, indicator):
    return unmark(sentences.what_it_says(report, indicator))


def in_time(period, count, of, symbol=""):
    return observed("PROG-3a", UNIT, CARDIFF, period, (count, of), symbol=symbol)


def test_the_limits_of_this_page_are_those_of_the_formula():
    def wilson(count: int, of: int) -> tuple[float, float]:
        z, share = 1.959964, count / of
        reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
        middle = share + z * z / (2 * of)
        low, high = ((middle + sign * reach) / (1 + z * z / of) for sign in (-1, 1))
        return round(100 * low, 1), round(100 * high, 1)

    assert [wilson(count, 100) for count in (20, 45, 50)] == [
        (13.3, 28.9),
        (35.6, 54.8),
        (40.4, 59.6),
    ]


def test_a_change_whose_limits_do_not_overlap_is_more_than_chance(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 20, 100), in_time(YEAR, 50, 100)])
    assert what_it_says(report, IN_TIME) == (
        f"{NOW} The year before (2024-25) it was 20.0%: the 95% limits do not overlap, "
        "so the change is more than chance."
    )


def test_a_change_whose_limits_overlap_may_be_chance(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 45, 100), in_time(YEAR, 50, 100)])
    assert what_it_says(report, IN_TIME) == (
        f"{NOW} The year before (2024-25) it was 45.0%: the 95% limits overlap, "
        "so the change may be chance."
    )


def test_across_a_break_no_comparison_is_made(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 20, 100), in_time(YEAR, 50, 100, "b")])
    said = what_it_says(report, IN_TIME)
    assert said.startswith(f"**{IN_TIME.title}**: 50.0%")
    assert "cannot be compared with the year before (2024-25: 20.0%)" in said
    assert "chance" not in said


def test_a_missing_figure_is_said_to_be_missing(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 20, 100), in_time(YEAR, None, None)])
    assert what_it_says(report, IN_TIME) == f"**{IN_TIME.title}**: no figure for 2025-26."


def test_with_no_figure_of_the_year_before_nothing_is_said_of_it(report_on: MakeReport):
    rows = [in_time(LAST_YEAR, None, None), in_time(YEAR, 50, 100)]
    assert what_it_says(report_on(CARDIFF, rows), IN_TIME) == NOW
    assert what_it_says(report_on(CARDIFF, rows[1:]), IN_TIME) == NOW


def test_a_percentage_of_nothing_is_no_figure(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 20, 100), in_time(YEAR, 0, 0)])
    assert what_it_says(report, IN_TIME) == f"**{IN_TIME.title}**: no figure for 2025-26."
