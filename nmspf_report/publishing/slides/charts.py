"""Charts of slides: drawn by the reader's own program, with a workbook in which to edit them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from nmspf_report.bindings import NUMBER
from nmspf_report.publishing.document import EditableChart
from nmspf_report.publishing.slides.looks import colour
from nmspf_report.publishing.slides.words import Cell, grid_of
from nmspf_report.spreadsheets import MADE, TEXT_STAYS_TEXT

SHEET = "Sheet1"
"""What python-pptx calls the sheet to which its charts refer."""

MOST_LABELS = 5
"""How many periods are named beneath a chart; with more, each year's first is."""

QUARTERS = 4
_LETTERS, _AXIS_LETTERS = Pt(11), Pt(9)


@dataclass(frozen=True)
class Lines:
    """The lines of a chart.

    Parameters
    ----------
    periods
        What stands along it.
    names, values
        Of each line its name, and a value for each period or None.
    number_format
        How a program writes a value as we do.
    """

    periods: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    number_format: str


def lines_of(chart: EditableChart) -> Lines:
    """Read a chart's lines from the table of its figures."""
    grid = grid_of(chart.figures.rows)
    written = [cell.words for row in grid.rows for cell in row[1:] if value_of(cell) is not None]
    return Lines(
        grid.heads[1:],
        tuple(row[0].words for row in grid.rows),
        tuple(tuple(value_of(cell) for cell in row[1:]) for row in grid.rows),
        _format(written[0] if written else ""),
    )


def value_of(cell: Cell) -> float | None:
    """Give the value that a cell shows, as it is written; None where a symbol stands."""
    found = NUMBER.search(cell.words)
    return float(found[0].replace(",", "")) if found else None


def draw(slide: Any, chart: EditableChart, box: Sequence[int]) -> None:
    """Draw a chart on a slide.

    Parameters
    ----------
    slide
        The slide.
    chart
        The chart.
    box
        Where it stands: from the left and from the top, how wide and how high.
    """
    lines = lines_of(chart)
    data = CategoryChartData(number_format=lines.number_format)
    data.categories = lines.periods
    for name, values in zip(lines.names, lines.values, strict=True):
        data.add_series(name, values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box, data)
    frame.name = lines.names[0]
    named = frame._element.nvGraphicFramePr.cNvPr
    named.set("descr", chart.alternative_text)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(workbook_of(lines))
    _dress(frame.chart, lines)


def _format(written: str) -> str:
    """Write the format of a program's numbers for a value such as ``27.1%`` or ``1,234``."""
    found = NUMBER.search(written)
    decimals = len(found[0].partition(".")[2]) if found else 0
    places = f"#,##0{'.' + '0' * decimals if decimals else ''}"
    return f'{places}"%"' if re.search(r"\d%", written) else places


def _of_scale(number_format: str) -> str:
    """Write a scale's values with the sign of its figures, and as many decimals as they need."""
    return 'General"%"' if number_format.endswith('"%"') else "General"


def workbook_of(lines: Lines) -> bytes:
    """Write the figures as python-pptx does, where the chart looks for them."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, **TEXT_STAYS_TEXT}) as workbook:
        workbook.set_properties({"created": MADE})
        sheet = workbook.add_worksheet(SHEET)
        number = workbook.add_format({"num_format": lines.number_format})
        for row, period in enumerate(lines.periods, start=1):
            sheet.write_string(row, 0, period)
        for column, name in enumerate(lines.names, start=1):
            sheet.write_string(0, column, name)
            for row, value in enumerate(lines.values[column - 1], start=1):
                if value is not None:
                    sheet.write_number(row, column, value, number)
    return content.getvalue()


def _dress(chart: Any, lines: Lines) -> None:
    chart.has_legend = False
    chart.has_title = True
    title = chart.chart_title.text_frame
    title.text = lines.names[0]
    title.paragraphs[0].runs[0].font.size = _LETTERS
    title.paragraphs[0].runs[0].font.bold = True
    chart.font.size = _AXIS_LETTERS
    chart.font.color.rgb = colour("text")
    chart.value_axis.minimum_scale = 0
    scale = chart.value_axis.tick_labels
    scale.number_format, scale.number_format_is_linked = _of_scale(lines.number_format), False
    chart.value_axis.major_gridlines.format.line.color.rgb = colour("rule")
    chart.value_axis.format.line.fill.background()
    chart.category_axis.format.line.color.rgb = colour("muted")
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if len(lines.periods) > MOST_LABELS:
        _name_every(chart, QUARTERS)
    for series, values in zip(chart.plots[0].series, lines.values, strict=True):
        series.smooth = False
        series.format.line.width = Pt(2)
        series.format.line.color.rgb = colour("accent")
        series.marker.size = 4
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour("accent")
        series.marker.format.line.fill.background()
        known = [place for place, value in enumerate(values) if value is not None]
        if known:
            label = series.points[known[-1]].data_label
            label.position = XL_LABEL_POSITION.ABOVE
            label.font.size, label.font.bold = _LETTERS, True
            label.font.color.rgb = colour("accent")


def _name_every(chart: Any, step: int) -> None:
    """Name each year's first period; python-pptx has no call for it."""
    axis = chart.category_axis._element
    after = axis.find(qn("c:noMultiLvlLbl"))
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        after.addprevious(axis.makeelement(qn(name), {"val": str(step)}))
