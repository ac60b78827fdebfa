"""Text that leaves in a spreadsheet stays text: no cell of anybody's becomes a formula."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pandas as pd

MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every workbook says that it was made: the same inputs give the same bytes."""

TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Options of XlsxWriter's ``Workbook`` for every workbook that is written: its cells have types,
so that a text is a text however it begins."""

# What a spreadsheet takes for the beginning of a formula, the full-width forms of some languages
# among them (OWASP, "CSV Injection").
_BEGINS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_TO_GUARD = re.compile(rf"'*[{_BEGINS}]")
_GUARDED = re.compile(rf"'+[{_BEGINS}]")


def guarded(text: str) -> str:
    """Give a text as it may stand in a cell of a CSV file, which has no types.

    Where it begins as a formula does, an apostrophe stands before it, which a spreadsheet shows
    or swallows and never runs. `unguarded` gives the text back, whatever it is.

    Parameters
    ----------
    text
        Any text; numbers are written as numbers and need no guard.
    """
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """Give back the text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def guarded_table(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table whose texts may stand in a CSV file, in which a line ends in one way."""
    return _changed(table, lambda text: guarded(text.replace("\r\n", "\n").replace("\r", "\n")))


def unguarded_table(table: pd.DataFrame) -> pd.DataFrame:
    """Give back the table that `guarded_table` was given."""
    return _changed(table, unguarded)


def _changed(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    """Change the texts of a table that need it; most columns hold codes, and stay as they are."""
    texts = table.select_dtypes(["object", "string"])
    return table.assign(**{str(name): _each(change, texts[name]) for name in texts})


def _each(change: Callable[[str], str], texts: "pd.Series[str]") -> "pd.Series[str]":
    known = (one for one in texts.unique() if isinstance(one, str))
    changed = {one: new for one in known if (new := change(one)) != one}
    return texts.replace(changed) if changed else texts
