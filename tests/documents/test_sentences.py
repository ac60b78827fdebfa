"""Sentences say the level with its limits, and call a change more than chance only where it is.

Wilson's 95% limits, from his formula: 37 of 100 is 28.2% to 46.8%, 45 of 100 is 35.6% to 54.8%,
50 of 100 is 40.4% to 59.6%. Newcombe's limits of the difference follow from them: of 50% less 37%
they are 13 - sqrt(9.6² + 9.8²) = -0.7 and 13 + sqrt(9.6² + 8.8²) = 26.0 percentage points; of 50%
less 36% (27.3% to 45.8%) 14 - sqrt(9.6² + 9.8²) = 0.3 and 27.0. Both pairs have limits that
overlap, of which one differs by more than chance.
"""

from math import sqrt

import pytest

from nmspf_report.bindings import unmark
from nmspf_report.documents import sentences
from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.themes import theme_blocks
from nmspf_report.returns.manifest import DefinitionChange, Manifest
from tests.documents.conftest import MakeReport
from tests.tables.little import BOARD, CARDIFF, LAST_YEAR, WALES, YEAR, framework, observed

VALE = "W06000014"
IN_TIME = framework().by_code["PROG-3a"]
ENQUIRIES = framework().by_code["S47-2"]
VACANCIES = framework().by_code["WORK-3c"]
SHELTERED = framework().by_code["PROG-7-i"]
UNIT = IN_TIME.figures[0].unit
NOW = f"**{IN_TIME.title}**: 50.0% in 2025-26 (50 of 100 {UNIT}; 95% limits 40.4% to 59.6%)."
MORE = "by more than chance would explain."
NO_MORE = "which could be chance."


def what_it_says(report, indicator):
    return unmark(sentences.what_it_says(report, indicator))


def what_it_says_of_change(report, indicator):
    """What stands after the level."""
    return what_it_says(report, indicator).partition("). ")[2]


def in_time(period, count, of, symbol="", area=CARDIFF):
    return observed("PROG-3a", UNIT, area, period, (count, of), symbol=symbol)


def enquiries(period, count, population, area=CARDIFF):
    unit = ENQUIRIES.figures[0].unit
    return observed("S47-2", unit, area, period, (count, None), population=population)


def test_the_limits_of_this_page_are_those_of_the_formula():
    def wilson(count: int, of: int) -> tuple[float, float]:
        z, share = 1.959964, count / of
        reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
        middle = share + z * z / (2 * of)
        low, high = ((middle + sign * reach) / (1 + z * z / of) for sign in (-1, 1))
        return round(100 * low, 1), round(100 * high, 1)

    assert [wilson(count, 100) for count in (36, 37, 45, 50)] == [
        (27.3, 45.8),
        (28.2, 46.8),
        (35.6, 54.8),
        (40.4, 59.6),
    ]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (36, 50, f"Up from 36.0% in 2024-25, {MORE}"),
        (37, 50, f"Up from 37.0% in 2024-25, {NO_MORE}"),
        (50, 36, f"Down from 50.0% in 2024-25, {MORE}"),
        (50, 37, f"Down from 50.0% in 2024-25, {NO_MORE}"),
        (50, 50, "The same as in 2024-25 (50.0%)."),
        (0, 0, "The same as in 2024-25 (0.0%)."),
    ],
)
def test_a_percentage_is_compared_by_the_limits_of_the_difference(
    report_on: MakeReport, before, now, said
):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, before, 100), in_time(YEAR, now, 100)])
    assert what_it_says_of_change(report, IN_TIME) == said


def test_the_whole_sentence_gives_level_limits_and_change(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 45, 100), in_time(YEAR, 50, 100)])
    assert what_it_says(report, IN_TIME) == f"{NOW} Up from 45.0% in 2024-25, {NO_MORE}"


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        # Of 221 events together 121 are 54.8%, with limits from 48.2% to 61.2%: half is within.
        ((100, 10_000), (121, 10_000), f"Up from 100.0 per 10,000 in 2024-25, {NO_MORE}"),
        # Of 230 events together 130 are 56.5%, from 50.1% to 62.8%: half is left out.
        ((100, 10_000), (130, 10_000), f"Up from 100.0 per 10,000 in 2024-25, {MORE}"),
        # The same events of a third fewer persons: the rate is up by half.
        ((120, 15_000), (120, 10_000), f"Up from 80.0 per 10,000 in 2024-25, {MORE}"),
        ((0, 10_000), (3, 10_000), f"Up from 0.0 per 10,000 in 2024-25, {NO_MORE}"),
        ((4, 10_000), (0, 10_000), f"Down from 4.0 per 10,000 in 2024-25, {MORE}"),
    ],
)
def test_a_rate_is_compared_by_the_limits_of_the_ratio(report_on: MakeReport, before, now, said):
    report = report_on(CARDIFF, [enquiries(LAST_YEAR, *before), enquiries(YEAR, *now)])
    assert what_it_says_of_change(report, ENQUIRIES) == said


@pytest.mark.parametrize(("now", "said"), [(121, NO_MORE), (130, MORE)])
def test_a_number_is_compared_as_the_events_of_two_equal_times(report_on: MakeReport, now, said):
    rows = [
        observed("PROG-7-i", "children", CARDIFF, period, (count, None))
        for period, count in ((LAST_YEAR, 100.0), (YEAR, now))
    ]
    assert what_it_says(report_on(CARDIFF, rows), SHELTERED) == (
        f"**{SHELTERED.title}**: {now} children in 2025-26. Up from 100 in 2024-25, {said}"
    )


def test_of_what_is_no_count_of_events_nothing_is_said_of_chance(report_on: MakeReport):
    unit = VACANCIES.figures[0].unit
    rows = [
        observed("WORK-3c", unit, CARDIFF, period, (count, 1000.0))
        for period, count in ((LAST_YEAR, 10.0), (YEAR, 400.0))
    ]
    assert what_it_says_of_change(report_on(CARDIFF, rows), VACANCIES) == (
        "Up from 1.0% in 2024-25; whether by more than chance cannot be tested."
    )


def test_across_a_break_no_comparison_is_made(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 20, 100), in_time(YEAR, 50, 100, "b")])
    assert what_it_says_of_change(report, IN_TIME) == (
        "Not compared with 2024-25 (20.0%): what is counted has changed."
    )


@pytest.mark.parametrize(
    ("since", "is_compared"),
    [("2024-25-Q1", True), ("2024-25-Q2", False), ("2025-26-Q1", False), ("2025-26-Q4", False)],
)
def test_a_change_within_the_year_before_or_this_one_is_a_break(
    report_on: MakeReport, since, is_compared
):
    change = DefinitionChange(indicators=("PROG-3a",), since=since, change="Visits too.")
    manifest = Manifest(
        area_code=CARDIFF, framework="nmspf_c", quarters=(), records_from={},
        definition_changes=(change,),
    )  # fmt: skip
    rows = [in_time(LAST_YEAR, 20, 100), in_time(YEAR, 50, 100)]
    said = what_it_says_of_change(report_on(CARDIFF, rows, [manifest]), IN_TIME)
    assert said.startswith("Up from 20.0%" if is_compared else "Not compared with 2024-25 (20.0%)")


def test_a_whole_names_the_members_in_which_what_is_counted_has_changed(report_on: MakeReport):
    change = DefinitionChange(indicators=("PROG-3a",), since="2025-26-Q1", change="Visits too.")
    manifest = Manifest(
        area_code=VALE, framework="nmspf_c", quarters=(), records_from={},
        definition_changes=(change,),
    )  # fmt: skip
    rows = of_all_three(LAST_YEAR, 20) + of_all_three(YEAR, 50)
    said = what_it_says_of_change(report_on(BOARD, rows, [manifest]), IN_TIME)
    assert said.startswith(
        "Not compared with 2024-25 (20.0%): what is counted has changed in Vale of Glamorgan."
    )


def of_all_three(period, count, vale=1.0):
    """The board's figure, and those of its two members, of which one may be missing."""
    return [
        in_time(period, count, 100.0, area=BOARD),
        in_time(period, 1.0, 2.0),
        in_time(period, None if vale is None else vale, None if vale is None else 2.0, area=VALE),
    ]


def test_of_a_whole_that_has_all_its_authorities_nothing_is_said(report_on: MakeReport):
    rows = of_all_three(LAST_YEAR, 36) + of_all_three(YEAR, 50)
    assert what_it_says(report_on(BOARD, rows), IN_TIME) == (
        f"{NOW} Up from 36.0% in 2024-25, {MORE}"
    )


def test_in_a_list_of_what_changed_a_line_says_only_what_it_was(report_on: MakeReport):
    counted = [
        observed("PROG-7-i", "children", BOARD, period, (count, None))
        for period, count in ((LAST_YEAR, 100.0), (YEAR, 130.0))
    ]
    rows = [
        *of_all_three(LAST_YEAR, 50),
        *of_all_three(YEAR, 36),
        *counted,
        enquiries(LAST_YEAR, 100, 10_000, BOARD),
        enquiries(YEAR, 130, 10_000, BOARD),
    ]
    report = report_on(BOARD, rows)
    said = sentences.what_moved(report, IN_TIME)
    assert unmark(said) == (
        f"**{IN_TIME.title}**: 36.0%, down from 50.0% (36 of 100 {UNIT}; "
        "95% limits 27.3% to 45.8%)."
    )
    assert f"[50.0](figure:PROG-3a||{BOARD}|2024-25|{UNIT}|percentage)" in said
    assert unmark(sentences.what_moved(report, ENQUIRIES)).startswith(
        f"**{ENQUIRIES.title}**: 130.0 per 10,000, up from 100.0 per 10,000 (130 enquiries; 95% "
    )
    assert unmark(sentences.what_moved(report, SHELTERED)) == (
        f"**{SHELTERED.title}**: 130 children, up from 100."
    )


def test_in_a_list_of_what_changed_a_line_names_the_authorities_that_are_lacking(
    report_on: MakeReport,
):
    rows = of_all_three(LAST_YEAR, 50, None) + of_all_three(YEAR, 36, None)
    said = unmark(sentences.what_moved(report_on(BOARD, rows), IN_TIME))
    assert said.endswith("From 1 of 2 authorities; missing: Vale of Glamorgan.")


def test_what_was_not_compared_has_no_line_in_a_list_of_what_changed(report_on: MakeReport):
    with pytest.raises(ValueError, match="not compared: PROG-3a"):
        sentences.what_moved(report_on(CARDIFF, [in_time(YEAR, 50, 100)]), IN_TIME)


def test_a_whole_names_the_authorities_that_it_lacks(report_on: MakeReport):
    rows = of_all_three(LAST_YEAR, 36, None) + of_all_three(YEAR, 50, None)
    assert what_it_says(report_on(BOARD, rows), IN_TIME) == (
        f"{NOW} Up from 36.0% in 2024-25, {MORE} "
        "From 1 of 2 authorities; missing: Vale of Glamorgan."
    )


def test_wholes_of_other_authorities_are_not_compared(report_on: MakeReport):
    rows = of_all_three(LAST_YEAR, 36, None) + of_all_three(YEAR, 50)
    assert what_it_says(report_on(BOARD, rows), IN_TIME) == (
        f"{NOW} Not compared with 2024-25 (36.0%): that figure holds other authorities."
    )


def test_a_missing_figure_is_said_to_be_missing(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 20, 100), in_time(YEAR, None, None)])
    assert what_it_says(report, IN_TIME) == f"**{IN_TIME.title}**: no figure for 2025-26."


def test_a_figure_that_nobody_returned_is_missing(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(YEAR, 1, 2, area=WALES)])
    assert what_it_says(report, IN_TIME) == f"**{IN_TIME.title}**: no figure for 2025-26."
    assert sentences.change_of(report, IN_TIME) is None


@pytest.mark.parametrize("rows", [[in_time(LAST_YEAR, None, None)], []])
def test_with_no_figure_of_the_year_before_it_is_said_to_be_missing(report_on: MakeReport, rows):
    elsewhere = in_time(LAST_YEAR, 1, 2, area=WALES)
    report = report_on(CARDIFF, [*rows, elsewhere, in_time(YEAR, 50, 100)])
    assert what_it_says(report, IN_TIME) == (
        f"{NOW} Not compared with 2024-25: there is no figure."
    )


def test_in_the_first_year_of_a_release_nothing_is_said_of_the_year_before(report_on: MakeReport):
    assert what_it_says(report_on(CARDIFF, [in_time(YEAR, 50, 100)]), IN_TIME) == NOW


def test_a_percentage_of_nothing_is_no_figure(report_on: MakeReport):
    report = report_on(CARDIFF, [in_time(LAST_YEAR, 20, 100), in_time(YEAR, 0, 0)])
    assert what_it_says(report, IN_TIME) == f"**{IN_TIME.title}**: no figure for 2025-26."


def test_a_timescale_that_is_not_verified_is_said_beside_the_figure(report_on: MakeReport):
    """Enquiries are measured against 10 working days, which practice quotes and no statute seen."""
    in_ten_days = framework().by_code["S47-2a"]
    rows = [
        observed("S47-2a", "enquiries", CARDIFF, period, (count, 100))
        for period, count in ((LAST_YEAR, 20), (YEAR, 50))
    ]
    report = report_on(CARDIFF, [*rows, in_time(YEAR, 50, 100)])
    clause = "The timescale that it is measured against (10 working days) has not been verified."
    assert what_it_says(report, in_ten_days).endswith(clause)
    assert unmark(sentences.what_moved(report, in_ten_days)).endswith(clause)
    assert "verified" not in what_it_says(report, IN_TIME)


def test_what_a_figure_is_out_of_is_named_where_it_is_something_else(report_on: MakeReport):
    """A day without a holder is vacant; it is one of all the days of the posts."""
    rows = [observed("WORK-3c", "vacant_days", CARDIFF, YEAR, (30.0, 300.0))]
    said = what_it_says(report_on(CARDIFF, rows), VACANCIES)
    assert "10.0% in 2025-26 (30 of 300 days of posts)" in said


@pytest.mark.parametrize(
    ("before", "symbol", "said"),
    [
        (500, "", "Wales: 60.0% (50.0% in 2024-25)."),
        # A sum that lacks an authority is not set beside one that does not.
        (500, "p", "Wales: 60.0%."),
        (None, "x", "Wales: 60.0%."),
    ],
)
def test_the_nation_stands_beside_an_area(report_on: MakeReport, before, symbol, said):
    rows = [
        *of_all_three(LAST_YEAR, 36),
        *of_all_three(YEAR, 50),
        in_time(LAST_YEAR, before, 1000, symbol, WALES),
        in_time(YEAR, 600, 1000, "", WALES),
    ]
    assert f" {said}" in what_it_says(report_on(CARDIFF, rows), IN_TIME)
    assert f" {said}" in what_it_says(report_on(BOARD, rows), IN_TIME)
    assert "Wales" not in what_it_says(report_on(WALES, rows), IN_TIME)


def test_what_the_nation_counts_differently_is_not_set_beside_the_year_before(
    report_on: MakeReport,
):
    change = DefinitionChange(indicators=("PROG-3a",), since="2025-26-Q1", change="Reviews too.")
    manifest = Manifest(
        area_code="W06000001", framework="nmspf_c", quarters=(), records_from={},
        definition_changes=(change,),
    )  # fmt: skip
    rows = [
        *of_all_three(LAST_YEAR, 36),
        *of_all_three(YEAR, 50),
        in_time(LAST_YEAR, 500, 1000, "", WALES),
        in_time(YEAR, 600, 1000, "", WALES),
    ]
    told = what_it_says(report_on(BOARD, rows, [manifest]), IN_TIME)
    assert "Up from 36.0% in 2024-25" in told
    assert told.endswith("Wales: 60.0%.")


def test_a_line_on_a_whole_that_moved_says_how_far_its_authorities_lie_apart(
    report_on: MakeReport,
):
    rows = [
        in_time(LAST_YEAR, 100, 200, "", BOARD),
        in_time(YEAR, 60, 200, "", BOARD),
        *(in_time(year, 50, 100, "", area) for year in (LAST_YEAR,) for area in (CARDIFF, VALE)),
        in_time(YEAR, 10, 100, "", CARDIFF),
        in_time(YEAR, 50, 100, "", VALE),
    ]
    said = unmark(sentences.what_moved(report_on(BOARD, rows), IN_TIME))
    assert said.endswith("Its authorities lie between 10.0% and 50.0%.")


def test_a_second_counting_unit_that_changed_is_told_with_the_others(report_on: MakeReport):
    """As many conferences in time as before; of the children half, where it was a fifth."""
    rows = [
        *(in_time(period, 50, 100) for period in (LAST_YEAR, YEAR)),
        observed("PROG-3a", "children", CARDIFF, LAST_YEAR, (20, 100)),
        observed("PROG-3a", "children", CARDIFF, YEAR, (50, 100)),
    ]
    blocks = list(theme_blocks(report_on(CARDIFF, rows), IN_TIME.theme))
    said = [unmark(block.markdown) for block in blocks if isinstance(block, Prose)]
    lead = next(place for place, words in enumerate(said) if words.startswith("Other figures of"))
    assert said[lead + 1] == (
        f"- **{IN_TIME.title}**: 50.0%, up from 20.0% "
        "(50 of 100 children; 95% limits 40.4% to 59.6%)."
    )


def test_of_members_of_one_group_nothing_is_said_of_chance(report_on: MakeReport):
    """Who is in one core group does not come by chance apart from the others."""
    members = framework().by_code["WORK-6"]
    rows = [
        observed("WORK-6", "core_group_members", CARDIFF, period, (count, None))
        for period, count in ((LAST_YEAR, 100.0), (YEAR, 400.0))
    ]
    change = sentences.change_of(report_on(CARDIFF, rows), members)
    assert change is not None
    assert not change.is_tested
    assert not change.is_more_than_chance
