"""The columns that tables of figures have in common, each with how its cells are written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nmspf_report.locale import Language, text
from nmspf_report.tables.cells import (
    Cell,
    count_cell,
    counted_cell,
    denominator_cell,
    estimate_cell,
    not_applicable,
    population_cell,
    share_cell,
)
from nmspf_report.tables.presented import Presented
from nmspf_report.tables.table import Column

Write = Callable[[Presented, str, Language], Cell]


@dataclass(frozen=True)
class FigureColumn:
    """A column of figures.

    Parameters
    ----------
    key
        Its name; its heading is the message ``tables.column_<key>``.
    ways
        A figure has a cell in it if it can be presented in one of these ways.
    write
        How a figure, in its counting unit, is written.
    """

    key: str
    ways: frozenset[str]
    write: Write

    def cell(self, figure: Presented, unit: str, ways: Iterable[str], language: Language) -> Cell:
        """Write a figure that can be presented in these ways."""
        if self.ways.isdisjoint(ways):
            return not_applicable()
        return self.write(figure, unit, language)


def _estimate_of(way: str) -> Write:
    def write(figure: Presented, unit: str, language: Language) -> Cell:
        return estimate_cell(figure, way, unit, language)

    return write


def _population(figure: Presented, unit: str, language: Language) -> Cell:
    return population_cell(figure, language)


EVERY_WAY = frozenset({"number", "percentage", "rate"})
NUMBER = FigureColumn("number", EVERY_WAY, count_cell)
OF = FigureColumn("of", frozenset({"percentage"}), denominator_cell)
PERCENTAGE = FigureColumn("percentage", frozenset({"percentage"}), _estimate_of("percentage"))
POPULATION = FigureColumn("population", frozenset({"rate"}), _population)
RATE = FigureColumn("rate", frozenset({"rate"}), _estimate_of("rate"))
COUNTED = FigureColumn("counted", EVERY_WAY, counted_cell)
SHARE = FigureColumn("percentage", frozenset({"percentage"}), share_cell)
COUNTED_AND_SHARES = (COUNTED, SHARE, RATE)
WITH_POPULATION = (NUMBER, OF, PERCENTAGE, POPULATION, RATE)


def used(columns: Iterable[FigureColumn], ways: Iterable[str]) -> tuple[FigureColumn, ...]:
    """Keep the columns in which at least one figure has a cell."""
    present = frozenset(ways)
    return tuple(column for column in columns if not column.ways.isdisjoint(present))


def headings(columns: Iterable[FigureColumn], language: Language) -> tuple[Column, ...]:
    """Give the headings of columns of figures."""
    return tuple(
        Column(column.key, text(f"tables.column_{column.key}", language)) for column in columns
    )


def first_column(key: str, language: Language) -> Column:
    """Give the heading of the column that names the rows."""
    return Column(key, text(f"tables.column_{key}", language), numeric=False)
