"""Each fact of a child's history, worked by hand: the dates stand in the tests."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.journey.conftest import Tell
from tests.oracle.facts import Row
from tests.oracle.writing import LONG_AGO, day, written_return

KEYS = {
    "prevention_referrals": "prevention_referral_id",
    "referrals": "referral_id",
    "section_47_enquiries": "enquiry_id",
    "registrations": "registration_id",
    "care_and_support_plans": "plan_id",
    "looked_after_episodes": "episode_id",
}


def fact(
    tell: Tell,
    table: str,
    name: str,
    rows: dict[str, list[Row]],
    records_from: date = LONG_AGO,
) -> dict[str, Any]:
    """Tell one fact of every row of a table, by the row's own identifier."""
    told = tell([written_return(rows, records_from=records_from)], table)
    return {row[KEYS[table]]: row[name] for row in told}


def referral(identifier: str, received_on: str, child_id: str = "child") -> Row:
    return {"referral_id": identifier, "child_id": child_id, "received_on": day(received_on)}


def enquiry(identifier: str, started_on: str, **more: Any) -> Row:
    return {
        "enquiry_id": identifier,
        "child_id": "child",
        "started_on": day(started_on),
        **more,
    }


def registration(identifier: str, started_on: str, ended_on: str | None, **more: Any) -> Row:
    return {
        "registration_id": identifier,
        "child_id": "child",
        "started_on": day(started_on),
        "ended_on": ended_on and day(ended_on),
        **more,
    }


def post(identifier: str, started_on: str, ended_on: str | None = None) -> Row:
    return {
        "post_id": identifier,
        "team_id": "team",
        "role": "social_worker",
        "full_time_equivalent": 0.8,
        "started_on": day(started_on),
        "ended_on": ended_on and day(ended_on),
    }


def in_post(
    person: str, started_on: str, ended_on: str | None = None, post_id: str = "post"
) -> Row:
    return {
        "staff_id": person,
        "post_id": post_id,
        "started_on": day(started_on),
        "ended_on": ended_on and day(ended_on),
    }


def times(rows: list[Row]) -> list[tuple[str, str | None]]:
    """Give spells as pairs of written days, in order."""
    spells = sorted((row["started_on"], row["ended_on"] or date.max) for row in rows)
    return [
        (start.isoformat(), None if end == date.max else end.isoformat()) for start, end in spells
    ]


class TestRepeatReferral:
    """The child had an earlier referral within 12 months."""

    @pytest.mark.parametrize(
        ("earlier", "later", "repeat"),
        [
            ("2024-06-15", "2025-06-14", True),
            ("2024-06-15", "2025-06-15", True),  # the very day 12 months later
            ("2024-06-15", "2025-06-16", False),
            ("2025-06-14", "2025-06-15", True),
            ("2023-02-28", "2024-02-29", True),  # 12 months before 29 February: 28 February
            ("2023-02-27", "2024-02-29", False),
            ("2024-02-29", "2025-02-28", True),
            ("2024-02-29", "2025-03-01", False),  # 12 months before: 1 March
        ],
    )
    def test_looks_back_12_months(self, tell: Tell, earlier: str, later: str, repeat: bool) -> None:
        rows = {"referrals": [referral("later", later), referral("earlier", earlier)]}
        assert fact(tell, "referrals", "repeat_referral", rows) == {
            "earlier": False,
            "later": repeat,
        }

    def test_a_referral_of_the_same_day_is_not_earlier(self, tell: Tell) -> None:
        rows = {"referrals": [referral("one", "2025-06-15"), referral("other", "2025-06-15")]}
        assert fact(tell, "referrals", "repeat_referral", rows) == {"one": False, "other": False}

    def test_both_of_one_day_look_back_to_an_earlier_day(self, tell: Tell) -> None:
        rows = {
            "referrals": [
                referral("first", "2025-06-14"),
                referral("one", "2025-06-15"),
                referral("other", "2025-06-15"),
            ]
        }
        told = fact(tell, "referrals", "repeat_referral", rows)
        assert told == {"first": False, "one": True, "other": True}

    def test_another_childs_referral_is_none_of_this_one(self, tell: Tell) -> None:
        rows = {
            "referrals": [
                referral("mine", "2025-06-15"),
                referral("sibling's", "2025-06-01", "sibling"),
            ]
        }
        assert fact(tell, "referrals", "repeat_referral", rows)["mine"] is False

    def test_a_child_of_another_area_with_the_same_identifier_is_another(self, tell: Tell) -> None:
        conwy = written_return({"referrals": [referral("r", "2025-06-01")]})
        gwent = written_return({"referrals": [referral("r", "2025-06-15")]}, area_code="W06000022")
        told = tell([conwy, gwent], "referrals")
        assert [row["repeat_referral"] for row in told] == [False, False]

    @pytest.mark.parametrize(
        ("records_from", "repeat"), [("2024-06-15", False), ("2024-06-16", None)]
    )
    def test_is_not_known_where_the_records_begin_too_late(
        self, tell: Tell, records_from: str, repeat: bool | None
    ) -> None:
        rows = {"referrals": [referral("only", "2025-06-15")]}
        told = fact(tell, "referrals", "repeat_referral", rows, day(records_from))
        assert told == {"only": repeat}

    def test_is_known_where_an_earlier_one_is_found_however_short_the_records(
        self, tell: Tell
    ) -> None:
        rows = {"referrals": [referral("first", "2025-06-01"), referral("second", "2025-06-15")]}
        told = fact(tell, "referrals", "repeat_referral", rows, day("2025-06-01"))
        assert told == {"first": None, "second": True}

    def test_a_family_is_referred_to_prevention_again(self, tell: Tell) -> None:
        rows = [
            {"prevention_referral_id": name, "family_id": family, "received_on": day(received)}
            for name, family, received in [
                ("first", "family", "2024-06-15"),
                ("second", "family", "2025-06-15"),
                ("another's", "another", "2025-06-16"),
            ]
        ]
        told = fact(
            tell,
            "prevention_referrals",
            "repeat_prevention_referral",
            {"prevention_referrals": rows},
        )
        assert told == {"first": False, "second": True, "another's": False}


class TestWorkingDays:
    """Monday to Friday but for the bank holidays of England and Wales; the first day is day 0."""

    @pytest.mark.parametrize(
        ("started_on", "completed_on", "working_days"),
        [
            ("2025-04-17", "2025-04-17", 0),
            ("2025-04-17", "2025-04-21", 0),  # Good Friday, weekend, Easter Monday
            ("2025-04-17", "2025-04-22", 1),
            ("2025-05-30", "2025-06-02", 1),  # Friday to Monday
            ("2025-12-24", "2025-12-29", 1),  # Christmas, Boxing Day, weekend
            ("2025-12-24", "2026-01-02", 4),  # 29, 30, 31 December and 2 January
            ("2022-12-23", "2022-12-28", 1),  # Christmas Day on a Sunday: 26 and 27 are free
            ("2025-06-14", "2025-06-16", 1),  # Saturday to Monday
            ("2025-03-31", "2025-04-14", 10),
        ],
    )
    def test_to_completion(
        self, tell: Tell, started_on: str, completed_on: str, working_days: int
    ) -> None:
        rows = {"section_47_enquiries": [enquiry("e", started_on, completed_on=day(completed_on))]}
        told = fact(tell, "section_47_enquiries", "working_days_to_completion", rows)
        assert told == {"e": working_days}

    def test_are_not_known_of_an_open_enquiry(self, tell: Tell) -> None:
        rows = {"section_47_enquiries": [enquiry("e", "2025-04-17")]}
        assert fact(tell, "section_47_enquiries", "working_days_to_completion", rows) == {"e": None}

    def test_are_not_known_before_the_calendar_begins(self, tell: Tell) -> None:
        rows = {
            "section_47_enquiries": [enquiry("e", "2021-12-30", completed_on=day("2022-01-10"))]
        }
        assert fact(tell, "section_47_enquiries", "working_days_to_completion", rows) == {"e": None}

    def test_from_the_strategy_meeting_to_the_conference(self, tell: Tell) -> None:
        rows = {
            "strategy_meetings": [
                meeting("met", "child", "2025-04-17T23:30"),
                meeting("met", "sibling", "2025-04-17T23:30"),
            ],
            "conferences": [
                conference("c", "child", "2025-04-22", strategy_meeting_id="met"),
                conference("c", "sibling", "2025-04-22", strategy_meeting_id="met"),
                conference("c", "cousin", "2025-04-22", strategy_meeting_id="met"),
                conference("c", "friend", "2025-04-22"),
            ],
        }
        told = tell([written_return(rows)], "conferences")
        assert {row["child_id"]: row["working_days_from_strategy_meeting"] for row in told} == {
            "child": 1,
            "sibling": 1,
            "cousin": None,  # the meeting was not about this child
            "friend": None,
        }

    def test_from_the_conference_to_the_core_group(self, tell: Tell) -> None:
        rows = {
            "conferences": [conference("c", "child", "2025-12-24")],
            "core_groups": [
                core_group("g", "child", "2026-01-02", conference_id="c"),
                core_group("g", "sibling", "2026-01-02", conference_id="c"),
            ],
        }
        told = tell([written_return(rows)], "core_groups")
        assert {row["child_id"]: row["working_days_from_conference"] for row in told} == {
            "child": 4,
            "sibling": None,
        }


def meeting(identifier: str, child_id: str, held_at: str, **more: Any) -> Row:
    return {
        "strategy_meeting_id": identifier,
        "child_id": child_id,
        "initial": True,
        "held_at": datetime.fromisoformat(held_at),
        **more,
    }


def conference(identifier: str, child_id: str, held_on: str, **more: Any) -> Row:
    return {
        "conference_id": identifier,
        "child_id": child_id,
        "kind": "initial",
        "held_on": day(held_on),
        **more,
    }


def core_group(identifier: str, child_id: str, held_on: str, **more: Any) -> Row:
    return {
        "core_group_id": identifier,
        "child_id": child_id,
        "kind": "initial",
        "held_on": day(held_on),
        **more,
    }


class TestStrategyMeeting:
    """How long a meeting took to be held, and what followed from it."""

    @pytest.mark.parametrize(
        ("needed_at", "hours"),
        [
            ("2025-05-01T10:00", 24.0),  # by the clock, through the night
            ("2025-05-01T09:30", 24.5),
            ("2025-05-02T10:00", 0.0),
            ("2025-04-28T10:00", 96.0),
            ("2025-05-02T09:01", 59 / 60),
        ],
    )
    def test_hours_to_the_meeting(self, tell: Tell, needed_at: str, hours: float) -> None:
        needed = datetime.fromisoformat(needed_at)
        row = meeting("met", "child", "2025-05-02T10:00", needed_at=needed)
        (told,) = tell([written_return({"strategy_meetings": [row]})], "strategy_meetings")
        assert told["hours_to_meeting"] == hours
        assert told["held_on"] == date(2025, 5, 2)

    def test_hours_are_not_known_where_the_decisions_time_is_not(self, tell: Tell) -> None:
        row = meeting("met", "child", "2025-05-02T10:00")
        (told,) = tell([written_return({"strategy_meetings": [row]})], "strategy_meetings")
        assert told["hours_to_meeting"] is None

    def test_progress_is_the_childs_own(self, tell: Tell) -> None:
        rows = {
            "strategy_meetings": [
                meeting("met", "child", "2025-05-02T10:00", outcome="care_and_support"),
                meeting("met", "sibling", "2025-05-02T10:00", outcome="section_47_enquiry"),
                meeting("met", "cousin", "2025-05-02T10:00"),
            ],
            "section_47_enquiries": [enquiry("e", "2025-05-02", strategy_meeting_id="met")],
        }
        told = tell([written_return(rows)], "strategy_meetings")
        assert {
            row["child_id"]: (
                row["progressed_to_section_47"],
                row["progressed_to_care_and_support"],
            )
            for row in told
        } == {"child": (True, True), "sibling": (False, False), "cousin": (False, None)}


class TestMoreThanOneEnquiry:
    """The child had an earlier enquiry within 1, 2, 3 and 4 years."""

    def within(self, tell: Tell, rows: list[Row], records_from: str) -> list[bool | None]:
        """Tell the last row's fact for 1, 2, 3 and 4 years."""
        sent = written_return({"section_47_enquiries": rows}, records_from=day(records_from))
        told = tell([sent], "section_47_enquiries")
        last = next(row for row in told if row["enquiry_id"] == rows[-1]["enquiry_id"])
        return [
            last[f"more_than_one_enquiry_within_{years}"]
            for years in ("1_year", "2_years", "3_years", "4_years")
        ]

    @pytest.mark.parametrize(
        ("earlier", "expected"),
        [
            ("2024-05-10", [True, True, True, True]),
            ("2024-05-09", [False, True, True, True]),
            ("2022-05-10", [False, False, True, True]),
            ("2021-05-10", [False, False, False, True]),
            ("2021-05-09", [False, False, False, False]),
            ("2025-05-10", [False, False, False, False]),
        ],
    )
    def test_looks_back_whole_years(
        self, tell: Tell, earlier: str, expected: list[bool | None]
    ) -> None:
        rows = [enquiry("earlier", earlier), enquiry("later", "2025-05-10")]
        assert self.within(tell, rows, "2015-01-01") == expected

    def test_is_known_only_as_far_as_the_records_reach(self, tell: Tell) -> None:
        rows = [enquiry("only", "2025-05-10")]
        assert self.within(tell, rows, "2023-05-10") == [False, False, None, None]

    def test_the_nearest_of_several_earlier_enquiries_decides(self, tell: Tell) -> None:
        rows = [
            enquiry("first", "2021-06-01"),
            enquiry("second", "2023-06-01"),
            enquiry("third", "2025-05-10"),
        ]
        assert self.within(tell, rows, "2015-01-01") == [False, True, True, True]


class TestRoutes:
    """What followed from a referral, an enquiry and a conference, by the links returned."""

    def test_of_a_referral(self, tell: Tell) -> None:
        rows = {
            "referrals": [
                referral("led", "2025-05-01"),
                referral("did not", "2025-05-01"),
                referral("another child's", "2025-05-01", "sibling"),
            ],
            "section_47_enquiries": [
                enquiry("e1", "2025-05-02", referral_id="led"),
                enquiry("e2", "2025-05-03", referral_id="led"),
                enquiry("e3", "2025-05-03", referral_id="another child's"),
                enquiry("e4", "2025-05-03", referral_id="nowhere to be found"),
                enquiry("e5", "2025-05-03"),
            ],
        }
        assert fact(tell, "referrals", "led_to_section_47_enquiry", rows) == {
            "led": True,
            "did not": False,
            "another child's": False,
        }

    @pytest.mark.parametrize(
        ("name", "table", "row"),
        [
            (
                "progressed_to_care_and_support_plan",
                "care_and_support_plans",
                {"plan_id": "p", "started_on": day("2025-06-01")},
            ),
            (
                "progressed_to_conference",
                "conferences",
                {"conference_id": "c", "kind": "initial", "held_on": day("2025-06-01")},
            ),
            (
                "progressed_to_register",
                "registrations",
                {"registration_id": "r", "started_on": day("2025-06-01")},
            ),
            (
                "progressed_to_looked_after",
                "looked_after_episodes",
                {
                    "episode_id": "l",
                    "period_of_care_id": "care",
                    "started_on": day("2025-06-01"),
                },
            ),
        ],
    )
    def test_of_an_enquiry(self, tell: Tell, name: str, table: str, row: Row) -> None:
        enquiries = [enquiry("led", "2025-05-01"), enquiry("did not", "2025-05-01")]
        rows = {
            "section_47_enquiries": enquiries,
            table: [{**row, "child_id": "child", "enquiry_id": "led"}],
        }
        told = fact(tell, "section_47_enquiries", name, rows)
        assert told == {"led": True, "did not": False}

    def test_a_review_conference_is_no_progress_of_an_enquiry(self, tell: Tell) -> None:
        review = conference("c", "child", "2025-06-01", enquiry_id="e", kind="review")
        rows = {"section_47_enquiries": [enquiry("e", "2025-05-01")], "conferences": [review]}
        told = fact(tell, "section_47_enquiries", "progressed_to_conference", rows)
        assert told == {"e": False}

    def test_of_a_conference(self, tell: Tell) -> None:
        rows = {
            "conferences": [
                conference("c", "child", "2025-06-01"),
                conference("c", "sibling", "2025-06-01"),
            ],
            "registrations": [registration("r", "2025-06-01", None, conference_id="c")],
        }
        told = tell([written_return(rows)], "conferences")
        assert {row["child_id"]: row["led_to_registration"] for row in told} == {
            "child": True,
            "sibling": False,
        }


class TestRegisteredBefore:
    """When the child's previous registration ended, how long it lasted, how long ago it was."""

    def told(
        self, tell: Tell, rows: list[Row], records_from: date = LONG_AGO
    ) -> tuple[str | None, int | None, list[bool | None]]:
        """Tell the last row's previous registration: its end, its months, within 1, 2, 3 years."""
        sent = written_return({"registrations": rows}, records_from=records_from)
        registrations = tell([sent], "registrations")
        last = next(
            row for row in registrations if row["registration_id"] == rows[-1]["registration_id"]
        )
        ended_on = last["previous_registration_ended_on"]
        return (
            ended_on and ended_on.isoformat(),
            last["previous_registration_months"],
            [
                last[f"already_registered_within_{years}"]
                for years in ("1_year", "2_years", "3_years")
            ],
        )

    @pytest.mark.parametrize(
        ("again_on", "within"),
        [
            ("2023-06-30", [True, True, True]),  # on the day of de-registration
            ("2024-06-30", [True, True, True]),
            ("2024-07-01", [False, True, True]),
            ("2025-06-30", [False, True, True]),
            ("2025-07-01", [False, False, True]),
            ("2026-06-30", [False, False, True]),
            ("2026-07-01", [False, False, False]),
        ],
    )
    def test_within_1_2_and_3_years(
        self, tell: Tell, again_on: str, within: list[bool | None]
    ) -> None:
        rows = [
            registration("first", "2022-01-10", "2023-06-30"),
            registration("again", again_on, None),
        ]
        # 10 January 2022 to 10 June 2023 is 17 months; the 20 days that follow are no whole one.
        assert self.told(tell, rows) == ("2023-06-30", 17, within)

    def test_is_not_known_where_the_records_begin_too_late(self, tell: Tell) -> None:
        rows = [registration("only", "2025-06-30", None)]
        assert self.told(tell, rows, day("2023-06-30")) == (None, None, [False, False, None])
        assert self.told(tell, rows, day("2024-07-01")) == (None, None, [None, None, None])

    def test_the_registration_that_ended_last_is_the_previous_one(self, tell: Tell) -> None:
        rows = [
            registration("long ago", "2018-01-01", "2018-07-01"),
            registration("previous", "2021-01-01", "2021-10-01"),
            registration("later", "2026-01-01", None),
            registration("this", "2025-01-01", None),
        ]
        assert self.told(tell, rows) == ("2021-10-01", 9, [False, False, False])

    def test_of_two_that_ended_together_the_later_begun_is_the_previous_one(
        self, tell: Tell
    ) -> None:
        rows = [
            registration("longer", "2023-01-01", "2024-01-01"),
            registration("shorter", "2023-09-01", "2024-01-01"),
            registration("this", "2024-06-01", None),
        ]
        assert self.told(tell, rows) == ("2024-01-01", 4, [True, True, True])

    def test_a_registration_that_had_not_ended_is_no_previous_one(self, tell: Tell) -> None:
        rows = [
            registration("overlaps", "2024-01-01", "2024-07-01"),
            registration("this", "2024-06-01", None),
        ]
        assert self.told(tell, rows) == (None, None, [False, False, False])

    def test_one_that_began_and_ended_on_the_day_itself_is_no_previous_one(
        self, tell: Tell
    ) -> None:
        rows = [
            registration("same day", "2024-06-01", "2024-06-01"),
            registration("this", "2024-06-01", None),
        ]
        assert self.told(tell, rows) == (None, None, [False, False, False])

    def test_plans_are_looked_back_on_alike(self, tell: Tell) -> None:
        rows = [
            {
                "plan_id": name,
                "child_id": "child",
                "started_on": day(started_on),
                "ended_on": ended_on and day(ended_on),
            }
            for name, started_on, ended_on in [
                ("first", "2023-02-28", "2024-02-29"),
                ("second", "2025-02-28", "2025-03-31"),
            ]
        ]
        told = tell([written_return({"care_and_support_plans": rows})], "care_and_support_plans")
        second = next(row for row in told if row["plan_id"] == "second")
        assert second["previous_plan_ended_on"] == date(2024, 2, 29)
        assert second["previous_plan_months"] == 12
        assert second["already_on_plan_within_1_year"] is True
        assert second["already_on_plan_within_2_years"] is True
        assert second["already_on_plan_within_3_years"] is True
        assert second["months_on_plan"] == 1


class TestMonthsRegistered:
    """Complete months from registration to de-registration."""

    @pytest.mark.parametrize(
        ("started_on", "ended_on", "months"),
        [
            ("2025-01-15", "2025-02-14", 0),
            ("2025-01-15", "2025-02-15", 1),
            ("2025-01-31", "2025-02-28", 0),
            ("2025-01-31", "2025-03-01", 1),
            ("2024-02-29", "2025-02-28", 11),
            ("2024-02-29", "2025-03-01", 12),
            ("2023-04-01", "2025-04-01", 24),
            ("2025-06-01", "2025-06-01", 0),
            ("2025-06-01", None, None),
        ],
    )
    def test_counts_complete_months(
        self, tell: Tell, started_on: str, ended_on: str | None, months: int | None
    ) -> None:
        rows = {"registrations": [registration("r", started_on, ended_on)]}
        assert fact(tell, "registrations", "months_registered", rows) == {"r": months}


class TestPeriodOfCare:
    """Which episode begins a period of care, and which ends it."""

    def episode(self, identifier: str, started_on: str, ended_on: str | None, care: str) -> Row:
        return {
            "episode_id": identifier,
            "child_id": "child",
            "period_of_care_id": care,
            "started_on": day(started_on),
            "ended_on": ended_on and day(ended_on),
        }

    def test_first_and_last_episode(self, tell: Tell) -> None:
        rows = [
            self.episode("b", "2024-05-01", "2024-05-01", "ended"),
            self.episode("a", "2024-05-01", "2024-09-01", "ended"),
            self.episode("c", "2024-09-01", "2025-01-01", "ended"),
            self.episode("d", "2025-02-01", "2025-03-01", "lasting"),
            self.episode("e", "2025-03-01", None, "lasting"),
        ]
        told = tell([written_return({"looked_after_episodes": rows})], "looked_after_episodes")
        starts = {row["episode_id"] for row in told if row["starts_period_of_care"]}
        ends = {row["episode_id"] for row in told if row["ends_period_of_care"]}
        assert starts == {"a", "d"}
        assert ends == {"c"}
        assert all(row["ends_period_of_care"] is not None for row in told)


class TestCoreGroup:
    """A meeting about several children stands for itself once."""

    def test_one_row_stands_for_the_meeting(self, tell: Tell) -> None:
        rows = [
            core_group("g", "second", "2025-05-01"),
            core_group("g", "first", "2025-05-01"),
            core_group("h", "second", "2025-06-01"),
        ]
        told = tell([written_return({"core_groups": rows})], "core_groups")
        assert {(row["core_group_id"], row["child_id"]): row["counts_once"] for row in told} == {
            ("g", "first"): True,
            ("g", "second"): False,
            ("h", "second"): True,
        }


class TestStaff:
    """Who is in which post, and what they have been trained in."""

    def test_a_spell_knows_its_post(self, tell: Tell) -> None:
        rows = {
            "posts": [post("post", "2024-04-01")],
            "staff": [
                in_post("person", "2024-05-01"),
                in_post("person", "2023-05-01", "2024-01-01", post_id="no such post"),
            ],
        }
        told = tell([written_return(rows)], "staff")
        assert {
            row["post_id"]: (row["team_id"], row["role"], row["full_time_equivalent"])
            for row in told
        } == {"post": ("team", "social_worker", 0.8), "no such post": (None, None, None)}

    def test_training_is_set_beside_every_spell_of_the_person(self, tell: Tell) -> None:
        rows = {
            "posts": [post("post", "2024-04-01")],
            "staff": [
                in_post("person", "2023-05-01", "2024-01-01", post_id="no such post"),
                in_post("person", "2024-05-01"),
                in_post("colleague", "2024-05-01"),
            ],
            "training": [
                {
                    "staff_id": person,
                    "course": "multi_agency",
                    "completed_on": day("2025-05-01"),
                }
                for person in ("person", "somebody who left no spell")
            ],
        }
        told = tell([written_return(rows)], "training")
        spells = [
            (row["staff_id"], row["staff_role"], row["staff_started_on"], row["staff_ended_on"])
            for row in sorted(told, key=lambda row: row["staff_started_on"])
        ]
        assert spells == [
            ("person", None, date(2023, 5, 1), date(2024, 1, 1)),
            ("person", "social_worker", date(2024, 5, 1), None),
        ]


class TestVacancies:
    """When nobody is in an established post."""

    def vacant(self, tell: Tell, rows: dict[str, list[Row]]) -> list[tuple[str, str | None]]:
        return times(tell([written_return(rows)], "vacancies"))

    def test_before_between_and_after_people_who_overlap(self, tell: Tell) -> None:
        rows = {
            "posts": [post("post", "2024-04-01")],
            "staff": [
                in_post("first", "2024-05-01", "2024-08-01"),
                in_post("second", "2024-07-01", "2024-10-01"),
                in_post("third", "2024-07-15", "2024-07-20"),
                in_post("fourth", "2025-01-01", "2025-02-01"),
            ],
        }
        assert self.vacant(tell, rows) == [
            ("2024-04-01", "2024-05-01"),
            ("2024-10-01", "2025-01-01"),
            ("2025-02-01", None),
        ]

    def test_a_post_that_nobody_took_up_is_vacant_until_it_ceases(self, tell: Tell) -> None:
        rows = {"posts": [post("post", "2024-04-01", "2025-01-01")]}
        assert self.vacant(tell, rows) == [("2024-04-01", "2025-01-01")]

    def test_handing_over_on_the_day_leaves_no_vacancy(self, tell: Tell) -> None:
        rows = {
            "posts": [post("post", "2024-04-01")],
            "staff": [
                in_post("first", "2024-04-01", "2024-08-01"),
                in_post("second", "2024-08-01"),
            ],
        }
        assert self.vacant(tell, rows) == []

    def test_only_the_establishment_counts(self, tell: Tell) -> None:
        rows = {
            "posts": [post("post", "2024-04-01", "2025-01-01")],
            "staff": [
                in_post("early", "2023-01-01", "2024-06-01"),
                in_post("late", "2024-09-01", "2025-06-01"),
                in_post("long gone", "2022-01-01", "2023-01-01"),
            ],
        }
        assert self.vacant(tell, rows) == [("2024-06-01", "2024-09-01")]

    def test_a_spell_without_length_fills_nothing(self, tell: Tell) -> None:
        rows = {
            "posts": [post("post", "2024-04-01", "2025-01-01")],
            "staff": [in_post("person", "2024-06-01", "2024-06-01")],
        }
        assert self.vacant(tell, rows) == [("2024-04-01", "2025-01-01")]

    def test_a_vacancy_tells_its_post(self, tell: Tell) -> None:
        (told,) = tell([written_return({"posts": [post("post", "2024-04-01")]})], "vacancies")
        assert (told["post_id"], told["team_id"], told["role"]) == ("post", "team", "social_worker")
        assert told["full_time_equivalent"] == 0.8


class TestFullStaffing:
    """When a team has a post and none of its posts is vacant."""

    def staffed(self, tell: Tell, rows: dict[str, list[Row]]) -> list[tuple[str, str | None]]:
        return times(tell([written_return(rows)], "full_staffing"))

    def test_is_broken_by_a_vacancy_in_any_post(self, tell: Tell) -> None:
        rows = {
            "posts": [post("first", "2024-04-01"), post("second", "2024-06-01", "2025-01-01")],
            "staff": [
                in_post("a", "2024-04-01", post_id="first"),
                in_post("b", "2024-07-01", "2025-01-01", post_id="second"),
            ],
        }
        assert self.staffed(tell, rows) == [("2024-04-01", "2024-06-01"), ("2024-07-01", None)]

    def test_is_broken_while_the_team_has_no_post(self, tell: Tell) -> None:
        rows = {
            "posts": [
                post("first", "2024-04-01", "2024-06-01"),
                post("second", "2024-07-01", "2024-09-01"),
            ],
            "staff": [
                in_post("a", "2024-04-01", post_id="first"),
                in_post("b", "2024-07-01", post_id="second"),
            ],
        }
        assert self.staffed(tell, rows) == [
            ("2024-04-01", "2024-06-01"),
            ("2024-07-01", "2024-09-01"),
        ]

    def test_a_team_that_never_had_all_its_people_has_none(self, tell: Tell) -> None:
        rows = {
            "posts": [post("first", "2024-04-01"), post("second", "2024-04-01")],
            "staff": [in_post("a", "2024-04-01", post_id="first")],
        }
        assert self.staffed(tell, rows) == []

    def test_two_posts_vacant_in_turn_break_it_once(self, tell: Tell) -> None:
        rows = {
            "posts": [post("first", "2024-04-01"), post("second", "2024-04-01")],
            "staff": [
                in_post("a", "2024-04-01", "2024-06-01", post_id="first"),
                in_post("b", "2024-08-01", post_id="first"),
                in_post("c", "2024-04-01", "2024-07-01", post_id="second"),
                in_post("d", "2024-10-01", post_id="second"),
            ],
        }
        assert self.staffed(tell, rows) == [("2024-04-01", "2024-06-01"), ("2024-10-01", None)]
