"""The records of one return as columns: its days, its people, and which row names which."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nmspf_report.periods import parse_period
from nmspf_report.records.references import PERSON
from nmspf_report.records.schema import Schema, read_schema
from nmspf_report.returns.reading import CaseLevelReturn

Places = np.ndarray[tuple[int], np.dtype[np.int64]]
Days = np.ndarray[tuple[int], np.dtype[np.datetime64]]
Column = tuple[str, str]

NOWHERE = -1
# Two places are numbered together in 64 bits.
MOST_ROWS = 2**31


@dataclass(frozen=True)
class Named:
    """Which row of another table each row of a table names.

    Parameters
    ----------
    places
        The place of the row that is named, of the same child where both are about one; -1
        where there is none. Of several rows it is the first.
    firsts
        For each row of the table that is named, the place of the first that is named alike.
    names
        Whether the row names anything.
    is_there
        Whether what it names is there, about whichever child; and so of what is about one.
    of_a_child
        Whether what it names is there and about a child.
    """

    places: Places
    firsts: Places
    names: "np.ndarray[Any, np.dtype[np.bool_]]"
    is_there: "np.ndarray[Any, np.dtype[np.bool_]]"
    of_a_child: "np.ndarray[Any, np.dtype[np.bool_]]"


@dataclass(frozen=True)
class Records:
    """What rules about records look at: one return.

    Rows are found by place, from 0; how a spreadsheet numbers them, `numbers` tells.
    """

    sent: CaseLevelReturn
    schema: Schema = field(default_factory=lambda: read_schema("children"))
    _named: dict[tuple[str, str, str], Named] = field(default_factory=dict)
    _days: dict[Column, Days] = field(default_factory=dict)
    _same: dict[Column, Places] = field(default_factory=dict)
    _numbered: dict[str, dict[str, Places]] = field(default_factory=dict)

    @property
    def area_code(self) -> str:
        """Whose return it is."""
        return self.sent.manifest.area_code

    @cached_property
    def last_day(self) -> np.datetime64:
        """The last day of the last quarter of the return; a day that never comes if it has none."""
        ends = [parse_period(quarter).end for quarter in self.sent.manifest.quarters]
        return np.datetime64(max(ends, default=date.max), "D")

    def table(self, name: str) -> pa.Table:
        """Give a table."""
        return self.sent.tables[name]

    def numbers(self, table: str) -> Places:
        """Give the number of each row as a spreadsheet shows it."""
        return self.sent.row_numbers(table)

    def is_unread(self, table: str, column: str) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Tell for each row whether something stands in a column that could not be read."""
        rows = [
            misfit.rows
            for misfit in self.sent.misfits
            if (misfit.table, misfit.column) == (table, column)
        ]
        return np.isin(self.numbers(table), np.concatenate(rows) if rows else [])

    def days(self, table: str, column: str) -> Days:
        """Give a column of dates or times as days, not a time where there is none."""
        known = self._days.get((table, column))
        if known is None:
            known = self.moments(table, column).astype("datetime64[D]")
            self._days[table, column] = known
        return known

    def moments(self, table: str, column: str) -> Days:
        """Give a column of dates or times as it is."""
        moments: Days = self.table(table).column(column).to_numpy()
        return moments

    def people(self, table: str) -> Places:
        """Give a number to each row's child, the same in every table; -1 where none is known."""
        return self._numbers_of(PERSON)[table]

    def _numbers_of(self, identifier: str) -> dict[str, Places]:
        """Give each value of an identifier a number, the same in every table that has it.

        Identifiers are long and stand in many tables: each is looked at once, and numbers are
        compared from then on. Where none is recorded it is -1.
        """
        if identifier not in self._numbered:
            columns = {
                name: self.table(name).column(identifier)
                for name, table in self.schema.returned.items()
                if identifier in table.columns
            }
            chunks = [chunk for column in columns.values() for chunk in column.chunks]
            together = pa.chunked_array(chunks, type=next(iter(columns.values())).type)
            numbers = _of_arrow(together.combine_chunks().dictionary_encode().indices)
            ends = np.cumsum([len(column) for column in columns.values()])
            self._numbered[identifier] = dict(
                zip(columns, np.split(numbers, ends[:-1]), strict=True)
            )
        return self._numbered[identifier]

    def _firsts(self, table: str, column: str) -> Places:
        """Give for each row the place of the first that has the same in a column."""
        key = (table, column)
        if key not in self._same:
            if self.schema.tables[table].columns[column].type == "identifier":
                numbers = self._numbers_of(column)[table]
                self._same[key] = _first_places(numbers, numbers)
            else:
                values = self.table(table).column(column)
                self._same[key] = _found(values, values)
        return self._same[key]

    def groups(self, table: str, columns: Sequence[str]) -> Places:
        """Give for each row the first that agrees in columns; -1 where one of them is empty."""
        firsts = self._firsts(table, columns[0])
        for column in columns[1:]:
            pairs = _pairs(firsts, self._firsts(table, column))
            firsts = _found(pairs, pairs)
        return firsts

    def alike(self, table: str, columns: Sequence[str]) -> tuple[Places, Places]:
        """Find the rows of a table that agree in columns, all of which are recorded.

        Returns
        -------
        tuple of arrays
            The places of the rows that agree with another, in order; how many agree with each.
        """
        firsts = self.groups(table, columns)
        recorded = firsts != NOWHERE
        sizes = np.bincount(firsts[recorded], minlength=len(firsts) + 1)
        several = np.where(recorded, sizes[firsts], 0)
        places = np.flatnonzero(several > 1)
        return places, several[places]

    def named(self, table: str, column: str, target: str) -> Named:
        """Find the rows of another table that a column names.

        Parameters
        ----------
        table, column
            The column; the other table has one of the same name.
        target
            The other table.
        """
        key = (table, column, target)
        if key not in self._named:
            self._named[key] = self._find(*key)
        return self._named[key]

    def _find(self, table: str, column: str, target: str) -> Named:
        own, other = (self._numbers_of(column)[each] for each in (table, target))
        places, firsts = _first_places(own, other), self._firsts(target, column)
        of_a_child = is_there = places != NOWHERE
        tables = self.schema.tables
        if column != PERSON and all(PERSON in tables[each].columns for each in (table, target)):
            people, own_people = self.people(target), self.people(table)
            of_a_child = _is_in(places, firsts[people != NOWHERE])
            if (firsts == np.arange(len(firsts))).all():
                # The last stands for what is nowhere, and is of no child.
                named_people = np.append(people, NOWHERE)[places]
                is_same = (named_people == own_people) & (own_people != NOWHERE)
                places = np.where(is_same, places, NOWHERE)
            else:
                pairs = _pairs(firsts, people)
                places = _found(_pairs(places, own_people), pairs)
                firsts = _found(pairs, pairs)
        return Named(places, firsts, own != NOWHERE, is_there, of_a_child)


def _pairs(ones: Places, others: Places) -> pa.Array:
    """Number pairs of places, alike wherever it is asked; empty where either is nowhere."""
    unknown = (ones == NOWHERE) | (others == NOWHERE)
    return pa.array(ones * MOST_ROWS + others, mask=unknown)


def _found(values: Any, among: Any) -> Places:
    """Give the first place of each value of Arrow among others; -1 where it is not, or is empty."""
    if isinstance(among, pa.ChunkedArray):
        among = among.combine_chunks()
    return _of_arrow(pc.index_in(values, value_set=among, skip_nulls=True))


def _of_arrow(numbers: Any) -> Places:
    places: Places = pc.fill_null(numbers, NOWHERE).to_numpy(zero_copy_only=False).astype(np.int64)
    return places


def _first_places(numbers: Places, among: Places) -> Places:
    """Give the first place of each number among others; -1 where it is not, or is none."""
    highest = int(max(numbers.max(initial=0), among.max(initial=0)))
    # The last of all stands for what is nowhere.
    first = np.full(highest + 2, NOWHERE, dtype=np.int64)
    # What is written last stays: from the last place to the first.
    first[among[::-1]] = np.arange(len(among) - 1, -1, -1)
    first[NOWHERE] = NOWHERE
    places: Places = first[numbers]
    return places


def _is_in(values: Places, among: Places) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    highest = int(max(values.max(initial=0), among.max(initial=0)))
    there = np.zeros(highest + 2, dtype=np.bool_)
    there[among] = True
    # The last of all stands for what is nowhere.
    there[NOWHERE] = False
    found: np.ndarray[Any, np.dtype[np.bool_]] = there[values]
    return found
