"""Every fact of a child's history, told row by row from one authority's tables.

Nothing here is fast. Each fact is a loop over the rows that could matter, written from the
definition alone, so that it can be read beside it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nmspf_report.periods import months_earlier, working_calendar

Row = dict[str, Any]
Tables = dict[str, list[Row]]
ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Stretch:
    """A stretch of time, from its first day until the day after its last (None: it is open)."""

    started_on: date
    ended_on: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the stretch."""
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)


def with_facts(tables: Tables, records_from: dict[str, date]) -> Tables:
    """Give an authority's tables with every fact, and the tables that are derived from them.

    Parameters
    ----------
    tables
        The returned tables, all of them, as lists of rows.
    records_from
        For each table the first day from which its history is recorded.
    """
    facts: dict[str, Callable[[], list[Row]]] = {
        "prevention_referrals": lambda: _prevention_referrals(tables, records_from),
        "referrals": lambda: _referrals(tables, records_from),
        "strategy_meetings": lambda: _strategy_meetings(tables),
        "section_47_enquiries": lambda: _section_47_enquiries(tables, records_from),
        "conferences": lambda: _conferences(tables),
        "registrations": lambda: _registrations(tables, records_from),
        "core_groups": lambda: _core_groups(tables),
        "care_and_support_plans": lambda: _care_and_support_plans(tables, records_from),
        "looked_after_episodes": lambda: _looked_after_episodes(tables, records_from),
        "staff": lambda: _staff(tables),
        "training": lambda: _training(tables),
        "vacancies": lambda: vacancies(tables),
        "full_staffing": lambda: full_staffing(tables),
    }
    return {**tables, **{name: tell() for name, tell in facts.items()}}


def _prevention_referrals(tables: Tables, records_from: dict[str, date]) -> list[Row]:
    families = _grouped(tables["prevention_referrals"], "family_id")
    known_from = records_from.get("prevention_referrals")
    return [
        {
            **row,
            "repeat_prevention_referral": _happened_before(
                row, families[row["family_id"]], "received_on", 12, known_from
            ),
        }
        for row in tables["prevention_referrals"]
    ]


def _referrals(tables: Tables, records_from: dict[str, date]) -> list[Row]:
    children = _grouped(tables["referrals"], "child_id")
    known_from = records_from.get("referrals")
    led_to_meetings = _links(tables["strategy_meetings"], "referral_id")
    led_to_enquiries = _links(tables["section_47_enquiries"], "referral_id")
    return [
        {
            **row,
            "repeat_referral": _happened_before(
                row, children[row["child_id"]], "received_on", 12, known_from
            ),
            "led_to_strategy_meeting": _link(row, "referral_id") in led_to_meetings,
            "led_to_section_47_enquiry": _link(row, "referral_id") in led_to_enquiries,
        }
        for row in tables["referrals"]
    ]


def _strategy_meetings(tables: Tables) -> list[Row]:
    led_to_enquiries = _links(tables["section_47_enquiries"], "strategy_meeting_id")
    return [
        {
            **row,
            "held_on": row["held_at"].date(),
            "hours_to_meeting": _hours_between(row["needed_at"], row["held_at"]),
            "progressed_to_section_47": _link(row, "strategy_meeting_id") in led_to_enquiries,
            "progressed_to_care_and_support": None
            if row["outcome"] is None
            else row["outcome"] == "care_and_support",
        }
        for row in tables["strategy_meetings"]
    ]


def _section_47_enquiries(tables: Tables, records_from: dict[str, date]) -> list[Row]:
    children = _grouped(tables["section_47_enquiries"], "child_id")
    known_from = records_from.get("section_47_enquiries")
    initial_conferences = [row for row in tables["conferences"] if row["kind"] == "initial"]
    led_to_conferences = _links(initial_conferences, "enquiry_id")
    led_to_plans = _links(tables["care_and_support_plans"], "enquiry_id")
    led_to_registrations = _links(tables["registrations"], "enquiry_id")
    led_to_care = _links(tables["looked_after_episodes"], "enquiry_id")

    def earlier(row: Row, years: int) -> bool | None:
        of_the_child = children[row["child_id"]]
        return _happened_before(row, of_the_child, "started_on", 12 * years, known_from)

    return [
        {
            **row,
            "working_days_to_completion": _working_days(row["started_on"], row["completed_on"]),
            "more_than_one_enquiry_within_1_year": earlier(row, 1),
            "more_than_one_enquiry_within_2_years": earlier(row, 2),
            "more_than_one_enquiry_within_3_years": earlier(row, 3),
            "more_than_one_enquiry_within_4_years": earlier(row, 4),
            "progressed_to_care_and_support_plan": _link(row, "enquiry_id") in led_to_plans,
            "progressed_to_conference": _link(row, "enquiry_id") in led_to_conferences,
            "progressed_to_register": _link(row, "enquiry_id") in led_to_registrations,
            "progressed_to_looked_after": _link(row, "enquiry_id") in led_to_care,
        }
        for row in tables["section_47_enquiries"]
    ]


def _conferences(tables: Tables) -> list[Row]:
    meetings = _days_held(_strategy_meetings(tables), "strategy_meeting_id")
    led_to_registrations = _links(tables["registrations"], "conference_id")
    return [
        {
            **row,
            "working_days_from_strategy_meeting": _working_days(
                meetings.get(_link(row, "strategy_meeting_id")), row["held_on"]
            ),
            "led_to_registration": _link(row, "conference_id") in led_to_registrations,
        }
        for row in tables["conferences"]
    ]


def _core_groups(tables: Tables) -> list[Row]:
    conferences = _days_held(tables["conferences"], "conference_id")
    meetings = _grouped(tables["core_groups"], "core_group_id")
    return [
        {
            **row,
            "working_days_from_conference": _working_days(
                conferences.get(_link(row, "conference_id")), row["held_on"]
            ),
            "counts_once": row["child_id"]
            == min(other["child_id"] for other in meetings[row["core_group_id"]]),
        }
        for row in tables["core_groups"]
    ]


def _registrations(tables: Tables, records_from: dict[str, date]) -> list[Row]:
    children = _grouped(tables["registrations"], "child_id")
    known_from = records_from.get("registrations")
    told = []
    for row in tables["registrations"]:
        before = _previous_spell(row, children[row["child_id"]])
        ended_on = before["ended_on"] if before else None
        told.append(
            {
                **row,
                "previous_registration_ended_on": ended_on,
                "previous_registration_months": _months_of(before) if before else None,
                "already_registered_within_1_year": _within(row, ended_on, 12, known_from),
                "already_registered_within_2_years": _within(row, ended_on, 24, known_from),
                "already_registered_within_3_years": _within(row, ended_on, 36, known_from),
                "months_registered": _months_of(row),
            }
        )
    return told


def _care_and_support_plans(tables: Tables, records_from: dict[str, date]) -> list[Row]:
    children = _grouped(tables["care_and_support_plans"], "child_id")
    known_from = records_from.get("care_and_support_plans")
    told = []
    for row in tables["care_and_support_plans"]:
        before = _previous_spell(row, children[row["child_id"]])
        ended_on = before["ended_on"] if before else None
        told.append(
            {
                **row,
                "previous_plan_ended_on": ended_on,
                "previous_plan_months": _months_of(before) if before else None,
                "already_on_plan_within_1_year": _within(row, ended_on, 12, known_from),
                "already_on_plan_within_2_years": _within(row, ended_on, 24, known_from),
                "already_on_plan_within_3_years": _within(row, ended_on, 36, known_from),
                "months_on_plan": _months_of(row),
            }
        )
    return told


def _looked_after_episodes(tables: Tables, records_from: dict[str, date]) -> list[Row]:
    children = _grouped(tables["looked_after_episodes"], "child_id")
    known_from = records_from.get("looked_after_episodes")
    periods_of_care = _grouped(tables["looked_after_episodes"], "period_of_care_id")
    told = []
    for row in tables["looked_after_episodes"]:
        same_period = [
            (other["started_on"], other["episode_id"])
            for other in periods_of_care[row["period_of_care_id"]]
        ]
        place = (row["started_on"], row["episode_id"])
        before = _previous_spell(row, children[row["child_id"]])
        ended_on = before["ended_on"] if before else None
        told.append(
            {
                **row,
                "starts_period_of_care": place == min(same_period),
                "ends_period_of_care": place == max(same_period) and row["ended_on"] is not None,
                "already_looked_after_within_1_year": _within(row, ended_on, 12, known_from),
            }
        )
    return told


def _staff(tables: Tables) -> list[Row]:
    posts = {post["post_id"]: post for post in tables["posts"]}
    told = []
    for row in tables["staff"]:
        post = posts.get(row["post_id"], {})
        told.append(
            {
                **row,
                "team_id": post.get("team_id"),
                "role": post.get("role"),
                "full_time_equivalent": post.get("full_time_equivalent"),
            }
        )
    return told


def _training(tables: Tables) -> list[Row]:
    people = _grouped(_staff(tables), "staff_id")
    return [
        {
            **row,
            "staff_role": spell["role"],
            "staff_started_on": spell["started_on"],
            "staff_ended_on": spell["ended_on"],
        }
        for row in tables["training"]
        for spell in people.get(row["staff_id"], [])
    ]


def vacancies(tables: Tables) -> list[Row]:
    """Tell when nobody is in an established post: one row a post and unbroken time."""
    return [
        {
            "post_id": post["post_id"],
            "team_id": post["team_id"],
            "role": post["role"],
            "full_time_equivalent": post["full_time_equivalent"],
            "started_on": time.started_on,
            "ended_on": time.ended_on,
        }
        for post in tables["posts"]
        for time in _times_when(_is_vacant_on(post, tables), _days_of_change([post], tables))
    ]


def full_staffing(tables: Tables) -> list[Row]:
    """Tell when a team has a post and none is vacant: one row a team and unbroken time."""
    told: list[Row] = []
    for team_id in dict.fromkeys(post["team_id"] for post in tables["posts"]):
        posts = [post for post in tables["posts"] if post["team_id"] == team_id]
        told.extend(
            {"team_id": team_id, "started_on": time.started_on, "ended_on": time.ended_on}
            for time in _times_when(
                _is_fully_staffed_on(posts, tables), _days_of_change(posts, tables)
            )
        )
    return told


def _is_vacant_on(post: Row, tables: Tables) -> Callable[[date], bool]:
    established = _stretch(post)
    filled = [_stretch(spell) for spell in tables["staff"] if spell["post_id"] == post["post_id"]]

    def is_vacant(day: date) -> bool:
        return established.holds_on(day) and not any(spell.holds_on(day) for spell in filled)

    return is_vacant


def _is_fully_staffed_on(posts: list[Row], tables: Tables) -> Callable[[date], bool]:
    vacant = [_is_vacant_on(post, tables) for post in posts]

    def is_fully_staffed(day: date) -> bool:
        has_a_post = any(_stretch(post).holds_on(day) for post in posts)
        return has_a_post and not any(is_vacant(day) for is_vacant in vacant)

    return is_fully_staffed


def _days_of_change(posts: list[Row], tables: Tables) -> list[date]:
    """Every day on which a post, or who is in it, can change: it is the same between them."""
    identifiers = {post["post_id"] for post in posts}
    spells = [*posts, *(row for row in tables["staff"] if row["post_id"] in identifiers)]
    days = {day for row in spells for day in (row["started_on"], row["ended_on"])}
    return sorted(day for day in days if day is not None)


def _times_when(is_so: Callable[[date], bool], days_of_change: list[date]) -> list[Stretch]:
    """Every unbroken time during which something is so, given each day on which it can change."""
    times = []
    began: date | None = None
    for day in days_of_change:
        if is_so(day) and began is None:
            began = day
        elif not is_so(day) and began is not None:
            times.append(Stretch(began, day))
            began = None
    if began is not None:
        times.append(Stretch(began, None))
    return times


def _stretch(row: Row) -> Stretch:
    return Stretch(row["started_on"], row["ended_on"])


def _happened_before(
    row: Row, of_the_same: list[Row], day: str, months: int, known_from: date | None
) -> bool | None:
    """Whether the same child (or family) had an earlier event within so many months."""
    earlier = [other[day] for other in of_the_same if other[day] < row[day]]
    return _looked_back(row[day], earlier, months, known_from)


def _within(
    row: Row, previous_ended_on: date | None, months: int, known_from: date | None
) -> bool | None:
    """Whether the previous spell ended within so many months before this one began."""
    ends = [] if previous_ended_on is None else [previous_ended_on]
    return _looked_back(row["started_on"], ends, months, known_from)


def _looked_back(
    day: date, events: Iterable[date], months: int, known_from: date | None
) -> bool | None:
    horizon = months_earlier(day, months)
    if any(event >= horizon for event in events):
        return True
    is_known = known_from is not None and known_from <= horizon
    return False if is_known else None


def _previous_spell(row: Row, of_the_child: list[Row]) -> Row | None:
    """The child's spell that ended last of those that ended by the time this one began."""
    before = [
        other
        for other in of_the_child
        if other["started_on"] < row["started_on"]
        and other["ended_on"] is not None
        and other["ended_on"] <= row["started_on"]
    ]
    return max(before, key=lambda other: (other["ended_on"], other["started_on"]), default=None)


def _months_of(spell: Row) -> int | None:
    """The complete months of a spell; None while it is open."""
    start, end = spell["started_on"], spell["ended_on"]
    if end is None:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month
    return int(months) - 1 if end.day < start.day else int(months)


def _grouped(rows: list[Row], column: str) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def _link(row: Row, identifier: str) -> tuple[Any, Any]:
    """What a row about a child names: both the step and the child must be the same."""
    return row[identifier], row["child_id"]


def _links(rows: list[Row], identifier: str) -> set[tuple[Any, Any]]:
    return {_link(row, identifier) for row in rows}


def _days_held(rows: list[Row], identifier: str) -> dict[tuple[Any, Any], date]:
    return {_link(row, identifier): row["held_on"] for row in rows}


def _working_days(start: date | None, end: date | None) -> int | None:
    if start is None or end is None:
        return None
    return working_calendar().working_days_between(start, end)


def _hours_between(start: Any, end: Any) -> float | None:
    if start is None or end is None:
        return None
    return int((end - start) // ONE_MINUTE) / 60
