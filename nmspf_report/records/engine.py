"""The embedded engine: tables become lazy frames that DuckDB answers, one query at a time."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow as pa

Frame = nw.LazyFrame[Any]


class Engine:
    """An in-memory DuckDB, which reads Arrow tables in place and Parquet files as it needs them.

    Counting asks for nothing but narwhals' lazy frames; an object with `frame` gives them on
    another engine.
    """

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        # A command says for itself how far it has come. In a notebook there are no bars to switch
        # off, and DuckDB refuses to, unless a package is there that draws them.
        with suppress(duckdb.InvalidInputException):
            self.connection.execute("SET enable_progress_bar = false")
        self._frames = 0

    def frame(self, table: pa.Table | pd.DataFrame, name: str | None = None) -> Frame:
        """Give a table in memory as a lazy frame, under a name that its queries show."""
        self._frames += 1
        name = name or f"frame_{self._frames}"
        self.connection.register(name, table)
        return nw.from_native(self.connection.table(name)).lazy()

    def keep(self, frame: Frame) -> Frame:
        """Compute a frame now, and give it as one that need not be computed again."""
        self._frames += 1
        name = f"kept_{self._frames}"
        frame.to_native().create(name)
        return nw.from_native(self.connection.table(name)).lazy()

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Give Parquet files of one shape as a lazy frame that reads what it is asked for."""
        return nw.from_native(self.connection.read_parquet([str(path) for path in paths])).lazy()
