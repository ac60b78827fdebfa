"""What a reader of a release knows: its facts, as bounds and statements on the cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

import numpy as np
from scipy import sparse

from nmspf_report.auditing.facts import Amount, Fact, Key
from nmspf_report.disclosure.cells import NOWHERE, Cells
from nmspf_report.disclosure.knowledge import Knowledge
from nmspf_report.disclosure.system import Bounds, System
from nmspf_report.disclosure.table import SHOWN
from nmspf_report.framework.model import NOT_RECORDED

PER_CENT, PER_POPULATION = 100, 10_000


@dataclass(frozen=True)
class Attack:
    """What a reader can make of the facts of a release.

    Parameters
    ----------
    knowledge
        Bounds and statements on the cells.
    disagreeing
        Facts that cannot be true beside another fact of the release.
    derived
        Limits that are printed of a figure that is withheld: no statement on its count is as
        plain, and none of them may stand.
    """

    knowledge: Knowledge
    disagreeing: tuple[Fact, ...]
    derived: tuple[Fact, ...]


def attack(facts: Iterable[Fact], cells: Cells, system: System, within: int = 0) -> Attack:
    """Turn the facts of a release into what its reader knows of the cells.

    Parameters
    ----------
    facts
        What its files say.
    cells, system
        The cells, and what ties them.
    within
        How far a printed count can be from the true one, where counts are rounded. What is
        computed of rounded counts then says nothing further.
    """
    gathered = _Gathered(cells, np.zeros(cells.size), np.full(cells.size, np.inf))
    shares: list[Fact] = []
    for fact in facts:
        if fact.shown in SHOWN:
            cell = cell_of(key_of(fact), fact.shown, cells)
            if cell != NOWHERE:
                gathered.printed.add(cell)
                gathered.bound(fact, cell, fact.lower - within, fact.upper + within)
        elif fact.shown == "population":
            gathered.populations[key_of(fact)] = fact.upper
        else:
            shares.append(fact)
    for fact in shares:
        gathered.state(fact)
    return gathered.result(system)


def key_of(fact: Fact) -> Key:
    """Give the key of a fact's figure."""
    return (
        fact.indicator,
        fact.category,
        fact.area_code,
        fact.period,
        fact.counting_unit,
    )


def cell_of(key: Key, shown: str, cells: Cells) -> int:
    """Give the cell that a figure shows as its numerator or denominator, or `NOWHERE`."""
    indicator, category, area, period, unit = key
    figure = cells.quantities.shown.get((indicator, category, unit))
    quantity = None if figure is None else getattr(figure, shown)
    if quantity is None or area not in cells.area_ranks or period not in cells.period_ranks:
        return NOWHERE
    return int(cells.grid[quantity, cells.area_ranks[area], cells.period_ranks[period]])


@dataclass
class _Gathered:
    """Bounds and statements as they are gathered."""

    cells: Cells
    lower: Bounds
    upper: Bounds
    printed: set[int] = field(default_factory=set)
    populations: dict[Key, Amount] = field(default_factory=dict)
    disagreeing: list[Fact] = field(default_factory=list)
    derived: list[Fact] = field(default_factory=list)
    statements: dict[tuple[tuple[int, int], ...], None] = field(default_factory=dict)

    def bound(self, fact: Fact, cell: int, least: Amount, most: Amount) -> None:
        """Take between what a count lies."""
        lower = max(self.lower[cell], float(ceil(least)))
        upper = min(self.upper[cell], float(floor(most)))
        if lower > upper:
            self.disagreeing.append(fact)
        else:
            self.lower[cell], self.upper[cell] = lower, upper

    def state(self, fact: Fact) -> None:
        """Take what a percentage or a rate says, where the counts do not say it already."""
        key = key_of(fact)
        way = fact.shown.removesuffix("_lower").removesuffix("_upper")
        parts = self._parts(key, way)
        if parts[0] == NOWHERE or self.printed.issuperset(parts):
            return
        if way != fact.shown or NOWHERE in parts:
            self.derived.append(fact)
        elif way == "rate":
            persons = self.populations.get(key)
            if persons is None:
                self.derived.append(fact)
            else:
                per = Fraction(persons) / PER_POPULATION
                self.bound(fact, parts[0], Fraction(fact.lower) * per, Fraction(fact.upper) * per)
        else:
            self._share(fact, parts)

    def result(self, system: System) -> Attack:
        rows = list(self.statements)
        matrix = sparse.csr_array(
            sparse.coo_array(
                (
                    [value for row in rows for _, value in row],
                    (
                        [rank for rank, row in enumerate(rows) for _ in row],
                        [cell for row in rows for cell, _ in row],
                    ),
                ),
                (len(rows), self.cells.size),
                dtype=np.int64,
            )
        )
        unbounded, nothing = np.full(len(rows), -np.inf), np.zeros(len(rows))
        return Attack(
            Knowledge(system, self.lower, self.upper, matrix, unbounded, nothing),
            tuple(self.disagreeing),
            tuple(self.derived),
        )

    def _parts(self, key: Key, way: str) -> list[int]:
        """Give the cells of a numerator, its denominator, and what of that is not recorded."""
        numerator = cell_of(key, "numerator", self.cells)
        if way == "rate":
            return [numerator]
        parts = [numerator, cell_of(key, "denominator", self.cells)]
        if way == "recorded_percentage":
            parts.append(self._not_recorded(key))
        return parts

    def _not_recorded(self, key: Key) -> int:
        indicator, category, *where = key
        dimension = category.partition(":")[0]
        beside = f"{category}/{NOT_RECORDED}" if category else NOT_RECORDED
        for named in (beside, f"{dimension}:{NOT_RECORDED}"):
            place = cell_of(
                (indicator, named, where[0], where[1], where[2]), "numerator", self.cells
            )
            if place != NOWHERE:
                return place
        return NOWHERE

    def _share(self, fact: Fact, parts: Sequence[int]) -> None:
        """State that a numerator is between two shares of a denominator."""
        numerator, denominator, *not_recorded = parts
        for bound, sign in ((Fraction(fact.lower), -1), (Fraction(fact.upper), 1)):
            terms = {numerator: sign * PER_CENT * bound.denominator}
            terms[denominator] = terms.get(denominator, 0) - sign * bound.numerator
            for cell in not_recorded:
                terms[cell] = terms.get(cell, 0) + sign * bound.numerator
            self.statements[tuple(sorted(terms.items()))] = None
