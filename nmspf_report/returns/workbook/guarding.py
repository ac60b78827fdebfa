"""Opening a workbook under guard: ten seconds, one gibibyte, and no traceback."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event, Timer
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


class Opener:
    """Opens workbooks that may be meant to harm their reader, one after another.

    They are opened in a process of its own, which may have ten seconds for each and, but for
    Windows, one gibibyte of memory. Nothing is written, and nothing in a file is run or followed.
    A file that ends the process, or takes too long, is refused; the next has a new process.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Opener":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self, path: Path) -> RawWorkbook:
        """Read the cells of a workbook.

        Raises
        ------
        Problem
            If the file cannot be used: what is wrong with it, and how to mend it.
        """
        if not path.is_file():
            raise Problem("missing_file", where=path.name)
        was_used = self._process is not None
        try:
            return raw_workbook(self._answer(path), path.name)
        except Problem as problem:
            # What earlier files have left in the memory of the process is no fault of this one.
            if problem.name != "workbook_too_much" or not was_used:
                raise
            self.close()
            return raw_workbook(self._answer(path), path.name)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _answer(self, path: Path) -> dict[str, Any]:
        process = self._process = self._process or _started()
        is_late = Event()

        def give_up() -> None:
            is_late.set()
            process.kill()

        timer = Timer(SECONDS, give_up)
        timer.start()
        try:
            told = _ask(process, json.dumps(str(path.resolve())))
        finally:
            timer.cancel()
        if told.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(told)
            return answer
        self.close()
        if is_late.is_set():
            raise Problem("workbook_too_slow", where=path.name, seconds=int(SECONDS))
        raise Problem("workbook_too_much", where=path.name)


def _started() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-P", "-m", "nmspf_report.returns.workbook.opening"]
    return subprocess.Popen(  # noqa: S603 (this Python and this package)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What it says of its own end is for nobody: a file that ends it is refused in words.
        stderr=subprocess.DEVNULL,
    )


def _ask(process: "subprocess.Popen[bytes]", question: str) -> bytes:
    """Give the line that the process answers, or as much of it as it came to write."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 (pipes)
    try:
        process.stdin.write(question.encode("ascii") + b"\n")
        process.stdin.flush()
        return process.stdout.readline()
    except OSError:
        # It has ended before it was asked.
        return b""


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
