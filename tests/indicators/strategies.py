"""Hypothesis strategies for little authorities, in which coincidences are common.

Every row is decoded from a few drawn bytes, one a column: byte 0 is the plainest value, so
that a failing example shrinks to few rows that hold little.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from nmspf_report.periods import months_earlier, months_later, periods_of_years
from nmspf_report.records.schema import Column, Table, read_schema
from nmspf_report.returns.manifest import Manifest
from tests.oracle.counting import PlainReturn
from tests.oracle.facts import Row, Tables

YEARS = (2024, 2025)
AREAS = (
    "W06000003",
    "W06000013",
    "W06000015",
    "W06000022",
    "W06000001",
    "W06000010",
    "W06000011",
    "W06000024",
)
FEWEST_AREAS = 4
MOST_ROWS = 6
MOST_CHILDREN = 8
LONG_AGO = date(2015, 1, 1)
NEVER_GIVEN = "dangling"
QUIET = 7
LINKS = {
    "referral_id": "referrals",
    "strategy_meeting_id": "strategy_meetings",
    "enquiry_id": "section_47_enquiries",
    "conference_id": "conferences",
}
LOOKED_BACK_INTO = (
    "prevention_referrals",
    "referrals",
    "section_47_enquiries",
    "registrations",
    "care_and_support_plans",
)
ANCHORS = (
    date(2024, 2, 29),
    date(2024, 3, 31),
    date(2024, 4, 1),
    date(2024, 6, 30),
    date(2024, 12, 25),
    date(2025, 2, 28),
    date(2025, 3, 31),
    date(2025, 4, 1),
    date(2025, 4, 17),
    date(2025, 4, 22),
    date(2025, 12, 31),
    date(2026, 3, 31),
)
STEPS = (timedelta(0), timedelta(1), timedelta(-1), timedelta(14), timedelta(21))
WAITS = tuple(timedelta(minutes=minutes) for minutes in (0, 90, 1439, 1440, 1441, 4320))
SHARES_OF_FULL_TIME = (1.0, 0.5, 0.8, 0.37, 0.33)


@dataclass(frozen=True)
class Byte:
    """One drawn byte, read as a choice."""

    value: int

    def of(self, choices: Sequence[Any]) -> Any:
        """Choose one of several values."""
        return choices[self.value % len(choices)]

    def sometimes_null(self, choices: Sequence[Any]) -> Any:
        """Choose one of several values, or None one time in four."""
        return None if self.value % 4 == 0 else choices[self.value // 4 % len(choices)]


def days_near(anchors: list[date]) -> list[date]:
    """Give the anchors and the days about them: a day either side, and whole months away."""
    near = {anchor + step for anchor in anchors for step in STEPS}
    away = {
        moved(anchor, months)
        for anchor in anchors
        for moved in (months_earlier, months_later)
        for months in (1, 5, 7, 12, 24, 36)
    }
    return sorted(near | away)


@st.composite
def little_returns(draw: st.DrawFn) -> list[PlainReturn]:
    """Draw the returns of four to eight authorities, which share their identifiers and days.

    Several are drawn together as the fast engine takes as long over one as over many.
    """
    anchors = draw(
        st.lists(
            st.sampled_from(ANCHORS) | st.dates(date(2024, 4, 1), date(2026, 3, 31)),
            min_size=1,
            max_size=2,
        )
    )
    near = draw(st.lists(st.sampled_from(days_near(anchors)), max_size=5))
    year_before = [months_earlier(anchor, 12) for anchor in anchors]
    days = sorted({*anchors, *year_before, *near})
    areas = AREAS[: draw(st.integers(FEWEST_AREAS, len(AREAS)))]
    return [draw(_little_return(area, days)) for area in areas]


@st.composite
def _little_return(draw: st.DrawFn, area_code: str, days: list[date]) -> PlainReturn:
    tables: Tables = {}
    for name, table in read_schema("children").returned.items():
        bytes_a_row = len(table.columns) + 1
        most = MOST_CHILDREN if name == "children" else MOST_ROWS
        drawn = draw(st.lists(st.binary(min_size=bytes_a_row, max_size=bytes_a_row), max_size=most))
        decoder = Decoder(name, table, tables, days)
        rows = [decoder.row(values, number) for number, values in enumerate(drawn)]
        tables[name] = _with_different_keys(rows, table)
    return PlainReturn(draw(_manifests(area_code, days)), tables)


@st.composite
def _manifests(draw: st.DrawFn, area_code: str, days: list[date]) -> Manifest:
    every_quarter = [period.label for period in periods_of_years(*YEARS) if not period.is_year]
    missing = draw(st.sets(st.sampled_from(every_quarter), max_size=2))
    first_days = st.just(LONG_AGO) | st.sampled_from(days)
    return Manifest(
        area_code=area_code,
        framework="NMSPF-C",
        quarters=tuple(label for label in every_quarter if label not in missing),
        records_from={table: draw(first_days) for table in LOOKED_BACK_INTO},
    )


@dataclass(frozen=True)
class Decoder:
    """What turns bytes into the rows of one table, given the tables before it."""

    name: str
    table: Table
    before: Tables
    days: list[date]

    def row(self, drawn: bytes, number: int) -> Row:
        """Decode a row; its own identifier, where it has one alone, tells its number."""
        *values, last = map(Byte, drawn)
        row: Row = {}
        for (column, definition), byte in zip(self.table.columns.items(), values, strict=True):
            row[column] = self._value(column, definition, byte, row)
        if len(self.table.key) == 1:
            row[self.table.key[0]] = f"{self.table.key[0]}-{number}"
        if last.value % 8 == QUIET:
            row = self._with_nothing_recorded(row)
        return row if last.value % 4 == 0 else self._about_the_child_named(row)

    def _value(self, column: str, definition: Column, byte: Byte, row: Row) -> Any:
        """Decode one value; what it depends on stands before it in the row."""
        if self._is_link(column):
            return self._named(byte, column)
        if column == "ended_on":
            return byte.sometimes_null([day for day in self.days if day >= row["started_on"]])
        if column == "held_at":
            return self._time(byte)
        if column == "needed_at":
            return byte.sometimes_null([self._time(byte) - wait for wait in WAITS])
        choices = self._choices(column, definition)
        return byte.of(choices) if definition.required else byte.sometimes_null(choices)

    def _choices(self, column: str, definition: Column) -> Sequence[Any]:
        by_type: dict[str, Sequence[Any]] = {
            "identifier": [f"{column}-{number}" for number in range(3)],
            "date": self.days,
            "boolean": (True, False),
            "integer": range(4),
            "decimal": SHARES_OF_FULL_TIME,
            "code": definition.codes,
        }
        return by_type[definition.type]

    def _time(self, byte: Byte) -> datetime:
        return datetime.combine(byte.of(self.days), time(byte.value % 24, 7 * byte.value % 60))

    def _is_link(self, column: str) -> bool:
        return LINKS.get(column, self.name) != self.name

    def _named(self, byte: Byte, column: str) -> Any:
        """Name a row of an earlier table, no row, or one that is not there."""
        rows = self.before[LINKS[column]]
        return byte.sometimes_null([*(row[column] for row in rows), NEVER_GIVEN])

    def _with_nothing_recorded(self, row: Row) -> Row:
        columns = self.table.columns
        return {name: row[name] if columns[name].required else None for name in columns}

    def _about_the_child_named(self, row: Row) -> Row:
        """Make the row about the child that the first row it names is about, if any."""
        children = [
            other["child_id"]
            for column in self.table.columns
            if self._is_link(column)
            for other in self.before[LINKS[column]]
            if other[column] == row[column]
        ]
        return {**row, "child_id": children[0]} if children else row


def _with_different_keys(rows: list[Row], table: Table) -> list[Row]:
    by_key = {tuple(row[column] for column in table.key): row for row in rows}
    return list(by_key.values())
