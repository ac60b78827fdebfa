"""The plainest proof: every whole-number table that agrees with what is known, one by one."""

from dataclasses import dataclass
from fractions import Fraction
from math import inf, lcm

from nmspf_report.disclosure.proof.knowledge import Knowledge

Table = dict[int, int]


class TooMany(Exception):
    """There are more tables than anybody wants to count."""


@dataclass(frozen=True)
class Rule:
    """Between what a sum of some cells, each with its coefficient, has to come to.

    All of it is in whole numbers, which are exact and quickly added.
    """

    terms: dict[int, int]
    least: int | float
    most: int | float


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
        least = most = 0
        for cell, coefficient in rule.terms.items():
            if cell in self.begun:
                low = high = coefficient * self.begun[cell]
            else:
                low, high = coefficient * self.ranges[cell][0], coefficient * self.ranges[cell][-1]
            least += min(low, high)
            most += max(low, high)
        return least <= rule.most and most >= rule.least


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
        *(_rule(row, 0, 0) for row in equations),
        *(_rule(row, -inf, 0) for row in limits),
        *(_rule(row, least, most) for row, least, most in statements),
    ]


def _rule(row: list[float], least: float, most: float) -> Rule:
    """Give a rule as it is written in decimals, times what makes all its numbers whole."""
    written = [Fraction(str(each)) for each in (*row, least, most) if abs(each) != inf]
    times = lcm(*(each.denominator for each in written))
    terms = {cell: _whole(each, times) for cell, each in enumerate(row) if each}
    return Rule(
        terms,
        *(bound if abs(bound) == inf else _whole(bound, times) for bound in (least, most)),
    )


def _whole(number: float, times: int) -> int:
    return int(Fraction(str(number)) * times)
