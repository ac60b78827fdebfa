"""The plainest proof: every whole-number table that agrees with what is known, one by one."""

from dataclasses import dataclass
from fractions import Fraction
from math import inf

from nmspf_report.disclosure.proof.knowledge import Knowledge

Table = dict[int, int]


class TooMany(Exception):
    """There are more tables than anybody wants to count."""


@dataclass(frozen=True)
class Rule:
    """Between what a sum of some cells, each with its coefficient, has to come to."""

    terms: dict[int, Fraction]
    least: Fraction | float
    most: Fraction | float


def every_table(knowledge: Knowledge, largest: int, patience: int = 20_000) -> list[Table]:
    """Give every table that agrees, of counts up to ``largest`` where nothing says less.

    Raises
    ------
    TooMany
        After so many counts tried as ``patience``.
    """
    ranges = {
        cell: range(max(0, int(lower)), (largest if upper == inf else int(upper)) + 1)
        for cell, (lower, upper) in enumerate(zip(knowledge.lower, knowledge.upper, strict=True))
    }
    order = sorted(ranges, key=lambda cell: len(ranges[cell]))
    return Enumeration(ranges, order, _rules(knowledge), patience).tables()


def extremes(tables: list[Table], cell: int) -> tuple[int, int]:
    """Give the lowest and the highest count of a cell."""
    counts = [table[cell] for table in tables]
    return min(counts), max(counts)


class Enumeration:
    """Cells are given counts in turn; whatever a rule then forbids is not followed further."""

    def __init__(
        self, ranges: dict[int, range], order: list[int], rules: list[Rule], patience: int
    ) -> None:
        self.ranges = ranges
        self.order = order
        self.of_cell = {cell: [rule for rule in rules if cell in rule.terms] for cell in order}
        self.patience = patience
        self.begun: Table = {}
        self.found: list[Table] = []

    def tables(self) -> list[Table]:
        """Give every table."""
        if all(self.ranges.values()):
            self._go_on()
        return self.found

    def _go_on(self) -> None:
        if len(self.begun) == len(self.order):
            self.found.append(dict(self.begun))
            return
        cell = self.order[len(self.begun)]
        for count in self.ranges[cell]:
            self.patience -= 1
            if self.patience < 0:
                raise TooMany
            self.begun[cell] = count
            if all(self._possible(rule) for rule in self.of_cell[cell]):
                self._go_on()
            del self.begun[cell]

    def _possible(self, rule: Rule) -> bool:
        """Tell whether the cells to come could still bring a sum to where it has to be."""
        least = most = Fraction(0)
        for cell, coefficient in rule.terms.items():
            if cell in self.begun:
                ends = [coefficient * self.begun[cell]]
            else:
                ends = [coefficient * self.ranges[cell][0], coefficient * self.ranges[cell][-1]]
            least += min(ends)
            most += max(ends)
        return bool(least <= rule.most and most >= rule.least)


def _rules(knowledge: Knowledge) -> list[Rule]:
    equations = knowledge.system.equations.toarray().tolist()
    limits = knowledge.system.limits.toarray().tolist()
    statements = zip(
        knowledge.statements.toarray().tolist(),
        knowledge.statement_lower.tolist(),
        knowledge.statement_upper.tolist(),
        strict=True,
    )
    return [
        *(Rule(_terms(row), Fraction(0), Fraction(0)) for row in equations),
        *(Rule(_terms(row), -inf, Fraction(0)) for row in limits),
        *(Rule(_terms(row), _exact(least), _exact(most)) for row, least, most in statements),
    ]


def _terms(row: list[float]) -> dict[int, Fraction]:
    return {cell: Fraction(str(each)) for cell, each in enumerate(row) if each}


def _exact(bound: float) -> Fraction | float:
    return bound if abs(bound) == inf else Fraction(str(bound))
