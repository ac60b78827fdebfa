"""What was planted: the truth that stands beside faulty returns, in ``faults.csv``."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from nmspf_report.checking.findings import Severity
from nmspf_report.checking.rules import Rule

TRUTH = "faults.csv"
Place = tuple[str, str]
"""A row of a table (its name and number), or a cell (its sheet and such as ``D14``)."""


@dataclass(frozen=True)
class Fault:
    """A fault that was planted: which rule it breaks, and where.

    Parameters
    ----------
    rule, kind, severity
        Which rule.
    way
        How it was broken, where the rule can be broken in several ways: the kind of misfit in a
        cell, or of personal data in a text.
    area_code
        Whose return it is in.
    file
        As findings call it.
    sheet, cell
        Where, in a workbook.
    table, column, row
        Where, in records: the row as a spreadsheet numbers it, the heading being 1; 0 where the
        whole file or column is meant.
    was, now
        What stood there, and what stands there now.
    also
        Other places in which the same fault can show: rows such as ``plans 17`` and cells such as
        ``Referrals!D14``, with semicolons between.
    """

    rule: str
    kind: str
    severity: Severity
    way: str
    area_code: str
    file: str
    sheet: str = ""
    cell: str = ""
    table: str = ""
    column: str = ""
    row: int = 0
    was: str = ""
    now: str = ""
    also: str = ""

    @property
    def places(self) -> set[Place]:
        """The rows and cells in which the fault shows."""
        told = {_place(each) for each in self.also.split(";") if each}
        if self.row:
            told.add((self.table, str(self.row)))
        elif self.sheet:
            told.add((self.sheet, self.cell))
        return told


def fault_in_file(rule: Rule, area_code: str, file: str, way: str = "") -> Fault:
    """Give a fault of a rule in a file; `dataclasses.replace` says where in it."""
    return Fault(rule.code, rule.kind, rule.severity, way, area_code, file)


def _place(told: str) -> Place:
    mark = "!" if "!" in told else " "
    name, _, where = told.rpartition(mark)
    return name, where


def told_rows(rows: Iterable[tuple[str, int]]) -> str:
    """Write rows of tables as `Fault.also` has them."""
    return ";".join(f"{table} {row}" for table, row in rows)


def told_cells(cells: Iterable[tuple[str, str]]) -> str:
    """Write cells as `Fault.also` has them."""
    return ";".join(f"{sheet}!{cell}" for sheet, cell in cells)


def write_truth(planted: Sequence[Fault], folder: Path) -> None:
    """Write the faults that were planted in the returns of a folder."""
    with (folder / TRUTH).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [each.name for each in fields(Fault)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(asdict, planted))


def read_truth(folder: Path) -> list[Fault]:
    """Read the faults that were planted in the returns of a folder."""
    with (folder / TRUTH).open(encoding="utf-8", newline="") as file:
        rows: Iterable[Mapping[str, str]] = csv.DictReader(file)
        return [replace(Fault(**{**row, "row": 0}), row=int(row["row"])) for row in rows]  # type: ignore[arg-type]
