"""What a reader of a release knows: its facts, as bounds and statements on the cells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

import numpy as np
from scipy import sparse

from nmspf_report.auditing.computing import PER_CENT, PER_POPULATION, Derived, not_as_computed
from nmspf_report.auditing.facts import Amount, Fact, Key
from nmspf_report.auditing.unprotected import Unprotected, derived_of, is_as_published
from nmspf_report.disclosure.cells.cells import NOWHERE, Cells
from nmspf_report.disclosure.cells.system import Bounds, Flags, System
from nmspf_report.disclosure.cells.table import SHOWN
from nmspf_report.disclosure.proof.knowledge import Knowledge
from nmspf_report.framework.model import NOT_RECORDED

FINEST = 100_000
"""The smallest part of a per cent by which what is drawn is told apart."""


@dataclass(frozen=True)
class Rounding:
    """How the counts of a release are rounded.

    Parameters
    ----------
    base
        To multiples of what.
    within
        How far a printed count can be from the true one.
    known
        The cells that the reader knows beforehand, whose files may print them as they are: what
        is printed of those says nothing further.
    """

    base: int
    within: int
    known: Flags


@dataclass(frozen=True)
class Attack:
    """What a reader can make of the facts of a release.

    Parameters
    ----------
    knowledge
        Bounds and statements on the cells.
    printed
        The count of each cell as it is printed, rounded or not; null where none is.
    disagreeing
        Facts that cannot be true beside another fact of the release.
    derived
        Limits that are printed of a figure that is withheld: no statement on its count is as
        plain, and none of them may stand.
    unrounded
        Counts that are no multiple of the base, where counts are rounded.
    unknown
        What is said of no cell, and is not what the data say of a figure that needs no protection.
    """

    knowledge: Knowledge
    printed: Bounds
    disagreeing: tuple[Fact, ...]
    derived: tuple[Fact, ...]
    unrounded: tuple[Fact, ...]
    unknown: tuple[Fact, ...]


def attack(
    facts: Iterable[Fact],
    cells: Cells,
    system: System,
    rounding: Rounding | None = None,
    unprotected: Unprotected = MappingProxyType({}),
) -> Attack:
    """Turn the facts of a release into what its reader knows of the cells.

    Parameters
    ----------
    facts
        What its files say.
    cells, system
        The cells, and what ties them.
    rounding
        How counts are rounded; None where they are printed as they are.
    unprotected
        What the release's data say that is no cell: populations, and figures that are not about
        persons.
    """
    gathered = _Gathered(cells, rounding, unprotected)
    shares: list[Fact] = []
    drawn: list[Fact] = []
    for fact in _said_once(facts):
        if fact.shown in SHOWN:
            cell = cell_of(key_of(fact), fact.shown, cells)
            if cell != NOWHERE:
                gathered.count(fact, cell)
            elif not is_as_published(fact, key_of(fact), unprotected):
                gathered.unknown.append(fact)
        elif fact.shown != "population":
            shares.append(fact)
        elif fact.lower == fact.upper:
            gathered.populations[key_of(fact)] = fact.upper
            if not is_as_published(fact, key_of(fact), unprotected):
                gathered.unknown.append(fact)
        else:
            drawn.append(fact)
    if rounding is not None:
        gathered.compare_coarse(rounding)
    for fact in drawn:
        gathered.compare_population(fact)
    for fact in shares:
        gathered.state(fact)
    return gathered.result(system)


def _said_once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out what an earlier fact says already: a report says what the data do."""
    said: set[tuple[object, ...]] = set()
    for fact in facts:
        what = (*key_of(fact), fact.shown, fact.lower, fact.upper)
        if what not in said:
            said.add(what)
            yield fact


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


class _Gathered:
    """Bounds and statements as they are gathered."""

    def __init__(self, cells: Cells, rounding: Rounding | None, unprotected: Unprotected) -> None:
        self.cells = cells
        self.rounding = rounding
        self.unprotected = unprotected
        self.lower: Bounds = np.zeros(cells.size)
        self.upper: Bounds = np.full(cells.size, np.inf)
        self.printed: Bounds = np.full(cells.size, np.nan)
        self.populations: dict[Key, Amount] = {}
        self.disagreeing: list[Fact] = []
        self.derived: list[Fact] = []
        self.unrounded: list[Fact] = []
        self.coarse: list[tuple[Fact, int, int, int]] = []
        self.unknown: list[Fact] = []
        self.computed: list[Derived] = []
        self.statements: dict[tuple[tuple[int, int], ...], None] = {}

    def count(self, fact: Fact, cell: int) -> None:
        """Take what is printed or drawn of a count; a rounded one is near to the true one."""
        if self.rounding is None:
            self.bound(fact, cell, fact.lower, fact.upper)
            # A count can be drawn too finely to be any other, and too coarsely to be known.
            if self.lower[cell] == self.upper[cell]:
                self.printed[cell] = self.lower[cell]
            return
        if self.rounding.known[cell]:
            return
        base, within = self.rounding.base, self.rounding.within
        first, last = base * ceil(fact.lower / base), base * floor(fact.upper / base)
        if first > last:
            self.unrounded.append(fact)
            self.bound(fact, cell, fact.lower, fact.upper)
        elif first < last:
            self.coarse.append((fact, cell, first, last))
        elif not (np.isnan(self.printed[cell]) or self.printed[cell] == last):
            self.disagreeing.append(fact)
        else:
            self.printed[cell] = last
            self.bound(fact, cell, last - within, last + within)

    def compare_coarse(self, rounding: Rounding) -> None:
        """See that rounded counts which are drawn too coarsely to be told are those printed."""
        for fact, cell, first, last in self.coarse:
            if np.isnan(self.printed[cell]):
                self.bound(fact, cell, first - rounding.within, last + rounding.within)
            elif not first <= self.printed[cell] <= last:
                self.disagreeing.append(fact)

    def bound(self, fact: Fact, cell: int, least: Amount, most: Amount) -> None:
        """Take between what a count lies."""
        lower = max(self.lower[cell], float(ceil(least)))
        upper = min(self.upper[cell], float(floor(most)))
        if lower > upper:
            self.disagreeing.append(fact)
        else:
            self.lower[cell], self.upper[cell] = lower, upper

    def compare_population(self, fact: Fact) -> None:
        """See that a population that is drawn, and so roundly, is the one that is printed."""
        persons = self.populations.get(key_of(fact))
        if persons is None or not fact.lower <= persons <= fact.upper:
            self.disagreeing.append(fact)

    def state(self, fact: Fact) -> None:
        """Take what a percentage or a rate says, where the counts do not say it already."""
        key = key_of(fact)
        way = fact.shown.removesuffix("_lower").removesuffix("_upper")
        parts = self._parts(key, way)
        persons = self.populations.get(key) if way == "rate" else None
        if parts[0] == NOWHERE:
            self._state_unprotected(fact, key, way)
            return
        if self.rounding is not None and self.rounding.known[parts[0]]:
            return
        if NOWHERE in parts or (way == "rate" and persons is None):
            self.derived.append(fact)
        elif not np.isnan(self.printed[parts]).any():
            self._compute(fact, parts, persons)
        elif way != fact.shown or self.rounding is not None:
            self.derived.append(fact)
        elif persons is not None:
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
            Knowledge(
                system, self.lower, self.upper, matrix, unbounded, nothing, self.cells.regions
            ),
            self.printed,
            (*self.disagreeing, *not_as_computed(self.computed)),
            tuple(self.derived),
            tuple(self.unrounded),
            tuple(self.unknown),
        )

    def _state_unprotected(self, fact: Fact, key: Key, way: str) -> None:
        derived = derived_of(fact, key, way, self.unprotected)
        if derived is None:
            self.unknown.append(fact)
        else:
            self.computed.append(derived)

    def _compute(self, fact: Fact, parts: Sequence[int], persons: Amount | None) -> None:
        """Set beside a share or a rate the printed counts that it is made of."""
        amount, *bases = self.printed[parts].tolist()
        if persons is not None:
            self.computed.append(Derived(fact, amount, float(persons)))
        else:
            denominator, *not_recorded = bases
            self.computed.append(Derived(fact, amount, denominator - sum(not_recorded)))

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
        for bound, sign in ((_plain(fact.lower, floor), -1), (_plain(fact.upper, ceil), 1)):
            terms = {numerator: sign * PER_CENT * bound.denominator}
            terms[denominator] = terms.get(denominator, 0) - sign * bound.numerator
            for cell in not_recorded:
                terms[cell] = terms.get(cell, 0) + sign * bound.numerator
            self.statements[tuple(sorted(terms.items()))] = None


def _plain(amount: Amount, outwards: Callable[[Fraction], int]) -> Fraction:
    """Give a bound with few digits, as a written one has; a drawn one has too many to reckon."""
    if isinstance(amount, Fraction):
        return amount
    return Fraction(outwards(Fraction(amount) * FINEST), FINEST)
