"""The queries that count a framework, as text: written once, and run wherever it is counted.

To write them takes some thousand steps, each of which DuckDB checks, and several times as long as
to count an authority with them. They stand in the folder `sql`, and are written anew only where the
definitions are not those that they were written from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from nmspf_report.framework.model import Framework
from nmspf_report.framework.tallies import Figure, Tally, figures
from nmspf_report.indicators.scanning import Scanner, hold_periods
from nmspf_report.journey.facts import records_of, with_facts
from nmspf_report.journey.history import AREA
from nmspf_report.periods import Period, periods_of_years
from nmspf_report.records.engine import Engine, Frame, sql_of
from nmspf_report.records.schema import Schema, read_schema
from nmspf_report.resources import PACKAGE
from nmspf_report.returns.reading import arrow_schema
from nmspf_report.writing import write_whole

# How a query asks for the first and the last day that is counted. Frames know no names for
# values: while they are written, days stand there that are in no return.
FIRST_REPORTED, LAST_REPORTED = "first_reported_day", "last_reported_day"
STAND_IN = {FIRST_REPORTED: date(1001, 1, 1), LAST_REPORTED: date(1002, 2, 2)}

# What stands before each query in the file, and before all of them.
_OF, _KEEP, _COUNT = "-- Written from definitions with the digest ", "-- keep: ", "-- count: "
_HEAD = "-- The queries that count this framework, made by .ci/regenerate.py.\n"


@dataclass(frozen=True)
class TableQueries:
    """The queries that count all tallies of a table.

    Parameters
    ----------
    kept
        Gives what several queries read of the table, to be held as `kept_name`; empty where
        one query reads the table itself.
    counts
        The queries, one for each way of counting. Each gives ``area_code``, ``period`` and a
        column for each of its tallies (`nmspf_report.indicators.scanning.by_column`).
    """

    kept: str
    counts: tuple[str, ...]


def tallies_by_table(wanted: Iterable[Figure]) -> dict[str, list[Tally]]:
    """Gather the tallies of each table, each once however many figures it stands in."""
    gathered: dict[str, dict[Tally, None]] = {}
    for figure in wanted:
        for tally in figure.tallies:
            gathered.setdefault(tally.table, {})[tally] = None
    return {table: list(tallies) for table, tallies in gathered.items()}


def kept_name(table: str) -> str:
    """Give the name under which what several queries read of a table is held."""
    return f"kept_{table}"


def queries_of(framework: Framework) -> dict[str, TableQueries]:
    """Give the queries that count a framework, by the table that they count.

    Those that stand in the folder `sql`, if they were written from these definitions; else they
    are written now.
    """
    path = _path(framework)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if _OF + _digest(framework) not in text[: text.find(_COUNT)].splitlines():
        return write_queries(framework)
    return _read(text)


def keep_queries(framework: Framework) -> Path:
    """Write the queries that count a framework to the folder `sql`."""
    parts = [_HEAD, f"{_OF}{_digest(framework)}\n"]
    for table, queries in write_queries(framework).items():
        if queries.kept:
            parts.append(f"\n{_KEEP}{table}\n{queries.kept}\n")
        parts.extend(f"\n{_COUNT}{table}\n{query}\n" for query in queries.counts)
    path = _path(framework)
    write_whole(path, "".join(parts).encode())
    return path


def write_queries(framework: Framework) -> dict[str, TableQueries]:
    """Write the queries that count a framework, by the table that they count."""
    schema, engine = read_schema(str(framework.records)), Engine()
    for name, returned in schema.returned.items():
        _hold_empty(engine, name, arrow_schema(returned.columns))
    wanted = tallies_by_table(
        figure for indicator in framework.counted for figure in figures(indicator)
    )
    records = records_of(schema.returned, [], engine)
    hold_periods(engine, periods_of_years(2025, 2025), wanted)
    reported = STAND_IN[FIRST_REPORTED], STAND_IN[LAST_REPORTED]
    scanner = Scanner(schema, framework.timescales, reported, engine)
    written = {}
    for table, tallies in wanted.items():
        frame = with_facts(records, table)
        often = scanner.read_often(frame, table, tallies)
        kept = "" if often is None else _named(sql_of(often))
        if often is not None:
            frame = engine.keep(sql_of(often), kept_name(table))
        counts = scanner.queries(frame, table, tallies)
        written[table] = TableQueries(kept, tuple(_named(sql_of(query)) for query in counts))
    return written


def shown_queries(framework: Framework, codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """Give the queries that count indicators alone, to be read: over the tables with facts.

    Parameters
    ----------
    framework
        It must count from case-level tables.
    codes
        The indicators'.

    Returns
    -------
    dict of str to dict of str to str
        For each indicator, the query over each table that it counts from, by the table's name.
    """
    schema = read_schema(str(framework.records))
    periods = periods_of_years(2025, 2025)
    return {
        code: {
            table: _shown(framework, schema, periods, table, tallies)
            for table, tallies in tallies_by_table(figures(framework.by_code[code])).items()
        }
        for code in codes
    }


def _shown(
    framework: Framework,
    schema: Schema,
    periods: Sequence[Period],
    table: str,
    tallies: Sequence[Tally],
) -> str:
    engine = Engine()
    hold_periods(engine, periods, {table: tallies})
    frame = _hold_empty(engine, table, arrow_schema(schema.tables[table].all_columns))
    reported = periods[0].start, periods[-1].end
    scanner = Scanner(schema, framework.timescales, reported, engine)
    return ";\n\n".join(map(_readable, scanner.queries(frame, table, tallies)))


def _hold_empty(engine: Engine, name: str, columns: pa.Schema) -> Frame:
    """Hold a table of no rows under its own name, for queries over it to be written."""
    empty = columns.empty_table()
    return engine.frame(empty.add_column(0, AREA, pa.array([], pa.string())), name)


def _readable(query: Frame) -> str:
    """Give a query's SQL without the quotes that none of its names needs."""
    return sql_of(query).replace('"', "").strip()


def _named(query: str) -> str:
    """Ask for the days that are counted by their names."""
    for name, day in STAND_IN.items():
        query = query.replace(f"'{day.isoformat()}'::DATE", f"getvariable('{name}')")
    return query.strip()


def _digest(framework: Framework) -> str:
    schema = read_schema(str(framework.records))
    return sha256(f"{framework.model_dump_json()}{schema.model_dump_json()}".encode()).hexdigest()


def _path(framework: Framework) -> Path:
    return PACKAGE / "indicators" / "sql" / f"{framework.code}.sql"


def _read(text: str) -> dict[str, TableQueries]:
    """Read the queries of a file."""
    kept: dict[str, str] = {}
    counts: dict[str, list[str]] = {}
    for part in text.split("\n\n-- ")[1:]:
        what, query = part.split("\n", 1)
        kind, table = what.split(": ", 1)
        if f"-- {kind}: " == _KEEP:
            kept[table] = query.strip()
        else:
            counts.setdefault(table, []).append(query.strip())
    return {
        table: TableQueries(kept.get(table, ""), tuple(queries))
        for table, queries in counts.items()
    }
