"""From everything that happened to what is in the return: what was recorded, when and how."""

from collections.abc import Callable, Mapping

import numpy as np

from nmspf_report.periods import Period, parse_period
from nmspf_report.returns.sample.calibration import Particularities
from nmspf_report.returns.sample.clock import MINUTES_A_DAY, day_number
from nmspf_report.returns.sample.draws import EMPTY, Flags, Numbers, Rows
from nmspf_report.returns.sample.maker import HISTORY, Maker
from nmspf_report.returns.sample.protection import MEETINGS

Tables = dict[str, Rows]

EVENT_DAY = {
    "prevention_referrals": "received_on",
    "referrals": "received_on",
    "strategy_meetings": "held_at",
    "section_47_enquiries": "started_on",
    "conferences": "held_on",
    "core_groups": "held_on",
    "advocacy_offers": "due_on",
    "feedback": "asked_on",
    "distance_travelled": "reviewed_on",
    "training": "completed_on",
}
LINKS = {
    "referral_id": "referrals",
    "strategy_meeting_id": "strategy_meetings",
    "enquiry_id": "section_47_enquiries",
    "conference_id": "conferences",
}
STILL_TO_COME = ("expected_on",)
PSEUDONYMS = ("child_id", "family_id", "staff_id")


def finish(maker: Maker, tables: Tables) -> Tables:
    """Leave out what the authority's return does not hold, and put the rest in order."""
    steps: tuple[Callable[[Maker, Tables], Tables], ...] = (
        _as_the_authority_counts,
        _within_what_is_recorded,
        _without_missing_quarters,
        _without_what_is_to_come,
        _with_known_links,
        _with_known_children,
        _with_values_not_recorded,
        _with_pseudonyms,
    )
    for step in steps:
        tables = step(maker, tables)
    return {name: _in_order(maker, name, tables[name]) for name in maker.schema.returned}


def quarters_returned(maker: Maker) -> tuple[Period, ...]:
    """Give the quarters of the reporting years, but for those that the authority misses."""
    missing = _particularities(maker).missing_quarters
    return tuple(
        quarter
        for year in maker.timeline.periods
        for quarter in year.quarters
        if quarter.label not in missing
    )


def _particularities(maker: Maker) -> Particularities:
    return maker.calibration.particularities.get(maker.authority.code, Particularities())


def _as_the_authority_counts(maker: Maker, tables: Tables) -> Tables:
    """Leave out what the authority's reading of a definition leaves out."""
    own = _particularities(maker)
    draws = maker.draws("readings")
    enquiries = tables["section_47_enquiries"]
    incident = enquiries["strategy_meeting_id"] // MEETINGS
    by_one_agency = draws.chance(own.enquiries_not_counted, int(incident.max(initial=0)) + 1)
    counted = {"section_47_enquiries": _rows(enquiries, ~by_one_agency[incident])}
    if own.contacts_counted_since is not None:
        since = day_number(parse_period(own.contacts_counted_since).start)
        informed = draws.chance(own.information_only, len(tables["referrals"]["outcome"]))
        not_yet = informed & _without_action(maker, tables)
        not_yet &= tables["referrals"]["received_on"] < since
        counted["referrals"] = _rows(tables["referrals"], ~not_yet)
    return {**tables, **counted}


def _without_action(maker: Maker, tables: Tables) -> Flags:
    referrals = tables["referrals"]
    code = maker.code("referrals", "outcome", "no_further_action")
    met = np.isin(referrals["referral_id"], tables["strategy_meetings"]["referral_id"])
    return np.asarray((referrals["outcome"] == code) & ~met)


def _within_what_is_recorded(maker: Maker, tables: Tables) -> Tables:
    """Keep events from the first day that is recorded to the cut-off, and spells open in it."""
    cut_off, kept = maker.cut_off, dict(tables)
    for name, years in HISTORY.items():
        first, spell = maker.start(years), maker.schema.tables[name].spell
        if spell is None:
            day = _event_day(name, tables[name])
            recorded = (day >= first) & (day <= cut_off)
        else:
            start, end = (tables[name][column] for column in spell)
            recorded = (start <= cut_off) & (end >= first)
        kept[name] = _rows(tables[name], recorded)
    return kept


def _without_missing_quarters(maker: Maker, tables: Tables) -> Tables:
    returned = quarters_returned(maker)
    missing = [
        quarter
        for year in maker.timeline.periods
        for quarter in year.quarters
        if quarter not in returned
    ]
    kept = dict(tables)
    for name in EVENT_DAY:
        for quarter in missing:
            day = _event_day(name, kept[name])
            inside = (day >= day_number(quarter.start)) & (day <= day_number(quarter.end))
            kept[name] = _rows(kept[name], ~inside)
    return kept


def _without_what_is_to_come(maker: Maker, tables: Tables) -> Tables:
    """Empty every date after the cut-off, and what follows a spell that is still open."""
    kept = {}
    for name, rows in tables.items():
        columns = dict(rows)
        for column, definition in maker.schema.tables[name].columns.items():
            if definition.type == "date" and column not in STILL_TO_COME:
                days = columns[column]
                columns[column] = np.where(days > maker.cut_off, EMPTY, days)
        for column in ("destination", "destination_agency"):
            if column in columns:
                columns[column] = np.where(columns["ended_on"] == EMPTY, EMPTY, columns[column])
        kept[name] = columns
    return kept


def _with_known_links(maker: Maker, tables: Tables) -> Tables:
    """Empty links to rows that are not in the return."""
    linked = {}
    for name, rows in tables.items():
        columns = dict(rows)
        for column, target in LINKS.items():
            if column in columns and column not in maker.schema.tables[name].key:
                known = np.isin(columns[column], tables[target][column])
                columns[column] = np.where(known, columns[column], EMPTY)
        linked[name] = columns
    return linked


def _with_known_children(_maker: Maker, tables: Tables) -> Tables:
    """Keep the children of whom the return says anything."""
    children = tables["children"]
    named = np.concatenate(
        [
            rows["child_id"]
            for name, rows in tables.items()
            if "child_id" in rows and name != "children"
        ]
    )
    known = np.isin(children["child_id"], named)
    known |= np.isin(children["family_id"], tables["prevention_referrals"]["family_id"])
    return {**tables, "children": _rows(children, known)}


def _with_values_not_recorded(maker: Maker, tables: Tables) -> Tables:
    draws = maker.draws("not recorded")
    habit = maker.authority.traits["recording"]
    worse = maker.calibration.not_recorded_in.get(maker.authority.code, {})
    recorded = dict(tables)
    for name, usual in maker.calibration.not_recorded.items():
        shares = {column: min(share * habit, 1) for column, share in usual.items()}
        columns = dict(tables[name])
        for column, share in {**shares, **worse.get(name, {})}.items():
            gone = draws.chance(share, _count(columns))
            for each in _named(column, columns):
                columns[each] = np.where(gone, EMPTY, columns[each])
        recorded[name] = columns
    return recorded


def _named(name: str, columns: Mapping[str, object]) -> list[str]:
    """Give the column of a name, or all that begin with it if it ends in _."""
    if name.endswith("_"):
        return [column for column in columns if column.startswith(name)]
    return [name]


def _with_pseudonyms(maker: Maker, tables: Tables) -> Tables:
    """Number people anew, so that a number says nothing about when they came."""
    renamed = {name: dict(rows) for name, rows in tables.items()}
    for column in PSEUDONYMS:
        holders = [rows for rows in renamed.values() if column in rows]
        highest = max(int(rows[column].max(initial=0)) for rows in holders)
        pseudonym = maker.draws(column).shuffled(highest + 1) + 1
        for rows in holders:
            rows[column] = pseudonym[rows[column]]
    return renamed


def _in_order(maker: Maker, name: str, rows: Rows) -> Rows:
    """Put rows in the order of their days, then of their keys."""
    definition = maker.schema.tables[name]
    keys = [rows[column] for column in reversed(definition.key)]
    if name in EVENT_DAY:
        keys.append(rows[EVENT_DAY[name]])
    elif definition.spell:
        keys.append(rows[definition.spell[0]])
    order = np.lexsort(keys)
    return {column: rows[column][order] for column in definition.columns}


def _event_day(name: str, rows: Rows) -> Numbers:
    column = EVENT_DAY[name]
    values: Numbers = rows[column]
    return values // MINUTES_A_DAY if column.endswith("_at") else values


def _rows(rows: Rows, chosen: Flags) -> Rows:
    return {column: values[chosen] for column, values in rows.items()}


def _count(rows: Rows) -> int:
    return len(next(iter(rows.values())))
