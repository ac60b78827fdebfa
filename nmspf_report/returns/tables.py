"""Reading one table of a return, from Parquet or CSV, as far as it can be read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from nmspf_report.problems import Problem
from nmspf_report.records.schema import Table
from nmspf_report.returns.archive import LARGEST_FILE, MEBIBYTE, SentFile
from nmspf_report.returns.columnar import read_columnar
from nmspf_report.returns.converting import ARROW_TYPES, convert, plain_text
from nmspf_report.returns.delimited import FIRST_ROW, read_delimited
from nmspf_report.returns.misfits import Misfit, Rows, shown

PARQUET = b"PAR1"
# How a file begins that is no table: a zip (which a workbook is too), an old workbook or one
# with a password, a PDF.
OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
# Cells that may be held as Python's texts at once, each of which takes some sixty bytes.
MOST_TEXTS = 5_000_000
COLUMN_TWICE = "\x1f"
# Of how many rows the values are told, where a whole column is wrong.
MOST_VALUES = 1000


@dataclass(frozen=True)
class ReadTable:
    """A table as the schema has it, the number of each row in its file, and what was amiss.

    Parameters
    ----------
    rows
        None where they are numbered from 2 on.
    """

    table: pa.Table
    rows: Rows | None
    misfits: tuple[Misfit, ...]


def read_table(file: SentFile, folder: str, name: str, definition: Table) -> ReadTable:
    """Read a table.

    Parameters
    ----------
    file
        The file.
    folder
        How messages call the folder or the zip that it is in.
    name, definition
        The table.

    Returns
    -------
    ReadTable
        With every column of the schema in its type. Nothing is raised: a file that cannot be
        read has no rows, and a misfit says so.
    """
    where = f"{folder}/{file.name}"
    try:
        sent, rows, misfits = _as_sent(file.read(), where, tuple(definition.columns))
    except Problem as problem:
        more = {"reason": problem.what.rstrip(".")}
        unread = Misfit("unreadable_file", where, name, more=more)
        return ReadTable(_empty(definition), None, (unread,))
    told = [
        Misfit(each.kind, each.file, name, each.column, each.rows, each.texts, each.more)
        for each in misfits
    ]
    return in_types(sent, rows, definition, where, name, told)


def in_types(
    sent: pa.Table,
    rows: Rows | None,
    definition: Table,
    where: str,
    name: str,
    known: Sequence[Misfit] = (),
) -> ReadTable:
    """Give a table as it was sent with the columns and types of the schema.

    Parameters
    ----------
    sent, rows
        Its columns, and the number of each row in the file.
    definition, where, name
        The table, and how messages call the file and the table.
    known
        The misfits that reading has found already.
    """
    told = list(known)
    columns = _columns_of(sent, definition, where, name, told)
    if not columns:
        return ReadTable(_empty(definition), None, (Misfit("no_heading", where, name),))
    read = {
        column: _read_column(column, columns.get(column), rows, definition, where, name, told)
        for column in definition.columns
    }
    schema = pa.schema([(column, values.type) for column, values in read.items()])
    length = sent.num_rows
    filled = [
        values if len(values) == length else pa.chunked_array([pa.nulls(length, values.type)])
        for values in read.values()
    ]
    return ReadTable(pa.table(filled, schema=schema), rows, tuple(told))


def as_text(
    content: bytes, known: Collection[str], where: str
) -> tuple[dict[str, list[str | None]], Rows]:
    """Read columns of a file as text.

    Parameters
    ----------
    content, where
        The file, and how messages call it.
    known
        The columns, in small letters.

    Returns
    -------
    tuple
        Those of the columns that are there, and the number of each row in the file.

    Raises
    ------
    Problem
        If the file cannot be read, or has more in these columns than a return can have.
    """
    sent, rows, _ = _as_sent(content, where, known)
    names = [name.strip().casefold() for name in sent.column_names]
    if sent.num_rows * len(set(names) & set(known)) > MOST_TEXTS:
        raise Problem("too_large", where=where, most=LARGEST_FILE // MEBIBYTE)
    found = {
        name: plain_text(sent.column(names.index(name))).to_pylist()
        for name in known
        if name in names
    }
    if rows is None:
        rows = np.arange(FIRST_ROW, FIRST_ROW + sent.num_rows, dtype=np.int64)
    return found, rows


def _empty(definition: Table) -> pa.Table:
    schema = [(name, ARROW_TYPES[column.type]) for name, column in definition.columns.items()]
    return pa.schema(schema).empty_table()


def _as_sent(
    content: bytes, where: str, known: Collection[str]
) -> tuple[pa.Table, Rows | None, tuple[Misfit, ...]]:
    if content.startswith(OTHER_FILES):
        raise Problem("not_a_table", where=where)
    if content.startswith(PARQUET):
        return read_columnar(content, where, known), None, ()
    read = read_delimited(content, tuple(known), where)
    return read.table, read.rows, read.misfits


def _columns_of(
    sent: pa.Table, definition: Table, where: str, table: str, misfits: list[Misfit]
) -> Mapping[str, pa.ChunkedArray]:
    """Give the known columns by name; tell of those that are unknown, missing or there twice."""
    found: dict[str, pa.ChunkedArray] = {}
    for heading, values in zip(sent.column_names, sent.columns, strict=True):
        plain, _, again = heading.partition(COLUMN_TWICE)
        name = plain.strip().casefold()
        if again or name in found:
            misfits.append(Misfit("column_twice", where, table, shown(plain)))
        elif name in definition.columns:
            found[name] = values
        elif name or values.null_count < len(values):
            misfits.append(Misfit("unknown_column", where, table, shown(plain)))
    known = ", ".join(definition.columns)
    misfits.extend(
        Misfit("missing_column", where, table, name, more={"known": known})
        for name in definition.columns
        if name not in found
    )
    return found


def _read_column(
    name: str,
    sent: pa.ChunkedArray | None,
    rows: Rows | None,
    definition: Table,
    where: str,
    table: str,
    misfits: list[Misfit],
) -> pa.ChunkedArray:
    column = definition.columns[name]
    if sent is None:
        return pa.chunked_array([pa.nulls(0, ARROW_TYPES[column.type])])
    converted = convert(sent, column)
    if converted.manner:
        misfits.append(Misfit(converted.manner, where, table, name))
    if len(converted.unread):
        numbers = converted.unread + FIRST_ROW if rows is None else rows[converted.unread]
        first = pa.array(converted.unread[:MOST_VALUES])
        texts = tuple(shown(value) for value in plain_text(sent.take(first)).to_pylist())
        more = {"type": column.type}
        misfits.append(Misfit("type", where, table, name, np.asarray(numbers), texts, more))
    return converted.values
