"""Writing figures: the one place where an estimate becomes text, rounded and marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

import pandas as pd

from nmspf_report.bindings import Written, unmark, write
from nmspf_report.locale import Language, number, text
from nmspf_report.locale.units import base_unit_name, unit_name
from nmspf_report.problems import Problem
from nmspf_report.resources import resource
from nmspf_report.tables.presented import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    WITHHELD,
    Estimate,
    Presented,
    bound,
)
from nmspf_report.tables.table import Column, Table

PARTS_OF_POSTS = ("full_time_equivalent_posts",)
"""Units that are not whole: their counts are written with one decimal."""

RECORDED = "recorded_percentage"
"""The way that is a percentage of what is recorded."""

Part = Literal["value", "lower", "upper"]

SHARE_DECIMALS = 1
SIGNIFICANT_DIGITS = ".14g"
"""As many digits as a quotient holds without the noise of binary fractions."""


@dataclass(frozen=True)
class Cell:
    """A written figure or words, and the symbol that marks it or stands in its place.

    Parameters
    ----------
    words
        With their figures marked (`nmspf_report.bindings.mark`).
    symbol
        After the words, or in their place.
    within
        Symbols that stand among the words.
    """

    words: str = ""
    symbol: str = ""
    within: tuple[str, ...] = ()

    @property
    def written(self) -> Written:
        """The cell as it is read, such as ``1,234 [b]`` or ``[x]``, and whose figures it has."""
        return write(" ".join(filter(None, (self.words, self.symbol and mark_of(self.symbol)))))

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every symbol in it."""
        return tuple(filter(None, (self.symbol, *self.within)))


def mark_of(symbol: str) -> str:
    """Write a symbol as it stands in tables, such as ``[b]``."""
    return f"[{symbol}]"


def not_applicable() -> Cell:
    """Give the cell of a figure that there cannot be."""
    return Cell(symbol=NOT_APPLICABLE)


def count_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write how many there are."""
    if figure.numerator is None:
        return Cell(symbol=figure.symbol)
    return Cell(count_of(figure, unit, language), figure.symbol)


def denominator_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write what a figure is a share of; it bears no mark of its own."""
    if figure.denominator is None:
        return Cell(symbol=figure.denominator_symbol)
    return Cell(denominator_of(figure, unit, language))


def counted_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write what was counted, of how many, and in which unit: ``835 of 3,882 referrals``.

    Where one of the two is withheld, the other is said: ``[c] of 3,882 referrals``.
    """
    count, of = count_cell(figure, unit, language), denominator_cell(figure, unit, language)
    if of.symbol == NOT_APPLICABLE and count.words:
        counted = unit_name(unit, language)
        words = text("tables.counted", language, count=count.words, unit=counted)
        return Cell(words, count.symbol)
    if not count.words and not (of.words and count.symbol == WITHHELD):
        return count
    parts = {"count": count.words or mark_of(count.symbol), "of": of.words or mark_of(of.symbol)}
    words = text("tables.counted_of", language, **parts, unit=base_unit_name(unit, language))
    if not count.words:
        return Cell(words, within=(count.symbol,))
    return Cell(words, count.symbol, () if of.words else (of.symbol,))


def population_cell(figure: Presented, language: Language) -> Cell:
    """Write the persons whom a rate is of."""
    if figure.population is None:
        return Cell(symbol=figure.symbol if figure.numerator is None else NOT_APPLICABLE)
    return Cell(figure.bound(digits(figure.population, "number", "", language), "population"))


def estimate_cell(figure: Presented, way: str, unit: str, language: Language) -> Cell:
    """Write a number, or a percentage or rate with its limits."""
    if way == "number":
        return count_cell(figure, unit, language)
    return _with_limits(figure.way(way), way, language)


def share_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write a percentage with its limits, and that of what is recorded where it differs."""
    cell = estimate_cell(figure, "percentage", unit, language)
    share = figure.way("percentage")
    recorded = share.recorded
    if share.value is None or recorded.symbol == NOT_APPLICABLE:
        return cell
    if recorded.value is None:
        said = mark_of(recorded.symbol)
    else:
        said = bare(recorded, RECORDED, unit, language)
    if unmark(said) == unmark(bare(share, "percentage", unit, language)):
        return cell
    both = text("tables.share_of_recorded", language, share=cell.words, recorded=said)
    return Cell(both, cell.symbol, () if recorded.value is not None else (recorded.symbol,))


def recorded_share_cell(figure: Presented, language: Language) -> Cell:
    """Write a percentage of what is recorded, with its limits."""
    return _with_limits(figure.way("percentage").recorded, RECORDED, language)


def labelled_cell(figure: Presented, way: str, unit: str, language: Language) -> Cell:
    """Write a figure that says by itself what it is, such as ``59.0%``, without limits."""
    estimate = figure.way(way)
    if estimate.value is None:
        return Cell(symbol=estimate.symbol)
    return Cell(labelled(estimate, way, unit, language), estimate.symbol)


def labelled(estimate: Estimate, way: str, unit: str, language: Language) -> str:
    """Write an estimate's value with its sign: ``1,234``, ``59.0%``, ``41.2 per 10,000``."""
    return text(f"tables.figure_{way}", language, figure=bare(estimate, way, unit, language))


def count_of(figure: Presented, unit: str, language: Language) -> str:
    """Write how many there are, marked; the count must be known."""
    return figure.bound(digits(figure.numerator, "number", unit, language), "numerator")


def denominator_of(figure: Presented, unit: str, language: Language) -> str:
    """Write what a figure is a share of, marked; it must be known."""
    return figure.bound(digits(figure.denominator, "number", unit, language), "denominator")


def bare(estimate: Estimate, way: str, unit: str, language: Language, part: Part = "value") -> str:
    """Write a value, or one of its limits, alone and marked; it must be known.

    Parameters
    ----------
    estimate
        A figure in one way.
    way
        ``number``, ``percentage``, ``recorded_percentage`` or ``rate``.
    unit
        Decides the decimals of a number.
    language
        The reader's.
    part
        ``value``, ``lower`` or ``upper``.
    """
    value = {"value": estimate.value, "lower": estimate.lower, "upper": estimate.upper}[part]
    return bound(digits(value, way, unit, language), estimate.name, shown_as(way, part))


def shown_as(way: str, part: Part = "value") -> str:
    """Say what a written value shows of its figure, as bindings call it."""
    what = "numerator" if way == "number" else way
    return what if part == "value" else f"{what}_{part}"


def digits(value: float | None, way: str, unit: str, language: Language) -> str:
    """Write a value that must be known: a share from 0 to 1 as its percentage."""
    if way == "number":
        return number(_exactly(value), language, decimals_of(unit))
    scaled = _exactly(value) * (1 if way == "rate" else 100)
    return number(scaled, language, SHARE_DECIMALS)


def decimals_of(unit: str) -> int:
    """Give the decimals with which counts of a unit are written."""
    return 1 if unit in PARTS_OF_POSTS else 0


def assemble(
    caption: str,
    columns: Iterable[Column],
    rows: Iterable[Iterable[Cell]],
    notes: Iterable[str],
    language: Language,
) -> Table:
    """Write the cells of a table, and explain beneath it the symbols that stand in them.

    Parameters
    ----------
    caption, columns, notes
        As in `Table`.
    rows
        The cells of each row.
    language
        In which symbols are explained.
    """
    cells = [tuple(row) for row in rows]
    symbols = sorted({symbol for row in cells for cell in row for symbol in cell.symbols})
    return Table(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(tuple(cell.written for cell in row) for row in cells),
        notes=(*notes, *(explanation(symbol, language) for symbol in symbols)),
    )


def explanation(symbol: str, language: Language) -> str:
    """Say what a symbol means, such as ``[b] Break in time series``."""
    said = f"{mark_of(symbol)} {meaning(symbol, language)}"
    return f"{said}: {reason(symbol, language)}" if symbol == WITHHELD else said


def reason(symbol: str, language: Language) -> str:
    """Say in a sentence why a figure is missing."""
    if symbol == WITHHELD:
        return text("tables.withheld", language)
    return meaning(symbol, language)


def meaning(symbol: str, language: Language) -> str:
    """Give a symbol's meaning in words.

    Raises
    ------
    Problem
        If ``data/reference/note_codes.csv`` does not have it.
    """
    codes = _note_codes()
    if symbol not in codes:
        raise Problem("unknown_symbol", symbol=symbol, known=", ".join(codes))
    return codes[symbol][language]


def _with_limits(estimate: Estimate, way: str, language: Language) -> Cell:
    if estimate.value is None:
        return Cell(symbol=estimate.symbol or NOT_AVAILABLE)
    if estimate.lower is None:
        return Cell(bare(estimate, way, "", language), estimate.symbol)
    parts: tuple[Part, ...] = ("value", "lower", "upper")
    values = {part: bare(estimate, way, "", language, part) for part in parts}
    return Cell(text("tables.with_limits", language, **values), estimate.symbol)


def _exactly(value: float | None) -> Decimal:
    """Give the number that a quotient stands for, so that halves are rounded as halves."""
    return Decimal(format(value, SIGNIFICANT_DIGITS))


@cache
def _note_codes() -> dict[str, dict[Language, str]]:
    path = resource("data", "reference", "note_codes.csv")
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return {
        row["code"]: {"en": row["label_en"], "cy": row["label_cy"]}
        for row in table.to_dict("records")
    }
