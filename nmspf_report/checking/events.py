"""Rules about rows and what they name: identity, order of events, dates that can be."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

import narwhals as nw
import pandas as pd

from nmspf_report.checking.hits import HIT_COLUMNS, Hits
from nmspf_report.checking.records import AREA, KEY, ROW, Records
from nmspf_report.checking.rules import Rule
from nmspf_report.indicators.expressions import test
from nmspf_report.records.engine import Frame
from nmspf_report.records.references import PERSON, Reference, references

Found = Iterator[Hits]
FUTURE_DATES = ("expected_on",)
LAST_DAY = "last_day"
NEVER = date(9999, 1, 1)


def check_events(records: Records, rules: Sequence[Rule]) -> Found:
    """Check the rows of every return by the rules that are about rows.

    Rules of one test are checked together, as far as one reading of a table answers several.
    """
    for name, check in CHECKS.items():
        asked = [rule for rule in rules if getattr(rule, name) is not None]
        if asked:
            yield from check(records, asked)


def _unique(records: Records, rule: Rule) -> Found:
    """Find rows that share their key with another of the same authority."""
    for name, table in records.schema.returned.items():
        key = list(table.key)
        recorded = reduce(and_, (~nw.col(column).is_null() for column in key))
        frame = records.frames[name].filter(recorded)
        # Most tables have none: which keys there are twice is asked before which rows have them.
        twice = frame.group_by(AREA, *key).agg(other=nw.len()).filter(nw.col("other") > 1)
        counted = _collected(twice)
        if len(counted):
            held = records.engine.frame(counted)
            rows = frame.join(held, on=[AREA, *key], how="inner")
            yield _hits(records, rule, name, key[0], rows, nw.col(key[0]), nw.col("other"))


def _references(records: Records, rules: Sequence[Rule]) -> Found:
    """Find rows that name a row which is not there, or one about another child."""
    for reference in references(records.schema):
        unmatched = _unmatched(records, reference)
        if unmatched is None:
            continue
        link = [AREA, reference.column]
        target = records.frames[reference.target]
        there = target.select(*link).unique(link)
        rows = {"missing": unmatched.join(there, on=link, how="anti")}
        if reference.about_a_child:
            known = target.filter(~nw.col(PERSON).is_null()).select(*link).unique(link)
            rows["other_child"] = unmatched.join(known, on=link, how="semi")
        words = {"target": reference.target}
        value = nw.col(reference.column)
        for rule in rules:
            if rule.references not in rows:
                continue
            yield _hits(
                records,
                rule,
                reference.table,
                reference.column,
                rows[rule.references],
                value,
                None,
                words,
            )


def _unmatched(records: Records, reference: Reference) -> Frame | None:
    """Give the rows whose named row, of the same child, is not there; None where all are."""
    link = [AREA, reference.column, *([PERSON] if reference.about_a_child else [])]
    named = records.frames[reference.table].filter(~nw.col(reference.column).is_null())
    target = records.frames[reference.target].select(*link)
    found = _arrow(named.join(target, on=link, how="anti"))
    return records.engine.frame(found) if found.num_rows else None


def _same_event(records: Records, rule: Rule) -> Found:
    """Find rows that say the same of the same child on the same day, under two identifiers."""
    for name in rule.tables:
        table = records.schema.tables[name]
        # A meeting about several children has several rows: of those the child differs.
        alike = [column for column in table.columns if column != table.key[0]]
        frame = records.frames[name]
        day = next(
            column
            for column in alike
            if table.columns[column].required and _is_day(table.columns[column].type)
        )
        pairs = frame.group_by(AREA, PERSON, day).agg(other=nw.len()).filter(nw.col("other") > 1)
        several = frame.join(pairs.select(AREA, PERSON, day), on=[AREA, PERSON, day], how="semi")
        found = _collected(several.select(AREA, ROW, *table.columns)).sort_values([AREA, ROW])
        same = found[found.duplicated([AREA, *alike], keep=False)]
        same = same[~same.duplicated([AREA, *table.key], keep=False)]
        same = same[same.duplicated([AREA, *alike], keep="first")]
        rows = _as_rows(same, table.key, same[day].astype(str), "")
        yield Hits(rule, name, day, rows)


def _overlap(records: Records, rule: Rule) -> Found:
    """Find spells that begin before another of the same thing has ended."""
    asked = rule.overlap
    assert asked is not None  # noqa: S101 (the rule has this test)
    table = records.schema.tables[asked.table]
    assert table.spell is not None  # noqa: S101 (the rules name tables of spells)
    started, ended = table.spell
    group = [AREA, *asked.of]
    spells = records.frames[asked.table].filter(~nw.col(started).is_null())
    spells = spells.with_columns(_until=nw.col(ended).fill_null(nw.lit(NEVER)))
    order = [started, "_until", ROW]
    previous = spells.with_columns(other=nw.col("_until").shift(1).over(*group, order_by=order))
    latest = previous.with_columns(other=nw.col("other").cum_max().over(*group, order_by=order))
    rows = latest.filter(nw.col(started) < nw.col("other"))
    yield _hits(records, rule, asked.table, started, rows, nw.col(started), nw.col("other"))


def _order(records: Records, rule: Rule) -> Found:
    """Find dates before the one that they must follow."""
    asked = rule.order
    assert asked is not None  # noqa: S101 (the rule has this test)
    frame = records.frames[asked.table]
    kind = records.schema.tables[asked.table].columns[asked.column].type
    earlier_kind = records.schema.tables[asked.of or asked.table].columns[asked.not_before].type
    whole_days = (kind, earlier_kind) != ("time", "time")
    if asked.of is None or asked.by is None:
        rows = frame.with_columns(other=nw.col(asked.not_before))
    else:
        rows = _beside(records, asked.table, asked.of, asked.by, asked.not_before)
    value, other = nw.col(asked.column), nw.col("other")
    if whole_days:
        value, other = value.cast(nw.Date), other.cast(nw.Date)
    words = {"other_column": asked.not_before, "other_table": asked.of or asked.table}
    yield _hits(
        records, rule, asked.table, asked.column, rows.filter(value < other), value, other, words
    )


def _beside(records: Records, table: str, of: str, by: str, column: str) -> Frame:
    """Give rows beside the day of the row that they name, of the same child where there is one."""
    target = records.schema.tables[of]
    both = PERSON in target.columns and PERSON in records.schema.tables[table].columns
    link = [AREA, by, *([PERSON] if both else [])]
    named = records.frames[of].select(*link, nw.col(column).alias("other"))
    days = named.group_by(link).agg(nw.col("other").min())
    return records.frames[table].join(days, on=link, how="inner")


def _never(records: Records, rule: Rule) -> Found:
    asked = rule.never
    assert asked is not None  # noqa: S101 (the rule has this test)
    meets_all = reduce(and_, (test(condition, {}) for condition in asked.conditions))
    rows = records.frames[asked.table].filter(meets_all)
    yield _hits(records, rule, asked.table, asked.column, rows, nw.col(asked.column))


def _dates(records: Records, rules: Sequence[Rule]) -> Found:
    """Find dates beyond their limits: a table is read once, and again where there are any."""
    for name, table in records.schema.returned.items():
        columns = [
            column
            for column, described in table.columns.items()
            if _is_day(described.type) and column not in FUTURE_DATES
        ]
        if not columns:
            continue
        frame = records.frames[name].join(records.last_days, on=AREA, how="inner")
        tests = [_is_beyond(rule, column) for rule in rules for column in columns]
        wrong = frame.filter(reduce(or_, (test.fill_null(value=False) for test in tests)))
        found = _arrow(wrong.select(AREA, ROW, *table.columns, LAST_DAY))
        if not found.num_rows:
            continue
        rows = records.engine.frame(found)
        for rule in rules:
            limit = nw.col(LAST_DAY) if _first(rule) is None else nw.lit(_first(rule))
            for column in columns:
                beyond = rows.filter(_is_beyond(rule, column))
                yield _hits(records, rule, name, column, beyond, _day(column), limit)


def _is_beyond(rule: Rule, column: str) -> nw.Expr:
    if _first(rule) is not None:
        return _day(column) < _first(rule)
    return _day(column) > nw.col(LAST_DAY)


def _first(rule: Rule) -> date | None:
    assert rule.dates is not None  # noqa: S101 (the rule has this test)
    return rule.dates.from_day


def _age(records: Records, rules: Sequence[Rule]) -> Found:
    """Find events on which the child is too old, or not even conceived."""
    born = records.frames["children"].select(AREA, PERSON, nw.col("born_on").alias("other"))
    known = born.filter(~nw.col("other").is_null())
    for name, table in records.schema.returned.items():
        if name == "children" or PERSON not in table.columns:
            continue
        column = next(
            column
            for column, described in table.columns.items()
            if described.required and _is_day(described.type)
        )
        rows = records.frames[name].join(known, on=[AREA, PERSON], how="inner")
        outside = [_is_outside(rule, column) for rule in rules]
        found = _arrow(rows.filter(reduce(or_, outside)).select(AREA, ROW, *table.columns, "other"))
        if not found.num_rows:
            continue
        kept = records.engine.frame(found)
        for rule in rules:
            wrong = kept.filter(_is_outside(rule, column))
            yield _hits(records, rule, name, column, wrong, _day(column), nw.col("other"))


def _is_outside(rule: Rule, column: str) -> nw.Expr:
    """Tell whether a child's age in days is out of a rule's limits."""
    asked = rule.age
    assert asked is not None  # noqa: S101 (the rule has this test)
    if asked.at_least is not None:
        return _day(column) < nw.col("other").dt.offset_by(f"{asked.at_least}d")
    return _day(column) >= nw.col("other").dt.offset_by(f"{asked.below}d")


def _duration(records: Records, rule: Rule) -> Found:
    asked = rule.duration
    assert asked is not None  # noqa: S101 (the rule has this test)
    latest = _day(asked.since).dt.offset_by(f"{asked.at_most}d")
    rows = records.frames[asked.table].filter(_day(asked.column) > latest)
    words = {"since": asked.since, "at_most": str(asked.at_most)}
    value, other = _day(asked.column), _day(asked.since)
    yield _hits(records, rule, asked.table, asked.column, rows, value, other, words)


def _limits(records: Records, rule: Rule) -> Found:
    asked = rule.limits
    assert asked is not None  # noqa: S101 (the rule has this test)
    words = {"at_least": f"{asked.at_least:g}", "at_most": f"{asked.at_most:g}"}
    for column in asked.columns:
        value = nw.col(column)
        rows = records.frames[asked.table].filter(
            (value < asked.at_least) | (value > asked.at_most)
        )
        yield _hits(records, rule, asked.table, column, rows, value, None, words)


def _day(column: str) -> nw.Expr:
    return nw.col(column).cast(nw.Date)


def _is_day(kind: str) -> bool:
    return kind in ("date", "time")


def _hits(
    records: Records,
    rule: Rule,
    table: str,
    column: str,
    rows: Frame,
    value: nw.Expr,
    other: nw.Expr | None = None,
    words: dict[str, str] | None = None,
) -> Hits:
    """Ask for rows, with their key as text."""
    key = records.schema.tables[table].key
    told = other if other is not None else nw.lit("")
    asked = rows.select(
        AREA,
        ROW,
        *key,
        value.cast(nw.String).alias("value_told"),
        told.cast(nw.String).alias("other_told"),
    )
    found = _collected(asked)
    hits = _as_rows(found, key, found["value_told"], found["other_told"])
    return Hits(
        rule, table, column, hits, {"row": records.schema.tables[table].row, **(words or {})}
    )


def _as_rows(found: pd.DataFrame, key: Sequence[str], value: Any, other: Any) -> pd.DataFrame:
    together = found[key[0]].astype("object").astype(str)
    for column in key[1:]:
        together = together + "|" + found[column].astype("object").astype(str)
    return found.assign(**{KEY: together, "value": value, "other": other})[HIT_COLUMNS]


def _collected(frame: Frame) -> pd.DataFrame:
    collected: pd.DataFrame = frame.collect("pandas").to_native()
    return collected


def _arrow(frame: Frame) -> Any:
    return frame.collect("pyarrow").to_native()


def _each(check: Callable[[Records, Rule], Found]) -> Callable[[Records, Sequence[Rule]], Found]:
    """Check rules one by one."""

    def each(records: Records, rules: Sequence[Rule]) -> Found:
        for rule in rules:
            yield from check(records, rule)

    return each


CHECKS: dict[str, Callable[[Records, Sequence[Rule]], Found]] = {
    "unique": _each(_unique),
    "references": _references,
    "same_event": _each(_same_event),
    "overlap": _each(_overlap),
    "order": _each(_order),
    "never": _each(_never),
    "dates": _dates,
    "age": _age,
    "duration": _each(_duration),
    "limits": _each(_limits),
}
