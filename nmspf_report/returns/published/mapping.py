"""What a mapping file says of published tables: which column is which figure, area and period."""

from datetime import date
from functools import cache
from typing import Literal

import pandas as pd
from pydantic import Field, field_validator, model_validator

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import NOT_RECORDED, Aggregate, Framework
from nmspf_report.geography import Level
from nmspf_report.periods import Period, parse_period
from nmspf_report.problems import Problem
from nmspf_report.resources import PACKAGE, resource


class LevelColumns(Definition):
    """How the rows of a level of area are told: its value, and the columns of code and name."""

    value: str
    code: str
    name: str


class AbolishedAuthority(Definition):
    """An authority that a publisher still lists after its last day."""

    name: str
    until: date
    successors: tuple[str, ...] = Field(min_length=1)


class PublishedPopulation(Definition):
    """The column that gives the population of the areas, and what is known of it."""

    table: str
    column: str
    age_group: str
    vintage: str
    basis: str
    source: str


class PublishedAreas(Definition):
    """How a geography is built from the rows of the tables.

    Parameters
    ----------
    level
        The column that tells authorities, regions and the nation apart.
    levels
        How each of them is told; the region of an authority stands in its own row, in the
        region's columns.
    regions_within
        For each region that no authority's row names, the regions that it is made of.
    abolished
        Authorities that the tables list after their end, by code.
    population
        Where the population stands.
    """

    level: str
    levels: dict[Level, LevelColumns]
    regions_within: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    abolished: dict[str, AbolishedAuthority] = Field(default_factory=dict)
    population: PublishedPopulation

    @field_validator("levels")
    @classmethod
    def _has_every_level(cls, levels: dict[Level, LevelColumns]) -> dict[Level, LevelColumns]:
        if set(levels) != {"authority", "region", "nation"}:
            raise ValueError("give authority, region and nation")
        return levels


class KnownAreas(Definition):
    """A geography of this package (`data/`), and the column that names its areas in English."""

    geography: str
    name: str


class PublishedPeriod(Definition):
    """The period of a row: exactly one of two ways is given.

    Parameters
    ----------
    ending_year
        The column of the calendar year in which the reporting year (April to March) ends.
    not_stated
        The reporting year under which the figures are held although the source states none.
    """

    ending_year: str | None = None
    not_stated: str | None = None

    @model_validator(mode="after")
    def _is_one_way(self) -> "PublishedPeriod":
        if (self.ending_year is None) == (self.not_stated is None):
            raise ValueError("give exactly one of ending_year, not_stated")
        return self

    @field_validator("not_stated")
    @classmethod
    def _is_a_year(cls, label: str) -> str:
        if not _is_year(label):
            raise ValueError("a reporting year is written like 2016-17")
        return label


class Comparison(Definition):
    """A published percentage or rate that can be computed again from its row.

    Parameters
    ----------
    column
        Where it stands.
    per, of
        It is the count, divided by the column `of`, for so many (100 or 10,000).
    decimals
        The digits after the point to which it is published.
    """

    column: str
    per: Literal[100, 10000]
    of: str
    decimals: int = Field(ge=0)


class PublishedFigure(Definition):
    """The column that holds the count of an indicator in one of its counting units.

    Parameters
    ----------
    indicator, unit
        Which count of the framework.
    column
        The count of the whole.
    rows
        The values, by column, of the rows that hold it, where not all do.
    categories
        For each dimension and category, the columns whose sum is its count.
    parts_of_whole
        The dimensions whose categories must add up to the whole.
    compare
        The percentage or rate published beside it.
    """

    indicator: str
    unit: str
    column: str
    rows: dict[str, str] = Field(default_factory=dict)
    categories: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    parts_of_whole: tuple[str, ...] = ()
    compare: Comparison | None = None

    @property
    def columns_of_categories(self) -> dict[str, tuple[str, ...]]:
        """The columns of each category by its name in the observations; ``""`` is the whole."""
        return {"": (self.column,)} | {
            f"{dimension}:{code}": columns
            for dimension, categories in self.categories.items()
            for code, columns in categories.items()
        }


class PublishedTable(Definition):
    """A published file, and the figures in it.

    Parameters
    ----------
    file
        Its name in the folder of published returns.
    rows
        The values, by column, of the rows that are read, where not all are.
    period
        How the period of a row is told.
    rounded_to
        For each level whose figures are rounded, what they are rounded to.
    figures
        What it holds.
    """

    file: str
    rows: dict[str, str] = Field(default_factory=dict)
    period: PublishedPeriod
    rounded_to: dict[Level, int] = Field(default_factory=dict)
    figures: tuple[PublishedFigure, ...] = Field(min_length=1)

    def rounding_of(self, level: str) -> int:
        """Give what the figures of a level are rounded to; 1 where they are not."""
        return {str(name): base for name, base in self.rounded_to.items()}.get(level, 1)


class Mapping(Definition):
    """How the tables of one publisher are read as the figures of a framework.

    Exactly one of `areas` and `known_areas` is given.

    Parameters
    ----------
    framework
        The framework whose figures they hold.
    symbols
        What stands in place of a number, and the code of ``data/reference/note_codes.csv``
        that it means.
    areas, known_areas
        Whether the areas are those of the tables, or of a geography of this package.
    tables
        The files, each by a name of its own.
    """

    framework: str
    symbols: dict[str, str]
    areas: PublishedAreas | None = None
    known_areas: KnownAreas | None = None
    tables: dict[str, PublishedTable] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_areas(self) -> "Mapping":
        if (self.areas is None) == (self.known_areas is None):
            raise ValueError("give exactly one of areas, known_areas")
        if self.areas is not None and self.areas.population.table not in self.tables:
            raise ValueError("the population's table is not one of the tables")
        return self

    @property
    def unstated_periods(self) -> tuple[str, ...]:
        """The periods under which figures are held although their source states none."""
        held = [table.period.not_stated for table in self.tables.values()]
        return tuple(sorted({label for label in held if label is not None}))


@cache
def read_mapping(name: str) -> Mapping:
    """Read a mapping from the YAML file of this name beside this module, and check it.

    Raises
    ------
    Problem
        With the file and line: an unknown or missing key, an unknown symbol, or figures that
        are not those of the framework.
    """
    file = f"returns/published/{name}.yml"
    return check_mapping(DefinitionFile(PACKAGE / file, f"nmspf_report/{file}"))


def check_mapping(file: DefinitionFile) -> Mapping:
    """Make a mapping of a file, and check that it gives each figure of its framework once.

    Raises
    ------
    Problem
        As `read_mapping`.
    """
    mapping = file.read_as(Mapping)
    _refuse_unknown_symbols(mapping, file)
    framework = read_framework(mapping.framework)
    mapped: set[tuple[str, str]] = set()
    for name, table in mapping.tables.items():
        for number, figure in enumerate(table.figures):
            where = file.where("tables", name, "figures", number)
            _refuse_wrong_figure(figure, framework, where)
            if (figure.indicator, figure.unit) in mapped:
                raise Problem("mapped_twice", where=where, code=figure.indicator, unit=figure.unit)
            mapped.add((figure.indicator, figure.unit))
    _refuse_missing_figures(mapped, framework, file.where("tables"))
    return mapping


def _refuse_unknown_symbols(mapping: Mapping, file: DefinitionFile) -> None:
    codes = list(pd.read_csv(resource("data", "reference", "note_codes.csv"))["code"])
    for written, code in mapping.symbols.items():
        if code not in codes:
            raise Problem(
                "unknown_note_code",
                where=file.where("symbols", written),
                code=code,
                known=", ".join(codes),
            )


def _refuse_wrong_figure(figure: PublishedFigure, framework: Framework, where: str) -> None:
    aggregate = _aggregates(framework).get((figure.indicator, figure.unit))
    if aggregate is None:
        raise Problem("unknown_figure", where=where, code=figure.indicator, unit=figure.unit)
    known = {
        dimension.name: {*dimension.labels, NOT_RECORDED} for dimension in aggregate.dimensions
    }
    for name, categories in figure.categories.items():
        if not set(categories) <= known.get(name, set()):
            raise Problem(
                "unknown_mapped_categories", where=where, dimension=name, code=figure.indicator
            )
    for dimension in aggregate.dimensions:
        if not set(dimension.labels) <= set(figure.categories.get(dimension.name, {})):
            raise Problem(
                "missing_categories", where=where, dimension=dimension.name, code=figure.indicator
            )
    if not set(figure.parts_of_whole) <= set(known):
        raise Problem(
            "unknown_mapped_categories",
            where=where,
            dimension=", ".join(figure.parts_of_whole),
            code=figure.indicator,
        )


def _refuse_missing_figures(mapped: set[tuple[str, str]], framework: Framework, where: str) -> None:
    for code, unit in _aggregates(framework):
        if (code, unit) not in mapped:
            raise Problem("missing_figure", where=where, code=code, unit=unit)


def _aggregates(framework: Framework) -> dict[tuple[str, str], Aggregate]:
    return {
        (indicator.code, aggregate.unit): aggregate
        for indicator in framework.indicators
        for aggregate in indicator.aggregate
    }


def _is_year(label: str) -> bool:
    try:
        return parse_period(label).is_year
    except Problem:
        return False


def period_ending_in(year: int) -> Period:
    """Give the reporting year (April to March) that ends in a calendar year."""
    return Period(year - 1)
