"""A chart that its reader's own program draws and edits: the figures in it, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from nmspf_report.bindings import Written, write
from nmspf_report.figures.multiples import Panel, cell_of, finding_of, panel_of
from nmspf_report.figures.series import NO_CHANGES, Changes
from nmspf_report.framework.model import Framework
from nmspf_report.locale import Language, text
from nmspf_report.periods import Period
from nmspf_report.tables.cells import Cell, assemble
from nmspf_report.tables.columns import first_column
from nmspf_report.tables.presented import NOT_APPLICABLE
from nmspf_report.tables.table import Column, Table
from nmspf_report.tables.wording import period_name


@dataclass(frozen=True)
class EditableChart:
    """A line over time as its figures.

    Parameters
    ----------
    alt
        The finding, in a sentence, with the figures that are named in it.
    table
        What is drawn: a column for each period and a row for each line; nothing crosses a break,
        so a line ends there and another begins.
    """

    alt: Written
    table: Table


def editable_chart(
    estimates: pd.DataFrame,
    framework: Framework,
    indicator: str,
    *,
    area: str,
    periods: Sequence[Period],
    changes: Changes = NO_CHANGES,
    language: Language = "en",
) -> EditableChart:
    """Give the figures of an indicator over time, as `small_multiples` draws them.

    Parameters
    ----------
    estimates, framework
        The figures, and what they are.
    indicator
        Its code; it is shown in its first counting unit, as compares best.
    area
        The area's code.
    periods
        In order.
    changes
        From when authorities of an area came to count something else: no line crosses it.
    language
        The reader's.

    Raises
    ------
    Problem
        If the indicator is not known, or the estimates lack it for the area in every period.
    """
    panel = panel_of(estimates, framework, indicator, area, periods, changes, language)
    columns = [Column(one.label, period_name(one, language)) for one in periods]
    begins = [0, *sorted(panel.shown.breaks)]
    ends = [*begins[1:], len(periods)]
    rows = [
        [Cell(_title(panel, begin)), *_cells(panel, begin, end)]
        for begin, end in zip(begins, ends, strict=True)
    ]
    heads = [first_column("indicator", language), *columns]
    return EditableChart(write(finding_of(panel)), assemble(panel.title, heads, rows, [], language))


def _title(panel: Panel, begin: int) -> str:
    """Name a line: what it shows, what a rate is of, and since when, where it is not the first."""
    language, title = panel.wording.language, panel.title
    if panel.wording.way == "rate":
        title = text("figures.title_rate", language, title=title)
    if not begin:
        return title
    since = period_name(panel.shown.periods[begin], language)
    return text("figures.title_since", language, title=title, period=since)


def _cells(panel: Panel, begin: int, end: int) -> list[Cell]:
    """Give the cells of one line, which has no figure before its beginning and after its end."""
    return [
        cell_of(panel, place) if begin <= place < end else Cell(symbol=NOT_APPLICABLE)
        for place in range(len(panel.shown.periods))
    ]
