"""A table of the categories of one indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from nmspf_report.framework.model import (
    NOT_RECORDED,
    Categories,
    Dimension,
    Framework,
    Indicator,
    Presentation,
)
from nmspf_report.geography import Area, Geography
from nmspf_report.locale import Language, has_message, text
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.tables.cells import (
    Cell,
    assemble,
    count_cell,
    not_applicable,
    recorded_share_cell,
)
from nmspf_report.tables.columns import (
    NUMBER,
    OF,
    PERCENTAGE,
    RATE,
    FigureColumn,
    first_column,
    headings,
    used,
)
from nmspf_report.tables.presented import Presented, choose, find_indicator, find_unit
from nmspf_report.tables.table import Column, Table
from nmspf_report.tables.wording import (
    category_name,
    indicator_name,
    period_name,
)


def _share_of_recorded(figure: Presented, unit: str, language: Language) -> Cell:
    return recorded_share_cell(figure, language)


SEVERAL = 2
SHARES = frozenset({"percentage"})
PERCENTAGE_OF_RECORDED = FigureColumn("percentage_of_recorded", SHARES, _share_of_recorded)
COLUMNS = (NUMBER, OF, PERCENTAGE, PERCENTAGE_OF_RECORDED, RATE)


@dataclass(frozen=True)
class Composition:
    """An indicator's categories, with their figures for one area and period.

    Parameters
    ----------
    indicator, unit, categories
        What is divided, in which counting unit, into what.
    codes
        The categories in order of presentation, in the last place what is not recorded.
    figures, unknown
        Each category's figure; and, where a category has what is not recorded of its own,
        that figure.
    """

    indicator: Indicator
    unit: str
    categories: Categories
    codes: tuple[str, ...]
    figures: Mapping[str, Presented]
    unknown: Mapping[str, Presented]

    @property
    def ways(self) -> tuple[Presentation, ...]:
        """The ways in which categories can be presented: sums are no shares.

        Where categories have percentages, their rates would say the same in other words.
        """
        is_sum = isinstance(self.categories, Dimension) and self.categories.sums is not None
        own = self.indicator.ways(self.unit)
        left_out = {"narrative", "percentage" if is_sum else ""}
        left_out.add("rate" if "percentage" in own else "")
        return tuple(way for way in own if way not in left_out)

    @property
    def main_way(self) -> Presentation:
        """The way that says most of categories: a percentage, else a rate, else the number."""
        preferred: Sequence[Presentation] = ("percentage", "rate")
        return next((way for way in preferred if way in self.ways), "number")

    @property
    def columns(self) -> tuple[FigureColumn, ...]:
        """The columns of its figures: of what is recorded only where something may not be."""
        whole = self.figures.get(NOT_RECORDED)
        says_unknown = self.has_own_unknown or (whole is not None and whole.numerator != 0)
        left_out = () if says_unknown else (PERCENTAGE_OF_RECORDED,)
        return tuple(column for column in used(COLUMNS, self.ways) if column not in left_out)

    @property
    def has_own_unknown(self) -> bool:
        """Whether in any category something is not recorded of it, or that is not shown."""
        return any(figure.numerator != 0 for figure in self.unknown.values())


def category_table(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    area: str,
    period: Period,
    unit: str | None = None,
    dimension: str | None = None,
    language: Language = "en",
) -> Table:
    """Show an indicator by category: one row for each, and one for what is not recorded.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    area
        The area's code.
    period
        When.
    dimension
        The name of the categories, such as ``source``: the first, where none is named.
    language
        The reader's.

    Returns
    -------
    Table
        Number, of how many, and the percentages of all and of what is recorded with their
        limits, in the framework's order. Where each category has what is not recorded of its
        own, that is the last column; a note, where it is 0 in all. Where nothing says what is not
        recorded, or nothing is, there are no percentages of what is: they would be the same.

    Raises
    ------
    Problem
        If the indicator, the unit, the area or the dimension is not known, or the estimates
        lack every category.
    """
    composed = compose(
        estimates, framework, indicator, area=area, period=period, unit=unit, dimension=dimension
    )
    return write_composition(composed, geography.area(area), period, language)


def compose(
    estimates: pd.DataFrame,
    framework: Framework,
    indicator: str,
    *,
    area: str,
    period: Period,
    unit: str | None = None,
    dimension: str | None = None,
) -> Composition:
    """Choose the figures of an indicator's categories, as `category_table` describes."""
    defined = find_indicator(framework, indicator)
    counted = find_unit(defined, unit)
    categories = find_categories(defined, counted, dimension)
    codes = (*categories.labels, NOT_RECORDED)
    names = {code: categories.category(code) for code in codes}
    found = choose(
        estimates,
        framework,
        indicator,
        counted,
        areas=[area],
        periods=[period],
        categories=[*names.values(), *map(_unknown, names.values())],
    )
    figures = {
        code: found.at(area, period, name)
        for code, name in names.items()
        if found.has(area, period, name)
    }
    unknown = {
        code: found.at(area, period, _unknown(name))
        for code, name in names.items()
        if found.has(area, period, _unknown(name))
    }
    shown = tuple(code for code in codes if code != NOT_RECORDED or code in figures)
    return Composition(defined, counted, categories, shown, figures, unknown)


def find_categories(indicator: Indicator, unit: str, dimension: str | None) -> Categories:
    """Give the categories of an indicator by name: the first, where none is named.

    Raises
    ------
    Problem
        If it has none of this name.
    """
    dimensions: Sequence[Categories] = next(
        figure.dimensions for figure in indicator.figures if figure.unit == unit
    )
    for categories in dimensions:
        if dimension in (None, categories.name):
            return categories
    raise Problem(
        "unknown_categories",
        indicator=indicator.code,
        unit=unit,
        dimension=dimension or "",
        known=", ".join(categories.name for categories in dimensions) or "-",
    )


def write_composition(
    composed: Composition, place: Area, period: Period, language: Language
) -> Table:
    """Write a composition as a table, as `category_table` describes it."""
    columns = composed.columns
    own_unknown = [Column("not_recorded", text("tables.not_recorded", language))]
    return assemble(
        _caption(composed, place, period, language),
        (
            first_column("category", language),
            *headings(columns, language),
            *(own_unknown if composed.has_own_unknown else []),
        ),
        [_row(composed, code, columns, language) for code in composed.codes],
        _notes(composed, language),
        language,
    )


def _caption(composed: Composition, place: Area, period: Period, language: Language) -> str:
    """Name the indicator; of one that is divided in several ways, also the way."""
    caption = text(
        "tables.caption_categories",
        language,
        indicator=indicator_name(composed.indicator, composed.unit, language),
        area=place.name(language),
        period=period_name(period, language),
    )
    return divided(composed, caption, language)


def divided(composed: Composition, name: str, language: Language) -> str:
    """Add to a name by what is divided, where the indicator is divided in several ways."""
    figures = [figure for figure in composed.indicator.figures if figure.unit == composed.unit]
    if sum(len(figure.dimensions) for figure in figures) < SEVERAL:
        return name
    message = f"tables.division_{composed.categories.name}"
    known = message if has_message(message, language) else "tables.division_other"
    return text("tables.caption_divided", language, caption=name, division=text(known, language))


def _row(
    composed: Composition, code: str, columns: Sequence[FigureColumn], language: Language
) -> list[Cell]:
    figure = composed.figures.get(code, Presented())
    return [
        Cell(category_name(composed.categories, code, language)),
        *(column.cell(figure, composed.unit, composed.ways, language) for column in columns),
        *([_own_unknown(composed, code, language)] if composed.has_own_unknown else []),
    ]


def _own_unknown(composed: Composition, code: str, language: Language) -> Cell:
    if code not in composed.unknown:
        return not_applicable()
    return count_cell(composed.unknown[code], composed.unit, language)


def _notes(composed: Composition, language: Language) -> tuple[str, ...]:
    """Say that shares of categories overlap, and that all was recorded of each, where so it is."""
    notes = []
    if composed.categories.overlaps and "percentage" in composed.ways:
        notes.append(text("tables.note_overlap", language))
    if composed.unknown and not composed.has_own_unknown:
        notes.append(text("tables.note_recorded", language))
    return tuple(notes)


def _unknown(category: str) -> str:
    return f"{category}/{NOT_RECORDED}"
