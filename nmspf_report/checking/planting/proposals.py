"""Where a rule can be broken in a clean return, and by which change: one rule, one fault."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from nmspf_report.checking.rules import Rule
from nmspf_report.framework.conditions import Condition
from nmspf_report.records.references import PERSON, Reference, references
from nmspf_report.records.schema import Schema
from nmspf_report.returns.sample.draws import Draws

# Tables that no other names a row of: what is changed there is wrong there alone.
LEAVES = (
    "registrations",
    "care_and_support_plans",
    "looked_after_episodes",
    "advocacy_offers",
    "feedback",
    "distance_travelled",
    "core_groups",
    "prevention_referrals",
)
NOT_OF_THE_TYPE = {
    "date": ("31/02/2024", "2025-13-01", "n/k", "45123.5"),
    "time": ("25:61", "not known", "2024-02-30 10:00"),
    "boolean": ("maybe", "9", "n/k"),
    "integer": ("two", "3.5", "1 or 2"),
    "decimal": ("full", "1.0.0", "n/a"),
}
# What reading cannot make out of single rows; of whole files, `files` plants it.
MISFITS = ("type", "ragged_row")
UNKNOWN_CODES = ("9", "unknown", "n/k", "polis", "misc", "99 other")

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Change:
    """A cell that gets another text; a row that is added bears a number beyond the last."""

    table: str
    row: int
    column: str
    text: str


@dataclass(frozen=True)
class Proposal:
    """A way to break a rule.

    Parameters
    ----------
    table, row, column
        Where it is to be found: the row's place from 0.
    changes
        The cells that change.
    copied
        The row that is added again, if one is: it comes last.
    extra_cell
        Whether the row gets a cell more than it should have.
    reserved
        The rows that nothing else may change, because the fault shows in them too or rests on
        them.
    """

    table: str
    row: int
    column: str
    changes: tuple[Change, ...] = ()
    copied: int | None = None
    extra_cell: bool = False
    reserved: tuple[tuple[str, int], ...] = ()


Proposals = Iterator[Proposal]


@dataclass(frozen=True)
class Ground:
    """A clean return in which a rule is to be broken."""

    schema: Schema
    tables: Tables
    last_day: date
    draws: Draws

    def rows(self, table: str, where: "pd.Series[bool]") -> Iterator[int]:
        """Give the places of rows in an order drawn at random."""
        places = where.to_numpy().nonzero()[0]
        return (int(places[each]) for each in self.draws.shuffled(len(places)))

    def drawn(self, least: int, most: int) -> int:
        """Draw a whole number."""
        return least + int(self.draws.uniform(1)[0] * (most - least + 1))

    def one_of(self, values: tuple[str, ...]) -> str:
        """Draw one of several texts."""
        return values[self.drawn(0, len(values) - 1)]


def propose(ground: Ground, rule: Rule) -> Proposals:
    """Give ways to break a rule, in an order drawn at random; none if it cannot be planted."""
    for name, give in PROPOSALS.items():
        asked = getattr(rule, name)
        if asked is not None and (name != "misfit" or asked in MISFITS):
            yield from give(ground, rule)


def _changed(table: str, row: int, column: str, text: str, *reserved: tuple[str, int]) -> Proposal:
    change = Change(table, row, column, text)
    return Proposal(table, row, column, (change,), reserved=((table, row), *reserved))


def _misfits(ground: Ground, rule: Rule) -> Proposals:
    if rule.misfit == "ragged_row":
        for place in _everywhere(ground, ("feedback", "advocacy_offers", "training")):
            yield Proposal(*place, "", extra_cell=True, reserved=(place,))
        return
    for table, row in _everywhere(ground, tuple(ground.schema.returned)):
        columns = ground.schema.tables[table].columns
        typed = [name for name, each in columns.items() if each.type in NOT_OF_THE_TYPE]
        if typed:
            column = ground.one_of(tuple(typed))
            wrong = ground.one_of(NOT_OF_THE_TYPE[columns[column].type])
            if pd.notna(ground.tables[table][column].iloc[row]):
                yield _changed(table, row, column, wrong)


def _required(ground: Ground, _rule: Rule) -> Proposals:
    for table, row in _everywhere(ground, tuple(ground.schema.returned)):
        columns = ground.schema.tables[table].columns
        plain = [
            name
            for name, each in columns.items()
            if each.required
            and each.type != "identifier"
            and name not in ground.schema.tables[table].key
        ]
        if plain:
            yield _changed(table, row, ground.one_of(tuple(plain)), "")


def _codes(ground: Ground, _rule: Rule) -> Proposals:
    for table, row in _everywhere(ground, tuple(ground.schema.returned)):
        coded = [name for name, each in ground.schema.tables[table].columns.items() if each.codes]
        if coded:
            yield _changed(table, row, ground.one_of(tuple(coded)), ground.one_of(UNKNOWN_CODES))


def _unique(ground: Ground, _rule: Rule) -> Proposals:
    for table, row in _everywhere(ground, LEAVES):
        key = ground.schema.tables[table].key
        if len(key) == 1:
            other = ground.drawn(0, len(ground.tables[table]) - 1)
            if other != row:
                text = str(ground.tables[table][key[0]].iloc[other])
                yield _changed(table, row, key[0], text, (table, other))


def _references(ground: Ground, rule: Rule) -> Proposals:
    known = [each for each in references(ground.schema) if each.table in LEAVES]
    if rule.references == "other_child":
        known = [each for each in known if each.about_a_child]
    frames = {each: ground.tables[each.table][each.column].notna() for each in known}
    found = [each for each, there in frames.items() if there.any()]
    while found:
        reference = found[ground.drawn(0, len(found) - 1)]
        row = next(ground.rows(reference.table, frames[reference]))
        text = f"{reference.column[:1].upper()}N{ground.drawn(1000, 9999)}"
        if rule.references == "other_child":
            text = _of_another_child(ground, reference, row)
        if text:
            yield _changed(reference.table, row, reference.column, text)


def _of_another_child(ground: Ground, reference: Reference, row: int) -> str:
    """Give the identifier of an event of another child, early enough to be no other fault."""
    target = ground.tables[reference.target]
    other = target.iloc[ground.drawn(0, len(target) - 1)]
    child = ground.tables[reference.table][PERSON].iloc[row]
    same = target[target[reference.column] == other[reference.column]]
    return "" if (same[PERSON] == child).any() else str(other[reference.column])


def _same_event(ground: Ground, rule: Rule) -> Proposals:
    for table, row in _everywhere(ground, rule.tables):
        if table in (
            "strategy_meetings",
            "conferences",
            "core_groups",
            "looked_after_episodes",
            "registrations",
            "care_and_support_plans",
        ):
            continue
        key = ground.schema.tables[table].key[0]
        last = len(ground.tables[table])
        text = f"{str(ground.tables[table][key].iloc[row])[0]}8{ground.drawn(100000, 999999)}"
        changes = (Change(table, last, key, text),)
        yield Proposal(table, last, "", changes, copied=row, reserved=((table, row),))


def _overlaps(ground: Ground, rule: Rule) -> Proposals:
    asked = rule.overlap
    assert asked is not None  # noqa: S101 (the rule has this test)
    frame = ground.tables[asked.table]
    ordered = frame.assign(row=range(len(frame))).sort_values(
        [*asked.of, "started_on"], kind="stable"
    )
    following = ordered.shift(-1)
    pairs = ordered.assign(
        then=following["started_on"], until=following["ended_on"], other=following["row"]
    )
    same = (ordered[list(asked.of)] == following[list(asked.of)]).all(axis=1)
    usable = pairs[same & ordered["ended_on"].notna()]
    for place in ground.draws.shuffled(len(usable)):
        pair = usable.iloc[int(place)]
        late = pair["then"] + timedelta(days=ground.drawn(3, 40))
        until = pair["until"]
        if late <= ground.last_day and (pd.isna(until) or late <= until):
            first, second = int(pair["row"]), int(pair["other"])
            change = Change(asked.table, first, "ended_on", late.isoformat())
            reserved = ((asked.table, first), (asked.table, second))
            yield Proposal(asked.table, second, "started_on", (change,), reserved=reserved)


def _orders(ground: Ground, rule: Rule) -> Proposals:
    asked = rule.order
    assert asked is not None  # noqa: S101 (the rule has this test)
    frame = ground.tables[asked.table]
    if asked.of is None or asked.by is None:
        earlier = frame[asked.not_before]
    else:
        both = PERSON in frame.columns and PERSON in ground.schema.tables[asked.of].columns
        link = [asked.by, *([PERSON] if both else [])]
        target = ground.tables[asked.of].rename(columns={asked.not_before: "earlier"})
        # Of several rows that are named alike, the first by its day.
        days = target[[*link, "earlier"]].dropna().sort_values("earlier", kind="stable")
        beside = frame[link].merge(days.drop_duplicates(link), on=link, how="left")
        earlier = beside["earlier"].set_axis(frame.index)
    usable = earlier.notna() & frame[asked.column].notna() & _alone(ground, asked.table)
    for row in ground.rows(asked.table, usable):
        moved = earlier.iloc[row] - timedelta(days=ground.drawn(1, 40))
        yield _changed(asked.table, row, asked.column, _told(moved, frame[asked.column]))


def _alone(ground: Ground, table: str) -> "pd.Series[bool]":
    """Tell which rows are the only spell of their child: moved, they overlap no other."""
    frame = ground.tables[table]
    if ground.schema.tables[table].spell is None or PERSON not in frame.columns:
        return pd.Series(data=True, index=frame.index)
    return ~frame.duplicated(PERSON, keep=False)


def _nevers(ground: Ground, rule: Rule) -> Proposals:
    asked = rule.never
    assert asked is not None  # noqa: S101 (the rule has this test)
    frame, columns = ground.tables[asked.table], ground.schema.tables[asked.table].columns
    for row in ground.rows(asked.table, _alone(ground, asked.table)):
        if any(_is_unborn(condition, frame, row) for condition in asked.conditions):
            continue
        changes = tuple(
            Change(asked.table, row, str(condition.column), _meeting(ground, condition, columns))
            for condition in asked.conditions
            if not (condition.recorded and pd.notna(frame[str(condition.column)].iloc[row]))
        )
        yield Proposal(asked.table, row, asked.column, changes, reserved=((asked.table, row),))


def _is_unborn(condition: Condition, frame: pd.DataFrame, row: int) -> bool:
    """Tell whether a day of birth would have to be made up, against which all events stand."""
    return condition.column == "born_on" and bool(pd.isna(frame["born_on"].iloc[row]))


def _meeting(ground: Ground, condition: Condition, columns: Mapping[str, object]) -> str:
    """Give a text that meets a condition."""
    if condition.recorded is False:
        return ""
    if condition.recorded:
        described = columns[str(condition.column)]
        codes = getattr(described, "codes", ())
        return ground.one_of(codes) if codes else ground.last_day.isoformat()
    if condition.one_of:
        return ground.one_of(condition.one_of)
    return str(condition.is_value).lower()


def _dates(ground: Ground, rule: Rule) -> Proposals:
    assert rule.dates is not None  # noqa: S101 (the rule has this test)
    events = tuple(name for name in LEAVES if ground.schema.tables[name].spell is None)
    for table, row in _everywhere(ground, events):
        days = [
            name
            for name, each in ground.schema.tables[table].columns.items()
            if each.type == "date"
        ]
        column = ground.one_of(tuple(days))
        if rule.dates.from_day is not None:
            day = date(1900, 1, 1) + timedelta(days=ground.drawn(0, 300))
        else:
            day = ground.last_day + timedelta(days=ground.drawn(1, 800))
        if pd.notna(ground.tables[table][column].iloc[row]):
            yield _changed(table, row, column, day.isoformat())


def _ages(ground: Ground, rule: Rule) -> Proposals:
    asked = rule.age
    assert asked is not None  # noqa: S101 (the rule has this test)
    born = ground.tables["children"].set_index(PERSON)["born_on"]
    days = {
        "advocacy_offers": "due_on",
        "care_and_support_plans": "started_on",
        "core_groups": "held_on",
    }
    for table, row in _everywhere(ground, tuple(days)):
        birthday = born.get(ground.tables[table][PERSON].iloc[row])
        if birthday is None or pd.isna(birthday):
            continue
        if asked.at_least is not None:
            day = birthday + timedelta(days=asked.at_least - ground.drawn(5, 600))
        else:
            day = birthday + timedelta(days=int(asked.below or 0) + ground.drawn(0, 300))
        if day <= ground.last_day:
            yield _changed(table, row, days[table], day.isoformat())


def _durations(ground: Ground, rule: Rule) -> Proposals:
    asked = rule.duration
    assert asked is not None  # noqa: S101 (the rule has this test)
    frame = ground.tables[asked.table]
    free = ~_named(ground, asked.table)
    for row in ground.rows(
        asked.table, frame[asked.since].notna() & frame[asked.column].notna() & free
    ):
        late = frame[asked.since].iloc[row] + timedelta(days=asked.at_most + ground.drawn(2, 60))
        if _day(late) <= ground.last_day:
            yield _changed(asked.table, row, asked.column, _told(late, frame[asked.column]))


def _named(ground: Ground, table: str) -> "pd.Series[bool]":
    """Tell which rows of a table another table names: what moves them, moves other faults in."""
    key = ground.schema.tables[table].key[0]
    named = [
        ground.tables[name][key]
        for name in ground.schema.returned
        if name != table and key in ground.tables[name].columns
    ]
    frame = ground.tables[table][key]
    return frame.isin(pd.concat(named)) if named else pd.Series(data=False, index=frame.index)


def _limits(ground: Ground, rule: Rule) -> Proposals:
    asked = rule.limits
    assert asked is not None  # noqa: S101 (the rule has this test)
    frame = ground.tables[asked.table]
    for row in ground.rows(asked.table, pd.Series(data=True, index=frame.index)):
        beyond = (-1 - ground.drawn(0, 5), asked.at_most + ground.drawn(1, 50))
        yield _changed(
            asked.table, row, ground.one_of(asked.columns), f"{beyond[ground.drawn(0, 1)]:g}"
        )


def _everywhere(ground: Ground, tables: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Give rows of several tables, without an end: each table as often as any other."""
    filled = tuple(name for name in tables if len(ground.tables[name]))
    while filled:
        table = ground.one_of(filled)
        yield table, ground.drawn(0, len(ground.tables[table]) - 1)


def _told(moment: object, like: "pd.Series[Any]") -> str:
    """Write a date, or a time where the column holds times."""
    if pd.api.types.is_datetime64_any_dtype(like):
        return pd.Timestamp(moment).strftime("%Y-%m-%d %H:%M:%S")  # type: ignore[arg-type]
    return _day(moment).isoformat()


def _day(moment: object) -> date:
    return moment.date() if isinstance(moment, pd.Timestamp) else moment  # type: ignore[return-value]


PROPOSALS: dict[str, Callable[[Ground, Rule], Proposals]] = {
    "misfit": _misfits,
    "required": _required,
    "codes": _codes,
    "unique": _unique,
    "references": _references,
    "same_event": _same_event,
    "overlap": _overlaps,
    "order": _orders,
    "never": _nevers,
    "dates": _dates,
    "age": _ages,
    "duration": _durations,
    "limits": _limits,
}
