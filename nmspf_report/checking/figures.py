"""The figures that are checked: those that an authority typed, and those counted from records."""

from collections.abc import Iterable, Sequence

import pandas as pd

from nmspf_report.returns.workbook.model import WorkbookReturn

FIGURE = ["area_code", "indicator", "unit", "category", "shown", "period"]
PLACE = ["file", "sheet", "cell"]
FIGURE_COLUMNS = [*FIGURE, "value", "symbol", "typed", *PLACE]


def typed_figures(workbooks: Sequence[WorkbookReturn]) -> pd.DataFrame:
    """Give the figures of workbooks, one row each.

    Returns
    -------
    pandas.DataFrame
        ``FIGURE_COLUMNS``: which figure (``shown`` is ``numerator`` or ``denominator``), its
        ``value`` (missing where the cell is empty or holds a symbol), the ``symbol``, whether
        it was ``typed`` or worked out from its quarters, and the cell.
    """
    rows: Iterable[tuple[object, ...]] = (
        (
            workbook.area_code,
            figure.indicator,
            figure.unit,
            figure.category,
            figure.shown,
            figure.period,
            figure.value,
            figure.symbol,
            figure.typed,
            figure.place.file,
            figure.place.sheet,
            figure.place.cell,
        )
        for workbook in workbooks
        for figure in workbook.figures
    )
    table = pd.DataFrame(rows, columns=FIGURE_COLUMNS)
    return table.assign(value=table["value"].astype(float))


def counted_figures(observations: pd.DataFrame) -> pd.DataFrame:
    """Give the figures of observations, one row each: ``FIGURE`` and ``value``."""
    renamed = observations.rename(columns={"counting_unit": "unit"})
    named = [column for column in FIGURE if column != "shown"]
    both = [
        renamed[named].assign(shown=shown, value=renamed[shown].astype(float))
        for shown in ("numerator", "denominator")
    ]
    return pd.concat(both, ignore_index=True)[[*FIGURE, "value"]]
