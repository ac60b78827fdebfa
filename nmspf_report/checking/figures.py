"""The figures that are checked: those that an authority typed, and those counted from records."""

from collections.abc import Iterable, Sequence

import pandas as pd

from nmspf_report.framework.model import WHOLE
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


def whole_figures(
    typed: pd.DataFrame, counted: pd.DataFrame, earlier: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Give the wholes of every period that is known: counted, else typed, else earlier.

    Parameters
    ----------
    typed
        Figures of workbooks, as `typed_figures` gives them.
    counted, earlier
        Observations (`nmspf_report.indicators.observations`).

    Returns
    -------
    pandas.DataFrame
        ``area_code``, ``indicator``, ``unit``, ``period``, ``numerator``, ``denominator``.
    """
    key = ["area_code", "indicator", "unit", "period"]
    columns = [*key, "numerator", "denominator"]
    known = []
    for observations in (counted, earlier):
        if observations is not None and len(observations):
            wholes = observations[observations["category"] == WHOLE]
            known.append(wholes.rename(columns={"counting_unit": "unit"})[columns])
    if len(typed):
        wholes = typed[typed["category"] == WHOLE]
        once = wholes.drop_duplicates([*key, "shown"])
        wide = once.pivot(index=key, columns="shown", values="value").reset_index()  # noqa: PD010
        known.insert(1 if len(counted) else 0, wide.reindex(columns=columns))
    if not known:
        return pd.DataFrame(columns=columns)
    together = pd.concat(known, ignore_index=True)
    together = together[together["numerator"].notna()]
    return together.drop_duplicates(key, ignore_index=True)
