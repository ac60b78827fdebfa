"""What a cell says: a number, symbol, choice, date or words, in all the ways people type them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_month_names

from nmspf_report.locale import Language
from nmspf_report.returns.workbook.guarding import Value
from nmspf_report.returns.workbook.layout import LARGEST, LONGEST_WORDS, SYMBOLS, normal

MARKS = ("p", "r", "e", "u", "b")
"""Symbols that may stand after a number: provisional, revised, estimated, unreliable, break."""
SHOWN = 200
"""How much of a cell's text a misfit repeats."""
NUMBER = re.compile(r"(?P<number>[-+]?[\d.,]+)(?P<mark>[a-z]{0,2})")
GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
PLAIN = re.compile(r"\d+(\.\d*)?|\.\d+")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(t00:00:00)?")
WITH_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([^\W\d]+),? (\d{4})")
BEFORE_QUARTER = re.compile(r"[\s-]+(?=q[1-4]\s*$)", re.IGNORECASE)
MOST_DAYS = 100_000
YEARS = range(2000, 2101)
"""The years in which a date of a return can lie."""


class MisfitError(ValueError):
    """A cell that does not say what it should; its kind, as in `model.Misfit`."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Number:
    """A number, a symbol in its place, or a number with a symbol that marks it."""

    value: int | float | None
    symbol: str = ""


NOTHING = Number(None)


def read_number(value: Value | None, whole: bool) -> Number:
    """Read a number.

    Parameters
    ----------
    value
        What stands in the cell. Text is taken as it is typed: ``1,234``, `` 12 ``, with hard
        spaces, in digits of any script, with a mark (``120 p``), or a symbol (``x``, ``[z]``).
    whole
        Whether it has to be a whole number.

    Raises
    ------
    MisfitError
        If it is none: ``not_a_number``, ``unknown_symbol``, ``below_zero``, ``not_whole``,
        ``too_large``.
    """
    if value is None:
        return NOTHING
    if isinstance(value, bool | date):
        raise MisfitError("not_a_number")
    if isinstance(value, str):
        return _typed_number(value, whole)
    return Number(_count(float(value), whole))


def _typed_number(written: str, whole: bool) -> Number:
    """Read a number or a symbol that was typed as text."""
    # A space between digits parts thousands, as a comma does; any other says nothing.
    plain = re.sub(r"(?<=\d) (?=\d)", ",", normal(written)).replace(" ", "").strip("[]")
    if not plain:
        return NOTHING
    if plain in SYMBOLS:
        return Number(None, plain)
    match = NUMBER.fullmatch(plain.replace("[", ""))
    if match is None:
        looks_like_one = len(plain) <= 4 and not any(map(str.isdigit, plain))
        raise MisfitError("unknown_symbol" if looks_like_one else "not_a_number")
    if match["mark"] and match["mark"] not in MARKS:
        raise MisfitError("unknown_symbol")
    return Number(_count(_digits(match["number"]), whole), match["mark"])


def _digits(written: str) -> float:
    """Give the number that digits say; commas may part thousands, and nothing else."""
    sign = -1 if written.startswith("-") else 1
    digits = written.lstrip("+-")
    if GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    if not PLAIN.fullmatch(digits):
        raise MisfitError("not_a_number")
    return sign * float(digits)


def _count(number: float, whole: bool) -> int | float:
    if number != number:  # noqa: PLR0124 - not a number
        raise MisfitError("not_a_number")
    if number < 0:
        raise MisfitError("below_zero")
    if number > LARGEST:
        raise MisfitError("too_large")
    # What a formula of fractions gives is as good as whole, and posts have two decimals.
    nearest = round(number)
    if abs(number - nearest) < 1e-9:
        return nearest
    if whole:
        raise MisfitError("not_whole")
    return round(number, 9)


def read_choice(value: Value | None, choices: Mapping[str, str]) -> str:
    """Read a choice: its words or its code, in capitals or not; empty for an empty cell.

    Raises
    ------
    MisfitError
        ``unknown_choice``.
    """
    if value is None:
        return ""
    said = normal(_as_text(value))
    for code, words in choices.items():
        if said in {normal(words), normal(code)}:
            return code
    raise MisfitError("unknown_choice")


def read_period(value: Value | None, choices: Mapping[str, str]) -> str:
    """Read a choice of a period: a quarter also as headers have it, ``2025-26 Q3``.

    Raises
    ------
    MisfitError
        ``unknown_choice``.
    """
    said = BEFORE_QUARTER.sub("-", value) if isinstance(value, str) else value
    return read_choice(said, choices)


def read_date(value: Value | None, day_zero: date, language: Language) -> date | None:
    """Read a date: a date, its serial number, or text with the day first or as in ISO 8601.

    Parameters
    ----------
    value
        What stands in the cell.
    day_zero
        The day from which the workbook counts.
    language
        Of the workbook, for the names of months.

    Raises
    ------
    MisfitError
        ``not_a_date``.
    """
    if value is None:
        return None
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, bool):
        raise MisfitError("not_a_date")
    if isinstance(value, int | float):
        if not 0 < value < MOST_DAYS:
            raise MisfitError("not_a_date")
        return _plausible(day_zero + timedelta(days=int(value)))
    return _plausible(_typed_date(normal(value), language))


def _typed_date(written: str, language: Language) -> date:
    try:
        if match := YEAR_FIRST.fullmatch(written):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := DAY_FIRST.fullmatch(written):
            year = int(match[3])
            return date(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))
        if match := WITH_MONTH.fullmatch(written):
            return date(int(match[3]), _month(match[2], language), int(match[1]))
    except ValueError:
        raise MisfitError("not_a_date") from None
    raise MisfitError("not_a_date")


def _plausible(day: date) -> date:
    if day.year not in YEARS:
        raise MisfitError("not_a_date")
    return day


def _month(name: str, language: Language) -> int:
    """Give a month's number by its name or its first letters, in either language."""
    for locale in (language, "en", "cy"):
        for number, words in get_month_names("wide", locale=locale).items():
            if len(name) >= 3 and normal(words).startswith(name):
                return int(number)
    raise ValueError(name)


def read_words(value: Value | None) -> str:
    """Read free text: composed letters, line ends as one character, no control characters.

    Raises
    ------
    MisfitError
        ``too_long``.
    """
    if value is None:
        return ""
    composed = unicodedata.normalize("NFC", _as_text(value))
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    kept = "".join(
        letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) != "Cc"
    )
    words = kept.strip()
    if len(words) > LONGEST_WORDS:
        raise MisfitError("too_long")
    return words


def shown(value: Value) -> str:
    """Give a cell's value as text, for a message: at most so many characters."""
    words = " ".join(_as_text(value).split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def _as_text(value: Value) -> str:
    """Give a value as a person would have typed it: whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
