"""What may be typed in each cell, and what its reader is told there (data validation)."""

from datetime import date
from textwrap import shorten
from typing import Any

from nmspf_report.locale import Language, number
from nmspf_report.returns.workbook.asking import Asked
from nmspf_report.returns.workbook.formulas import count_rule
from nmspf_report.returns.workbook.layout import LARGEST, LONGEST_WORDS, Column, Line, say

EARLIEST = date(2020, 1, 1)
"""The earliest day by which anything can be due: the evaluation is of 2022."""
LONGEST_HINT, LONGEST_TITLE = 255, 32
"""How long the message of a cell and its title may be, in Excel."""

Rule = dict[str, Any]


def rule_of(column: Column, line: Line, cell: str, language: Language) -> Rule:
    """Give the rule of a cell, as XlsxWriter takes it.

    Parameters
    ----------
    column, line
        Which cell it is.
    cell
        Its reference, such as ``E7``.
    language
        Of its messages.
    """
    rule = {
        "input_title": shorten(next(iter(line.labels.values())), LONGEST_TITLE, placeholder=" …"),
        "error_title": say("error_title", language),
    }
    if line.asked is not None:
        return rule | _number(column, line.asked, line.hint, cell, language)
    return rule | _words(column, line.hint, language)


def _number(column: Column, asked: Asked, hint: str, cell: str, language: Language) -> Rule:
    if column.kind == "year" and asked.year != "own":
        return {"validate": "any", "input_message": say(f"adds_{asked.year}", language)}
    error = "error_count" if asked.whole else "error_decimal"
    return {
        "validate": "custom",
        "value": count_rule(cell, asked.whole),
        "input_message": _hint(hint),
        "error_message": say(error, language, largest=number(LARGEST, language)),
    }


def _words(column: Column, hint: str, language: Language) -> Rule:
    if column.kind in {"choice", "period"}:
        return {
            "validate": "list",
            "source": list(column.choices.values()),
            "input_message": _hint(column.header, say("hint_choice", language)),
            "error_message": say("error_choice", language),
        }
    if column.kind == "date":
        return {
            "validate": "date",
            "criteria": ">=",
            "value": EARLIEST,
            "input_message": _hint(column.header, say("hint_date", language)),
            "error_message": say("error_date", language),
        }
    if column.kind == "name":
        return {"validate": "any", "input_message": say("hint_name", language)}
    longest = number(LONGEST_WORDS, language)
    return {
        "validate": "length",
        "criteria": "<=",
        "value": LONGEST_WORDS,
        "input_message": _hint(column.header, hint),
        "error_message": say("error_words", language, longest=longest),
    }


def _hint(*words: str) -> str:
    return shorten(" ".join(filter(None, words)), LONGEST_HINT, placeholder=" …")
