"""Reading a case-level return: its description and its tables, as Parquet or CSV."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from nmspf_report.definitions import DefinitionFile
from nmspf_report.problems import Problem
from nmspf_report.records.schema import Column, Schema, Table, read_schema
from nmspf_report.returns.manifest import FILE_NAME, Manifest

ARROW_TYPES = {
    "identifier": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "time": pa.timestamp("us"),
    "boolean": pa.bool_(),
    "integer": pa.int64(),
    "decimal": pa.float64(),
}


@dataclass(frozen=True)
class CaseLevelReturn:
    """An authority's return: what it says of itself, and its tables by name."""

    manifest: Manifest
    tables: dict[str, pa.Table]

    def with_area(self, name: str) -> pa.Table:
        """Give a table with the authority's code as its first column, ``area_code``."""
        table = self.tables[name]
        code = pa.array([self.manifest.area_code] * table.num_rows, pa.string())
        return table.add_column(0, "area_code", code)


def read_return(folder: Path) -> CaseLevelReturn:
    """Read an authority's return from its folder.

    Parameters
    ----------
    folder
        It holds ``return.yml`` and one file for each table, ``<table>.parquet`` or
        ``<table>.csv``.

    Raises
    ------
    Problem
        A file that is missing or cannot be read, a column that is missing, or values that
        are not of the column's type; with the file's name.
    """
    manifest = read_manifest(folder)
    schema = read_schema("children")
    return CaseLevelReturn(
        manifest=manifest,
        tables={
            table: _read_table(folder, table, definition)
            for table, definition in schema.returned.items()
        },
    )


def read_manifest(folder: Path) -> Manifest:
    """Read what an authority says of its return.

    Raises
    ------
    Problem
        If ``return.yml`` is not there, or is not as it must be; with the line.
    """
    name = f"{folder.name}/{FILE_NAME}"
    return DefinitionFile(folder / FILE_NAME, name).read_as(Manifest)


def arrow_schema(columns: Mapping[str, Column]) -> pa.Schema:
    """Give columns of a table as Arrow knows them."""
    return pa.schema([(name, ARROW_TYPES[column.type]) for name, column in columns.items()])


def empty_tables(schema: Schema) -> dict[str, pa.Table]:
    """Give every table of a return with its columns and no rows."""
    return {
        name: arrow_schema(table.columns).empty_table() for name, table in schema.returned.items()
    }


def _read_table(folder: Path, name: str, definition: Table) -> pa.Table:
    for ending, read in (("parquet", pq.read_table), ("csv", _read_csv)):
        path = folder / f"{name}.{ending}"
        if path.is_file():
            where = f"{folder.name}/{path.name}"
            return _as_defined(_whole(read, path, where), definition, where)
    raise Problem("missing_table", where=folder.name, table=name)


def _whole(read, path: Path, where: str) -> pa.Table:  # type: ignore[no-untyped-def]
    try:
        return read(path)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=where, reason=reason) from None


def _read_csv(path: Path) -> pa.Table:
    """Read every column as text: the schema, not the reader's guess, gives the types."""
    names = path.open(encoding="utf-8-sig").readline().rstrip("\r\n").split(",")
    options = pyarrow.csv.ConvertOptions(
        column_types={name.strip('"'): pa.string() for name in names},
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
        null_values=[""],
    )
    return pyarrow.csv.read_csv(path, convert_options=options)


def _as_defined(table: pa.Table, definition: Table, where: str) -> pa.Table:
    columns = []
    for name, column in definition.columns.items():
        if name not in table.column_names:
            known = ", ".join(definition.columns)
            raise Problem("missing_column", where=where, column=name, known=known)
        columns.append(_as_type(table.column(name), name, column, where))
    return pa.table(columns, schema=arrow_schema(definition.columns))


def _as_type(values: pa.ChunkedArray, name: str, column: Column, where: str) -> pa.ChunkedArray:
    try:
        return values.cast(ARROW_TYPES[column.type])
    except pa.ArrowException:
        raise Problem(
            "wrong_type",
            where=where,
            column=name,
            type=column.type,
            value=_first_misfit(values, ARROW_TYPES[column.type]),
        ) from None


def _first_misfit(values: pa.ChunkedArray, wanted: pa.DataType) -> object:
    for value in values:
        try:
            value.cast(wanted)
        except pa.ArrowException:
            return value.as_py()
    return values[0].as_py()
