"""Writing returns to folders: each whole or not at all, and the same bytes each time."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import yaml

from nmspf_report.geography import read_geography
from nmspf_report.problems import Problem
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.manifest import FILE_NAME
from nmspf_report.returns.narrative import FILE_NAME as NARRATIVE
from nmspf_report.returns.sample.sampling import SampleReturn, sample_return


def write_sample(
    folder: Path, years: int = 4, seed: int = 1, areas: Iterable[str] | None = None
) -> tuple[Path, ...]:
    """Write the sample returns of Wales, each in a folder named by its area code.

    Parameters
    ----------
    folder
        Where the authorities' folders are to stand; made if need be.
    years, seed
        As for `sample_return`.
    areas
        The authorities; all of Wales if None.

    Returns
    -------
    tuple of Path
        The folders, in the order of the areas.

    Raises
    ------
    Problem
        If an area is unknown, or a folder in the way holds other things than a return.
    """
    geography = read_geography("wales")
    codes = [area.code for area in geography.authorities] if areas is None else list(areas)
    return tuple(
        write_return(sample_return(code, years, seed, geography), Path(folder) / code)
        for code in codes
    )


def write_return(sample: SampleReturn, folder: Path) -> Path:
    """Write a return: ``return.yml``, its words if it has any, a Parquet file for each table.

    A table that not every authority keeps is left out where it has no rows.

    An earlier return in the folder is replaced; it stays as it was until the new one is whole.

    Raises
    ------
    Problem
        If the folder holds other things than a return.
    """
    _refuse_other_things(sample, folder)
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        _write_files(sample, unfinished)
        if folder.exists():
            shutil.rmtree(folder)
        unfinished.replace(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _write_files(sample: SampleReturn, folder: Path) -> None:
    _write_yaml(sample.manifest.model_dump(), folder / FILE_NAME)
    if sample.narrative.passages or sample.narrative.lists:
        _write_yaml(sample.narrative.model_dump(mode="json"), folder / NARRATIVE)
    returned = read_schema("children").returned
    for name, table in sample.tables.items():
        if returned[name].optional and not table.num_rows:
            continue
        repeated = [column for column in table.column_names if not column.endswith("_id")]
        pq.write_table(
            table, folder / f"{name}.parquet", compression="zstd", use_dictionary=repeated
        )


def _write_yaml(content: dict[str, Any], path: Path) -> None:
    written = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(written, encoding="utf-8", newline="\n")


def _refuse_other_things(sample: SampleReturn, folder: Path) -> None:
    tables = {f"{name}.{ending}" for name in sample.tables for ending in ("parquet", "csv")}
    own = {FILE_NAME, NARRATIVE, *tables}
    if folder.exists() and not folder.is_dir():
        raise Problem("not_a_return_folder", where=folder, stranger=folder.name)
    strangers = sorted(path.name for path in folder.glob("*") if path.name not in own)
    if strangers:
        raise Problem("not_a_return_folder", where=folder, stranger=strangers[0])
