"""Writing figures: the one place where an estimate becomes text, rounded and marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import pandas as pd

from nmspf_report.locale import Language, number, text
from nmspf_report.problems import Problem
from nmspf_report.resources import resource
from nmspf_report.tables.presented import NOT_APPLICABLE, NOT_AVAILABLE, Estimate, Presented
from nmspf_report.tables.table import Column, Table
from nmspf_report.tables.wording import unit_name

PARTS_OF_POSTS = ("full_time_equivalent_posts",)
"""Units that are not whole: their counts are written with one decimal."""

SHARE_DECIMALS = 1
SIGNIFICANT_DIGITS = ".14g"
"""As many digits as a quotient holds without the noise of binary fractions."""


@dataclass(frozen=True)
class Cell:
    """A written figure or words, and the symbol that marks it or stands in its place."""

    words: str = ""
    symbol: str = ""

    @property
    def written(self) -> str:
        """The cell as it is read, such as ``1,234 [b]`` or ``[x]``."""
        mark = f"[{self.symbol}]" if self.symbol else ""
        return " ".join(filter(None, (self.words, mark)))


def not_applicable() -> Cell:
    """Give the cell of a figure that there cannot be."""
    return Cell(symbol=NOT_APPLICABLE)


def count_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write how many there are."""
    return _amount(figure.numerator, figure.symbol, unit, language)


def denominator_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write what a figure is a share of; it bears no mark of its own."""
    return _amount(figure.denominator, _why_missing(figure), unit, language)


def counted_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write what was counted, of how many, and in which unit: ``835 of 3,882 referrals``."""
    if figure.numerator is None:
        return count_cell(figure, unit, language)
    values = {
        "count": number(figure.numerator, language, decimals_of(unit)),
        "unit": unit_name(unit, language),
    }
    if figure.denominator is None:
        return Cell(text("tables.counted", language, **values), figure.symbol)
    of = number(figure.denominator, language, decimals_of(unit))
    return Cell(text("tables.counted_of", language, **values, of=of), figure.symbol)


def population_cell(figure: Presented, language: Language) -> Cell:
    """Write the persons whom a rate is of."""
    return _amount(figure.population, _why_missing(figure), "", language)


def estimate_cell(figure: Presented, way: str, unit: str, language: Language) -> Cell:
    """Write a number, or a percentage or rate with its limits."""
    if way == "number":
        return count_cell(figure, unit, language)
    estimate = figure.way(way)
    limits = (estimate.value, estimate.lower, estimate.upper)
    return _with_limits(limits, way, estimate.symbol, language)


def share_cell(figure: Presented, unit: str, language: Language) -> Cell:
    """Write a percentage with its limits, and that of what is recorded where it differs."""
    cell = estimate_cell(figure, "percentage", unit, language)
    share = figure.way("percentage")
    if share.value is None or share.recorded_value is None:
        return cell
    of_all, recorded = (
        bare(value, "percentage", unit, language) for value in (share.value, share.recorded_value)
    )
    if of_all == recorded:
        return cell
    both = text("tables.share_of_recorded", language, share=cell.words, recorded=recorded)
    return Cell(both, cell.symbol)


def recorded_share_cell(figure: Presented, language: Language) -> Cell:
    """Write a percentage of what is recorded, with its limits."""
    share = figure.way("percentage")
    if share.recorded_value is None and figure.numerator is not None:
        return not_applicable()
    limits = (share.recorded_value, share.recorded_lower, share.recorded_upper)
    return _with_limits(limits, "percentage", share.symbol, language)


def labelled_cell(figure: Presented, way: str, unit: str, language: Language) -> Cell:
    """Write a figure that says by itself what it is, such as ``59.0%``, without limits."""
    estimate = figure.way(way)
    if estimate.value is None:
        return Cell(symbol=estimate.symbol)
    return Cell(labelled(estimate, way, unit, language), estimate.symbol)


def labelled(estimate: Estimate, way: str, unit: str, language: Language) -> str:
    """Write an estimate's value with its sign: ``1,234``, ``59.0%``, ``41.2 per 10,000``."""
    return text(f"tables.figure_{way}", language, figure=bare(estimate.value, way, unit, language))


def bare(value: float | None, way: str, unit: str, language: Language) -> str:
    """Write a value alone: a share from 0 to 1 as its percentage.

    Parameters
    ----------
    value
        A number, a share or a rate; it must be known.
    way
        ``number``, ``percentage`` or ``rate``.
    unit
        Decides the decimals of a number.
    language
        The reader's.
    """
    if way == "number":
        return number(_exactly(value), language, decimals_of(unit))
    scaled = _exactly(value) * (100 if way == "percentage" else 1)
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
    symbols = sorted({cell.symbol for row in cells for cell in row if cell.symbol})
    return Table(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(tuple(cell.written for cell in row) for row in cells),
        notes=(*notes, *(explanation(symbol, language) for symbol in symbols)),
    )


def explanation(symbol: str, language: Language) -> str:
    """Say what a symbol means, such as ``[b] Break in time series``."""
    return f"[{symbol}] {meaning(symbol, language)}"


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


def _amount(value: float | None, symbol: str, unit: str, language: Language) -> Cell:
    if value is None:
        return Cell(symbol=symbol or NOT_APPLICABLE)
    return Cell(number(_exactly(value), language, decimals_of(unit)), symbol)


def _why_missing(figure: Presented) -> str:
    return figure.symbol if figure.numerator is None else ""


def _with_limits(
    limits: tuple[float | None, float | None, float | None],
    way: str,
    symbol: str,
    language: Language,
) -> Cell:
    if limits[0] is None:
        return Cell(symbol=symbol or NOT_AVAILABLE)
    if limits[1] is None:
        return Cell(bare(limits[0], way, "", language), symbol)
    value, lower, upper = (bare(limit, way, "", language) for limit in limits)
    words = text("tables.with_limits", language, value=value, lower=lower, upper=upper)
    return Cell(words, symbol)


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
