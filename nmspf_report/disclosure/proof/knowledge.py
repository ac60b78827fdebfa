"""What a reader knows of the counts: the system, what is printed, and exact checks of both."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import lcm

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Counts, Places, System

EXACT = 2**53
"""Up to here a float holds every whole number."""


class Contradiction(ValueError):
    """No table of whole numbers agrees with what is known.

    Parameters
    ----------
    cells
        A small set of cells whose known counts, with what ties them, already contradict one
        another.
    """

    def __init__(self, cells: Places) -> None:
        self.cells = cells
        super().__init__(cells)

    def __str__(self) -> str:
        return f"no table agrees with what is known of cells {self.cells.tolist()}"


@dataclass(frozen=True)
class Knowledge:
    """What a reader knows.

    Parameters
    ----------
    system
        How the cells hang together.
    lower, upper
        Between what each cell lies, both included: equal where its count is printed; apart
        where it is rounded or banded; 0 (or 1, where zeros are always printed) and infinity
        where it is suppressed or never printed.
    statements
        What else is printed, one row for each statement, one column for each cell: rates,
        percentages and means. "12.3% of D" says that ``-5 <= 10000 N - 1230 D <= 5``, or
        within -5 and 4 where halves are rounded up. A coefficient that is not whole stands for
        the shortest decimal that names it.
    statement_lower, statement_upper
        ``statement_lower <= statements @ table <= statement_upper``.
    regions
        The region that each cell belongs to, numbered from 0; below 0 where it is of none, as the
        nation's. A large part is searched region by region
        (`nmspf_report.disclosure.proof.modular`). None for a system without regions.
    """

    system: System
    lower: Bounds
    upper: Bounds
    statements: sparse.csr_array
    statement_lower: Bounds
    statement_upper: Bounds
    regions: Places | None = None

    def agrees(self, table: Counts) -> bool:
        """Tell whether a table of whole numbers agrees with all of it, in exact arithmetic."""
        return self.system.holds(table) and not constraints_of(self).broken_by(table)


@dataclass(frozen=True)
class Constraints:
    """What is known of some cells, in one form.

    Parameters
    ----------
    rows
        Whole numbers, one column for each cell.
    row_lower, row_upper
        ``row_lower <= rows @ table <= row_upper``; whole numbers or infinite.
    lower, upper
        ``lower <= table <= upper``; whole numbers or infinite (above only).
    """

    rows: sparse.csr_array
    row_lower: Bounds
    row_upper: Bounds
    lower: Bounds
    upper: Bounds

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.rows.shape[1])

    @cached_property
    def largest(self) -> int:
        """The largest count with which every sum is exact; no count of children comes near."""
        weight = int(abs(self.rows).sum(axis=1).max(initial=1))
        return EXACT // max(weight, 1)

    def broken_by(self, table: Counts) -> bool:
        """Tell whether a table breaks any constraint, in exact arithmetic.

        One that is not of whole numbers, or of such that a sum could be too large, does.
        """
        if not np.issubdtype(table.dtype, np.integer) or table.max(initial=0) > self.largest:
            return True
        sums = self.rows @ table
        return not bool(
            (table >= self.lower).all()
            and (table <= self.upper).all()
            and (sums >= self.row_lower).all()
            and (sums <= self.row_upper).all()
        )

    def of_rows(self, rows: Places) -> "Constraints":
        """Keep some rows, in their order, and every cell."""
        return replace(
            self,
            rows=sparse.csr_array(self.rows[rows]),
            row_lower=self.row_lower[rows],
            row_upper=self.row_upper[rows],
        )

    def held_outside(self, cells: Places, table: Counts) -> "Constraints":
        """Keep some cells and their rows; hold every other cell at its count in the table."""
        chosen = self.rows[:, cells]
        places = np.flatnonzero(np.diff(chosen.indptr))
        rows = sparse.csr_array(chosen[places])
        elsewhere = self.rows[places] @ table - rows @ table[cells]
        return Constraints(
            rows,
            self.row_lower[places] - elsewhere,
            self.row_upper[places] - elsewhere,
            self.lower[cells],
            self.upper[cells],
        )


def constraints_of(knowledge: Knowledge) -> Constraints:
    """Bring what a reader knows into one form, in whole numbers.

    Raises
    ------
    ValueError
        If a coefficient of the system is not whole, or a sum can be too large to be exact.
    """
    system = knowledge.system
    statements, statement_lower, statement_upper = _whole_statements(knowledge)
    equations, limits = system.equations.shape[0], system.limits.shape[0]
    rows = sparse.csr_array(
        sparse.vstack([_whole(system.equations), _whole(system.limits), statements])
    )
    rows.sum_duplicates()
    rows.eliminate_zeros()
    zeros = np.zeros(equations)
    return Constraints(
        rows,
        np.concatenate([zeros, np.full(limits, -np.inf), statement_lower]),
        np.concatenate([zeros, np.zeros(limits), statement_upper]),
        np.maximum(np.ceil(knowledge.lower), 0),
        np.floor(knowledge.upper),
    )


def _whole(rows: sparse.csr_array) -> sparse.csr_array:
    whole = rows.astype(np.int64)
    if (whole.data != rows.data).any():
        raise ValueError("a coefficient of the system is not a whole number")
    return sparse.csr_array(whole)


def _whole_statements(knowledge: Knowledge) -> tuple[sparse.csr_array, Bounds, Bounds]:
    """Multiply each statement by what makes its coefficients whole."""
    rows = sparse.csr_array(knowledge.statements).astype(np.float64)
    data = rows.data.copy()
    lower, upper = knowledge.statement_lower.copy(), knowledge.statement_upper.copy()
    row_of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    for row in np.unique(row_of[data != np.rint(data)]):
        entries = slice(rows.indptr[row], rows.indptr[row + 1])
        fractions = [Fraction(repr(float(each))) for each in data[entries]]
        factor = lcm(*(each.denominator for each in fractions))
        data[entries] = [float(each * factor) for each in fractions]
        lower[row] = _times(lower[row], factor)
        upper[row] = _times(upper[row], factor)
    whole = sparse.csr_array((data.astype(np.int64), rows.indices, rows.indptr), rows.shape)
    return whole, np.ceil(lower), np.floor(upper)


def _times(bound: float, factor: int) -> float:
    return float(Fraction(repr(float(bound))) * factor) if np.isfinite(bound) else float(bound)


def nothing_stated(size: int) -> tuple[sparse.csr_array, Bounds, Bounds]:
    """Give the statements of a reader to whom nothing but counts is printed."""
    return sparse.csr_array((0, size), dtype=np.int64), np.zeros(0), np.zeros(0)
