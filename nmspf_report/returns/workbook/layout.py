"""The layout of a workbook, in one place for the writer and the reader: sheets, columns, rows."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from nmspf_report.locale import Language, text
from nmspf_report.returns.workbook.asking import Asked

SheetKind = Literal[
    "about",
    "figures",
    "narrative",
    "ticks",
    "voice",
    "workforce",
    "definitions",
    "capabilities",
    "recommendations",
    "answers",
    "clearances",
]
# key: says which row it is. label: to be read. count, year: a number of a quarter, of the year.
# check: says whether the numbers can be right. The others are filled in.
ColumnKind = Literal[
    "key", "label", "count", "year", "check", "choice", "words", "date", "period", "name"
]
FILLED_IN = ("count", "year", "choice", "words", "date", "period", "name")
LONGEST_WORDS = 5_000
"""How many characters of free text fit in a cell, at most; a cell of a workbook holds 32,767."""
LARGEST = 1_000_000
"""The largest number that is taken; there are 3.2 million people in Wales."""
SYMBOLS = ("x", "z")
"""What may stand in place of a number: not available, not applicable (`note_codes.csv`)."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet's table.

    Parameters
    ----------
    key, header
        What it is called here, and in the sheet.
    kind
        What stands in it.
    width
        In characters.
    choices
        The words of each choice by its code.
    period
        Of a number: the label of its quarter or year.
    """

    key: str
    header: str
    kind: ColumnKind
    width: int
    choices: Mapping[str, str] = field(default_factory=dict)
    period: str = ""

    @property
    def is_filled_in(self) -> bool:
        """Whether the authority writes in it."""
        return self.kind in FILLED_IN


@dataclass(frozen=True)
class Line:
    """A row of a sheet's table.

    Parameters
    ----------
    key
        What it is about; it is found by this, or by what stands in its key column.
    labels
        What stands in its cells at first, by the key of the column.
    asks
        The keys of the columns that are filled in in this row.
    hint
        What a reader is told when a cell of the row is chosen.
    asked
        The number that the row asks for, in a sheet of figures.
    """

    key: str
    labels: Mapping[str, str]
    asks: tuple[str, ...]
    hint: str = ""
    asked: Asked | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet: a title, notes in words, and one table.

    Parameters
    ----------
    kind
        What it takes; several sheets take figures, one for each theme.
    key
        What it is called here: its kind, or its theme.
    name, title
        On its tab, and in its first cell.
    notes
        What stands between title and table, a row each.
    columns, lines
        Of its table.
    """

    kind: SheetKind
    key: str
    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def header_row(self) -> int:
        """The row of the table's headers, counted from 0."""
        return 1 + len(self.notes)

    @cached_property
    def key_column(self) -> Column:
        """The column that says which row it is."""
        return next(column for column in self.columns if column.kind == "key")

    def column(self, key: str) -> Column:
        """Give one column."""
        return next(column for column in self.columns if column.key == key)


@lru_cache(maxsize=8192)
def normal(words: str) -> str:
    """Give words in the form in which two that mean the same are equal.

    Composed letters (ŵ as one character), one kind of hyphen and quote, single spaces, and no
    capitals.
    """
    composed = unicodedata.normalize("NFKC", words)
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", composed)
    plain = re.sub(r"[\u2018\u2019\u02bc]", "'", plain)
    return " ".join(plain.split()).casefold()


def say(name: str, language: Language, **values: object) -> str:
    """Give words of a workbook."""
    return text(f"workbook.{name}", language, **values)


def choices(name: str, codes: tuple[str, ...], language: Language) -> dict[str, str]:
    """Give the words of each choice, by its code."""
    return {code: say(f"{name}_{code}", language) for code in codes}


def notes(kind: SheetKind, language: Language) -> tuple[str, ...]:
    """Give what stands between a sheet's title and its table, a row each."""
    return tuple(say(f"note_{kind}", language).splitlines())
