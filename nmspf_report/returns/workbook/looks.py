"""The looks of a workbook's cells: plain, with borders where something is filled in."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from nmspf_report.returns.workbook.asking import Asked
from nmspf_report.returns.workbook.layout import Column, Line, Sheet

FONT = "Arial"
LONG = ("definition", "used")
"""Columns of a sheet of figures that run on: they would make its rows tall."""
LINE = 15.0
"""The height of a line, in points."""


def look_of(column: Column, line: Line) -> str:
    """Give the name of the look of a cell, in `formats`."""
    if line.asked is not None:
        return _look_in_figures(column, line.asked)
    if column.key in line.asks:
        return "date" if column.kind == "date" else "words"
    return "label"


def _look_in_figures(column: Column, asked: Asked) -> str:
    parts = "" if asked.whole else "_in_parts"
    if column.kind in {"count", "year"}:
        is_typed = column.kind == "count" or asked.year == "own"
        return f"count{parts}" if is_typed else f"sum{parts}"
    if column.key == "last":
        return f"number{parts}"
    return "long" if column.key in LONG else "label"


def wrapped(sheet: Sheet, line: Line) -> Iterator[tuple[str, int]]:
    """Give the words of a row that are wrapped, and how wide they may be."""
    for column in sheet.columns:
        if sheet.kind != "figures" or column.key not in LONG:
            yield line.labels.get(column.key, ""), column.width


def height(words: Iterable[tuple[str, int]]) -> float:
    """Give the height of a row in points: as many lines as its longest words need.

    A column is as wide as so many digits; letters are narrower, by a tenth at least.
    """
    return LINE * max(ceil(len(told) / (1.1 * width)) or 1 for told, width in words)


def formats(workbook: Workbook) -> dict[str, Format]:
    """Give the looks of cells: what is filled in has a border, and no meaning is in a colour."""
    filled_in = {"border": 1, "border_color": "#595959", "valign": "top"}
    wrapped = {"text_wrap": True, "valign": "top"}
    number = {"num_format": "#,##0", "align": "right", "valign": "top"}
    in_parts = {"num_format": "#,##0.0#"}
    looks: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 16},
        "note": {},
        "text": wrapped,
        "header": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2},
        "label": wrapped,
        "long": {"valign": "top"},
        "link": {"font_color": "#0563C1", "underline": 1, "valign": "top"},
        "number": number,
        "number_in_parts": number | in_parts,
        "count": number | filled_in,
        "count_in_parts": number | filled_in | in_parts,
        "sum": {**number, "bold": True},
        "sum_in_parts": {**number, **in_parts, "bold": True},
        "words": {**filled_in, "text_wrap": True},
        "date": {**filled_in, "num_format": "dd/mm/yyyy", "align": "left"},
    }
    return {name: workbook.add_format(look) for name, look in looks.items()}
