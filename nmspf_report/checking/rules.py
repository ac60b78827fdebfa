"""What a rule is: data with a code, a kind, a severity, what it looks at and whose words it has."""

from datetime import date
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from nmspf_report.checking.findings import Severity
from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.framework.conditions import Condition
from nmspf_report.resources import PACKAGE

Kind = Literal[
    "shape",
    "order",
    "identity",
    "parts",
    "reconciliation",
    "change",
    "plausibility",
    "narrative",
]
FILE = "checking/rules.yml"


class Order(Definition):
    """A date that cannot be before another: of the same row, or of the row that it names.

    Parameters
    ----------
    table, column
        The row and the later date.
    not_before
        The earlier date's column.
    of, by
        The table of the earlier date, and the column that names its row; none for the row
        itself.
    """

    table: str
    column: str
    not_before: str
    of: str | None = None
    by: str | None = None

    @model_validator(mode="after")
    def _names_a_row(self) -> "Order":
        if (self.of is None) != (self.by is None):
            raise ValueError("give both of and by, or neither")
        return self


class Overlap(Definition):
    """Spells of one thing of which no two can be at the same time."""

    table: str
    of: tuple[str, ...] = Field(min_length=1)


class Never(Definition):
    """Conditions that cannot all hold of one row; the column is the one to look at."""

    table: str
    column: str
    conditions: tuple[Condition, ...] = Field(min_length=1)


class Dates(Definition):
    """Between which days every date of a return can be: exactly one limit is given."""

    from_day: date | None = Field(default=None, alias="from")
    until: Literal["last_quarter"] | None = None

    @model_validator(mode="after")
    def _is_one_limit(self) -> "Dates":
        if (self.from_day is None) == (self.until is None):
            raise ValueError("give from or until")
        return self


class Age(Definition):
    """How old a child can be on the day of an event, in days from birth; before it, negative."""

    at_least: int | None = None
    below: int | None = None


class Duration(Definition):
    """How many days can lie between two dates of a row."""

    table: str
    column: str
    since: str
    at_most: int


class Limits(Definition):
    """Between which values a number can be."""

    table: str
    columns: tuple[str, ...] = Field(min_length=1)
    at_least: float
    at_most: float


class Rule(Definition):
    """A rule: exactly one test is given.

    Parameters
    ----------
    code
        What it is called in messages and in the log.
    kind, severity
        What it is about; whether what it finds cannot be used, is to be explained or to be
        known.
    words
        The name of its words in the catalogue ``checking``: ``<words>.what`` and
        ``<words>.mend``. Rules that ask the same share them.
    misfit
        What reading could not make out, by the misfit's kind.
    required, codes, unique, references, same_event
        Of every table: required columns hold something; codes are known; keys differ; rows
        that are named are there and of the same child; no two rows are the same but for
        their identifier.
    order, overlap, never, dates, age, duration, limits
        As their models say.
    figures
        A test of figures, by its name (`nmspf_report.checking.figures`).
    words_of
        A test of words, by its name.
    """

    code: str
    kind: Kind
    severity: Severity
    words: str
    misfit: str | None = None
    workbook_misfit: Literal[True] | None = None
    required: Literal[True] | None = None
    codes: Literal[True] | None = None
    unique: Literal[True] | None = None
    references: Literal["missing", "other_child"] | None = None
    tables: tuple[str, ...] = ()
    same_event: Literal[True] | None = None
    dates: Dates | None = None
    order: Order | None = None
    overlap: Overlap | None = None
    never: Never | None = None
    age: Age | None = None
    duration: Duration | None = None
    limits: Limits | None = None
    figures: str | None = None
    words_of: str | None = None

    @model_validator(mode="after")
    def _is_one_test(self) -> "Rule":
        tests = set(self.model_fields_set) - {"code", "kind", "severity", "words", "tables"}
        if len(tests) != 1:
            raise ValueError("give exactly one test")
        return self


class Rules(Definition):
    """Every rule, in the order in which an authority reads what they find."""

    rules: tuple[Rule, ...]

    @model_validator(mode="after")
    def _have_codes_of_their_own(self) -> "Rules":
        codes = [rule.code for rule in self.rules]
        for code in codes:
            if codes.count(code) > 1:
                raise ValueError(f"two rules have the code {code!r}")
        return self


@cache
def read_rules() -> tuple[Rule, ...]:
    """Read the rules from ``rules.yml`` beside this module."""
    return DefinitionFile(PACKAGE / FILE, f"nmspf_report/{FILE}").read_as(Rules).rules
