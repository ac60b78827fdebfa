"""Writing an authority's workbook: plain tables, no macro, the same bytes for the same inputs."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import Area
from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.returns.workbook.counted import Counted
from nmspf_report.returns.workbook.figure_sheets import figure_sheets
from nmspf_report.returns.workbook.formulas import (
    Cells,
    check_formula,
    year_formula,
)
from nmspf_report.returns.workbook.last_year import LastYear, Shown
from nmspf_report.returns.workbook.layout import (
    Column,
    Line,
    Sheet,
    say,
)
from nmspf_report.returns.workbook.looks import FONT, LONG, formats, height, look_of, wrapped
from nmspf_report.returns.workbook.rules import rule_of
from nmspf_report.returns.workbook.word_sheets import about_sheet, word_sheets
from nmspf_report.spreadsheets import TEXT_STAYS_TEXT
from nmspf_report.writing import write_whole

WIDTH = 110
"""Of the guidance, in characters."""


@dataclass(frozen=True)
class Template:
    """What an authority's workbook is made from.

    Parameters
    ----------
    area, year, framework_name
        Whose it is, for which reporting year, and the folder of the framework it answers.
    last
        Last year's figures.
    counted
        Numbers that stand in it already.
    language
        Of the workbook.
    """

    area: Area
    year: Period
    framework_name: str
    last: LastYear
    counted: Counted = field(default_factory=dict)
    language: Language = "en"


def write_template(template: Template, path: Path) -> None:
    """Write an authority's workbook, whole or not at all.

    Raises
    ------
    Problem
        If there is a file already: it may be one that somebody has filled in.
    OSError
        If the file cannot be written.
    """
    if path.exists():
        raise Problem("workbook_there", where=path.name)
    write_whole(path, template_bytes(template))


def template_bytes(template: Template) -> bytes:
    """Give the content of an authority's workbook."""
    written = io.BytesIO()
    with Workbook(written, _options()) as workbook:
        _describe(workbook, template)
        _Writer(workbook, template).write()
    return _finished(written.getvalue(), say("language_code", template.language))


def _options() -> dict[str, Any]:
    """No text becomes a formula, a link or a number; fonts as in all that follows."""
    return {
        "in_memory": True,
        **TEXT_STAYS_TEXT,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
    }


def _describe(workbook: Workbook, template: Template) -> None:
    framework = read_framework(template.framework_name)
    language = template.language
    name, year = template.area.name(language), template.year.label
    workbook.set_properties(
        {
            "title": say("document_title", language, area=name, year=year),
            "subject": say(
                "document_subject", language, framework=framework.title, version=framework.version
            ),
            "author": "nmspf_report",
            # Fixed, so that the same inputs give the same bytes.
            "created": datetime.combine(template.year.start, datetime.min.time()),
        }
    )


def figure_pages(
    framework_name: str, year: Period, language: Language, last: LastYear
) -> tuple[Sheet, ...]:
    """Give the sheets for figures as they are written: saying where last year's are from."""
    before = say("note_last", language, words=last.words)
    return tuple(
        replace(sheet, notes=(*sheet.notes, before))
        for sheet in figure_sheets(framework_name, year, language)
    )


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, workbook: Workbook, template: Template) -> None:
        year, language = template.year, template.language
        self.workbook, self.template, self.language = workbook, template, language
        self.figures = figure_pages(template.framework_name, year, language, template.last)
        words = word_sheets(template.framework_name, year, language)
        self.sheets = (_about(template), *self.figures, *words)
        self.cells = Cells(self.figures)
        self.formats = formats(workbook)

    def write(self) -> None:
        """Write the guidance, the contents, and every sheet of the layout."""
        guidance = self._page(say("sheet_guidance", self.language))
        contents = self._page(say("sheet_contents", self.language))
        self._guidance(guidance)
        self._contents(contents)
        for sheet in self.sheets:
            self._sheet(self._page(sheet.name), sheet)
        guidance.activate()

    def _page(self, name: str) -> Worksheet:
        page = self.workbook.add_worksheet(name)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        return page

    def _guidance(self, page: Worksheet) -> None:
        framework = read_framework(self.template.framework_name)
        values = {"framework": framework.title, "last": self.template.last.words}
        page.set_column(0, 0, WIDTH)
        page.write_string(0, 0, self._title("guidance"), self.formats["title"])
        paragraphs = say("guidance", self.language, **values).splitlines()
        for row, words in enumerate(paragraphs, start=1):
            page.write_string(row, 0, words, self.formats["text"])
            page.set_row(row, height([(words, WIDTH)]))

    def _title(self, kind: str) -> str:
        name, year = self.template.area.name(self.language), self.template.year.label
        return say(f"title_{kind}", self.language, area=name, year=year)

    def _contents(self, page: Worksheet) -> None:
        """Write which sheets there are, and formulas that count what is filled in."""
        keys = ("sheet", "takes", "filled", "cells")
        headers = [say(f"column_{key}", self.language) for key in keys]
        page.write_string(0, 0, self._title("contents"), self.formats["title"])
        page.write_string(1, 0, say("note_contents", self.language), self.formats["note"])
        self._table(page, 2, len(self.sheets), headers, "contents")
        for column, width in enumerate((30, 60, 14, 18)):
            page.set_column(column, column, width)
        for row, sheet in enumerate(self.sheets, start=3):
            link = f"internal:{quote_sheetname(sheet.name)}!A1"
            page.write_url(row, 0, link, self.formats["link"], sheet.name)
            takes = say(f"takes_{sheet.kind}", self.language)
            page.write_string(row, 1, takes, self.formats["label"])
            filled, before, cells = _filled(sheet, self.template.counted)
            page.write_formula(row, 2, filled, self.formats["number"], before)
            page.write_number(row, 3, cells, self.formats["number"])
        page.freeze_panes(3, 0)

    def _sheet(self, page: Worksheet, sheet: Sheet) -> None:
        page.write_string(0, 0, sheet.title, self.formats["title"])
        for row, note in enumerate(sheet.notes, start=1):
            page.write_string(row, 0, note, self.formats["note"])
        headers = [column.header for column in sheet.columns]
        self._table(page, sheet.header_row, len(sheet.lines), headers, f"{sheet.kind}_{sheet.key}")
        for position, column in enumerate(sheet.columns):
            page.set_column(position, position, column.width)
        page.set_row(sheet.header_row, height((c.header, c.width - 3) for c in sheet.columns))
        for row, line in enumerate(sheet.lines, start=sheet.header_row + 1):
            self._line(page, sheet, line, row)
            page.set_row(row, height(wrapped(sheet, line)))
        self._rules(page, sheet)
        # The codes alone stay in view: who magnifies the sheet needs the room.
        page.freeze_panes(sheet.header_row + 1, 1)
        page.repeat_rows(sheet.header_row)
        if sheet.kind == "figures":
            printed = [n for n, column in enumerate(sheet.columns) if column.key not in LONG]
            page.print_area(0, 0, sheet.header_row + len(sheet.lines), printed[-1])
        page.ignore_errors({"number_stored_as_text": _whole_table(sheet)})

    def _table(
        self, page: Worksheet, row: int, lines: int, headers: Sequence[str], name: str
    ) -> None:
        """Mark a table as one, with its headers: readers are told each cell's column."""
        columns = [{"header": words, "header_format": self.formats["header"]} for words in headers]
        page.add_table(
            row,
            0,
            row + lines,
            len(headers) - 1,
            {"name": name, "columns": columns, "style": "Table Style Light 15", "banded_rows": 0},
        )

    def _line(self, page: Worksheet, sheet: Sheet, line: Line, row: int) -> None:
        for position, column in enumerate(sheet.columns):
            style = self.formats[look_of(column, line)]
            formula = self._formula(sheet, column, line, row)
            shown = self._shown(column, line)
            if formula:
                page.write_formula(row, position, formula, style, shown)
            elif isinstance(shown, str) and shown:
                page.write_string(row, position, shown, style)
            elif shown == "":
                page.write_blank(row, position, None, style)
            else:
                page.write_number(row, position, shown, style)

    def _formula(self, sheet: Sheet, column: Column, line: Line, row: int) -> str:
        if line.asked is None:
            return ""
        if column.kind == "year":
            return year_formula(line.asked, sheet, row)
        if column.kind == "check":
            return check_formula(line.asked, sheet, self.cells, self.language)
        return ""

    def _shown(self, column: Column, line: Line) -> Shown:
        if column.key == "last" and line.asked is not None:
            return self.template.last.of(line.asked)
        if column.period:
            return self.template.counted.get((line.key, column.period), "")
        return line.labels.get(column.key, "")

    def _rules(self, page: Worksheet, sheet: Sheet) -> None:
        """Set what may be typed in each cell, and what the reader is told there."""
        for row, line in enumerate(sheet.lines, start=sheet.header_row + 1):
            for position, column in enumerate(sheet.columns):
                if column.key in line.asks:
                    rule = rule_of(column, line, xl_rowcol_to_cell(row, position), self.language)
                    page.data_validation(row, position, row, position, rule)


def _about(template: Template) -> Sheet:
    framework = read_framework(template.framework_name)
    given = {
        "area_code": template.area.code,
        "area": template.area.name(template.language),
        "year": template.year.label,
        "framework": template.framework_name,
        "framework_title": framework.title,
        "version": framework.version,
        "last": template.last.words,
    }
    return about_sheet(template.year, template.language, given)


def _filled(sheet: Sheet, counted: Counted) -> tuple[str, int, int]:
    """Give the formula that counts a sheet's filled-in cells, its value now, and all its cells."""
    first, last = sheet.header_row + 1, sheet.header_row + len(sheet.lines)
    counts, before, cells = [], 0, 0
    for position, column in enumerate(sheet.columns):
        asking = [line for line in sheet.lines if column.key in line.asks]
        if not asking or column.kind in {"year", "period"}:
            continue
        there = sum(1 for line in sheet.lines if line.labels.get(column.key))
        whole = f"{quote_sheetname(sheet.name)}!{xl_range(first, position, last, position)}"
        counts.append(f"COUNTA({whole})" + (f"-{there}" if there else ""))
        cells += len(asking)
        before += sum((line.key, column.period) in counted for line in asking)
    return "=" + ("+".join(counts) or "0"), before, cells


def _whole_table(sheet: Sheet) -> str:
    last = sheet.header_row + len(sheet.lines)
    return str(xl_range(sheet.header_row, 0, last, len(sheet.columns) - 1))


def _finished(content: bytes, language: str) -> bytes:
    """Say what XlsxWriter leaves out: the document's language; that heights are not fixed.

    A row then grows with what is typed in it, and has a fitting height before.
    """
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(changed, "w") as after:
        for member in before.infolist():
            part = before.read(member)
            if member.filename == "docProps/core.xml":
                end = b"</cp:coreProperties>"
                part = part.replace(
                    end, f"<dc:language>{escape(language)}</dc:language>".encode() + end
                )
            if member.filename.startswith("xl/worksheets/sheet"):
                part = part.replace(b' customHeight="1"', b"")
            after.writestr(member, part, zipfile.ZIP_DEFLATED)
    return changed.getvalue()
