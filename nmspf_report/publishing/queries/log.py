"""The log of every finding: a workbook to work through, and JSON for programs."""

import json
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from nmspf_report.checking.check import CheckedReturn
from nmspf_report.checking.findings import Finding
from nmspf_report.locale import text
from nmspf_report.spreadsheets import MADE, TEXT_STAYS_TEXT
from nmspf_report.writing import write_whole

WIDTHS = {
    "query": 14,
    "severity": 10,
    "rule": 26,
    "file": 30,
    "sheet": 18,
    "cell": 8,
    "row": 9,
    "table": 24,
    "column": 24,
    "value": 22,
    "indicator": 12,
    "period": 13,
    "message": 70,
    "mend": 60,
    "answer": 40,
}
LONGEST_CELL = 32_000


def write_log(checked: CheckedReturn, path: Path) -> None:
    """Write every finding of a return as a workbook: one table, a row each.

    The cells are text, whatever they begin with: none leaves as a formula.
    """
    content = BytesIO()
    options = {"in_memory": True, **TEXT_STAYS_TEXT}
    with xlsxwriter.Workbook(content, options) as workbook:
        title = text("checking.page.title", authority=checked.name)
        workbook.set_properties({"title": title, "created": MADE})
        sheet = workbook.add_worksheet(text("checking.log.tab"))
        wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        for place, width in enumerate(WIDTHS.values()):
            sheet.set_column(place, place, width, wrap)
        _table(sheet, checked)
        sheet.freeze_panes(1, 1)
    write_whole(path, content.getvalue())


def _table(sheet: Worksheet, checked: CheckedReturn) -> None:
    headings = [{"header": text(f"checking.log.{name}")} for name in WIDTHS]
    rows = max(len(checked.findings), 1)
    sheet.add_table(
        0,
        0,
        rows,
        len(WIDTHS) - 1,
        {"name": "Queries", "columns": headings, "style": "Table Style Light 1"},
    )
    for row, found in enumerate(checked.findings, start=1):
        for place, name in enumerate(WIDTHS):
            _write(sheet, row, place, found, name)


def _write(sheet: Worksheet, row: int, place: int, found: Finding, name: str) -> None:
    value = getattr(found, name)
    if name == "row":
        if value is not None:
            sheet.write_number(row, place, value)
    elif name == "severity":
        sheet.write_string(row, place, text(f"checking.log.severity_{value}"))
    elif value:
        sheet.write_string(row, place, str(value)[:LONGEST_CELL])


def write_json(checked: CheckedReturn, path: Path) -> None:
    """Write every finding of a return as JSON, in their order."""
    told = {
        "area_code": checked.area_code,
        "name": checked.name,
        "looked_at": asdict(checked.looked_at),
        "open": {severity: len(checked.open(severity)) for severity in ("error", "query", "note")},
        "findings": [asdict(found) for found in checked.findings],
    }
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, content.encode("utf-8"))
