"""Reading a framework from its YAML files, and checking it against the records it counts."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pandas as pd
from pydantic import Field

from nmspf_report.definitions import Definition, DefinitionFile, Key
from nmspf_report.framework.conditions import Condition
from nmspf_report.framework.journey import Journey
from nmspf_report.framework.model import (
    NOT_RECORDED,
    WHOLE,
    Base,
    Categories,
    Dimension,
    Framework,
    Indicator,
    Measure,
    Timescale,
)
from nmspf_report.problems import Problem
from nmspf_report.records.schema import Schema, Table, read_schema
from nmspf_report.resources import PACKAGE, resource

PERIOD_TESTS = ("in_period", "up_to_end")


class Head(Definition):
    """What ``framework.yml`` says: the framework without its indicators, and their files."""

    code: str
    title: str
    version: str
    source: str
    records: str | None
    themes: dict[str, str]
    files: tuple[str, ...]
    journey: str | None = None


class Section(Definition):
    """A file of indicators, and what it says for all of them."""

    theme: str
    section: str
    questions: dict[str, str] = Field(default_factory=dict)
    indicators: tuple[dict[str, Any], ...]


@cache
def read_framework(name: str) -> Framework:
    """Read a framework from its folder beside this module, and check it.

    Parameters
    ----------
    name
        The folder's name, such as ``nmspf_c``. Its ``framework.yml`` gives the title, the
        themes, the files of indicators in order and, where it has one, that of the journey;
        each file of indicators gives a theme, a section,
        answers to the five questions that hold for the section, and the indicators.

    Raises
    ------
    Problem
        With the file and line: an unknown key, a missing value, two indicators with one
        code, a theme, table, column, code or timescale that does not exist.
    """
    head = _file(name, "framework.yml").read_as(Head)
    files = [_file(name, file) for file in head.files]
    timescales = read_timescales()
    indicators: list[Indicator] = []
    schema = read_schema(head.records) if head.records else None
    for file in files:
        for position, indicator in _indicators(file):
            place = ("indicators", position)
            _refuse_a_second(indicator, indicators, file, place)
            _refuse_unknown_theme(indicator, head.themes, file)
            _refuse_unknown_timescales(indicator, timescales, file, place)
            _refuse_wrong_counting(indicator, schema, file, place)
            _refuse_unknown_share(indicator, indicators, file, place)
            if schema is not None:
                _Checker(file, schema).check(indicator, place)
            indicators.append(indicator)
    journey = _read_journey(_file(name, head.journey), indicators) if head.journey else None
    described = head.model_dump(exclude={"files", "journey"})
    return Framework(
        indicators=tuple(indicators), timescales=timescales, journey=journey, **described
    )


@cache
def read_timescales() -> dict[str, Timescale]:
    """Read the timescales of ``data/reference/timescales.csv``, by name."""
    table = pd.read_csv(resource("data", "reference", "timescales.csv"))
    return {
        str(row["timescale"]): Timescale(**{str(key): value for key, value in row.items()})
        for row in table.to_dict("records")
    }


def _file(framework: str, name: str) -> DefinitionFile:
    path = f"framework/{framework}/{name}"
    return DefinitionFile(PACKAGE / path, f"nmspf_report/{path}")


def _read_journey(file: DefinitionFile, indicators: list[Indicator]) -> Journey:
    """Read which figure counts which route, and see that the indicators have each of them."""
    journey = file.read_as(Journey)
    known = {
        (indicator.code, figure.unit, category)
        for indicator in indicators
        for figure in indicator.figures
        for category in (WHOLE, *_categories(figure.dimensions))
    }
    for number, step in enumerate(journey.steps):
        for one in step.figures:
            if (one.indicator, one.unit, one.category) not in known:
                raise Problem(
                    "unknown_figure_of_route",
                    where=file.where("steps", number),
                    indicator=one.indicator,
                    category=one.category,
                    unit=one.unit,
                )
    return journey


def _categories(dimensions: Sequence[Categories]) -> Iterator[str]:
    for dimension in dimensions:
        yield from map(dimension.category, (*dimension.labels, NOT_RECORDED))


def _indicators(file: DefinitionFile) -> Iterator[tuple[int, Indicator]]:
    """Read a file's indicators; what they do not say themselves, the file says for all."""
    shared = file.read_as(Section)
    for position, own in enumerate(shared.indicators):
        answers = {**shared.questions, **own.get("questions", {})}
        yield (
            position,
            file.read_as(
                Indicator,
                "indicators",
                position,
                theme=shared.theme,
                section=shared.section,
                questions=answers,
            ),
        )


def _refuse_a_second(
    indicator: Indicator, before: list[Indicator], file: DefinitionFile, place: tuple[Key, ...]
) -> None:
    if any(earlier.code == indicator.code for earlier in before):
        raise Problem("indicator_twice", where=file.where(*place), code=indicator.code)


def _refuse_unknown_theme(
    indicator: Indicator, themes: dict[str, str], file: DefinitionFile
) -> None:
    if indicator.theme not in themes:
        raise Problem(
            "unknown_theme", where=file.where("theme"), theme=indicator.theme, known=_list(themes)
        )


def _refuse_unknown_timescales(
    indicator: Indicator,
    timescales: dict[str, Timescale],
    file: DefinitionFile,
    place: tuple[Key, ...],
) -> None:
    for name in indicator.timescales:
        if name not in timescales:
            raise Problem(
                "unknown_timescale",
                where=file.where(*place, "measures"),
                timescale=name,
                known=_list(timescales),
            )


def _refuse_wrong_counting(
    indicator: Indicator, schema: Schema | None, file: DefinitionFile, place: tuple[Key, ...]
) -> None:
    if schema is None and indicator.measures:
        raise Problem("measures_without_records", where=file.where(*place, "measures"))
    if schema is not None and indicator.aggregate:
        raise Problem("aggregate_with_records", where=file.where(*place, "aggregate"))


def _refuse_unknown_share(
    indicator: Indicator, before: list[Indicator], file: DefinitionFile, place: tuple[Key, ...]
) -> None:
    counted = {(earlier.code, figure.unit) for earlier in before for figure in earlier.figures}
    for number, figure in enumerate(indicator.aggregate):
        if figure.share_of is not None and (figure.share_of, figure.unit) not in counted:
            raise Problem(
                "unknown_share",
                where=file.where(*place, "aggregate", number, "share_of"),
                code=figure.share_of,
                unit=figure.unit,
            )


class _Checker:
    """Checks that what an indicator counts from is there, and reports the line where not."""

    def __init__(self, file: DefinitionFile, schema: Schema) -> None:
        self.file = file
        self.schema = schema

    def check(self, indicator: Indicator, place: tuple[Key, ...]) -> None:
        for number, measure in enumerate(indicator.measures):
            self._measure(measure, (*place, "measures", number))

    def _measure(self, measure: Measure, place: tuple[Key, ...]) -> None:
        table = self._base(measure, place)
        self._conditions(table, measure, "which", place)
        for number, dimension in enumerate(measure.dimensions):
            self._dimension(table, dimension, measure, (*place, "dimensions", number))
        if measure.share_of is not None:
            self._base(measure.share_of, (*place, "share_of"))

    def _base(self, base: Measure | Base, place: tuple[Key, ...]) -> Table:
        table = self._table(base.table, place)
        for way in PERIOD_TESTS:
            name = getattr(base.when, way)
            if name is not None:
                self._column(table, base.table, name, (*place, "when"))
        if base.when.open_at_end or base.when.during:
            self._spell(table, base.table, (*place, "when"))
        self._conditions(table, base, "of", place)
        counted = (*(base.count.sum or ()), *filter(None, [base.count.distinct]))
        for name in counted:
            self._column(table, base.table, name, (*place, "count"))
        return table

    def _conditions(
        self, table: Table, base: Measure | Base, key: str, place: tuple[Key, ...]
    ) -> None:
        for number, condition in enumerate(getattr(base, key)):
            self._condition(table, base.table, condition, (*place, key, number))

    def _condition(
        self, table: Table, name: str, condition: Condition, place: tuple[Key, ...]
    ) -> None:
        for column in condition.columns:
            self._column(table, name, column, place)
        for part in condition.any_of or (condition,):
            self._codes(table, part, place)

    def _codes(self, table: Table, condition: Condition, place: tuple[Key, ...]) -> None:
        codes = table.all_columns[condition.column].codes if condition.column else ()
        asked = condition.one_of or ()
        if isinstance(condition.is_value, str):
            asked = (condition.is_value,)
        for code in asked if codes else ():
            if code not in codes:
                raise Problem(
                    "unknown_code",
                    where=self.file.where(*place),
                    code=code,
                    column=condition.column,
                    known=_list(codes),
                )

    def _dimension(
        self, table: Table, dimension: Dimension, measure: Measure, place: tuple[Key, ...]
    ) -> None:
        for column in dimension.columns:
            self._column(table, measure.table, column, place)
        for conditions in (dimension.steps or {}).values():
            for condition in conditions:
                self._condition(table, measure.table, condition, place)
        if dimension.column is not None:
            codes = table.all_columns[dimension.column].codes
            if set(codes) != set(dimension.labels):
                raise Problem(
                    "labels_are_not_codes",
                    where=self.file.where(*place, "labels"),
                    column=dimension.column,
                    known=_list(codes),
                )

    def _table(self, name: str, place: tuple[Key, ...]) -> Table:
        if name not in self.schema.tables:
            raise Problem(
                "unknown_table",
                where=self.file.where(*place, "table"),
                table=name,
                known=_list(self.schema.tables),
            )
        return self.schema.tables[name]

    def _spell(self, table: Table, name: str, place: tuple[Key, ...]) -> None:
        if table.spell is None:
            raise Problem("no_spell", where=self.file.where(*place), table=name)

    def _column(self, table: Table, name: str, column: str, place: tuple[Key, ...]) -> None:
        if column not in table.all_columns:
            raise Problem(
                "unknown_column",
                where=self.file.where(*place),
                column=column,
                table=name,
                known=_list(table.all_columns),
            )


def _list(names: object) -> str:
    return ", ".join(names)  # type: ignore[arg-type]
