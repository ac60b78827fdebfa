"""Planting so many faults of every rule in sample returns, and writing the truth beside them."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import islice
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv

from nmspf_report.checking.planting.proposals import Ground, Proposal, propose
from nmspf_report.checking.rules import Rule, read_rules
from nmspf_report.geography import read_geography
from nmspf_report.periods import parse_period
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.sample import SampleReturn, sample_return, write_return
from nmspf_report.returns.sample.draws import Draws

TRUTH = "faults.csv"
FIRST_ROW = 2
# How many ways to break a rule are looked at in one return before another is taken.
MOST_TRIED = 400


@dataclass(frozen=True)
class Fault:
    """A fault that was planted: which rule it breaks, and where.

    Parameters
    ----------
    row
        As a spreadsheet numbers it, the heading being 1.
    was, now
        What stood in the cell, and what stands there now.
    also
        Other rows in which the same fault shows: such as ``plans 17``, with semicolons between.
    """

    rule: str
    kind: str
    severity: str
    area_code: str
    file: str
    table: str
    column: str
    row: int
    was: str
    now: str
    also: str = ""

    @property
    def rows(self) -> set[tuple[str, int]]:
        """The table and number of each row in which the fault shows."""
        others = (each.rsplit(" ", 1) for each in self.also.split(";") if each)
        return {(self.table, self.row), *((table, int(row)) for table, row in others)}


@dataclass
class _Plot:
    """A return in which faults are planted, and what has changed in it so far."""

    sample: SampleReturn
    tables: dict[str, pd.DataFrame]
    used: set[tuple[str, int]] = field(default_factory=set)
    cells: dict[str, dict[tuple[int, str], str]] = field(default_factory=lambda: defaultdict(dict))
    copied: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    extra: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def write_faulty_sample(
    folder: Path, faults: int, years: int = 4, seed: int = 1, areas: Iterable[str] | None = None
) -> tuple[Path, ...]:
    """Write sample returns with so many faults of every rule about records.

    The truth stands beside them, in ``faults.csv``: a row for each fault (`Fault`). No two
    faults share a row, so that each is found by itself or not at all.

    Parameters
    ----------
    folder, years, seed, areas
        As for `nmspf_report.returns.sample.write_sample`.
    faults
        How many of every rule, spread over the authorities.

    Returns
    -------
    tuple of Path
        The authorities' folders.
    """
    codes = (
        [area.code for area in read_geography("wales").authorities]
        if areas is None
        else list(areas)
    )
    plots = [_plot(sample_return(code, years, seed)) for code in codes]
    planted = plant(plots, faults, seed)
    written = tuple(_write(plot, folder / plot.sample.manifest.area_code) for plot in plots)
    _write_truth(planted, folder / TRUTH)
    return written


def _plot(sample: SampleReturn) -> _Plot:
    return _Plot(sample, {name: table.to_pandas() for name, table in sample.tables.items()})


def plant(plots: Sequence[_Plot], count: int, seed: int) -> list[Fault]:
    """Plant so many faults of every rule, spread over the returns."""
    planted = []
    for rule in read_rules():
        order = Draws(seed, "faults", rule.code).shuffled(len(plots))
        wanted: dict[int, int] = defaultdict(int)
        for number in range(count):
            wanted[int(order[number % len(plots)])] += 1
        for place, number in wanted.items():
            planted.extend(_plant_in(plots[place], rule, number, seed))
    return planted


def _plant_in(plot: _Plot, rule: Rule, count: int, seed: int) -> list[Fault]:
    area = plot.sample.manifest.area_code
    ground = Ground(
        read_schema("children"),
        plot.tables,
        max(parse_period(quarter).end for quarter in plot.sample.manifest.quarters),
        Draws(seed, "faults", rule.code, area),
    )
    planted: list[Fault] = []
    for proposal in islice(propose(ground, rule), MOST_TRIED + 20 * count):
        if len(planted) == count:
            break
        if plot.used.isdisjoint(proposal.reserved):
            planted.append(_carry_out(plot, rule, proposal))
    return planted


def _carry_out(plot: _Plot, rule: Rule, proposal: Proposal) -> Fault:
    plot.used.update(proposal.reserved)
    row = proposal.row
    if proposal.copied is not None:
        row = len(plot.tables[proposal.table]) + len(plot.copied[proposal.table])
        plot.copied[proposal.table].append(proposal.copied)
    for change in proposal.changes:
        place = row if proposal.copied is not None else change.row
        plot.cells[change.table][place, change.column] = change.text
    if proposal.extra_cell:
        plot.extra[proposal.table].add(row)
    last = proposal.changes[-1] if proposal.changes else None
    before = (
        ""
        if last is None or proposal.copied is not None
        else plot.tables[last.table][last.column].iloc[last.row]
    )
    return Fault(
        rule=rule.code,
        kind=rule.kind,
        severity=rule.severity,
        area_code=plot.sample.manifest.area_code,
        file=f"{plot.sample.manifest.area_code}/{proposal.table}.csv",
        table=proposal.table,
        column=proposal.column,
        row=row + FIRST_ROW,
        was="" if pd.isna(before) else str(before),
        now="" if last is None else last.text,
        also=";".join(
            f"{table} {place + FIRST_ROW}"
            for table, place in proposal.reserved
            if (table, place) != (proposal.table, row)
        ),
    )


def _write(plot: _Plot, folder: Path) -> Path:
    """Write a return: a table with faults as CSV, in which anything can stand."""
    faulty = {*plot.cells, *plot.copied, *plot.extra}
    write_return(plot.sample, folder)
    for name in sorted(faulty):
        (folder / f"{name}.parquet").unlink()
        _write_table(plot, name, folder / f"{name}.csv")
    return folder


def _write_table(plot: _Plot, name: str, path: Path) -> None:
    table = plot.sample.tables[name]
    copies = plot.copied.get(name, [])
    texts = {}
    for column in table.column_names:
        told = table.column(column).cast(pa.string()).to_pylist()
        texts[column] = [*told, *(told[row] for row in copies)]
    for (row, column), text in plot.cells.get(name, {}).items():
        texts[column][row] = text or None
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        extra = plot.extra.get(name, set())
        for row, cells in enumerate(zip(*texts.values(), strict=True)):
            writer.writerow((*cells, "and more") if row in extra else cells)


def _write_truth(planted: Sequence[Fault], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [each.name for each in fields(Fault)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(asdict, planted))


def read_truth(folder: Path) -> list[Fault]:
    """Read the faults that were planted in the returns of a folder."""
    with (folder / TRUTH).open(encoding="utf-8", newline="") as file:
        rows: Iterable[Mapping[str, str]] = csv.DictReader(file)
        return [replace(Fault(**{**row, "row": 0}), row=int(row["row"])) for row in rows]  # type: ignore[arg-type]
