"""Reading a Parquet file as it was sent, unless it would swell beyond what a return can hold."""

import struct
from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from nmspf_report.problems import Problem
from nmspf_report.returns.archive import LARGEST_FILE, MEBIBYTE
from nmspf_report.returns.delimited import MOST_COLUMNS, refuse_too_many

# What the columns of a file may hold once they are unpacked; a value that is written once and
# named a million times counts a million times.
LARGEST_CONTENT = 256 * MEBIBYTE
# A file's pieces, each with its own description: one that is sent has as many as it has columns.
MOST_PIECES = 50_000
LONGEST_DESCRIPTION = 8 * MEBIBYTE
# The longest number that Parquet keeps as bytes has 32.
WIDEST_NUMBER = 32
# Values that take up the beginning of the one before: a hundred bytes can be a hundred megabytes.
SWELLING = "DELTA_BYTE_ARRAY"

# Arrow's usual allocator gives the memory of each column back to the system and takes it again
# for the next: to read the returns of 22 authorities took thrice as long with it.
pa.set_memory_pool(pa.system_memory_pool())


def read_columnar(content: bytes, where: str, known: Collection[str]) -> pa.Table:
    """Read the known columns of a Parquet file; any other is told of by its name alone.

    Parameters
    ----------
    content, where
        The file, and how messages call it.
    known
        The columns, in small letters.

    Returns
    -------
    pyarrow.Table
        The columns as they are typed in the file, text as plain text.

    Raises
    ------
    Problem
        If the file cannot be read, holds more than a return can, or has a column of a kind of
        which no value of a return is.
    """
    if int.from_bytes(content[-8:-4], "little") > LONGEST_DESCRIPTION:
        raise _too_large(where)
    try:
        file = pq.ParquetFile(pa.BufferReader(content), arrow_extensions_enabled=False)
        _refuse_too_large(file.metadata, where)
        every = file.schema_arrow.names
        wanted = [name for name in every if name.strip().casefold() in known]
        refuse_too_many(file.metadata.num_rows, max(len(wanted), 1), where)
        for name in wanted:
            if not _can_be_read(file, name):
                raise Problem("column_kind", where=where, column=name[:100])
        texts = [name for name in wanted if _is_bytes(file.metadata, name)]
        file = pq.ParquetFile(
            pa.BufferReader(content),
            metadata=file.metadata,
            read_dictionary=texts,
            arrow_extensions_enabled=False,
        )
        # Several returns are read at once already.
        decoded = _decoded(file.read(columns=wanted, use_threads=False), where)
        for name in every:
            if name not in wanted:
                decoded = decoded.append_column(name, pa.nulls(decoded.num_rows))
        decoded.validate()
        return decoded
    except Problem:
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, MemoryError, struct.error) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=where, reason=reason) from None


def _refuse_too_large(metadata: pq.FileMetaData, where: str) -> None:
    groups, columns = metadata.num_row_groups, metadata.num_columns
    if columns > MOST_COLUMNS or groups * max(columns, 1) > MOST_PIECES:
        raise _too_large(where)
    size = sum(metadata.row_group(group).total_byte_size for group in range(groups))
    if not 0 <= size <= LARGEST_CONTENT:
        raise _too_large(where)


def _can_be_read(file: pq.ParquetFile, name: str) -> bool:
    """Tell whether a column holds single values, whose size is known before they are read."""
    pieces = list(_pieces(file.metadata, name))
    places = [place for place, _ in pieces]
    widths = [file.metadata.schema.column(place).length for place in places]
    return (
        bool(places)
        and max(widths) <= WIDEST_NUMBER
        and all(SWELLING not in piece.encodings for _, piece in pieces)
    ) or not file.metadata.num_row_groups


def _is_bytes(metadata: pq.FileMetaData, name: str) -> bool:
    return any(piece.physical_type == "BYTE_ARRAY" for _, piece in _pieces(metadata, name))


def _pieces(metadata: pq.FileMetaData, name: str) -> Iterator[tuple[int, pq.ColumnChunkMetaData]]:
    """Give the pieces of a column, each with the column's place; a list or the like has none."""
    schema = metadata.schema
    for place in range(metadata.num_columns):
        if schema.column(place).path == name and schema.column(place).max_repetition_level == 0:
            for group in range(metadata.num_row_groups):
                yield place, metadata.row_group(group).column(place)


def _decoded(table: pa.Table, where: str) -> pa.Table:
    """Give texts that are written once and named often as plain text, if there is room for it."""
    coded = [column for column in table.columns if pa.types.is_dictionary(column.type)]
    room = LARGEST_CONTENT - table.nbytes
    # The length of the longest is soon found, and most files are far from what there is room for.
    if sum(map(_longest, coded)) > room and sum(map(_length, coded)) > room:
        raise _too_large(where)
    columns = [
        column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)


def _longest(column: pa.ChunkedArray) -> int:
    """Give how many bytes the texts of a column would have if each were as long as the longest."""
    lengths = (
        (pc.max(pc.binary_length(chunk.dictionary)).as_py(), len(chunk)) for chunk in column.chunks
    )
    return sum((longest or 0) * rows for longest, rows in lengths)


def _length(column: pa.ChunkedArray) -> int:
    """Give how many bytes the texts of a column have, each as often as it is named."""
    lengths = (
        pc.sum(pc.binary_length(chunk.dictionary).cast(pa.int64()).take(chunk.indices)).as_py()
        for chunk in column.chunks
    )
    return sum(length or 0 for length in lengths)


def _too_large(where: str) -> Problem:
    return Problem("too_large", where=where, most=LARGEST_FILE // MEBIBYTE)
