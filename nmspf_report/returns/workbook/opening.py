"""Opening workbooks in a process of its own: their cells, on standard output, as JSON.

A file that hangs or fills the memory of its reader ends this process and nothing else. It is
started by `guarding`, which names a file in each line of standard input, and is not for people
to run.
"""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from nmspf_report.returns.workbook.container import Container, check_container
from nmspf_report.returns.workbook.markup import MOST_CELLS, Marks, RefusedError

if sys.platform != "win32":
    import resource

MEMORY = 2**30
MOST_CHARACTERS = 20_000_000
"""Of all cells together: one long text that a hundred thousand cells share is written out here."""


def main() -> None:
    """Answer each line, a path as JSON, by what is in the workbook or why it cannot be used."""
    _limit_memory()
    for line in sys.stdin.buffer:
        said = json.dumps(answer(Path(json.loads(line))), ensure_ascii=True)
        sys.stdout.buffer.write(said.encode("ascii") + b"\n")
        sys.stdout.buffer.flush()


def answer(path: Path) -> dict[str, Any]:
    """Give what is in a workbook, as `read_cells`; or ``refused``, why not, and ``values``."""
    try:
        return read_cells(path)
    except RefusedError as refused:
        return {"refused": refused.name, "values": refused.values}
    except MemoryError:
        return {"refused": "workbook_too_much", "values": {}}


def read_cells(path: Path) -> dict[str, Any]:
    """Give every cell of a workbook that holds something, as plain values.

    Returns
    -------
    dict
        ``has_links``, ``counts_from_1904``, and ``sheets``: each with ``name``, ``cells``
        (row, column, kind, value), ``merged`` (first row and column, last row and column),
        ``formulas``, ``empty_formulas`` and ``errors`` (row, column). Rows and columns count
        from 0.

    Raises
    ------
    RefusedError
        If the file cannot be used.
    """
    container = check_container(path)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(container.copy))
        sheets = list(_sheets(workbook, container))
    except (RefusedError, MemoryError, KeyboardInterrupt):
        raise
    except (CalamineError, ValueError, OSError, TypeError):
        raise RefusedError("workbook_damaged") from None
    except BaseException as error:
        # A panic of the reader's Rust is a BaseException of no public class.
        if type(error).__name__ != "PanicException":
            raise
        raise RefusedError("workbook_damaged") from None
    return {
        "has_links": container.has_links,
        "counts_from_1904": container.counts_from_1904,
        "sheets": sheets,
    }


def _sheets(workbook: CalamineWorkbook, container: Container) -> Iterator[dict[str, Any]]:
    room = _Room()
    for described in workbook.sheets_metadata:
        if described.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(described.name)
        marks = container.marks.get(described.name, Marks())
        cells = list(_cells(sheet, room))
        filled = {(row, column) for row, column, _, _ in cells}
        yield {
            "name": described.name,
            "cells": cells,
            "merged": [[*first, *last] for first, last in sheet.merged_cell_ranges or ()],
            "formulas": sorted(marks.formulas),
            "empty_formulas": sorted(marks.formulas - marks.texts - marks.errors - filled),
            "errors": sorted(marks.errors),
        }


class _Room:
    """How much more may be read of one workbook."""

    def __init__(self) -> None:
        self.cells = MOST_CELLS
        self.characters = MOST_CHARACTERS

    def take(self, characters: int) -> None:
        self.cells -= 1
        self.characters -= characters
        if self.cells < 0:
            raise RefusedError("workbook_too_many_cells", most=MOST_CELLS)
        if self.characters < 0:
            raise RefusedError("workbook_too_much")


def _cells(sheet: CalamineSheet, room: _Room) -> Iterator[tuple[int, int, str, Any]]:
    """Give the cells that hold something: row and column from 0, kind and value."""
    first_row, first_column = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=first_row):
        for column, value in enumerate(values, start=first_column):
            if value is not None and value != "":
                room.take(len(value) if isinstance(value, str) else 0)
                yield row, column, *_plain(value)


def _plain(value: object) -> tuple[str, Any]:
    """Give a value's kind and the value as JSON has it."""
    if isinstance(value, bool):
        return "truth", value
    if isinstance(value, int | float):
        return "number", value
    if isinstance(value, datetime):
        return "date", value.date().isoformat()
    if isinstance(value, date):
        return "date", value.isoformat()
    if isinstance(value, time | timedelta):
        return "time", str(value)
    return "text", str(value)


def _limit_memory() -> None:
    """Set how much memory this process may have, where the system can (not on Windows)."""
    if sys.platform != "win32":
        # A limit that the system has set already, and that is lower, stays as it is.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
