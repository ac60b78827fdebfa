"""The routes of the child's journey that are counted for it, on a story of linked records."""

from datetime import datetime

import pytest

from tests.indicators.conftest import CountIndicator
from tests.oracle.counting import PlainReturn
from tests.oracle.facts import Row
from tests.oracle.writing import CONWY, day, written_return


def referral(identifier: str, child: str, received_on: str, outcome: str) -> Row:
    return {
        "referral_id": identifier,
        "child_id": child,
        "received_on": day(received_on),
        "outcome": outcome,
    }


def meeting(
    identifier: str, child: str, held_at: datetime, led: str | None, outcome: str | None
) -> Row:
    return {
        "strategy_meeting_id": identifier,
        "child_id": child,
        "referral_id": led,
        "initial": True,
        "held_at": held_at,
        "outcome": outcome,
    }


def episode(identifier: str, child: str, care: str, started_on: str, ended_on: str | None) -> Row:
    return {
        "episode_id": identifier,
        "child_id": child,
        "period_of_care_id": care,
        "started_on": day(started_on),
        "ended_on": ended_on and day(ended_on),
    }


@pytest.fixture
def story() -> PlainReturn:
    """Anna goes all the way and comes back; Ben is closed; Cai's meeting leads to nothing.

    Dee has a strategy meeting without a referral, of which no outcome is recorded, and an enquiry
    from which nothing follows. Ben left care more than a year before he came back; Cai moves from
    one placement to another.
    """
    first, second = datetime(2025, 5, 2, 10), datetime(2025, 6, 1, 10)
    enquiry = {"enquiry_id": "e1", "child_id": "Anna"}
    return written_return(
        {
            "referrals": [
                referral("r1", "Anna", "2025-04-10", "section_47_enquiry"),
                referral("r2", "Ben", "2025-04-10", "no_further_action"),
                referral("r3", "Cai", "2025-05-01", "section_47_enquiry"),
                referral("r4", "Anna", "2025-11-01", "care_and_support"),
            ],
            "strategy_meetings": [
                meeting("m1", "Anna", first, "r1", "section_47_enquiry"),
                meeting("m1", "Cai", first, "r3", "no_further_action"),
                meeting("m2", "Dee", second, None, None),
            ],
            "section_47_enquiries": [
                {
                    **enquiry,
                    "started_on": day("2025-05-03"),
                    "referral_id": "r1",
                    "strategy_meeting_id": "m1",
                },
                {"enquiry_id": "e2", "child_id": "Dee", "started_on": day("2025-06-05")},
            ],
            "conferences": [
                {
                    **enquiry,
                    "conference_id": "c1",
                    "kind": "initial",
                    "held_on": day("2025-05-20"),
                }
            ],
            "looked_after_episodes": [
                episode("a1", "Anna", "before", "2024-01-01", "2024-12-31"),
                episode("a2", "Anna", "again", "2025-06-01", None),
                episode("b1", "Ben", "long ago", "2022-01-01", "2023-01-01"),
                episode("b2", "Ben", "now", "2025-07-01", None),
                episode("c1", "Cai", "one", "2025-08-01", "2025-08-10"),
                episode("c2", "Cai", "one", "2025-08-10", None),
            ],
        }
    )


def test_referrals_that_led_to_a_strategy_meeting(
    count_indicator: CountIndicator, story: PlainReturn
) -> None:
    """Of four referrals a meeting names two: Anna's first and Cai's."""
    figures = count_indicator("S47-1", [story], (2025, 2025))
    assert figures["", CONWY, "2025-26", "referrals"] == (2, 4)


def test_strategy_meetings_from_which_nothing_followed(
    count_indicator: CountIndicator, story: PlainReturn
) -> None:
    """Of two meetings the first led to nothing for Cai; of the second it is not recorded."""
    figures = count_indicator("S47-1", [story], (2025, 2025))
    assert figures["", CONWY, "2025-26", "meetings"] == (2, None)
    assert figures["next_step:none", CONWY, "2025-26", "meetings"] == (1, 2)
    assert figures["next_step:none/not_recorded", CONWY, "2025-26", "meetings"] == (1, 2)


def test_enquiries_that_no_further_step_names(
    count_indicator: CountIndicator, story: PlainReturn
) -> None:
    """A conference names Anna's enquiry; nothing names Dee's."""
    figures = count_indicator("PROG-1", [story], (2025, 2025))
    assert figures["", CONWY, "2025-26", "enquiries_without_next_step"] == (1, 2)
    assert figures["not_recorded", CONWY, "2025-26", "enquiries_without_next_step"] == (0, 2)


def test_children_who_came_back_into_care(
    count_indicator: CountIndicator, story: PlainReturn
) -> None:
    """Anna within a year; Ben after two and a half; Cai's change of placement is no return."""
    figures = count_indicator("PROG-7-i", [story], (2025, 2025))
    assert figures["", CONWY, "2025-26", "children"] == (3, None)
    assert figures["within_years:1", CONWY, "2025-26", "children"] == (1, 3)
    assert figures["within_years:1/not_recorded", CONWY, "2025-26", "children"] == (0, 3)
