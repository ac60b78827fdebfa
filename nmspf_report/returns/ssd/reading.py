"""Reading tables of the Standard Safeguarding Dataset as the tables of a return."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from nmspf_report.problems import Problem
from nmspf_report.records.schema import Schema
from nmspf_report.returns.archive import SentFile
from nmspf_report.returns.misfits import Misfit
from nmspf_report.returns.ssd.mapping import Rows, SafeguardingDataset, Source, read_mapping
from nmspf_report.returns.tables import ReadTable, as_text, in_types

PREFIX = "ssd_"
ENDINGS = ("csv", "parquet", "txt", "tsv")
ROW = "\x1frow"

Sent = Mapping[str, pd.DataFrame]


def is_safeguarding_dataset(files: Mapping[str, SentFile]) -> bool:
    """Tell whether a return comes in the SSD's shape: its tables are called ``ssd_...``."""
    return any(name.casefold().startswith(PREFIX) for name in files)


def read_safeguarding_dataset(
    files: Mapping[str, SentFile], schema: Schema, folder: str
) -> tuple[dict[str, ReadTable], dict[str, str], tuple[Misfit, ...]]:
    """Read a return in the SSD's shape.

    Parameters
    ----------
    files
        By name: ``ssd_person.csv`` and so on.
    schema
        The tables of a return.
    folder
        How messages call the folder or zip.

    Returns
    -------
    tuple
        Every table that the SSD can give, by name; the file of each; and the files that could
        not be read or are missing. A table that the SSD cannot give is not among them.
    """
    mapping = read_mapping()
    misfits: list[Misfit] = []
    sent = _sent(files, mapping, folder, misfits)
    read, names = {}, {}
    for name, sources in mapping.tables.items():
        read[name] = _table(name, sources, sent, schema, folder)
        names[name] = f"{folder}/" + " + ".join(_name(rows, files) for rows in sources)
    return read, names, tuple(misfits)


def _sent(
    files: Mapping[str, SentFile],
    mapping: SafeguardingDataset,
    folder: str,
    misfits: list[Misfit],
) -> dict[str, pd.DataFrame]:
    """Read every SSD table that the mapping asks for, as text."""
    sent: dict[str, pd.DataFrame] = {}
    by_name = {name.casefold().rpartition(".")[0]: file for name, file in files.items()}
    for table, columns in _asked(mapping).items():
        sent[table] = pd.DataFrame({column: pd.Series(dtype=object) for column in (*columns, ROW)})
        if table not in by_name:
            misfits.append(Misfit("missing_table", folder, table))
            continue
        where = f"{folder}/{by_name[table].name}"
        try:
            found, rows = as_text(by_name[table].read(), tuple(columns), where)
        except Problem as problem:
            more = {"reason": problem.what.rstrip(".")}
            misfits.append(Misfit("unreadable_file", where, table, more=more))
            continue
        missing = [column for column in columns if column not in found]
        known = {"known": ", ".join(columns)}
        misfits += [Misfit("missing_column", where, table, each, more=known) for each in missing]
        frame = pd.DataFrame(found | dict.fromkeys(missing), dtype=object)
        sent[table] = frame.assign(**{ROW: rows}) if found else sent[table]
    return sent


def _asked(mapping: SafeguardingDataset) -> dict[str, list[str]]:
    """Give the columns that the mapping reads of each SSD table."""
    asked: dict[str, dict[str, None]] = {}
    for sources in mapping.tables.values():
        for rows in sources:
            own = asked.setdefault(rows.from_table, {})
            own.update(dict.fromkeys(rows.unless))
            for source in rows.columns.values():
                other = own if source.of is None else asked.setdefault(source.of, {})
                if source.column is not None:
                    other[source.column] = None
                if source.by is not None:
                    own[source.by[0]], other[source.by[1]] = None, None
                if source.otherwise is not None:
                    own[source.otherwise] = None
    return {table: list(columns) for table, columns in asked.items()}


def _table(
    name: str, sources: tuple[Rows, ...], sent: Sent, schema: Schema, folder: str
) -> ReadTable:
    """Make one of our tables of the rows of SSD tables."""
    definition = schema.tables[name]
    parts = [_as_ours(rows, sent, list(definition.columns)) for rows in sources]
    together = pd.concat(parts, ignore_index=True)
    rows = together.pop(ROW).to_numpy(dtype=np.int64)
    text = {column: pa.array(together[column].tolist(), pa.string()) for column in together}
    where = f"{folder}/" + " + ".join(each.from_table for each in sources)
    return in_types(pa.table(text), rows, definition, where, name)


def _as_ours(rows: Rows, sent: Sent, columns: list[str]) -> pd.DataFrame:
    frame = _own_rows(rows, sent[rows.from_table])
    made = {
        column: _column(rows.columns[column], frame, sent)
        if column in rows.columns
        else pd.Series([None] * len(frame), index=frame.index, dtype=object)
        for column in columns
    }
    return pd.DataFrame(made | {ROW: frame[ROW]})


def _own_rows(rows: Rows, frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out the rows that are another authority's, such as children whom it has on its plan."""
    for column, others in rows.unless.items():
        frame = frame[~frame[column].map(_plain, na_action="ignore").isin(others)]
    return frame


def _plain(value: object) -> str:
    return str(value).strip().casefold()


def _column(source: Source, frame: pd.DataFrame, sent: Sent) -> "pd.Series[str]":
    if source.value is not None:
        return pd.Series([source.value] * len(frame), index=frame.index, dtype=object)
    column = str(source.column)
    if source.of is None or source.by is None:
        values = frame[column]
    else:
        own, its = source.by
        other = sent[source.of].drop_duplicates(its).set_index(its)[column]
        values = frame[own].map(other)
    if source.codes is not None:
        # “Multiple” is followed by the list of what it was.
        plain = values.map(
            lambda value: str(value).partition(":")[0].strip().casefold(), na_action="ignore"
        )
        values = plain.map({code.casefold(): ours for code, ours in source.codes.items()})
    if source.otherwise is not None:
        values = values.where(values.notna(), frame[source.otherwise])
    return values.astype(object).where(values.notna(), None)


def _name(rows: Rows, files: Mapping[str, SentFile]) -> str:
    names = {f"{rows.from_table}.{ending}" for ending in ENDINGS}
    return next((name for name in files if name.casefold() in names), rows.from_table)
