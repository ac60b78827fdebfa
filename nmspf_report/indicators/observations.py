"""Observations: one figure before presentation, what is counted over what, where and when."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from nmspf_report.problems import Problem

OBSERVATION_COLUMNS = (
    "indicator",
    "category",
    "area_code",
    "period",
    "counting_unit",
    "numerator",
    "denominator",
    "population",
    "basis",
    "symbol",
)
KEY = ["indicator", "counting_unit", "category", "area_code", "period"]
NUMBERS = ("numerator", "denominator", "population")
ARROW_SCHEMA = pa.schema(
    [(name, pa.float64() if name in NUMBERS else pa.string()) for name in OBSERVATION_COLUMNS]
)


def sort_observations(observations: pd.DataFrame) -> pd.DataFrame:
    """Give the columns in their order and the rows in the order of their key."""
    ordered = observations[list(OBSERVATION_COLUMNS)]
    return ordered.sort_values(KEY, kind="stable", ignore_index=True)


def write_observations(observations: pd.DataFrame, path: Path) -> None:
    """Write observations as Parquet; the same observations give the same bytes."""
    table = pa.Table.from_pandas(observations, schema=ARROW_SCHEMA, preserve_index=False)
    pq.write_table(table.replace_schema_metadata(), path, compression="zstd")


def read_observations(path: Path) -> pd.DataFrame:
    """Read observations that `write_observations` wrote.

    Raises
    ------
    Problem
        If the file is not there, or is no such file.
    """
    if not path.is_file():
        raise Problem("missing_file", where=path.name)
    try:
        table = pq.read_table(path)
    except pa.ArrowException as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=path.name, reason=reason) from None
    for name in OBSERVATION_COLUMNS:
        if name not in table.column_names:
            known = ", ".join(OBSERVATION_COLUMNS)
            raise Problem("missing_column", where=path.name, column=name, known=known)
    observations: pd.DataFrame = table.to_pandas()
    return observations
