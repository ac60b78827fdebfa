"""Naming cells and figures to whoever reads of a protection or an audit."""

from nmspf_report.disclosure.cells.cells import Cells
from nmspf_report.disclosure.cells.quantities import FigureKey
from nmspf_report.geography import Geography
from nmspf_report.locale import Language, text
from nmspf_report.locale.units import unit_name


def name_cell(cells: Cells, cell: int, language: Language = "en") -> str:
    """Name a cell: indicator, category, what is counted, area, period."""
    quantity, area, period = cells.name(cell)
    where = (area, period.label)
    return name_figure(quantity.figure, where, cells.geography, quantity.shown, language)


def name_figure(
    figure: FigureKey,
    where: tuple[str, str],
    geography: Geography,
    shown: str = "numerator",
    language: Language = "en",
) -> str:
    """Name what a figure shows.

    Parameters
    ----------
    figure
        Its indicator, category and counting unit.
    where
        The code of its area, and the label of its period.
    geography
        The areas.
    shown
        As in `nmspf_report.disclosure.cells.quantities.Quantity`.
    language
        The reader's.
    """
    indicator, category, unit = figure
    area, period = where
    return text(
        f"disclosure.cell_{shown}",
        language,
        indicator=indicator,
        category=category or text("disclosure.whole", language),
        unit=unit_name(unit, language),
        area=geography.areas[area].name(language) if area in geography.areas else area,
        period=period,
    )
