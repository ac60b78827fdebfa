"""A clean case-level return in which faults are planted, and writing it with what has changed."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa

from nmspf_report.returns.sample import SampleReturn, write_return

FIRST_ROW = 2
# What a file that is no table begins with: that of a zip, cut short.
DAMAGED = b"PK\x03\x04\x14\x00\x00\x00 this was a table"
# What is done to a whole file or column, and to which column ("" for the file).
Doing = tuple[str, str]


@dataclass
class Plot:
    """A return in which faults are planted, and what has changed in it so far.

    Parameters
    ----------
    sample
        The return.
    tables
        Its tables, for rules about rows to look at; one that is given up has no rows.
    given_up
        The tables whose whole file may be made useless, and how.
    used
        The rows that nothing else may change.
    cells, copied, extra
        The cells that hold another text, the rows that come again, the rows with a cell too
        many; by table.
    forms
        What is done to whole files and columns, and how; by table.
    strangers
        Files besides those of the tables, by name.
    """

    sample: SampleReturn
    tables: dict[str, pd.DataFrame]
    given_up: Mapping[str, str]
    used: set[tuple[str, int]] = field(default_factory=set)
    cells: dict[str, dict[tuple[int, str], str]] = field(default_factory=lambda: defaultdict(dict))
    copied: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    extra: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    forms: dict[str, dict[Doing, str]] = field(default_factory=lambda: defaultdict(dict))
    strangers: dict[str, bytes] = field(default_factory=dict)

    @property
    def area_code(self) -> str:
        """Whose return it is."""
        return self.sample.manifest.area_code


def plot_of(sample: SampleReturn, given_up: Mapping[str, str]) -> Plot:
    """Prepare a return, in which no rule about rows finds ground in what is given up."""
    tables = {name: table.to_pandas() for name, table in sample.tables.items()}
    for name in given_up:
        tables[name] = tables[name].iloc[:0]
    return Plot(sample, tables, given_up)


def write_plot(plot: Plot, folder: Path) -> None:
    """Write a return: a table with faults as CSV, in which anything can stand."""
    write_return(plot.sample, folder)
    for name in sorted({*plot.cells, *plot.copied, *plot.extra, *plot.forms}):
        (folder / f"{name}.parquet").unlink()
        form = plot.forms.get(name, {})
        if ("damaged", "") in form:
            (folder / f"{name}.csv").write_bytes(DAMAGED)
        elif ("gone", "") not in form:
            (folder / f"{name}.csv").write_bytes(_written(plot, name, form))
    for name, content in plot.strangers.items():
        (folder / name).write_bytes(content)


def _written(plot: Plot, name: str, form: Mapping[Doing, str]) -> bytes:
    texts = _texts(plot, name, form)
    names = list(plot.sample.tables[name].column_names)
    for doing, column in form:
        if doing == "missing":
            names.remove(column)
        elif doing in ("twice", "unknown"):
            names.append(column)
    extra = plot.extra.get(name, set())
    rows = zip(*(texts[column] for column in names), strict=True)
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n", delimiter=form.get(("delimiter", ""), ","))
    if ("heading", "") not in form:
        writer.writerow(names)
    writer.writerows(
        (*cells, "and more") if row in extra else cells for row, cells in enumerate(rows)
    )
    return told.getvalue().encode(form.get(("encoding", ""), "utf-8"))


def _texts(plot: Plot, name: str, form: Mapping[Doing, str]) -> dict[str, list[str | None]]:
    """Give every column as text: what is written otherwise throughout, then what was changed."""
    table, copies = plot.sample.tables[name], plot.copied.get(name, [])
    texts: dict[str, list[str | None]] = {}
    for column in table.column_names:
        told = table.column(column).cast(pa.string()).to_pylist()
        manner = form.get(("manner", column))
        if manner is not None:
            told = [None if text is None else MANNERS[manner](text) for text in told]
        texts[column] = [*told, *(told[row] for row in copies)]
    for (row, column), text in plot.cells.get(name, {}).items():
        texts[column][row] = text or None
    for doing, column in form:
        if doing == "unknown":
            texts[column] = ["seen"] * (table.num_rows + len(copies))
    return texts


def _day_first(text: str) -> str:
    """Write 2025-04-30 10:15:00 as 30/04/2025 10:15:00."""
    return f"{text[8:10]}/{text[5:7]}/{text[:4]}{text[10:19]}"


MANNERS: Mapping[str, Callable[[str], str]] = {
    "day_first": _day_first,
    "words_of_truth": lambda text: "yes" if text == "true" else "no",
    "spelling": lambda text: text.replace("_", " ").capitalize(),
    "whole_decimals": lambda text: f"{text}.0",
    "decimal_comma": lambda text: text.replace(".", ","),
}
