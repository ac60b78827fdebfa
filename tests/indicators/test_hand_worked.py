"""Figures worked by hand: the dates and the numbers stand in the tests."""

from datetime import datetime
from typing import Any

import pytest

from tests.indicators.conftest import CountIndicator
from tests.oracle.facts import Row
from tests.oracle.writing import CONWY, day, written_return

BRIDGEND, SWANSEA = "W06000013", "W06000011"
WALES = "W92000004"


def registration(child_id: str, started_on: str, ended_on: str | None = None) -> Row:
    return {
        "registration_id": f"{child_id} from {started_on}",
        "child_id": child_id,
        "started_on": day(started_on),
        "ended_on": ended_on and day(ended_on),
    }


def post(identifier: str, started_on: str, **more: Any) -> Row:
    return {
        "post_id": identifier,
        "team_id": "team",
        "role": "social_worker",
        "full_time_equivalent": 1.0,
        "started_on": day(started_on),
        **more,
    }


def in_post(person: str, post_id: str, started_on: str, ended_on: str | None = None) -> Row:
    return {
        "staff_id": person,
        "post_id": post_id,
        "started_on": day(started_on),
        "ended_on": ended_on and day(ended_on),
        "employment": "permanent",
    }


def test_sibling_groups_part_children_from_conferences(count_indicator: CountIndicator) -> None:
    """In time: 94 of 120 children (78.3%), but 52 of 60 conferences (86.7%).

    Thursday 1 May to Friday 23 May 2025 is 15 working days (5 May is a bank holiday), which
    is in time; Tuesday 27 May is the 16th (26 May is one too). In time are 42 pairs of
    siblings and 10 children alone; late are 6 children alone and two groups of ten.
    """
    in_time, late = [2] * 42 + [1] * 10, [1] * 6 + [10] * 2
    held = [(size, "2025-05-23") for size in in_time] + [(size, "2025-05-27") for size in late]
    meetings, conferences = [], []
    for number, (size, held_on) in enumerate(held):
        for child in range(size):
            about = {"strategy_meeting_id": f"m{number}", "child_id": f"child {number}.{child}"}
            meetings.append({**about, "initial": True, "held_at": datetime(2025, 5, 1, 16, 30)})
            conferences.append(
                {
                    **about,
                    "conference_id": f"c{number}",
                    "kind": "initial",
                    "held_on": day(held_on),
                }
            )
    sent = written_return({"strategy_meetings": meetings, "conferences": conferences})
    figures = count_indicator("PROG-3a", [sent], (2025, 2025))
    assert figures["", CONWY, "2025-26", "children"] == (94, 120)
    assert figures["", CONWY, "2025-26", "conferences"] == (52, 60)
    assert figures["not_recorded", CONWY, "2025-26", "children"] == (0, 120)
    assert figures["", WALES, "2025-26-Q1", "conferences"] == (52, 60)


def test_open_at_the_periods_end(count_indicator: CountIndicator) -> None:
    """On 30 June 2025 two of the children are on the register: who left that day is not."""
    rows = [
        registration("left on the last day", "2025-04-01", "2025-06-30"),
        registration("left the day after", "2025-04-01", "2025-07-01"),
        registration("came on the last day", "2025-06-30"),
        registration("came and left on the last day", "2025-06-30", "2025-06-30"),
        registration("came the day after", "2025-07-01"),
    ]
    figures = count_indicator("PROG-5", [written_return({"registrations": rows})], (2025, 2025))
    assert figures["", CONWY, "2025-26-Q1", "children"] == (2, None)
    assert figures["", CONWY, "2025-26-Q2", "children"] == (2, None)
    assert figures["", CONWY, "2025-26", "children"] == (2, None)


def test_a_child_counts_once_a_period(count_indicator: CountIndicator) -> None:
    """De-registered in May, in June and in August: one child of a quarter, and of the year."""
    rows = [
        registration("child", "2025-04-01", "2025-05-01"),
        registration("child", "2025-05-20", "2025-06-01"),
        registration("child", "2025-07-01", "2025-08-01"),
        registration("sibling", "2025-01-01", "2026-03-31"),
    ]
    figures = count_indicator("OUT-3", [written_return({"registrations": rows})], (2025, 2025))
    by_period = [
        figures["", CONWY, f"2025-26{part}", "children"]
        for part in ("-Q1", "-Q2", "-Q3", "-Q4", "")
    ]
    assert by_period == [(1, None), (1, None), (0, None), (1, None), (2, None)]
    # All four de-registrations say nothing of a destination: two children of two.
    assert figures["destination:not_recorded", CONWY, "2025-26", "children"] == (2, 2)


def test_what_is_not_recorded_is_shown(count_indicator: CountIndicator) -> None:
    """Of three enquiries one took 10 working days, one 11, and one began before the calendar."""
    rows = [
        {
            "enquiry_id": started_on,
            "child_id": "child",
            "started_on": day(started_on),
            "completed_on": day("2025-04-14"),
        }
        for started_on in ("2025-03-31", "2025-03-28", "2021-12-30")
    ]
    sent = written_return({"section_47_enquiries": rows})
    figures = count_indicator("S47-2a", [sent], (2025, 2025))
    assert figures["", CONWY, "2025-26-Q1", "enquiries"] == (1, 3)
    assert figures["not_recorded", CONWY, "2025-26-Q1", "enquiries"] == (1, 3)
    # Of the one child something is recorded, so that it is not one of whom nothing is.
    assert figures["", CONWY, "2025-26-Q1", "children"] == (1, 1)
    assert figures["not_recorded", CONWY, "2025-26-Q1", "children"] == (0, 1)
    assert figures["", CONWY, "2025-26-Q2", "enquiries"] == (0, 0)


def test_a_child_is_not_recorded_only_if_nothing_of_it_is(count_indicator: CountIndicator) -> None:
    """Two children left the register twice; of one both destinations are missing."""
    rows = [
        {**registration("known once", "2025-04-01", "2025-05-01"), "destination": "other_agency"},
        registration("known once", "2025-05-20", "2025-06-01"),
        registration("never known", "2025-04-01", "2025-05-01"),
        registration("never known", "2025-05-20", "2025-06-01"),
    ]
    figures = count_indicator("OUT-3", [written_return({"registrations": rows})], (2025, 2025))
    assert figures["destination:other_agency", CONWY, "2025-26-Q1", "children"] == (1, 2)
    assert figures["destination:not_recorded", CONWY, "2025-26-Q1", "children"] == (1, 2)


def test_a_return_to_the_register_is_known_as_far_as_records_reach(
    count_indicator: CountIndicator,
) -> None:
    """Records from 30 June 2024: a year before 30 June 2025 can be known, two years cannot."""
    sent = written_return(
        {"registrations": [registration("child", "2025-06-30")]}, records_from=day("2024-06-30")
    )
    figures = count_indicator("PROG-5a", [sent], (2025, 2025))
    told = {
        category: figures[category, CONWY, "2025-26-Q1", "children"]
        for category in ("within_years:1", "within_years:1/not_recorded", "within_years:2")
    }
    assert told == {
        "within_years:1": (0, 1),
        "within_years:1/not_recorded": (0, 1),
        "within_years:2": (0, 1),
    }
    assert figures["within_years:2/not_recorded", CONWY, "2025-26-Q1", "children"] == (1, 1)


def test_a_concern_that_may_be_about_the_child_is_not_recorded(
    count_indicator: CountIndicator,
) -> None:
    """Where the parent's health is a concern and the child's is not recorded.

    The referral is one with a health concern; of a parent; and of the child it is not known.
    """
    row = {
        "referral_id": "r",
        "child_id": "child",
        "received_on": day("2025-05-01"),
        "concern_mental_health_parent": True,
    }
    figures = count_indicator("PROT-5d", [written_return({"referrals": [row]})], (2025, 2025))
    told = {
        category: figures[category, CONWY, "2025-26", "referrals"]
        for category in ("", "person:parent", "person:child", "person:child/not_recorded")
    }
    assert told == {
        "": (1, 1),
        "person:parent": (1, 1),
        "person:child": (0, 1),
        "person:child/not_recorded": (1, 1),
    }


@pytest.mark.parametrize(
    ("code", "table", "expected"),
    [
        # What happens in a period needs every quarter of it.
        ("S47-2", "section_47_enquiries", [1, None, 0, 0, None]),
        # What stands at a period's end needs its last quarter alone.
        ("PROG-5", "registrations", [1, None, 1, 1, 1]),
    ],
)
def test_a_missing_quarter_is_missing(
    count_indicator: CountIndicator, code: str, table: str, expected: list[int | None]
) -> None:
    rows: dict[str, list[Row]] = {
        "section_47_enquiries": [
            {"enquiry_id": "e", "child_id": "child", "started_on": day("2025-05-01")}
        ],
        "registrations": [registration("child", "2025-05-01")],
    }
    sent = written_return({table: rows[table]}, missing=("2025-26-Q2",))
    figures = count_indicator(code, [sent], (2025, 2025))
    unit = {"S47-2": "enquiries", "PROG-5": "children"}[code]
    by_period = [
        figures["", CONWY, f"2025-26{part}", unit][0] for part in ("-Q1", "-Q2", "-Q3", "-Q4", "")
    ]
    assert by_period == expected


def test_days_of_vacancy(count_indicator: CountIndicator) -> None:
    """Nobody was in one of two posts from 1 to 10 April: 10 days of 2 x 91 in the quarter."""
    rows = {
        "posts": [
            post("filled", "2024-01-01"),
            post("vacant", "2025-04-01"),
            post("manager", "2025-04-01", role="manager"),
        ],
        "staff": [
            in_post("a", "filled", "2024-01-01"),
            in_post("b", "vacant", "2025-04-11", "2025-07-01"),
            in_post("c", "vacant", "2025-06-01", "2025-08-01"),
        ],
    }
    figures = count_indicator("WORK-3c", [written_return(rows)], (2025, 2025))
    assert figures["", CONWY, "2025-26-Q1", "vacant_days"] == (10, 182)
    # From 1 August on: 61 days of July to September's 92.
    assert figures["", CONWY, "2025-26-Q2", "vacant_days"] == (61, 184)
    # 10 and 243 days (1 August to 31 March) of 2 x 365.
    assert figures["", CONWY, "2025-26", "vacant_days"] == (253, 730)


def test_shares_of_full_time_are_summed_exactly(count_indicator: CountIndicator) -> None:
    """0.37 + 0.33 + 0.1 is 0.80, not 0.7999999999999999."""
    rows = {
        "posts": [
            post(name, "2025-04-01", full_time_equivalent=share)
            for name, share in [("p", 0.37), ("q", 0.33), ("r", 0.1), ("vacant", 1.0)]
        ],
        "staff": [in_post(f"in {name}", name, "2025-04-01") for name in ("p", "q", "r")],
    }
    figures = count_indicator("WORK-3b", [written_return(rows)], (2025, 2025))
    assert figures["", CONWY, "2025-26-Q1", "full_time_equivalent_posts"] == (0.8, 1.8)


def test_bridgend_moved_on_1_april_2019(count_indicator: CountIndicator) -> None:
    """It is summed into West Glamorgan's board for 2018-19, into Cwm Taf Morgannwg's after."""
    returns = [
        written_return(
            {
                "section_47_enquiries": [
                    {
                        "enquiry_id": f"{number} of {month}",
                        "child_id": "child",
                        "started_on": day(f"{month}-15"),
                    }
                    for month in ("2019-03", "2019-04")
                    for number in range(enquiries)
                ]
            },
            area_code=area_code,
            years=(2018, 2019),
        )
        for area_code, enquiries in ((BRIDGEND, 2), (SWANSEA, 3))
    ]
    figures = count_indicator("S47-2", returns, (2018, 2019))
    before, after = "2018-19-Q4", "2019-20-Q1"
    assert figures["", "west-glamorgan", before, "enquiries"] == (5, None)
    assert figures["", "west-glamorgan", after, "enquiries"] == (3, None)
    assert figures["", "cwm-taf-morgannwg", after, "enquiries"] == (2, None)
    assert figures["", WALES, before, "enquiries"] == (5, None)
    assert figures["", WALES, after, "enquiries"] == (5, None)
