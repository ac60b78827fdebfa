"""Naming cells and figures to whoever reads of a protection or an audit."""

from collections.abc import Iterable

from nmspf_report.disclosure.cells.cells import Cells
from nmspf_report.disclosure.cells.quantities import FigureKey
from nmspf_report.geography import Geography
from nmspf_report.locale import Language, number, text
from nmspf_report.locale.units import unit_name

MOST_NAMED = 10


def name_cells(cells: Cells, places: Iterable[int], language: Language = "en") -> str:
    """Name cells, the first of them where they are many."""
    named = dict.fromkeys(name_place(cells, int(place), language) for place in places)
    first, others = list(named)[:MOST_NAMED], len(named) - MOST_NAMED
    if others > 0:
        first.append(text("disclosure.others", language, count=number(others, language)))
    return text("disclosure.separator", language).join(first)


def name_place(cells: Cells, place: int, language: Language = "en") -> str:
    """Name a place of a system; those after the cells are figures that were revised since."""
    if place >= cells.size:
        return text("disclosure.revised_since", language)
    return name_cell(cells, place, language)


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
