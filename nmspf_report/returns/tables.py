"""Reading one table of a return, from Parquet or CSV, as far as it can be read."""

import struct
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from nmspf_report.problems import Problem
from nmspf_report.records.schema import Table
from nmspf_report.returns.archive import LARGEST_ARCHIVE, SentFile
from nmspf_report.returns.converting import ARROW_TYPES, convert, plain_text
from nmspf_report.returns.delimited import FIRST_ROW, read_delimited
from nmspf_report.returns.misfits import Misfit, Rows, shown

PARQUET = b"PAR1"
# How a file begins that is no table: a zip (which a workbook is too), an old workbook or one
# with a password, a PDF.
OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
# The largest authority's largest table has some hundred thousand rows.
MOST_ROWS = 20_000_000
LONGEST_VALUE = 10_000
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
        If the file cannot be read.
    """
    sent, rows, _ = _as_sent(content, where, known)
    names = [name.strip().casefold() for name in sent.column_names]
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
        return _parquet(content, where, known), None, ()
    read = read_delimited(content, tuple(known), where)
    return read.table, read.rows, read.misfits


def _parquet(content: bytes, where: str, known: Collection[str]) -> pa.Table:
    """Read the known columns of a Parquet file that is not larger than a return can be."""
    try:
        file = pq.ParquetFile(pa.BufferReader(content), arrow_extensions_enabled=False)
        _refuse_too_large(file.metadata, where)
        wanted = [name for name in file.schema_arrow.names if name.strip().casefold() in known]
        coded = [
            name
            for name in wanted
            if pa.types.is_string(file.schema_arrow.field(name).type)
            and _is_dictionary(file.metadata, name)
        ]
        file = pq.ParquetFile(
            pa.BufferReader(content), read_dictionary=coded, arrow_extensions_enabled=False
        )
        read = file.read(columns=wanted)
        others = [name for name in file.schema_arrow.names if name not in wanted]
        decoded = _decoded(read, where)
        # A column that nobody knows is told of by its name alone.
        for name in others:
            decoded = decoded.append_column(name, pa.nulls(decoded.num_rows))
        decoded.validate()
        return decoded
    except Problem:
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, MemoryError, struct.error) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=where, reason=reason) from None


def _refuse_too_large(metadata: pq.FileMetaData, where: str) -> None:
    size = sum(
        metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups)
    )
    if metadata.num_rows > MOST_ROWS or size > LARGEST_ARCHIVE or size < 0:
        raise Problem("too_large", where=where, most=LARGEST_ARCHIVE // 1024**2)


def _is_dictionary(metadata: pq.FileMetaData, name: str) -> bool:
    places = [
        place for place in range(metadata.num_columns) if metadata.schema.column(place).path == name
    ]
    return bool(places) and any(
        "DICTIONARY" in encoding
        for group in range(metadata.num_row_groups)
        for encoding in metadata.row_group(group).column(places[0]).encodings
    )


def _decoded(table: pa.Table, where: str) -> pa.Table:
    """Give dictionaries as plain text; a long value many times over is no value of a return."""
    columns = []
    for column in table.columns:
        if pa.types.is_dictionary(column.type):
            longest = max(
                (
                    pc.max(pc.binary_length(chunk.dictionary)).as_py() or 0
                    for chunk in column.chunks
                ),
                default=0,
            )
            if longest > LONGEST_VALUE:
                raise Problem("too_large", where=where, most=LARGEST_ARCHIVE // 1024**2)
            column = column.cast(column.type.value_type)  # noqa: PLW2901
        columns.append(column)
    return pa.table(columns, names=table.column_names)


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
