"""Reading a case-level return: its description and its tables, as Parquet or CSV."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from nmspf_report.definitions import DefinitionFile
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.problems import Problem
from nmspf_report.records.schema import Column, Schema, read_schema
from nmspf_report.returns.archive import SentFile, sent_files
from nmspf_report.returns.converting import ARROW_TYPES
from nmspf_report.returns.data_package import FILE_NAME as PACKAGE
from nmspf_report.returns.manifest import FILE_NAME, Manifest
from nmspf_report.returns.misfits import Misfit, Rows
from nmspf_report.returns.narrative import FILE_NAME as NARRATIVE
from nmspf_report.returns.narrative import SentNarrative
from nmspf_report.returns.ssd.mapping import indicators_not_given
from nmspf_report.returns.ssd.reading import is_safeguarding_dataset, read_safeguarding_dataset
from nmspf_report.returns.tables import ReadTable, read_table

FRAMEWORK = "nmspf_c"
NOTHING_SAID = SentNarrative()
FIRST_ROW = 2
ENDINGS = ("parquet", "csv", "txt", "tsv")
# What makes a return useless to count; what else is amiss in one is for a check to say.
REFUSED = (
    "missing_table",
    "table_twice",
    "unreadable_file",
    "no_heading",
    "missing_column",
    "column_twice",
    "ragged_row",
    "type",
)


@dataclass(frozen=True)
class CaseLevelReturn:
    """An authority's return: what it says of itself, and its tables by name.

    Parameters
    ----------
    manifest
        What the authority says of it.
    tables
        By name, with the columns and types of the schema.
    files
        The name of the file that each table came from.
    rows
        The number of each row of a table in its file; a table that is not named here has its
        rows numbered from 2 on.
    misfits
        What could not be read as what it should be.
    narrative
        The words that come with it.
    """

    manifest: Manifest
    tables: dict[str, pa.Table]
    files: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)
    misfits: tuple[Misfit, ...] = ()
    narrative: SentNarrative = NOTHING_SAID

    def with_area(self, name: str) -> pa.Table:
        """Give a table with the authority's code as its first column, ``area_code``."""
        table = self.tables[name]
        codes = pa.repeat(self.manifest.area_code, table.num_rows)
        return table.add_column(0, "area_code", codes)

    def row_numbers(self, name: str) -> Rows:
        """Give the number of each row of a table in its file, the heading being 1."""
        if name in self.rows:
            return self.rows[name]
        return np.arange(FIRST_ROW, FIRST_ROW + self.tables[name].num_rows, dtype=np.int64)


def read_return(path: Path) -> CaseLevelReturn:
    """Read an authority's return that is to be counted.

    Parameters
    ----------
    path
        A folder or a zip. It holds ``return.yml`` and one file for each table,
        ``<table>.parquet`` or ``<table>.csv``.

    Raises
    ------
    Problem
        A file that is missing or cannot be read, a column that is missing, or values that
        are not of the column's type; with the file's name, and the row.
    """
    sent = open_return(path)
    for misfit in sent.misfits:
        if misfit.kind in REFUSED:
            raise _problem(misfit)
    return sent


def open_return(path: Path) -> CaseLevelReturn:
    """Read an authority's return as far as it can be read.

    What cannot be read is left empty, and told as a misfit: a table that is not there has no
    rows, a column that is not there has no values. A table that not every authority keeps may be
    left out or have no rows: it is not kept, and the manifest names what cannot be counted.

    Parameters
    ----------
    path
        As for `read_return`.

    Raises
    ------
    Problem
        If it is neither a folder nor a zip that can be trusted, or its ``return.yml`` is
        missing or wrong.
    """
    files = sent_files(path)
    manifest = _manifest(files, path.name)
    narrative, misfits = _narrative(files, path.name)
    sent = _tables(files, manifest, path.name)
    return replace(sent, narrative=narrative, misfits=(*misfits, *sent.misfits))


def _narrative(
    files: Mapping[str, SentFile], where: str
) -> tuple[SentNarrative, tuple[Misfit, ...]]:
    """Read the words of a return; those that cannot be read do not keep it from being checked."""
    if NARRATIVE not in files:
        return NOTHING_SAID, ()
    name = f"{where}/{NARRATIVE}"
    try:
        file = DefinitionFile.of(files[NARRATIVE].read(), name)
        return file.read_as(SentNarrative), ()
    except Problem as problem:
        reason = f"{problem.where}: {problem.what}".rstrip(".")
        return NOTHING_SAID, (Misfit("unreadable_file", name, more={"reason": reason}),)


def _tables(files: Mapping[str, SentFile], manifest: Manifest, where: str) -> CaseLevelReturn:
    schema = read_schema("children")
    if is_safeguarding_dataset(files):
        return _of_safeguarding_dataset(files, manifest, schema, where)
    found, misfits = _tables_of(files, schema, where)
    read = {
        name: read_table(file, where, name, schema.tables[name]) for name, file in found.items()
    }
    misfits += [
        Misfit("missing_table", where, name)
        for name, table in schema.returned.items()
        if name not in found and not table.optional
    ]
    names = {name: f"{where}/{file.name}" for name, file in found.items()}
    framework = read_framework(FRAMEWORK)
    not_kept = [
        name
        for name, table in schema.returned.items()
        if table.optional and (name not in read or not read[name].table.num_rows)
    ]
    lacking = [code for name in not_kept for code in framework.counted_from(name)]
    return _together(_without(manifest, lacking), schema, read, names, misfits)


def _of_safeguarding_dataset(
    files: Mapping[str, SentFile], manifest: Manifest, schema: Schema, where: str
) -> CaseLevelReturn:
    """Read a return in the shape of the Standard Safeguarding Dataset."""
    read, names, misfits = read_safeguarding_dataset(files, schema, where)
    not_given = indicators_not_given(read_framework(FRAMEWORK))
    told = [
        Misfit("not_given", where, more={"indicator": code, "reason": reason})
        for code, reason in not_given.items()
    ]
    return _together(_without(manifest, not_given), schema, read, names, [*misfits, *told])


def _without(manifest: Manifest, codes: Iterable[str]) -> Manifest:
    """Name indicators that the return cannot give: their figures are missing, not zero."""
    not_given = tuple(dict.fromkeys((*manifest.not_given, *codes)))
    return manifest.model_copy(update={"not_given": not_given})


def _together(
    manifest: Manifest,
    schema: Schema,
    read: Mapping[str, ReadTable],
    names: Mapping[str, str],
    misfits: Sequence[Misfit],
) -> CaseLevelReturn:
    """Set what was read together; a table that was not has no rows."""
    empty = empty_tables(schema)
    return CaseLevelReturn(
        manifest,
        tables={
            name: read[name].table if name in read else empty[name] for name in schema.returned
        },
        files=names,
        rows={name: table.rows for name, table in read.items() if table.rows is not None},
        misfits=(*misfits, *(misfit for table in read.values() for misfit in table.misfits)),
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


def _manifest(files: Mapping[str, SentFile], where: str) -> Manifest:
    name = f"{where}/{FILE_NAME}"
    if FILE_NAME not in files:
        raise Problem("missing_file", where=name)
    return DefinitionFile.of(files[FILE_NAME].read(), name).read_as(Manifest)


def _tables_of(
    files: Mapping[str, SentFile], schema: Schema, where: str
) -> tuple[dict[str, SentFile], list[Misfit]]:
    """Give the file of each table; where there are two, the first of `ENDINGS`."""
    found: dict[str, SentFile] = {}
    misfits: list[Misfit] = []
    endings = {ending: place for place, ending in enumerate(ENDINGS)}
    parted = [(*name.casefold().rpartition(".")[::2], file) for name, file in files.items()]
    for table, ending, file in sorted(parted, key=lambda part: endings.get(part[1], 99)):
        if file.name in (FILE_NAME, NARRATIVE, PACKAGE):
            continue
        if table not in schema.returned or ending not in endings:
            misfits.append(Misfit("stranger", f"{where}/{file.name}"))
        elif table in found:
            more = {"other": found[table].name}
            misfits.append(Misfit("table_twice", f"{where}/{file.name}", table, more=more))
        else:
            found[table] = file
    return found, misfits


def _problem(misfit: Misfit) -> Problem:
    """Tell a misfit as the mistake that ends a count."""
    name = {"type": "wrong_type"}.get(misfit.kind, misfit.kind)
    where = f"{misfit.file}, row {misfit.rows[0]}" if len(misfit.rows) else misfit.file
    value = misfit.texts[0] if misfit.texts else ""
    told = {"table": misfit.table, "column": misfit.column, "value": value, **misfit.more}
    return Problem(name, where=where, **told)
