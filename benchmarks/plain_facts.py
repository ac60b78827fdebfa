"""The journey facts in plain pandas: what an analyst would write, a merge or a shift for each."""

import pandas as pd

from nmspf_report.periods import working_calendar

AREA = "area_code"
OPEN_END = pd.Timestamp("2199-12-31")


def with_facts(tables: dict[str, pd.DataFrame], reaches: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give every table with its facts, and the tables that are derived from others.

    Parameters
    ----------
    tables
        By name, each with ``area_code``; nullable types, dates as ``datetime64``.
    reaches
        ``area_code``, ``table`` and ``records_from``, how far back a table's history reaches.
    """
    enquiries = tables["section_47_enquiries"]
    registrations = tables["registrations"]
    meetings = _strategy_meetings(tables["strategy_meetings"], enquiries)
    vacancies = _vacancies(tables["posts"], tables["staff"])
    staff = _staff(tables["staff"], tables["posts"])
    return {
        **tables,
        "prevention_referrals": _prevention_referrals(tables["prevention_referrals"], reaches),
        "referrals": _referrals(tables, reaches),
        "strategy_meetings": meetings,
        "section_47_enquiries": _section_47_enquiries(tables, reaches),
        "conferences": _conferences(tables["conferences"], meetings, registrations),
        "registrations": _registrations(registrations, reaches),
        "core_groups": _core_groups(tables["core_groups"], tables["conferences"]),
        "care_and_support_plans": _care_and_support_plans(
            tables["care_and_support_plans"], reaches
        ),
        "looked_after_episodes": _looked_after_episodes(tables["looked_after_episodes"], reaches),
        "staff": staff,
        "training": _training(tables["training"], staff),
        "vacancies": vacancies,
        "full_staffing": _full_staffing(tables["posts"], vacancies),
    }


def _prevention_referrals(rows: pd.DataFrame, reaches: pd.DataFrame) -> pd.DataFrame:
    rows = _reaching(rows, reaches, "prevention_referrals")
    rows = _with_previous_day(rows, "family_id", "received_on")
    rows["repeat_prevention_referral"] = _within_months(rows, "previous_day", "received_on", 12)
    return rows


def _referrals(tables: dict[str, pd.DataFrame], reaches: pd.DataFrame) -> pd.DataFrame:
    rows = _reaching(tables["referrals"], reaches, "referrals")
    rows = _with_previous_day(rows, "child_id", "received_on")
    rows["repeat_referral"] = _within_months(rows, "previous_day", "received_on", 12)
    meetings, enquiries = tables["strategy_meetings"], tables["section_47_enquiries"]
    rows = _with_link(rows, meetings, "referral_id", "led_to_strategy_meeting")
    return _with_link(rows, enquiries, "referral_id", "led_to_section_47_enquiry")


def _strategy_meetings(rows: pd.DataFrame, enquiries: pd.DataFrame) -> pd.DataFrame:
    rows = _with_link(rows, enquiries, "strategy_meeting_id", "progressed_to_section_47")
    waited = (rows["held_at"] - rows["needed_at"]).dt.total_seconds()
    rows["held_on"] = rows["held_at"].dt.normalize()
    rows["hours_to_meeting"] = (waited // 60 / 60).astype("Float64")
    rows["progressed_to_care_and_support"] = rows["outcome"] == "care_and_support"
    return rows


def _section_47_enquiries(tables: dict[str, pd.DataFrame], reaches: pd.DataFrame) -> pd.DataFrame:
    rows = _reaching(tables["section_47_enquiries"], reaches, "section_47_enquiries")
    rows = _with_previous_day(rows, "child_id", "started_on")
    for name, months in {"1_year": 12, "2_years": 24, "3_years": 36, "4_years": 48}.items():
        again = _within_months(rows, "previous_day", "started_on", months)
        rows[f"more_than_one_enquiry_within_{name}"] = again
    rows["working_days_to_completion"] = _working_days(rows["started_on"], rows["completed_on"])
    conferences = tables["conferences"]
    routes = {
        "care_and_support_plan": tables["care_and_support_plans"],
        "conference": conferences[conferences["kind"] == "initial"],
        "register": tables["registrations"],
        "looked_after": tables["looked_after_episodes"],
    }
    for route, linked in routes.items():
        rows = _with_link(rows, linked, "enquiry_id", f"progressed_to_{route}")
    return rows


def _conferences(
    rows: pd.DataFrame, meetings: pd.DataFrame, registrations: pd.DataFrame
) -> pd.DataFrame:
    rows = _with_linked_day(rows, meetings, "strategy_meeting_id", "met_on")
    rows["working_days_from_strategy_meeting"] = _working_days(rows["met_on"], rows["held_on"])
    return _with_link(rows, registrations, "conference_id", "led_to_registration")


def _registrations(rows: pd.DataFrame, reaches: pd.DataFrame) -> pd.DataFrame:
    rows = _with_previous_spell(_reaching(rows, reaches, "registrations"), "registration_id")
    rows["previous_registration_months"] = _months(
        rows["previous_started_on"], rows["previous_ended_on"]
    )
    for name, months in {"1_year": 12, "2_years": 24, "3_years": 36}.items():
        again = _within_months(rows, "previous_ended_on", "started_on", months)
        rows[f"already_registered_within_{name}"] = again
    rows["months_registered"] = _months(rows["started_on"], rows["ended_on"])
    return rows.rename(columns={"previous_ended_on": "previous_registration_ended_on"})


def _care_and_support_plans(rows: pd.DataFrame, reaches: pd.DataFrame) -> pd.DataFrame:
    rows = _with_previous_spell(_reaching(rows, reaches, "care_and_support_plans"), "plan_id")
    rows["previous_plan_months"] = _months(rows["previous_started_on"], rows["previous_ended_on"])
    for name, months in {"1_year": 12, "2_years": 24, "3_years": 36}.items():
        again = _within_months(rows, "previous_ended_on", "started_on", months)
        rows[f"already_on_plan_within_{name}"] = again
    rows["months_on_plan"] = _months(rows["started_on"], rows["ended_on"])
    return rows.rename(columns={"previous_ended_on": "previous_plan_ended_on"})


def _core_groups(rows: pd.DataFrame, conferences: pd.DataFrame) -> pd.DataFrame:
    rows = _with_linked_day(rows, conferences, "conference_id", "conferred_on")
    rows["working_days_from_conference"] = _working_days(rows["conferred_on"], rows["held_on"])
    rows = rows.sort_values("child_id")
    rows["counts_once"] = ~rows.duplicated([AREA, "core_group_id"])
    return rows


def _looked_after_episodes(rows: pd.DataFrame, reaches: pd.DataFrame) -> pd.DataFrame:
    rows = _with_previous_spell(_reaching(rows, reaches, "looked_after_episodes"), "episode_id")
    again = _within_months(rows, "previous_ended_on", "started_on", 12)
    rows["already_looked_after_within_1_year"] = again
    rows = rows.sort_values(["started_on", "episode_id"])
    care = [AREA, "period_of_care_id"]
    rows["starts_period_of_care"] = ~rows.duplicated(care)
    rows["ends_period_of_care"] = ~rows.duplicated(care, keep="last") & rows["ended_on"].notna()
    return rows


def _staff(rows: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    described = posts[[AREA, "post_id", "team_id", "role", "full_time_equivalent"]]
    return rows.merge(described, on=[AREA, "post_id"], how="left")


def _training(rows: pd.DataFrame, staff: pd.DataFrame) -> pd.DataFrame:
    spells = staff[[AREA, "staff_id", "role", "started_on", "ended_on"]].rename(
        columns={
            "role": "staff_role",
            "started_on": "staff_started_on",
            "ended_on": "staff_ended_on",
        }
    )
    return rows.merge(spells, on=[AREA, "staff_id"])


def _vacancies(posts: pd.DataFrame, staff: pd.DataFrame) -> pd.DataFrame:
    empty = _gaps(posts, staff, "post_id")
    described = posts[[AREA, "post_id", "team_id", "role", "full_time_equivalent"]]
    return empty.merge(described, on=[AREA, "post_id"])


def _full_staffing(posts: pd.DataFrame, vacancies: pd.DataFrame) -> pd.DataFrame:
    established = posts.assign(ended_on=posts["ended_on"].fillna(OPEN_END))
    lifetime = established.groupby([AREA, "team_id"], as_index=False).agg(
        {"started_on": "min", "ended_on": "max"}
    )
    without_posts = _gaps(lifetime, posts, "team_id")
    return _gaps(lifetime, pd.concat([vacancies, without_posts]), "team_id")


def _gaps(bounds: pd.DataFrame, times: pd.DataFrame, key: str) -> pd.DataFrame:
    """Give the times between each key's bounds that no other time covers."""
    columns = [AREA, key, "started_on", "ended_on"]
    bounds = bounds[columns].fillna({"ended_on": OPEN_END})
    inside = times[columns].fillna({"ended_on": OPEN_END})
    inside = inside.merge(bounds, on=[AREA, key], suffixes=("", "_bound"))
    inside["started_on"] = inside[["started_on", "started_on_bound"]].max(axis=1)
    inside["ended_on"] = inside[["ended_on", "ended_on_bound"]].min(axis=1)
    inside = inside[inside["started_on"] < inside["ended_on"]]
    # A time without length at either bound makes what is empty there a gap like any other.
    first = bounds.assign(ended_on=bounds["started_on"])
    last = bounds.assign(started_on=bounds["ended_on"])
    every = pd.concat([first, inside[columns], last], ignore_index=True)
    every = every.sort_values(["started_on", "ended_on"])
    every["reached"] = every.groupby([AREA, key])["ended_on"].cummax()
    every["free_from"] = every.groupby([AREA, key])["reached"].shift()
    gaps = every[every["started_on"] > every["free_from"]]
    ended = gaps["started_on"].where(gaps["started_on"] < OPEN_END)
    return gaps.assign(started_on=gaps["free_from"], ended_on=ended)[columns]


def _reaching(rows: pd.DataFrame, reaches: pd.DataFrame, table: str) -> pd.DataFrame:
    own = reaches.loc[reaches["table"] == table, [AREA, "records_from"]]
    return rows.merge(own, on=AREA, how="left")


def _with_previous_day(rows: pd.DataFrame, who: str, day: str) -> pd.DataFrame:
    days = rows[[AREA, who, day]].drop_duplicates().sort_values(day)
    days["previous_day"] = days.groupby([AREA, who])[day].shift()
    return rows.merge(days, on=[AREA, who, day], how="left")


def _with_previous_spell(rows: pd.DataFrame, identifier: str) -> pd.DataFrame:
    earlier = rows[[AREA, "child_id", "started_on", "ended_on"]].rename(
        columns={"started_on": "previous_started_on", "ended_on": "previous_ended_on"}
    )
    pairs = rows[[AREA, "child_id", identifier, "started_on"]].merge(earlier, on=[AREA, "child_id"])
    pairs = pairs[
        (pairs["previous_started_on"] < pairs["started_on"])
        & (pairs["previous_ended_on"] <= pairs["started_on"])
    ]
    ended_last = pairs.sort_values(["previous_ended_on", "previous_started_on"]).drop_duplicates(
        [AREA, identifier], keep="last"
    )
    previous = ended_last[[AREA, identifier, "previous_started_on", "previous_ended_on"]]
    return rows.merge(previous, on=[AREA, identifier], how="left")


def _within_months(rows: pd.DataFrame, previous: str, day: str, months: int) -> pd.Series:
    limit = rows[day] - pd.DateOffset(months=months)
    found = rows[previous] >= limit
    known = found | (rows["records_from"] <= limit)
    return found.astype("boolean").where(known)


def _with_link(rows: pd.DataFrame, linked: pd.DataFrame, key: str, name: str) -> pd.DataFrame:
    keys = [AREA, "child_id", key]
    named = linked[keys].dropna().drop_duplicates().assign(**{name: True})
    joined = rows.merge(named, on=keys, how="left")
    joined[name] = joined[name].notna()
    return joined


def _with_linked_day(rows: pd.DataFrame, linked: pd.DataFrame, key: str, name: str) -> pd.DataFrame:
    keys = [AREA, "child_id", key]
    days = linked[[*keys, "held_on"]].rename(columns={"held_on": name})
    return rows.merge(days, on=keys, how="left")


def _working_days(start: pd.Series, end: pd.Series) -> pd.Series:
    days, passed = zip(*working_calendar().day_numbers(), strict=True)
    numbers = pd.Series(passed, index=pd.to_datetime(list(days)))
    return (end.map(numbers) - start.map(numbers)).astype("Int64")


def _months(start: pd.Series, end: pd.Series) -> pd.Series:
    months = (end.dt.year - start.dt.year) * 12 + end.dt.month - start.dt.month
    return (months - (end.dt.day < start.dt.day)).astype("Int64")
