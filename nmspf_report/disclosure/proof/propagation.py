"""What follows from single constraints: bounds of the cells, tightened until nothing changes."""

from dataclasses import dataclass, replace

import numpy as np

from nmspf_report.disclosure.cells.system import Bounds, Places
from nmspf_report.disclosure.proof.knowledge import EXACT, Constraints, Contradiction

ROUNDS = 200
"""After so many rounds the bounds stand, however much closer they could creep."""


def tightened(constraints: Constraints) -> Constraints:
    """Tighten every cell's bounds by each row in turn, until nothing changes.

    No table of whole numbers that agrees is lost. All arithmetic is in whole numbers.

    Raises
    ------
    Contradiction
        If a cell is left with no count. It names that cell and those that share a row.
    """
    rows = constraints.rows
    entries = _Entries(
        np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr)),
        rows.indices,
        rows.data.astype(np.float64),
    )
    lower, upper = constraints.lower.copy(), constraints.upper.copy()
    active = np.ones(rows.shape[0], dtype=bool)
    columns = rows.tocsc()
    for _ in range(ROUNDS):
        _refuse_empty(lower, upper, constraints)
        chosen = entries.of(active)
        if not chosen.row.size:
            break
        before = lower.copy(), upper.copy()
        _tighten(chosen, constraints, lower, upper)
        changed = np.flatnonzero((lower > before[0]) | (upper < before[1]))
        active[:] = False
        active[columns[:, changed].indices] = True
    return replace(constraints, lower=lower, upper=upper)


@dataclass(frozen=True)
class _Entries:
    row: Places
    cell: Places
    coefficient: Bounds

    def of(self, active: np.ndarray) -> "_Entries":
        chosen = np.flatnonzero(active[self.row])
        return _Entries(self.row[chosen], self.cell[chosen], self.coefficient[chosen])


def _refuse_empty(lower: Bounds, upper: Bounds, constraints: Constraints) -> None:
    empty = np.flatnonzero(lower > upper)
    if empty.size:
        columns = constraints.rows.tocsc()[:, empty[:1]]
        raise Contradiction(np.unique(np.append(constraints.rows[columns.indices].indices, empty)))


def _tighten(entries: _Entries, constraints: Constraints, lower: Bounds, upper: Bounds) -> None:
    """Lower ``upper`` and raise ``lower`` in place, by what each row leaves to each cell."""
    positive = entries.coefficient > 0
    at_lower = entries.coefficient * lower[entries.cell]
    at_upper = entries.coefficient * upper[entries.cell]
    least = _rest(entries.row, np.where(positive, at_lower, at_upper), -np.inf)
    most = _rest(entries.row, np.where(positive, at_upper, at_lower), np.inf)
    room_above = (constraints.row_upper[entries.row] - least) / entries.coefficient
    room_below = (constraints.row_lower[entries.row] - most) / entries.coefficient
    # Few rows say anything new, and taking bounds cell by cell is the longest part of it.
    most_each = np.floor(np.where(positive, room_above, room_below))
    closer = np.flatnonzero(most_each < upper[entries.cell])
    np.minimum.at(upper, entries.cell[closer], most_each[closer])
    least_each = np.ceil(np.where(positive, room_below, room_above))
    closer = np.flatnonzero(least_each > lower[entries.cell])
    np.maximum.at(lower, entries.cell[closer], least_each[closer])


def _rest(row: Places, terms: Bounds, unbounded: float) -> Bounds:
    """Sum the other terms of each term's row; one that is too large to be exact is unbounded."""
    finite = np.isfinite(terms)
    counted = np.where(finite, terms, 0.0)
    sums = np.bincount(row, counted)
    sizes = np.bincount(row, np.abs(counted))
    others = np.bincount(row, ~finite)[row] - ~finite
    exact = (others == 0) & (sizes[row] < EXACT)
    return np.where(exact, sums[row] - counted, unbounded)
