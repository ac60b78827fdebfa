"""Which numbers a workbook asks for: every figure of a framework, each number once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.conditions import Condition
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Framework
from nmspf_report.framework.tallies import Figure, Tally, figures
from nmspf_report.records.schema import Schema, read_schema
from nmspf_report.returns.workbook.model import Part

Year = Literal["sum", "last", "own"]
# What is counted, in a form in which two that count the same are equal.
Counted = tuple[object, ...]


@dataclass(frozen=True)
class Use:
    """A figure for which a number stands, as what is counted or as what that is a share of."""

    indicator: str
    unit: str
    category: str
    shown: Part


@dataclass(frozen=True)
class Asked:
    """One number that a workbook asks for, in each quarter and the year.

    Parameters
    ----------
    code
        What the row is called and found by: the indicator's code for its whole, with ``.1``,
        ``.2`` for its other numbers.
    uses
        Every figure that it stands for; the first is the one that it is asked under.
    year
        How the year follows from the quarters: their sum, the last of them, or not at all
        (a child who counts in two quarters counts once in the year).
    whole
        Whether it counts things, not parts of posts.
    share_of
        The code of the number that it is a share of, None where of none.
    is_rest
        Whether it is what is left when what is known is taken off: a child of whom nothing is
        recorded in one quarter, and something in the next, is in the rest of the first and
        not in that of the year.
    """

    code: str
    uses: tuple[Use, ...]
    year: Year
    whole: bool
    share_of: str | None = None
    is_rest: bool = False

    @property
    def use(self) -> Use:
        """The figure that it is asked under."""
        return self.uses[0]


@cache
def asked_of(framework_name: str) -> tuple[Asked, ...]:
    """Give every number that a workbook of a framework asks for, in the framework's order.

    Two figures are asked for once where their definitions count the same rows in the same
    way. That is read off the definitions, so that it holds for every authority; numbers that
    are only likely to be equal are both asked for.
    """
    framework = read_framework(framework_name)
    numbers = _numbers(framework)
    placed = _in_order(framework, numbers)
    codes = dict(_codes(placed))
    return tuple(
        replace(number.asked, code=codes[number.key], share_of=codes.get(number.share_of))
        for number in placed
    )


@dataclass(frozen=True)
class _Number:
    key: Counted
    asked: Asked
    share_of: Counted


def _numbers(framework: Framework) -> list[_Number]:
    """Gather the numbers, each with all the figures that it stands for."""
    schema = read_schema(str(framework.records))
    uses: dict[Counted, list[Use]] = {}
    tallies: dict[Counted, tuple[Tally, ...]] = {}
    bases: dict[Counted, Counted] = {}
    for indicator in framework.counted:
        for figure in figures(indicator):
            for shown, key, made_of in _parts(figure):
                use = Use(indicator.code, figure.unit, figure.category, shown)
                uses.setdefault(key, []).append(use)
                tallies.setdefault(key, made_of)
                if shown == "numerator" and figure.denominator is not None:
                    bases.setdefault(key, _counted(figure.unit, figure.denominator, None))
    return [
        _Number(
            key,
            Asked(
                code="",
                uses=_first_under_own_name(uses[key]),
                year=_year(made_of),
                whole=_is_whole(made_of, schema),
                is_rest=len(made_of) > 1,
            ),
            bases.get(key, ()) if bases.get(key) != key else (),
        )
        for key, made_of in tallies.items()
    ]


def _parts(figure: Figure) -> Iterator[tuple[Part, Counted, tuple[Tally, ...]]]:
    numerator = (figure.numerator,) if figure.less is None else (figure.numerator, figure.less)
    yield "numerator", _counted(figure.unit, figure.numerator, figure.less), numerator
    if figure.denominator is not None:
        key = _counted(figure.unit, figure.denominator, None)
        yield "denominator", key, (figure.denominator,)


def _first_under_own_name(uses: list[Use]) -> tuple[Use, ...]:
    """Put first the figure that is an indicator's whole; after it, what is counted for itself."""
    best = min(uses, key=lambda use: (use.shown == "denominator", use.category != WHOLE))
    return (best, *(use for use in uses if use != best))


def _year(tallies: Iterable[Tally]) -> Year:
    """Tell how a year's number follows from its quarters'."""
    if not any(tally.when.needs_whole_period for tally in tallies):
        return "last"
    return "sum" if all(map(_adds_over_time, tallies)) else "own"


def _adds_over_time(tally: Tally) -> bool:
    asks_period = any(
        condition.reads_period for clause in tally.clauses for condition in clause.conditions
    )
    return tally.count.distinct is None and not asks_period


def _is_whole(tallies: Iterable[Tally], schema: Schema) -> bool:
    """Tell whether it is a count, not a sum of numbers with parts, such as of posts."""
    return not any(
        schema.tables[tally.table].all_columns[column].type == "decimal"
        for tally in tallies
        for column in tally.count.sum or ()
    )


def _counted(unit: str, tally: Tally, less: Tally | None) -> Counted:
    """Give what is counted in a form in which two that count the same are equal."""
    missing = None if less is None else _missing_column(tally, less)
    if missing is not None:
        return (unit, *_rows(tally, certain_only=True), "missing", missing)
    return (unit, *_rows(tally), *(() if less is None else _rows(less)))


def _rows(tally: Tally, certain_only: bool = False) -> Counted:
    """Give which rows a tally counts, and how: the order of conditions makes no difference."""
    certain = frozenset(
        _written(condition)
        for clause in tally.clauses
        if not clause.possible
        for condition in clause.conditions
    )
    possible = frozenset(
        frozenset(map(_written, clause.conditions)) for clause in tally.clauses if clause.possible
    )
    counted = tally.count.model_dump_json()
    when = tally.when.model_dump_json()
    return (tally.table, when, counted, certain, frozenset() if certain_only else possible)


def _missing_column(tally: Tally, less: Tally) -> str | None:
    """Give the column of which it is counted how often it is not recorded.

    What may meet one condition on a column, less what does, are the rows in which the column is
    empty, whatever is asked of it; so are all rows less those in which it is recorded. Where
    different children are counted that is not so, and where several columns decide.
    """
    if tally.count.distinct is not None:
        return None
    possible = [c for clause in tally.clauses if clause.possible for c in clause.conditions]
    if possible:
        return possible[0].column if len(possible) == 1 else None
    more = [c for clause in less.clauses[len(tally.clauses) :] for c in clause.conditions]
    return more[0].column if len(more) == 1 and more[0].recorded else None


def _written(condition: Condition) -> str:
    return condition.model_dump_json(by_alias=True, exclude_none=True)


def _in_order(framework: Framework, numbers: list[_Number]) -> list[_Number]:
    """Order the numbers as the framework has its indicators; what is a share follows its whole."""
    places = {indicator.code: place for place, indicator in enumerate(framework.indicators)}

    def place(number: _Number) -> tuple[int, int, bool, bool]:
        use = number.asked.use
        units = framework.by_code[use.indicator].counting_units
        # The whole, what it is a share of, what is not recorded; then the categories.
        return (
            places[use.indicator],
            units.index(use.unit),
            use.category not in {WHOLE, NOT_RECORDED},
            use.category == NOT_RECORDED,
        )

    return sorted(numbers, key=place)


def _codes(placed: list[_Number]) -> Iterator[tuple[Counted, str]]:
    """Name the numbers: an indicator's whole by its code, the others counted from 1."""
    given: dict[str, int] = {}
    for number in placed:
        use = number.asked.use
        first = use.indicator not in given
        is_whole = use.category == WHOLE and use.shown == "numerator"
        count = 0 if first and is_whole else given.get(use.indicator, 0) + 1
        given[use.indicator] = count
        yield number.key, f"{use.indicator}.{count}" if count else use.indicator
