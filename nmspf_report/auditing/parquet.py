"""Reading Parquet: values, statistics that were written with them, and metadata."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.tables import read_columns
from nmspf_report.locale import text

OF_ARROW = b"ARROW:schema"
"""What pyarrow itself writes: the schema again, whose own metadata is read here."""


def read_parquet(path: Path, reading: Reading) -> None:
    """Read a Parquet file.

    Parameters
    ----------
    path
        The file.
    reading
        Takes the facts of a table of observations, and what is loose: numbers in other columns
        and in metadata, and smallest or largest values that the table itself does not hold.
    """
    try:
        with pq.ParquetFile(path) as file:
            table = file.read()
            _read_metadata(file, reading)
            _read_statistics(file, reading)
    except (pa.ArrowException, OSError):
        reading.cannot_read(text("auditing.unreadable"), "")
        return
    columns = [(name, _written(table.column(name))) for name in table.column_names]
    read_columns(columns, reading)


def _read_metadata(file: pq.ParquetFile, reading: Reading) -> None:
    schema = file.schema_arrow
    metadata = {**(file.metadata.metadata or {}), **(schema.metadata or {})}
    for column in schema:
        metadata.update(column.metadata or {})
    spot = text("auditing.metadata")
    reading.plain(str(file.metadata.created_by or ""), spot)
    for name, value in metadata.items():
        if name != OF_ARROW:
            reading.plain(f"{_decoded(name)}: {_decoded(value)}", spot)


def _read_statistics(file: pq.ParquetFile, reading: Reading) -> None:
    """See that the limits written for each part of a column are those of its values."""
    for group in range(file.metadata.num_row_groups):
        part = file.metadata.row_group(group)
        values = file.read_row_group(group)
        for place in range(part.num_columns):
            chunk = part.column(place)
            found = chunk.statistics
            if found is None or not found.has_min_max:
                continue
            held = set(pa.compute.min_max(values.column(place)).as_py().values())
            for limit in (found.min, found.max):
                if limit not in held:
                    spot = text("auditing.column", column=chunk.path_in_schema)
                    reading.loose_number(chunk.path_in_schema, str(limit), spot)


def _written(column: pa.ChunkedArray) -> list[str]:
    """Write values as CSV has them: nothing where there is none."""
    return ["" if value is None else _plain(value) for value in column.to_pylist()]


def _plain(value: object) -> str:
    is_whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if is_whole else str(value)  # type: ignore[call-overload]


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", errors="replace")
