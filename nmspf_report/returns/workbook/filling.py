"""Typing into a workbook that was just written: what an authority does, done by a programme."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from nmspf_report.periods import Period
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.layout import Column, Line, Sheet
from nmspf_report.returns.workbook.markup import cell_name
from nmspf_report.returns.workbook.word_sheets import word_sheets
from nmspf_report.returns.workbook.writing import figure_pages

Spot = tuple[str, str]
"""A cell: the name of its sheet, and such as ``D14``."""

SHEET_NAME = re.compile(r'<sheet name="([^"]*)"')
CELL = re.compile(
    r'<c r="(?P<name>[A-Z]+[0-9]+)"(?P<style>(?: s="[0-9]+")?)[^>]*?(?:/>|>.*?</c>)', re.DOTALL
)


@dataclass(frozen=True)
class CellError:
    """An error that a formula gives, such as ``#REF!``."""

    error: str


@dataclass(frozen=True)
class Formula:
    """A formula whose value was never worked out."""

    formula: str


Typed = str | int | float | None | CellError | Formula


@dataclass(frozen=True)
class Typing:
    """What is typed into a workbook.

    Parameters
    ----------
    cells
        What each cell then holds; None empties it.
    merged
        Ranges of cells that are made one, such as ``D14:E14``, by their sheets.
    """

    cells: Mapping[Spot, Typed]
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Blank:
    """A cell to fill in, or the heading or key of some."""

    sheet: Sheet
    line: Line
    column: Column
    spot: Spot


def blanks(framework_name: str, year: Period) -> Iterator[Blank]:
    """Give every cell that a workbook asks for, where it stands as it is written."""
    figures = figure_pages(framework_name, year, "en", LastYear(""))
    sheets = (*figures, *word_sheets(framework_name, year, "en"))
    for sheet in sheets:
        for row, line in enumerate(sheet.lines, start=sheet.header_row + 1):
            for position, column in enumerate(sheet.columns):
                if column.key in line.asks:
                    yield Blank(sheet, line, column, (sheet.name, cell_name(row, position)))


def type_into(content: bytes, typing: Typing) -> bytes:
    """Type into the cells of a workbook that `writing.template_bytes` has written.

    Formulas keep the values that they have: nothing is worked out anew.

    Parameters
    ----------
    content
        The workbook.
    typing
        What is typed. Its cells must be there: empty ones that are asked for are.

    Returns
    -------
    bytes
        The workbook; the same for the same content and typing.
    """
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(changed, "w") as after:
        names = SHEET_NAME.findall(before.read("xl/workbook.xml").decode())
        parts = {f"xl/worksheets/sheet{place}.xml": name for place, name in enumerate(names, 1)}
        for member in before.infolist():
            part = before.read(member)
            if member.filename in parts:
                part = _typed(part.decode(), parts[member.filename], typing).encode()
            after.writestr(member, part, zipfile.ZIP_DEFLATED)
    return changed.getvalue()


def _typed(sheet: str, name: str, typing: Typing) -> str:
    cells = {spot[1]: typed for spot, typed in typing.cells.items() if spot[0] == name}
    if cells:
        sheet = CELL.sub(lambda found: _replaced(found, cells), sheet)
    return _merged(sheet, typing.merged.get(name, ()))


def _replaced(found: re.Match[str], cells: Mapping[str, Typed]) -> str:
    if found["name"] not in cells:
        return found[0]
    typed = cells[found["name"]]
    begun = f'<c r="{found["name"]}"{found["style"]}'
    if typed is None:
        return f"{begun}/>"
    if isinstance(typed, CellError):
        return f'{begun} t="e"><v>{escape(typed.error)}</v></c>'
    if isinstance(typed, Formula):
        return f"{begun}><f>{escape(typed.formula)}</f></c>"
    if isinstance(typed, str):
        text = f'<t xml:space="preserve">{escape(typed)}</t>'
        return f'{begun} t="inlineStr"><is>{text}</is></c>'
    return f"{begun}><v>{typed}</v></c>"


def _merged(sheet: str, ranges: Iterable[str]) -> str:
    told = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return (
        sheet.replace("</sheetData>", f"</sheetData><mergeCells>{told}</mergeCells>")
        if told
        else sheet
    )
