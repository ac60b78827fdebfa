"""The queries that count a framework, kept as text: written once, and run wherever it is counted.

To write them takes some thousand steps, each of which DuckDB checks, and several times as long as
to count an authority with them. They stand in the folder `sql`, and are written anew only where the
definitions are not those that they were written from.
"""

from collections.abc import Iterable
from hashlib import sha256

from nmspf_report.framework.model import Framework
from nmspf_report.indicators.queries import TableQueries, write_queries, write_shown
from nmspf_report.records.schema import read_schema
from nmspf_report.resources import PACKAGE
from nmspf_report.writing import write_whole

FOLDER = PACKAGE / "indicators" / "sql"
COUNTING, SHOWN = "counting", "shown"
KEPT, COUNT = "keep", "count"

_HEAD = "-- Queries that count a framework, made by .ci/regenerate.py. Digest of the definitions: "
_MARK = "\n\n-- query: "

Named = tuple[str, str]
"""A query's name, of words with a blank between them, and the query."""


def keep_queries(framework: Framework) -> None:
    """Write the queries of a framework to the folder `sql`."""
    _keep(framework, COUNTING, _named(write_queries(framework)))
    shown = write_shown(framework).items()
    of_tables = ((code, table, sql) for code, tables in shown for table, sql in tables.items())
    _keep(framework, SHOWN, ((f"{code} {table}", sql) for code, table, sql in of_tables))


def counting_queries(framework: Framework) -> dict[str, TableQueries]:
    """Give the queries that count a framework, by the table that they count."""
    kept = _kept(framework, COUNTING)
    return write_queries(framework) if kept is None else _unnamed(kept)


def shown_queries(framework: Framework) -> dict[str, dict[str, str]]:
    """Give the queries that count each indicator alone, to be read; see `queries.write_shown`.

    There are none where nothing is counted from records.
    """
    if framework.records is None:
        return {}
    kept = _kept(framework, SHOWN)
    if kept is None:
        return write_shown(framework)
    shown: dict[str, dict[str, str]] = {}
    for name, sql in kept:
        code, table = name.split(" ")
        shown.setdefault(code, {})[table] = sql
    return shown


def _named(written: dict[str, TableQueries]) -> Iterable[Named]:
    for table, queries in written.items():
        if queries.kept:
            yield f"{KEPT} {table}", queries.kept
        yield from ((f"{COUNT} {table}", query) for query in queries.counts)


def _unnamed(kept: Iterable[Named]) -> dict[str, TableQueries]:
    often: dict[str, str] = {}
    counts: dict[str, list[str]] = {}
    for name, sql in kept:
        what, table = name.split(" ")
        if what == KEPT:
            often[table] = sql
        else:
            counts.setdefault(table, []).append(sql)
    return {name: TableQueries(often.get(name, ""), tuple(sqls)) for name, sqls in counts.items()}


def _keep(framework: Framework, what: str, queries: Iterable[Named]) -> None:
    parts = [_HEAD, _digest(framework), *(f"{_MARK}{name}\n{sql}" for name, sql in queries), "\n"]
    write_whole(FOLDER / f"{framework.code}.{what}.sql", "".join(parts).encode())


def _kept(framework: Framework, what: str) -> list[Named] | None:
    """Give the queries that are kept; None where there are none of these definitions."""
    path = FOLDER / f"{framework.code}.{what}.sql"
    if not path.is_file():
        return None
    head, *queries = path.read_text(encoding="utf-8").strip().split(_MARK)
    if head != _HEAD + _digest(framework):
        return None
    parted = (query.partition("\n") for query in queries)
    return [(name, sql) for name, _, sql in parted]


def _digest(framework: Framework) -> str:
    schema = read_schema(str(framework.records))
    return sha256(f"{framework.model_dump_json()}{schema.model_dump_json()}".encode()).hexdigest()
