"""Every fact that indicators count on, derived once from the tables of a return.

Each function below takes the tables and gives one of them back with its facts; their names
and meanings stand in ``nmspf_report/records/children.yml`` under ``facts``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import narwhals as nw
import pandas as pd

from nmspf_report.journey import staffing
from nmspf_report.journey.history import (
    AREA,
    MONTHS_A_YEAR,
    complete_months,
    with_link,
    with_linked_day,
    with_previous_day,
    with_previous_spell,
    with_working_days,
    within_months,
)
from nmspf_report.periods import working_calendar
from nmspf_report.records.engine import Frame
from nmspf_report.returns.manifest import Manifest

REPEAT_WITHIN_MONTHS = 12
REPEAT_ENQUIRY_YEARS = (1, 2, 3, 4)
RETURN_YEARS = (1, 2, 3)
MINUTES_AN_HOUR = 60

# How the engine calls what facts rest on beside the tables.
REACHES, CALENDAR = "reaches", "calendar"

# Columns that help a derivation and are no facts.
SCAFFOLD = ("previous_day", "previous_started_on", "records_from")


class HoldsTables(Protocol):
    """An engine that holds tables under names, for queries to read."""

    def frame(self, table: pd.DataFrame, name: str) -> Frame:
        """Hold a small table of ours, and give it as a lazy frame."""

    def held(self, name: str) -> Frame:
        """Give a table that is held as a lazy frame."""


@dataclass(frozen=True)
class Records:
    """What facts are derived from: the tables, how far back they reach, and the calendar.

    Parameters
    ----------
    tables
        By name, each with ``area_code``.
    reaches
        ``area_code``, ``table`` and ``records_from`` (date).
    calendar
        ``day`` and ``working_day_number``.
    """

    tables: Mapping[str, Frame]
    reaches: Frame
    calendar: Frame

    def reaching(self, table: str) -> Frame:
        """Give a table with ``records_from``, how far back its authority's records reach."""
        reach = self.reaches.filter(nw.col("table") == table).select(AREA, "records_from")
        return self.tables[table].join(reach, on=AREA, how="left")


def records_of(names: Iterable[str], manifests: Sequence[Manifest], engine: HoldsTables) -> Records:
    """Set beside the tables of returns what their facts rest on.

    Parameters
    ----------
    names
        The tables of one return or of several, which the engine holds, each with ``area_code``.
    manifests
        What the returns say of themselves: how far back their records reach.
    engine
        What holds the tables, and now the others too.
    """
    hold_reach(manifests, engine)
    tables = {name: engine.held(name) for name in names}
    return Records(tables, engine.held(REACHES), engine.held(CALENDAR))


def hold_reach(manifests: Sequence[Manifest], engine: HoldsTables) -> None:
    """Give an engine how far back records reach, and the calendar: facts rest on both."""
    engine.frame(_reaches(manifests), REACHES)
    engine.frame(_day_numbers(), CALENDAR)


def with_facts(records: Records, table: str) -> Frame:
    """Give a table of the schema with its facts, or a derived one. Nothing is computed yet."""
    derive = DERIVATIONS.get(table)
    return records.tables[table] if derive is None else derive(records)


def prevention_referrals(records: Records) -> Frame:
    """Add whether the family had been referred to prevention before."""
    frame = with_previous_day(records.reaching("prevention_referrals"), "family_id", "received_on")
    repeat = within_months("previous_day", "received_on", REPEAT_WITHIN_MONTHS)
    return _without_scaffold(frame.with_columns(repeat_prevention_referral=repeat))


def referrals(records: Records) -> Frame:
    """Add whether the child had been referred before, and what followed."""
    frame = with_previous_day(records.reaching("referrals"), "child_id", "received_on")
    repeat = within_months("previous_day", "received_on", REPEAT_WITHIN_MONTHS)
    frame = frame.with_columns(repeat_referral=repeat)
    routes = {
        "strategy_meeting": records.tables["strategy_meetings"],
        "section_47_enquiry": records.tables["section_47_enquiries"],
    }
    for route, linked in routes.items():
        frame = with_link(frame, linked, "referral_id", f"led_to_{route}")
    return _without_scaffold(frame)


def strategy_meetings(records: Records) -> Frame:
    """Add how long the meeting took to be held, and what followed."""
    waited = (nw.col("held_at") - nw.col("needed_at")).dt.total_minutes()
    frame = records.tables["strategy_meetings"].with_columns(
        held_on=nw.col("held_at").dt.date(),
        hours_to_meeting=waited.cast(nw.Float64) / MINUTES_AN_HOUR,
        progressed_to_care_and_support=nw.col("outcome") == "care_and_support",
    )
    enquiries = records.tables["section_47_enquiries"]
    return with_link(frame, enquiries, "strategy_meeting_id", "progressed_to_section_47")


def section_47_enquiries(records: Records) -> Frame:
    """Add how long the enquiry took, whether the child had one before, and what followed."""
    frame = with_previous_day(records.reaching("section_47_enquiries"), "child_id", "started_on")
    for years in REPEAT_ENQUIRY_YEARS:
        again = within_months("previous_day", "started_on", years * MONTHS_A_YEAR)
        name = f"more_than_one_enquiry_within_{_years(years)}"
        frame = frame.with_columns(again.alias(name))
    frame = with_working_days(
        frame, records.calendar, "started_on", "completed_on", "working_days_to_completion"
    )
    conferences = records.tables["conferences"].filter(nw.col("kind") == "initial")
    routes = {
        "care_and_support_plan": records.tables["care_and_support_plans"],
        "conference": conferences,
        "register": records.tables["registrations"],
        "looked_after": records.tables["looked_after_episodes"],
    }
    for route, linked in routes.items():
        frame = with_link(frame, linked, "enquiry_id", f"progressed_to_{route}")
    return _without_scaffold(frame)


def conferences(records: Records) -> Frame:
    """Add how long after the strategy meeting it was, and whether registration followed."""
    meetings = records.tables["strategy_meetings"].with_columns(held_on=nw.col("held_at").dt.date())
    frame = with_linked_day(
        records.tables["conferences"], meetings, "strategy_meeting_id", "held_on", "met_on"
    )
    timed = with_working_days(
        frame, records.calendar, "met_on", "held_on", "working_days_from_strategy_meeting"
    )
    linked = with_link(
        timed, records.tables["registrations"], "conference_id", "led_to_registration"
    )
    return linked.drop("met_on")


def registrations(records: Records) -> Frame:
    """Add the child's previous registration, and how long this one lasted."""
    return _spell_facts(
        records, "registrations", "registration_id", "registration", "already_registered"
    ).with_columns(months_registered=complete_months("started_on", "ended_on"))


def care_and_support_plans(records: Records) -> Frame:
    """Add the child's previous plan, and how long this one lasted."""
    return _spell_facts(
        records, "care_and_support_plans", "plan_id", "plan", "already_on_plan"
    ).with_columns(months_on_plan=complete_months("started_on", "ended_on"))


def core_groups(records: Records) -> Frame:
    """Add how long after the conference it was, and the row that stands for the meeting."""
    frame = with_linked_day(
        records.tables["core_groups"],
        records.tables["conferences"],
        "conference_id",
        "held_on",
        "conferred_on",
    )
    timed = with_working_days(
        frame, records.calendar, "conferred_on", "held_on", "working_days_from_conference"
    )
    meeting = ["core_group_id", AREA]
    first = (
        records.tables["core_groups"].group_by(meeting).agg(first_child=nw.col("child_id").min())
    )
    stands = nw.col("child_id") == nw.col("first_child")
    return (
        timed.join(first, on=meeting, how="left")
        .with_columns(counts_once=stands)
        .drop("conferred_on", "first_child")
    )


def looked_after_episodes(records: Records) -> Frame:
    """Add whether the episode begins, and whether it ends, a period of care; and the return.

    An episode that begins a period of care follows one of an earlier period, if any.
    """
    care = (AREA, "period_of_care_id")
    again = within_months("previous_ended_on", "started_on", MONTHS_A_YEAR)
    of_first_day = nw.col("started_on") == nw.col("started_on").min().over(*care)
    of_last_day = nw.col("started_on") == nw.col("started_on").max().over(*care)
    reaching = records.reaching("looked_after_episodes")
    frame = with_previous_spell(reaching, "episode_id").with_columns(
        already_looked_after_within_1_year=again,
        first_episode=nw.when(of_first_day).then(nw.col("episode_id")),
        last_episode=nw.when(of_last_day).then(nw.col("episode_id")),
    )
    is_first = nw.col("episode_id") == nw.col("first_episode").min().over(*care)
    is_last = nw.col("episode_id") == nw.col("last_episode").max().over(*care)
    return _without_scaffold(
        frame.with_columns(
            starts_period_of_care=is_first,
            ends_period_of_care=is_last & ~nw.col("ended_on").is_null(),
        ).drop("first_episode", "last_episode", "previous_ended_on")
    )


def staff(records: Records) -> Frame:
    """Add what the person's post is."""
    posts = records.tables["posts"].select(
        AREA, "post_id", "team_id", "role", "full_time_equivalent"
    )
    return records.tables["staff"].join(posts, on=[AREA, "post_id"], how="left")


def training(records: Records) -> Frame:
    """Add the person's spells in post: a row for each course and spell."""
    spells = staff(records).select(
        AREA,
        "staff_id",
        nw.col("role").alias("staff_role"),
        nw.col("started_on").alias("staff_started_on"),
        nw.col("ended_on").alias("staff_ended_on"),
    )
    return records.tables["training"].join(spells, on=[AREA, "staff_id"], how="inner")


def vacancies(records: Records) -> Frame:
    """Give the times during which nobody is in an established post."""
    return staffing.vacancies(records.tables["posts"], records.tables["staff"])


def full_staffing(records: Records) -> Frame:
    """Give the times during which a team has posts and none of them is vacant."""
    return staffing.full_staffing(records.tables["posts"], vacancies(records))


DERIVATIONS: dict[str, Callable[[Records], Frame]] = {
    derive.__name__: derive
    for derive in (
        prevention_referrals,
        referrals,
        strategy_meetings,
        section_47_enquiries,
        conferences,
        registrations,
        core_groups,
        care_and_support_plans,
        looked_after_episodes,
        staff,
        training,
        vacancies,
        full_staffing,
    )
}


def _spell_facts(records: Records, table: str, identifier: str, word: str, again: str) -> Frame:
    ended, lasted = f"previous_{word}_ended_on", f"previous_{word}_months"
    frame = with_previous_spell(records.reaching(table), identifier).with_columns(
        complete_months("previous_started_on", "previous_ended_on").alias(lasted)
    )
    for years in RETURN_YEARS:
        returned = within_months("previous_ended_on", "started_on", years * MONTHS_A_YEAR)
        frame = frame.with_columns(returned.alias(f"{again}_within_{_years(years)}"))
    return _without_scaffold(frame.rename({"previous_ended_on": ended}))


def _years(count: int) -> str:
    return f"{count}_year" if count == 1 else f"{count}_years"


def _without_scaffold(frame: Frame) -> Frame:
    names = frame.collect_schema().names()
    return frame.drop(*(name for name in SCAFFOLD if name in names))


def _reaches(manifests: Sequence[Manifest]) -> pd.DataFrame:
    rows = [
        (manifest.area_code, table, day)
        for manifest in manifests
        for table, day in manifest.records_from.items()
    ]
    return pd.DataFrame(rows, columns=[AREA, "table", "records_from"])


def _day_numbers() -> pd.DataFrame:
    numbered = working_calendar().day_numbers()
    return pd.DataFrame(numbered, columns=["day", "working_day_number"])
