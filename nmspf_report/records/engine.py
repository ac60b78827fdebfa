"""The embedded engine: tables become lazy frames that DuckDB answers, one query at a time."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow as pa

Frame = nw.LazyFrame[Any]


class Engine:
    """An in-memory DuckDB, which reads Arrow tables in place and Parquet files as it needs them.

    What tables are called, queries call them too.
    """

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        # A command says for itself how far it has come. In a notebook there are no bars to switch
        # off, and DuckDB refuses to, unless a package is there that draws them.
        with suppress(duckdb.InvalidInputException):
            self.connection.execute("SET enable_progress_bar = false")

    def frame(self, table: pa.Table | pd.DataFrame, name: str) -> Frame:
        """Hold a table that is in memory, and give it as a lazy frame."""
        self.connection.register(name, table)
        return self.held(name)

    def scan(self, paths: Sequence[Path], name: str) -> Frame:
        """Hold Parquet files of one shape as a table of which as much is read as is asked for."""
        self.connection.read_parquet([str(path) for path in paths]).create_view(name)
        return self.held(name)

    def held(self, name: str) -> Frame:
        """Give a table that is held as a lazy frame."""
        return nw.from_native(self.connection.table(name)).lazy()

    def keep(self, query: str, name: str) -> Frame:
        """Run a query now, and hold what it gives as a table."""
        self.connection.execute(f'CREATE TABLE "{name}" AS {query}')
        return self.held(name)

    def say(self, name: str, day: date) -> None:
        """Give queries a date that they ask for by a name."""
        self.connection.execute(f"SET VARIABLE {name} = DATE '{day.isoformat()}'")

    def answer(self, query: str) -> pd.DataFrame:
        """Run a query."""
        return self.connection.execute(query).df()


def sql_of(frame: Frame) -> str:
    """Give the query that makes a frame of DuckDB's, as text."""
    return str(frame.to_native().sql_query())
