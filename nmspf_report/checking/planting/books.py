"""A clean workbook in which faults are planted: its numbers, its words, and what ties its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from nmspf_report.checking.planting.truth import Fault, fault_in_file, told_cells
from nmspf_report.checking.relations import Cell, OverYear, relations
from nmspf_report.checking.rules import Rule
from nmspf_report.geography import Area
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.asking import Asked, asked_of
from nmspf_report.returns.workbook.counted import Number
from nmspf_report.returns.workbook.filling import Blank, Spot, Typed, blanks

FRAMEWORK = "nmspf_c"
# A number that is asked for: the code of its row, and the label of its period.
Asking = tuple[str, str]


@dataclass
class Book:
    """A workbook in which faults are planted, and what has changed in it so far.

    Parameters
    ----------
    area, year
        Whose it is, and of which year.
    numbers
        What it holds, by what asks for it; none where it comes beside records with words alone.
    has_records
        Whether the authority sends records too, which give the same numbers.
    typed
        What is typed into its cells besides.
    merged
        Ranges of cells that are made one, by sheet.
    used
        The cells in which faults are or show: nothing else is planted there.
    resting
        The cells on which a fault rests: nothing may change them.
    """

    area: Area
    year: Period
    numbers: dict[Asking, Number]
    has_records: bool
    typed: dict[Spot, Typed] = field(default_factory=dict)
    merged: dict[str, tuple[str, ...]] = field(default_factory=dict)
    used: set[Spot] = field(default_factory=set)
    resting: set[Spot] = field(default_factory=set)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.area.code}.xlsx"

    def value(self, code: str, period: str) -> float | None:
        """Give a number that it holds; None where it holds none."""
        known = self.numbers.get((code, period))
        return None if known is None or isinstance(known, str) else float(known)

    def fault(
        self,
        rule: Rule,
        spot: Spot,
        was: object,
        now: object,
        *,
        way: str = "",
        also: Iterable[Spot] = (),
    ) -> Fault:
        """Say that a fault of a rule is planted in a cell."""
        return replace(
            fault_in_file(rule, self.area.code, self.file, way),
            sheet=spot[0],
            cell=spot[1],
            was=str(was),
            now=str(now),
            also=told_cells(sorted(set(also) - {spot})),
        )


@dataclass(frozen=True)
class Ties:
    """What holds between the numbers that a workbook asks for, by the codes of their rows.

    Parameters
    ----------
    shares, contained
        A number and another that it cannot be more than.
    partitions
        The numbers that make up another, and that one.
    over_year
        How the year of a number follows from its quarters.
    near
        The numbers that each is tied to.
    """

    shares: tuple[tuple[str, str], ...]
    contained: tuple[tuple[str, str], ...]
    partitions: tuple[tuple[tuple[str, ...], str], ...]
    over_year: Mapping[str, OverYear]
    near: Mapping[str, frozenset[str]]

    def together(self, code: str) -> frozenset[str]:
        """Give all numbers that are tied to a number, through others too, and itself."""
        known, left = {code}, [code]
        while left:
            for other in self.near.get(left.pop(), frozenset()) - known:
                known.add(other)
                left.append(other)
        return frozenset(known)


@cache
def asked_by_code() -> Mapping[str, Asked]:
    """Give the numbers that a workbook asks for, by the codes of their rows."""
    return {asked.code: asked for asked in asked_of(FRAMEWORK)}


@cache
def ties() -> Ties:
    """Give what holds between the numbers of a workbook."""
    codes = {
        (use.indicator, use.unit, use.category, use.shown): asked.code
        for asked in asked_of(FRAMEWORK)
        for use in asked.uses
    }

    def code(cell: Cell) -> str:
        return codes[cell.indicator, cell.unit, cell.category, cell.shown]

    known = relations(FRAMEWORK)
    shares = tuple((code(part), code(whole)) for part, whole in known.shares)
    contained = tuple((code(part), code(whole)) for part, whole in known.contained)
    partitions = tuple((tuple(map(code, parts)), code(whole)) for parts, whole in known.partitions)
    near: dict[str, set[str]] = {}
    grouped = ((part, whole) for parts, whole in partitions for part in parts)
    for one, other in (*shares, *contained, *grouped):
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return Ties(
        shares=tuple(pair for pair in shares if pair[0] != pair[1]),
        contained=tuple(pair for pair in contained if pair[0] != pair[1]),
        partitions=partitions,
        over_year={code(cell): way for cell, way in known.over_year.items()},
        near={one: frozenset(others - {one}) for one, others in near.items()},
    )


@cache
def blanks_of(year: Period) -> tuple[Blank, ...]:
    """Give every cell that a workbook of a year asks for."""
    return tuple(blanks(FRAMEWORK, year))


@cache
def spots_of(year: Period) -> Mapping[Asking, Spot]:
    """Give the cell of every number that is asked for."""
    return {
        (blank.line.key, blank.column.period): blank.spot
        for blank in blanks_of(year)
        if blank.sheet.kind == "figures"
    }
