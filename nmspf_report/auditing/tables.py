"""Reading tables of data: observations row by row, reference data, and any other."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from nmspf_report.auditing.facts import Key
from nmspf_report.auditing.reading import EXACTLY, WITHHELD, WITHHELD_MARK, Reading
from nmspf_report.auditing.texts import HOLE
from nmspf_report.bindings import NUMBER
from nmspf_report.indicators.observations import NUMBERS, OBSERVATION_COLUMNS
from nmspf_report.locale import text

Columns = Mapping[str, Sequence[str]]
"""Each column's values as they are written, by its name."""

GEOGRAPHY = "geography"
KEY = ("indicator", "category", "area_code", "period", "counting_unit")
SYMBOL = "symbol"
_AMOUNT = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
NEEDED = frozenset({*KEY, *NUMBERS, SYMBOL})

REFERENCE: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "coverage.csv": (
        frozenset({"areas_expected", "areas_included"}),
        frozenset({"indicator", "counting_unit", "area_code", "period", "areas_missing"}),
    ),
    "notes.csv": (
        frozenset(),
        frozenset({"area_code", "kind", "indicators", "since", "words"}),
    ),
    "definitions.csv": (
        frozenset({"version"}),
        frozenset(
            {
                "indicator", "theme", "section", "title", "definition", "counting_units",
                "presented_as", "polarity", "timescales", "source",
            }
        ),
    ),
    "geography/authorities.csv": (
        frozenset({"hex_q_odd_r", "hex_r"}),
        frozenset({"area_code", "name_en", "name_cy"}),
    ),
    "geography/boards.csv": (frozenset(), frozenset({"board", "name_en", "name_cy"})),
    "geography/board_membership.csv": (
        frozenset(),
        frozenset({"area_code", "board", "from", "until"}),
    ),
    "geography/population.csv": (
        frozenset({"year", "age_group", "population"}),
        frozenset({"area_code"}),
    ),
    "geography/population_vintages.csv": (
        frozenset({"year"}),
        frozenset({"vintage", "basis", "source"}),
    ),
}  # fmt: skip
"""What a release has beside its figures: the columns of public numbers, and those of words."""

NARRATIVE = {"notes.csv": "words"}
"""Which column of which file holds authorities' own words."""


def read_csv(source: str, reading: Reading) -> None:
    """Read a CSV file.

    A file with the columns of the observations gives exact facts; every other column of it is
    loose where it holds numbers. The release's reference data are known by name and column. In
    any other file every number is loose.
    """
    rows = list(csv.reader(io.StringIO(source, newline="")))
    header, *body = rows or [[]]
    if any(len(row) != len(header) for row in body):
        reading.cannot_read(text("auditing.unreadable"), "")
        return
    values = zip(*body, strict=True) if body else ([] for _ in header)
    read_columns(list(zip(header, values, strict=True)), reading)


def read_columns(columns: Sequence[tuple[str, Sequence[str]]], reading: Reading) -> None:
    """Read a table by its columns: their names, in order, and their values as written."""
    named = dict(columns)
    is_whole = len(named) == len(columns)
    public, known = REFERENCE.get(_within_data(reading.file), (frozenset(), frozenset()))
    tied: frozenset[str] = frozenset()
    if is_whole and set(named) >= NEEDED:
        known = frozenset(OBSERVATION_COLUMNS)
        tied = frozenset({*KEY, *NUMBERS})
        read_observations(named, reading)
    for name, values in columns:
        if name not in known | public:
            reading.name(name, text("auditing.column", column=name))
        if is_whole and name in public:
            reading.numbers += len(values)
        elif name == NARRATIVE.get(_within_data(reading.file)):
            _read_words(name, values, reading.narrative)
        elif name not in tied:
            _read_words(name, values, reading.plain)


def _within_data(file: str) -> str:
    """Give a file's name in its data folder; an edition can have one for each region."""
    path = PurePosixPath(file)
    if path.parts[0] != "data":
        return ""
    return f"{GEOGRAPHY}/{path.name}" if path.parent.name == GEOGRAPHY else path.name


def read_observations(columns: Columns, reading: Reading) -> None:
    """Read observations: each number is an exact fact; the symbol ``c`` marks a withheld one."""
    keys = list(zip(*(columns[name] for name in KEY), strict=True))
    symbols = (WITHHELD, WITHHELD_MARK)
    reading.withheld.update(
        key for key, symbol in zip(keys, columns[SYMBOL], strict=True) if symbol in symbols
    )
    for name in NUMBERS:
        _read_amounts(name, keys, columns[name], reading)


def _read_amounts(name: str, keys: Sequence[Key], amounts: Sequence[str], reading: Reading) -> None:
    before, after = text("auditing.row", row=HOLE, column=name).split(HOLE)
    for row, (key, written) in enumerate(zip(keys, amounts, strict=True), start=2):
        if not written or written == WITHHELD_MARK:
            continue
        reading.numbers += 1
        if _AMOUNT.fullmatch(written):
            reading.tell(key, name, EXACTLY + written, f"{before}{row}{after}")
        else:
            reading.loose_number(written, written, f"{before}{row}{after}")


def _read_words(name: str, values: Sequence[str], read: Callable[[str, str], None]) -> None:
    """Read a column of words; each different value once, for a table can have many rows."""
    rows: dict[str, int] = {}
    for row, value in enumerate(values, start=2):
        rows.setdefault(value, row)
    for value, row in rows.items():
        if NUMBER.search(value):
            read(value, text("auditing.row", row=row, column=name))
