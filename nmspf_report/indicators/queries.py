"""Writing the queries that count a framework: over the tables of returns, and to be read.

What is written is kept as text (`nmspf_report.indicators.keeping`), and run or shown from there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from nmspf_report.framework.model import Framework
from nmspf_report.framework.tallies import Figure, Tally, figures
from nmspf_report.indicators.scanning import Scanner, hold_periods, hold_quarters
from nmspf_report.journey.facts import records_of, with_facts
from nmspf_report.journey.history import AREA
from nmspf_report.periods import periods_of_years
from nmspf_report.records.engine import Engine, Frame, sql_of
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.reading import arrow_schema

# How a query asks for the first and the last day that is counted. Frames know no names for
# values: while they are written, days stand there that are in no return.
FIRST_REPORTED, LAST_REPORTED = "first_reported_day", "last_reported_day"
STAND_IN = {FIRST_REPORTED: date(1001, 1, 1), LAST_REPORTED: date(1002, 2, 2)}


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


def write_queries(framework: Framework) -> dict[str, TableQueries]:
    """Write the queries that count a framework, by the table that they count."""
    schema, engine = read_schema(str(framework.records)), Engine()
    for name, returned in schema.returned.items():
        _hold_empty(engine, name, arrow_schema(returned.columns))
    wanted = tallies_by_table(
        figure for indicator in framework.counted for figure in figures(indicator)
    )
    records = records_of(schema.returned, [], engine)
    periods = periods_of_years(2025, 2025)
    hold_quarters(engine, periods)
    reported = STAND_IN[FIRST_REPORTED], STAND_IN[LAST_REPORTED]
    scanner = Scanner(schema, framework.timescales, reported, engine)
    written = {}
    for table, tallies in wanted.items():
        hold_periods(engine, periods, table, tallies)
        frame = with_facts(records, table)
        often = scanner.read_often(frame, table, tallies)
        kept = "" if often is None else _named(sql_of(often))
        if often is not None:
            frame = engine.keep(sql_of(often), kept_name(table))
        counts = scanner.queries(frame, table, tallies)
        written[table] = TableQueries(kept, tuple(_named(sql_of(query)) for query in counts))
    return written


def write_shown(framework: Framework) -> dict[str, dict[str, str]]:
    """Write the queries that count each indicator alone, over the tables with facts.

    Returns
    -------
    dict of str to dict of str to str
        For each indicator by its code, the query over each table that it counts from.
    """
    schema, engine = read_schema(str(framework.records)), Engine()
    for name, table in schema.tables.items():
        _hold_empty(engine, name, arrow_schema(table.all_columns))
    periods = periods_of_years(2025, 2025)
    hold_quarters(engine, periods)
    reported = periods[0].start, periods[-1].end
    scanner = Scanner(schema, framework.timescales, reported, engine)

    def written(table: str, tallies: Sequence[Tally]) -> str:
        hold_periods(engine, periods, table, tallies)
        queries = scanner.queries(engine.held(table), table, tallies)
        return ";\n\n".join(map(_readable, queries))

    return {
        indicator.code: {
            table: written(table, tallies)
            for table, tallies in tallies_by_table(figures(indicator)).items()
        }
        for indicator in framework.counted
    }


def _hold_empty(engine: Engine, name: str, columns: pa.Schema) -> None:
    """Hold a table of no rows under its own name, for queries over it to be written."""
    empty = columns.empty_table()
    engine.frame(empty.add_column(0, AREA, pa.array([], pa.string())), name)


def _readable(query: Frame) -> str:
    """Give a query's SQL without the quotes that none of its names needs."""
    return sql_of(query).replace('"', "").strip()


def _named(query: str) -> str:
    """Ask for the days that are counted by their names."""
    for name, day in STAND_IN.items():
        query = query.replace(f"'{day.isoformat()}'::DATE", f"getvariable('{name}')")
    return query.strip()
