"""Opening a workbook under guard: ten seconds, one gibibyte, and no traceback."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nmspf_report.problems import Problem

SECONDS = 10.0
DAY_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Excel's two calendars; the day before the first is 30 December, as 1900 had no leap day."""
Position = tuple[int, int]
Value = str | int | float | bool | date


@dataclass(frozen=True)
class RawSheet:
    """The cells of a sheet as they were read, before it is known what they mean.

    Parameters
    ----------
    name
        On its tab.
    cells
        What holds something, by row and column from 0.
    merged
        First and last cell of each range of merged cells.
    formulas, empty_formulas, errors
        The cells that hold a formula; one that has no value; an error.
    """

    name: str
    cells: dict[Position, Value]
    merged: tuple[tuple[Position, Position], ...]
    formulas: frozenset[Position]
    empty_formulas: frozenset[Position]
    errors: frozenset[Position]


@dataclass(frozen=True)
class RawWorkbook:
    """A workbook's sheets in the order of the tabs.

    Parameters
    ----------
    file
        Its name.
    sheets
        With the cells that hold something.
    has_links
        Whether it refers to other files.
    day_zero
        The day from which its dates count.
    """

    file: str
    sheets: tuple[RawSheet, ...]
    has_links: bool
    day_zero: date


def open_workbook(path: Path) -> RawWorkbook:
    """Read the cells of a workbook that may be meant to harm its reader.

    It is opened in a process of its own, which may have ten seconds and, but for Windows, one
    gibibyte of memory. Nothing is written, and nothing in the file is run or followed.

    Raises
    ------
    Problem
        If the file cannot be used: what is wrong with it, and how to mend it.
    """
    if not path.is_file():
        raise Problem("missing_file", where=path.name)
    return raw_workbook(_answer(path), path.name)


def raw_workbook(answer: dict[str, Any], file: str) -> RawWorkbook:
    """Make of what `opening` answers what it stands for.

    Raises
    ------
    Problem
        If the answer is a refusal.
    """
    if "refused" in answer:
        raise Problem(answer["refused"], where=file, **answer["values"])
    sheets = tuple(map(_sheet, answer["sheets"]))
    return RawWorkbook(file, sheets, answer["has_links"], DAY_ZERO[answer["counts_from_1904"]])


def _answer(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "nmspf_report.returns.workbook.opening", str(path)]
    try:
        # The command is this Python and this package; only the path is the user's.
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Problem("workbook_too_slow", where=path.name, seconds=int(SECONDS)) from None
    if done.returncode != 0:
        raise Problem("workbook_too_much", where=path.name)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _sheet(sheet: dict[str, Any]) -> RawSheet:
    return RawSheet(
        name=sheet["name"],
        cells={(row, column): _value(kind, value) for row, column, kind, value in sheet["cells"]},
        merged=tuple(((a, b), (c, d)) for a, b, c, d in sheet["merged"]),
        formulas=_positions(sheet["formulas"]),
        empty_formulas=_positions(sheet["empty_formulas"]),
        errors=_positions(sheet["errors"]),
    )


def _value(kind: str, value: Any) -> Value:
    return date.fromisoformat(value) if kind == "date" else value


def _positions(pairs: list[list[int]]) -> frozenset[Position]:
    return frozenset((row, column) for row, column in pairs)
