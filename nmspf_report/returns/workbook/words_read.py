"""Reading the words, choices and dates of a workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nmspf_report.locale import number
from nmspf_report.returns.workbook.cells import (
    MisfitError,
    read_choice,
    read_date,
    read_period,
    read_words,
)
from nmspf_report.returns.workbook.collecting import Collector
from nmspf_report.returns.workbook.finding import Found, lines_by_name
from nmspf_report.returns.workbook.guarding import Value
from nmspf_report.returns.workbook.layout import LONGEST_WORDS, Column, Line, Sheet
from nmspf_report.returns.workbook.model import (
    Answer,
    Clearance,
    Narrative,
    Place,
    Reply,
    ReplyKind,
)

KINDS: dict[str, ReplyKind] = {"choice": "choice", "date": "date"}


@dataclass(frozen=True)
class Entry:
    """A filled-in cell of a row: what was given there, and its place."""

    line: Line
    column: Column
    said: str
    place: Place


@dataclass(frozen=True)
class Row:
    """The filled-in cells of one row."""

    line: Line
    entries: tuple[Entry, ...]

    def said(self, column: str) -> str:
        """Give what was given in a column, empty where nothing was."""
        found = (entry.said for entry in self.entries if entry.column.key == column)
        return next(found, "")


def read_rows(table: Found, lines: Sequence[Sheet], collector: Collector) -> Iterator[Row]:
    """Read the rows of a table whose lines are known beforehand."""
    named = lines_by_name(lines)
    for row in table.rows():
        line = collector.line(table, row, named)
        if line is not None:
            yield Row(line, tuple(_entries(table, row, line, collector)))


def read_narratives(
    tables: Sequence[Found], sheet: Sheet, year: str, collector: Collector
) -> Iterator[Narrative]:
    """Read what is written about themes and indicators; a row may be there for several periods."""
    read: set[str] = set()
    for table in tables:
        for row in read_rows(table, (sheet,), collector):
            read.add(row.line.key)
            period = row.said("period") or year
            for entry in row.entries:
                if entry.column.kind == "words":
                    yield _narrative(entry, row.line.key, entry.column.key, period, collector)
    collector.report_lost(tables, (sheet,), read)


def read_questions(
    tables: Sequence[Found], sheet: Sheet, year: str, collector: Collector
) -> Iterator[Narrative | Reply]:
    """Read the answers to questions: words as narrative, a yes or no as a reply."""
    for row in _known_rows(tables, sheet, collector):
        subject, heading = row.line.key.split(" ")
        for entry in row.entries:
            if entry.column.kind == "words":
                yield _narrative(entry, subject, heading, year, collector)
            else:
                yield _reply(entry, subject)


def read_replies(tables: Sequence[Found], sheet: Sheet, collector: Collector) -> Iterator[Reply]:
    """Read a list: what was given in each column of each row."""
    for row in _known_rows(tables, sheet, collector):
        for entry in row.entries:
            yield _reply(entry, row.line.key)


def read_answers(tables: Sequence[Found], collector: Collector) -> Iterator[Answer]:
    """Read the answers to queries: rows that have an id and words."""
    for identifier, words in _pairs(tables, collector):
        yield Answer(identifier, words.said, words.place)


def read_clearances(tables: Sequence[Found], collector: Collector) -> Iterator[Clearance]:
    """Read the reasons for clearing words: rows that have an id and words."""
    for identifier, words in _pairs(tables, collector):
        yield Clearance(identifier, words.said, words.place)


def _known_rows(tables: Sequence[Found], sheet: Sheet, collector: Collector) -> Iterator[Row]:
    """Read every row of a sheet once; of one that is there twice, the first that says anything."""
    read: dict[str, Row] = {}
    for table in tables:
        for row in read_rows(table, (sheet,), collector):
            first = read.get(row.line.key)
            if first is None or not first.entries:
                read[row.line.key] = row
            elif row.entries and _says(row) != _says(first):
                collector.report_twice(row.entries[0].place, first.entries[0].place)
    collector.report_lost(tables, (sheet,), set(read))
    yield from read.values()


def _says(row: Row) -> list[tuple[str, str]]:
    return [(entry.column.key, entry.said) for entry in row.entries]


def _pairs(tables: Sequence[Found], collector: Collector) -> Iterator[tuple[str, Entry]]:
    """Read the rows of an open table, in which each id stands beside words."""
    collector.report_lost(tables, (), set())
    for table in tables:
        line = table.sheet.lines[0]
        for row in table.rows():
            entries = {entry.column.kind: entry for entry in _entries(table, row, line, collector)}
            name, words = entries.get("name"), entries.get("words")
            if words is not None and name is None:
                key = next(column.key for column in table.sheet.columns if column.kind == "name")
                if key in table.columns:
                    position = table.position(row, key)
                    collector.report(table, position, "missing_id", "expected_id")
            elif words is not None and name is not None:
                yield name.said.upper(), words


def _entries(table: Found, row: int, line: Line, collector: Collector) -> Iterator[Entry]:
    for column in table.sheet.columns:
        if column.key not in line.asks:
            continue
        value = collector.take(table, row, column)
        said = _said(value, table, row, column, collector)
        if said:
            place = collector.place(table.raw, table.position(row, column.key))
            yield Entry(line, column, said, place)


def _said(value: Value | None, table: Found, row: int, column: Column, collector: Collector) -> str:
    """Give what a cell says: the code of a choice, a date as in ISO 8601, or words."""
    try:
        if column.kind == "period":
            return read_period(value, column.choices)
        if column.kind == "choice":
            return read_choice(value, column.choices)
        if column.kind == "date":
            day = read_date(value, collector.day_zero, collector.language)
            return day.isoformat() if day else ""
        return read_words(value)
    except MisfitError as misfit:
        position = table.position(row, column.key)
        longest = number(LONGEST_WORDS, collector.language)
        known = ", ".join(column.choices.values())
        expected = EXPECTED[misfit.kind]
        collector.report(table, position, misfit.kind, expected, choices=known, longest=longest)
        return ""


EXPECTED = {
    "unknown_choice": "expected_choice",
    "not_a_date": "expected_date",
    "too_long": "expected_words",
}


def _narrative(
    entry: Entry, subject: str, heading: str, period: str, collector: Collector
) -> Narrative:
    return Narrative(subject, heading, period, collector.language, entry.said, entry.place)


def _reply(entry: Entry, subject: str) -> Reply:
    kind = KINDS.get(entry.column.kind, "words")
    return Reply(subject, entry.column.key, entry.said, kind, entry.place)
