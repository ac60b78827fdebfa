"""Case-level returns of any size: one authority's sample return, copied under made-up codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from nmspf_report.records.schema import Table, read_schema
from nmspf_report.returns.manifest import Manifest
from nmspf_report.returns.sample import sample_return

# Caerphilly: of all authorities' sample returns, the one nearest to 100,000 rows to count.
# It returns every quarter of the four years.
AREA_CODE = "W06000018"
# No indicator counts from it, and nothing is derived from it: its rows are not counted here.
NOT_COUNTED = "children"


@dataclass(frozen=True)
class Size:
    """Returns of a number of authorities.

    Parameters
    ----------
    folder
        It holds ``<table>.parquet`` for each table, with ``area_code``.
    manifests
        What each return says of itself.
    rows
        The rows from which indicators count.
    """

    folder: Path
    manifests: list[Manifest]
    rows: int


def write_size(folder: Path, authorities: int, copies: int) -> Size:
    """Write the returns of made-up authorities, each with so many copies of the sample's children.

    No two copies share an identifier.
    """
    sample = sample_return(AREA_CODE, years=4)
    codes = [f"X{number:08d}" for number in range(authorities)]
    folder.mkdir(parents=True)
    for name, definition in read_schema("children").returned.items():
        parts = (
            _copy(sample.tables[name], definition, code, copy)
            for code in codes
            for copy in range(copies)
        )
        _write(parts, folder / f"{name}.parquet")
    counted = [table for name, table in sample.tables.items() if name != NOT_COUNTED]
    return Size(
        folder,
        [sample.manifest.model_copy(update={"area_code": code}) for code in codes],
        rows=authorities * copies * sum(table.num_rows for table in counted),
    )


def _write(parts: Iterator[pa.Table], path: Path) -> None:
    first = next(parts)
    with pq.ParquetWriter(path, first.schema) as writer:
        for part in chain([first], parts):
            writer.write_table(part)


def _copy(table: pa.Table, definition: Table, area_code: str, copy: int) -> pa.Table:
    """Give the sample's table as an authority's, its identifiers made different."""
    for position, (name, column) in enumerate(definition.columns.items()):
        if column.type == "identifier":
            own = pc.binary_join_element_wise(table.column(name), area_code[-2:], str(copy), "-")
            table = table.set_column(position, name, own)
    code = pa.array([area_code] * table.num_rows, pa.string())
    return table.add_column(0, "area_code", code)
