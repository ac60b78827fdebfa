"""Reading published files: every count with its area, its period, and its symbol if withheld."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from nmspf_report.geography import read_geography
from nmspf_report.problems import Problem
from nmspf_report.returns.published.mapping import (
    KnownAreas,
    Mapping,
    PublishedAreas,
    PublishedPeriod,
    PublishedTable,
    period_ending_in,
)

AREA = ["level", "area_code", "area_name", "region_code"]
KEY = ["level", "area_code", "period", "indicator", "category", "counting_unit"]
COUNTS = ["file", *AREA, "period", "indicator", "category", "counting_unit", "value", "symbol"]

COUNT = r"\d+"
YEAR = r"\d{4}"
FIRST_LINE = 2
"""The line of a file on which its first row stands, below the header."""


@dataclass(frozen=True)
class ReadTable:
    """A published file as it was read.

    Parameters
    ----------
    definition
        What the mapping says of it.
    rows
        The rows that the mapping reads, as text, each under its line of the file; with the
        columns `AREA` and ``period`` of `areas_and_periods` kept apart.
    areas_and_periods
        For each of them `AREA` and ``period``.
    """

    definition: PublishedTable
    rows: pd.DataFrame
    areas_and_periods: pd.DataFrame


def read_tables(folder: Path, mapping: Mapping) -> dict[str, ReadTable]:
    """Read every file of a mapping.

    Parameters
    ----------
    folder
        Where the files are.
    mapping
        Which files, and which columns tell area and period.

    Raises
    ------
    Problem
        With the file, and the line where there is one: a folder or file that is missing or
        cannot be read, a column that is missing, rows that are not there, an area or a year
        that is none.
    """
    if not folder.is_dir():
        raise Problem("missing_folder", where=folder)
    return {
        name: _read_table(folder, table, _columns(name, table, mapping), mapping)
        for name, table in mapping.tables.items()
    }


def counts(tables: dict[str, ReadTable], mapping: Mapping) -> pd.DataFrame:
    """Give every count of the tables, at every level of area.

    Returns
    -------
    pandas.DataFrame
        The columns `COUNTS`. ``value`` is null where a symbol stands in the number's place;
        ``symbol`` is then the note code, else empty.

    Raises
    ------
    Problem
        What is neither a whole number nor a symbol of the mapping; a figure given twice.
    """
    parts = [part for table in tables.values() for part in _counts_of(table, mapping)]
    return _refuse_twice(pd.concat(parts, ignore_index=True))


def populations(tables: dict[str, ReadTable], mapping: Mapping) -> pd.DataFrame:
    """Give the published population of each area and period, once.

    Returns
    -------
    pandas.DataFrame
        The columns `COUNTS`, with ``persons`` for counting unit and no indicator; no rows
        where the mapping's areas are known, and their populations with them.

    Raises
    ------
    Problem
        As `counts`; two populations of one area and period count as a figure given twice.
    """
    if mapping.areas is None:
        return pd.DataFrame(columns=COUNTS).astype({"value": "Int64"})
    population = mapping.areas.population
    table = tables[population.table]
    part = _part(table, table.rows, (population.column,), mapping).assign(
        indicator="", category="", counting_unit="persons"
    )
    return _refuse_twice(
        part.drop_duplicates([*KEY, "value", "symbol"]).reset_index(drop=True)[COUNTS]
    )


def rows_of(table: ReadTable, rows: dict[str, str]) -> pd.DataFrame:
    """Give the rows of a table that hold these values, by column.

    Raises
    ------
    Problem
        If there are none.
    """
    return _only(table.rows, rows, table.definition.file)


def records(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Give each row of a table by the names of its columns."""
    for row in rows.to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _counts_of(table: ReadTable, mapping: Mapping) -> Iterator[pd.DataFrame]:
    for figure in table.definition.figures:
        rows = rows_of(table, figure.rows)
        for category, columns in figure.columns_of_categories.items():
            yield _part(table, rows, columns, mapping).assign(
                indicator=figure.indicator, category=category, counting_unit=figure.unit
            )[COUNTS]


def _part(
    table: ReadTable, rows: pd.DataFrame, columns: tuple[str, ...], mapping: Mapping
) -> pd.DataFrame:
    """Give the sum of some columns for each row; withheld where one of them is."""
    read = [_numbers(rows[column], mapping.symbols, table.definition.file) for column in columns]
    value, symbol = read[0]
    for more, its_symbol in read[1:]:
        value = value + more
        symbol = symbol.where(symbol != "", its_symbol)
    part = table.areas_and_periods.loc[rows.index]
    return part.assign(file=table.definition.file, value=value, symbol=symbol)


def _numbers(
    written: "pd.Series[str]", symbols: dict[str, str], file: str
) -> tuple["pd.Series[int]", "pd.Series[str]"]:
    is_count = written.str.fullmatch(COUNT)
    wrong = written[~is_count & ~written.isin(list(symbols))]
    if not wrong.empty:
        raise Problem(
            "not_a_count",
            where=_line(file, wrong.index[0]),
            column=written.name,
            value=wrong.iloc[0],
            known=", ".join(symbols) or "-",
        )
    value = pd.to_numeric(written.where(is_count)).astype("Int64")
    return value, written.map(symbols).where(~is_count, "").astype("str")


def _refuse_twice(found: pd.DataFrame) -> pd.DataFrame:
    again = found[found.duplicated(KEY)]
    if not again.empty:
        first = again.iloc[0]
        raise Problem(
            "published_twice",
            where=first["file"],
            area=first["area_name"],
            period=first["period"],
            code=first["indicator"] or first["counting_unit"],
        )
    return found


def _columns(name: str, table: PublishedTable, mapping: Mapping) -> tuple[str, ...]:
    """Give every column of a table that the mapping names, each once, in order."""
    named = [*table.rows, table.period.ending_year]
    if mapping.known_areas is not None:
        named.append(mapping.known_areas.name)
    if mapping.areas is not None:
        named.append(mapping.areas.level)
        for level in mapping.areas.levels.values():
            named += [level.code, level.name]
        if mapping.areas.population.table == name:
            named.append(mapping.areas.population.column)
    for figure in table.figures:
        named += figure.rows
        for columns in figure.columns_of_categories.values():
            named += columns
        if figure.compare is not None:
            named += [figure.compare.column, figure.compare.of]
    return tuple(dict.fromkeys(column for column in named if column is not None))


def _read_table(
    folder: Path, table: PublishedTable, columns: tuple[str, ...], mapping: Mapping
) -> ReadTable:
    every_row = _read_file(folder / table.file)
    for column in columns:
        if column not in every_row.columns:
            raise Problem(
                "missing_published_column",
                where=table.file,
                column=column,
                found=", ".join(every_row.columns),
            )
    rows = _only(every_row, table.rows, table.file)
    areas = _areas(rows, mapping, table.file)
    return ReadTable(table, rows, areas.assign(period=_periods(rows, table.period, table.file)))


def _read_file(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise Problem("missing_file", where=path)
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=path, reason=reason) from None
    return rows.set_axis(range(FIRST_LINE, FIRST_LINE + len(rows)))


def _only(rows: pd.DataFrame, values: dict[str, str], file: str) -> pd.DataFrame:
    for column, value in values.items():
        rows = rows[rows[column] == value]
        if rows.empty:
            raise Problem("no_such_rows", where=file, column=column, value=value)
    return rows


def _periods(rows: pd.DataFrame, period: PublishedPeriod, file: str) -> "pd.Series[str]":
    if period.ending_year is None:
        return pd.Series(str(period.not_stated), index=rows.index)
    years = rows[period.ending_year]
    wrong = years[~years.str.fullmatch(YEAR)]
    if not wrong.empty:
        raise Problem(
            "not_a_year",
            where=_line(file, wrong.index[0]),
            column=period.ending_year,
            value=wrong.iloc[0],
        )
    return years.map(lambda year: period_ending_in(int(year)).label)


def _areas(rows: pd.DataFrame, mapping: Mapping, file: str) -> pd.DataFrame:
    if mapping.areas is not None:
        return _published_areas(rows, mapping.areas, file)
    assert mapping.known_areas is not None  # noqa: S101 (the mapping has exactly one of the two)
    return _known_areas(rows, mapping.known_areas, file)


def _published_areas(rows: pd.DataFrame, areas: PublishedAreas, file: str) -> pd.DataFrame:
    told = {columns.value: level for level, columns in areas.levels.items()}
    found = pd.DataFrame(
        {
            "level": rows[areas.level].map(told),
            "area_code": "",
            "area_name": "",
            "region_code": rows[areas.levels["region"].code],
        }
    )
    unknown = rows[found["level"].isna()]
    if not unknown.empty:
        raise Problem(
            "unknown_level",
            where=_line(file, unknown.index[0]),
            column=areas.level,
            value=unknown[areas.level].iloc[0],
            known=", ".join(told),
        )
    for level, columns in areas.levels.items():
        its_rows = found["level"] == level
        found.loc[its_rows, "area_code"] = rows.loc[its_rows, columns.code]
        found.loc[its_rows, "area_name"] = rows.loc[its_rows, columns.name]
    nameless = found[(found["area_code"] == "") | (found["area_name"] == "")]
    if not nameless.empty:
        raise Problem("area_without_code", where=_line(file, nameless.index[0]))
    return found


def _known_areas(rows: pd.DataFrame, areas: KnownAreas, file: str) -> pd.DataFrame:
    named = {area.name_en: area for area in read_geography(areas.geography).areas.values()}
    unknown = rows[~rows[areas.name].isin(list(named))]
    if not unknown.empty:
        raise Problem(
            "unknown_area",
            where=_line(file, unknown.index[0]),
            area=unknown[areas.name].iloc[0],
            known=", ".join(named),
        )
    found = rows[areas.name].map(named)
    return pd.DataFrame(
        {
            "level": found.map(lambda area: area.level),
            "area_code": found.map(lambda area: area.code),
            "area_name": rows[areas.name],
            "region_code": "",
        }
    )


def _line(file: str, line: object) -> str:
    return f"{file}, line {line}"
