"""Rules about rows and what they name: identity, order of events, dates that can be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from nmspf_report.checking.hits import HIT_COLUMNS, Hits
from nmspf_report.checking.records import NOWHERE, Days, Records
from nmspf_report.checking.rules import Rule
from nmspf_report.indicators.expressions import test
from nmspf_report.records.references import PERSON, references
from nmspf_report.records.schema import Table

Found = Iterator[Hits]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Values = np.ndarray[Any, np.dtype[Any]]
FUTURE_DATES = ("expected_on",)
NEVER = np.datetime64(date(9999, 1, 1), "D")
# More than there are days from the first to the last that a date of Arrow can be.
MOST_DAYS = 2**33
NO_WORDS: Mapping[str, str] = {}


def check_events(records: Records, rules: Sequence[Rule]) -> Found:
    """Check the rows of a return by the rules that are about rows."""
    for name, check in CHECKS.items():
        for rule in rules:
            if getattr(rule, name) is not None:
                yield from check(records, rule)


def _unique(records: Records, rule: Rule) -> Found:
    """Find rows that share their key with another."""
    for name, table in records.schema.returned.items():
        places, sizes = records.alike(name, table.key)
        keys = _texts(records, name, table.key[0], places)
        yield from _hits(records, rule, name, table.key[0], places, keys, sizes)


def _references(records: Records, rule: Rule) -> Found:
    """Find rows that name a row which is not there, or one about another child."""
    for reference in references(records.schema):
        if rule.references == "other_child" and not reference.about_a_child:
            continue
        named = records.named(reference.table, reference.column, reference.target)
        unmatched = named.names & (named.places == NOWHERE)
        is_so = named.of_a_child if rule.references == "other_child" else ~named.is_there
        places = np.flatnonzero(unmatched & is_so)
        values = _texts(records, reference.table, reference.column, places)
        words = {"target": reference.target}
        yield from _hits(
            records, rule, reference.table, reference.column, places, values, words=words
        )


def _same_event(records: Records, rule: Rule) -> Found:
    """Find rows that say the same of the same child on the same day, under two identifiers."""
    for name in rule.tables:
        table = records.schema.tables[name]
        # A meeting about several children has several rows: of those the child differs.
        alike = [column for column in table.columns if column != table.key[0]]
        day = _day_of_event(table)
        places, _ = records.alike(name, (PERSON, day))
        if not len(places):
            continue
        rows = records.table(name).take(places).to_pandas().set_index(places)
        same = rows[rows.duplicated(alike, keep=False)]
        same = same[~same.duplicated(list(table.key), keep=False)]
        found = same.index[same.duplicated(alike, keep="first")].to_numpy()
        yield from _hits(records, rule, name, day, found, _told(records, name, day, found))


def _overlap(records: Records, rule: Rule) -> Found:
    """Find spells that begin before another of the same thing has ended."""
    asked = rule.overlap
    assert asked is not None  # noqa: S101 (the rule has this test)
    table = records.schema.tables[asked.table]
    assert table.spell is not None  # noqa: S101 (the rules name tables of spells)
    began, ended = (records.days(asked.table, column) for column in table.spell)
    until = np.where(np.isnat(ended), NEVER, ended)
    # A spell whose end cannot be read may have ended at once: that is told, and no overlap.
    unread = records.is_unread(asked.table, table.spell[1])
    until[unread] = began[unread]
    other = _latest_before(records.groups(asked.table, asked.of), began, until)
    places = np.flatnonzero(began < other)
    yield from _hits(
        records, rule, asked.table, table.spell[0], places, began[places], other[places]
    )


def _latest_before(groups: Values, began: Days, until: Days) -> Days:
    """Give for each spell the latest end of those of its group that began before it."""
    known = np.flatnonzero((groups != NOWHERE) & ~np.isnat(began) & ~np.isnat(until))
    order = known[np.lexsort((until[known], began[known], groups[known]))]
    group = groups[order]
    # Each group's days lie above those of the groups before it, so that no latest reaches over.
    above = group * MOST_DAYS
    latest = np.maximum.accumulate(until[order].astype(np.int64) + above) - above
    follows = np.flatnonzero(group[1:] == group[:-1])
    before = np.full(len(began), np.datetime64("NaT"), dtype=began.dtype)
    before[order[follows + 1]] = latest[follows].astype(began.dtype)
    return before


def _order(records: Records, rule: Rule) -> Found:
    """Find dates before the one that they must follow."""
    asked = rule.order
    assert asked is not None  # noqa: S101 (the rule has this test)
    before = asked.of or asked.table
    kinds = {
        records.schema.tables[asked.table].columns[asked.column].type,
        records.schema.tables[before].columns[asked.not_before].type,
    }
    read = records.moments if kinds == {"time"} else records.days
    value, other = read(asked.table, asked.column), read(before, asked.not_before)
    if asked.of is not None and asked.by is not None:
        other = _of_the_named(records, asked.table, asked.by, asked.of, other)
    places = np.flatnonzero(value < other)
    words = {"other_column": asked.not_before, "other_table": before}
    told, beside = value[places], other[places]
    yield from _hits(records, rule, asked.table, asked.column, places, told, beside, words)


def _of_the_named(records: Records, table: str, by: str, of: str, days: Days) -> Days:
    """Give for each row the first day of what it names, which may stand in several rows."""
    named = records.named(table, by, of)
    if (named.firsts != np.arange(len(days))).any():
        days = pd.Series(days).groupby(named.firsts).transform("min").to_numpy().astype(days.dtype)
    beside = np.full(len(named.places), np.datetime64("NaT"), dtype=days.dtype)
    there = named.places != NOWHERE
    beside[there] = days[named.places[there]]
    return beside


def _never(records: Records, rule: Rule) -> Found:
    asked = rule.never
    assert asked is not None  # noqa: S101 (the rule has this test)
    meets_all = reduce(and_, (test(condition, {}) for condition in asked.conditions))
    rows = nw.from_native(records.table(asked.table), eager_only=True)
    met = rows.select(met=meets_all.fill_null(value=False))["met"].to_numpy()
    # Of what cannot be read nobody knows whether it is what may not be.
    for column in {column for condition in asked.conditions for column in condition.columns}:
        met = met & ~records.is_unread(asked.table, column)
    places = np.flatnonzero(met)
    told = _told(records, asked.table, asked.column, places)
    yield from _hits(records, rule, asked.table, asked.column, places, told)


def _dates(records: Records, rule: Rule) -> Found:
    """Find dates beyond their limits."""
    asked = rule.dates
    assert asked is not None  # noqa: S101 (the rule has this test)
    for name, table in records.schema.returned.items():
        for column, described in table.columns.items():
            if not _is_day(described.type) or column in FUTURE_DATES:
                continue
            days = records.days(name, column)
            first = asked.from_day
            limit = records.last_day if first is None else np.datetime64(first, "D")
            places = np.flatnonzero(days > limit if first is None else days < limit)
            limits = np.full(len(places), limit)
            yield from _hits(records, rule, name, column, places, days[places], limits)


def _age(records: Records, rule: Rule) -> Found:
    """Find events on which the child is too old, or not even conceived."""
    asked = rule.age
    assert asked is not None  # noqa: S101 (the rule has this test)
    born = records.days("children", "born_on")
    for name, table in records.schema.returned.items():
        if name == "children" or PERSON not in table.columns:
            continue
        column = _day_of_event(table)
        days = records.days(name, column)
        birth = _of_the_named(records, name, PERSON, "children", born)
        if asked.at_least is not None:
            is_outside = days < birth + np.timedelta64(asked.at_least, "D")
        else:
            is_outside = days >= birth + np.timedelta64(asked.below or 0, "D")
        places = np.flatnonzero(is_outside)
        yield from _hits(records, rule, name, column, places, days[places], birth[places])


def _duration(records: Records, rule: Rule) -> Found:
    asked = rule.duration
    assert asked is not None  # noqa: S101 (the rule has this test)
    value, since = (records.days(asked.table, each) for each in (asked.column, asked.since))
    places = np.flatnonzero(value > since + np.timedelta64(asked.at_most, "D"))
    words = {"since": asked.since, "at_most": str(asked.at_most)}
    told, beside = value[places], since[places]
    yield from _hits(records, rule, asked.table, asked.column, places, told, beside, words)


def _limits(records: Records, rule: Rule) -> Found:
    asked = rule.limits
    assert asked is not None  # noqa: S101 (the rule has this test)
    words = {"at_least": f"{asked.at_least:g}", "at_most": f"{asked.at_most:g}"}
    for column in asked.columns:
        values = records.table(asked.table).column(column).to_numpy()
        places = np.flatnonzero((values < asked.at_least) | (values > asked.at_most))
        told = _texts(records, asked.table, column, places)
        yield from _hits(records, rule, asked.table, column, places, told, words=words)


def _day_of_event(table: Table) -> str:
    """Give the column that says when what a row is about happened."""
    return next(
        column
        for column, described in table.columns.items()
        if described.required and _is_day(described.type)
    )


def _is_day(kind: str) -> bool:
    return kind in ("date", "time")


def _told(records: Records, table: str, column: str, places: Values) -> Values:
    """Give what stands in rows: days as such, all else as text."""
    if _is_day(records.schema.tables[table].columns[column].type):
        return records.moments(table, column)[places]
    return _texts(records, table, column, places)


def _texts(records: Records, table: str, column: str, places: Values) -> Values:
    column_of = records.table(table).column(column)
    values = column_of.take(places).to_pylist() if len(places) else []
    return np.array(["" if each is None else _word(each) for each in values], dtype=object)


def _word(value: object) -> str:
    """Write a value as a return has it: truth in small letters."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _hits(
    records: Records,
    rule: Rule,
    table: str,
    column: str,
    places: Values,
    value: Values,
    other: Values | None = None,
    words: Mapping[str, str] = NO_WORDS,
) -> Found:
    """Tell rows, if there are any, with their key as text."""
    if not len(places):
        return
    described = records.schema.tables[table]
    keys = [_texts(records, table, part, places) for part in described.key]
    rows = pd.DataFrame(
        {
            "area_code": records.area_code,
            "row_number": records.numbers(table)[places],
            "key": ["|".join(parts) for parts in zip(*keys, strict=True)],
            "value": _as_text(value),
            "other": "" if other is None else _as_text(other),
        }
    )
    yield Hits(rule, table, column, rows[HIT_COLUMNS], {"row": described.row, **words})


def _as_text(values: Values) -> Values:
    """Write days and times as people read them, and what is no text as text."""
    if values.dtype.kind == "M":
        is_day = np.datetime_data(values.dtype)[0] == "D"
        written = np.datetime_as_string(values if is_day else values.astype("datetime64[s]"))
        return np.array([str(each).replace("T", " ") for each in written], dtype=object)
    return values.astype(str).astype(object)


CHECKS: dict[str, Callable[[Records, Rule], Found]] = {
    "unique": _unique,
    "references": _references,
    "same_event": _same_event,
    "overlap": _overlap,
    "order": _order,
    "never": _never,
    "dates": _dates,
    "age": _age,
    "duration": _duration,
    "limits": _limits,
}
