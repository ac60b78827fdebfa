"""Which rows count, when, and how they become a number."""

from typing import Literal

from pydantic import Field, model_validator

from nmspf_report.definitions import Definition


class Condition(Definition):
    """A test of one column, or of several of which one must hold.

    Exactly one test is given. A test of a column that is not recorded is neither true nor
    false, except `recorded`, and `open_at_end` (no end means open).

    Parameters
    ----------
    column
        The column tested.
    is_value, one_of
        Equal to a value; one of several codes.
    at_least, below
        From this number on; below it. Both may be given, for a band.
    within_timescale
        At most the limit of this timescale, in the column's own unit.
    within_months_of_end, months_before_end
        A date in the last so many months of the period's end; at least so many months before.
    on_or_before_end, open_at_end
        A date not after the period's end; a spell's end that is missing or after it.
    recorded
        Whether the column holds anything.
    any_of
        Conditions of which one must hold.
    """

    column: str | None = None
    is_value: bool | str | int | None = Field(default=None, alias="is")
    one_of: tuple[str, ...] | None = Field(default=None, alias="in")
    at_least: float | None = None
    below: float | None = None
    within_timescale: str | None = None
    within_months_of_end: int | None = None
    months_before_end: int | None = None
    on_or_before_end: Literal[True] | None = None
    open_at_end: Literal[True] | None = None
    recorded: bool | None = None
    any_of: tuple["Condition", ...] | None = None

    @model_validator(mode="after")
    def _is_one_test(self) -> "Condition":
        tests = set(self.model_fields_set) - {"column"}
        if (self.any_of is None) == (self.column is None):
            raise ValueError("give a column, or any_of")
        if len(tests) != 1 and tests != {"at_least", "below"}:
            raise ValueError("give exactly one test")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the condition reads."""
        if self.any_of is not None:
            return tuple(name for condition in self.any_of for name in condition.columns)
        return (self.column,) if self.column else ()

    @property
    def reads_period(self) -> bool:
        """Whether the answer depends on the period in which the row is counted."""
        if self.any_of is not None:
            return any(condition.reads_period for condition in self.any_of)
        return bool(
            self.within_months_of_end
            or self.months_before_end
            or self.on_or_before_end
            or self.open_at_end
        )

    @property
    def timescales(self) -> tuple[str, ...]:
        """Every timescale that the condition rests on."""
        if self.any_of is not None:
            return tuple(name for condition in self.any_of for name in condition.timescales)
        return (self.within_timescale,) if self.within_timescale else ()


class When(Definition):
    """Which rows count in a period: exactly one of four ways is given.

    Parameters
    ----------
    in_period
        Rows whose date in this column lies in the period.
    up_to_end
        Rows whose date in this column is not after the period's end.
    open_at_end
        Spells that are open at the end of the period's last day.
    during
        Spells that touch the period.
    """

    in_period: str | None = None
    up_to_end: str | None = None
    open_at_end: Literal[True] | None = None
    during: Literal[True] | None = None

    @model_validator(mode="after")
    def _is_one_way(self) -> "When":
        if len(self.model_fields_set) != 1:
            raise ValueError("give exactly one of in_period, up_to_end, open_at_end, during")
        return self

    @property
    def needs_whole_period(self) -> bool:
        """Whether every quarter of a year must be there, or only its last."""
        return self.in_period is not None or self.during is not None


class Count(Definition):
    """How rows become a number: one of them is given; by default each row counts one.

    Parameters
    ----------
    distinct
        The different values of this column (children, conferences).
    sum
        The sum of these columns; what is not recorded adds nothing.
    days
        The days of the spell that fall in the period.
    """

    distinct: str | None = None
    sum: tuple[str, ...] | None = None
    days: Literal[True] | None = None

    @model_validator(mode="after")
    def _is_one_way(self) -> "Count":
        if len(self.model_fields_set) > 1:
            raise ValueError("give at most one of distinct, sum, days")
        return self
