"""Which cells contradict one another: a small set, none of whose rows could be left out."""

import numpy as np

from nmspf_report.disclosure.cells.system import Places
from nmspf_report.disclosure.proof.knowledge import Constraints, Contradiction
from nmspf_report.disclosure.proof.programmes import Effort, Programme
from nmspf_report.disclosure.proof.propagation import tightened

STEPS = 4
"""How far, in rows shared, a contradiction is looked for before everything is."""


def contradicting_cells(constraints: Constraints, near: Places, effort: Effort) -> Places:
    """Narrow a contradiction down to the cells of a few rows.

    Rows are left out, many at first and then one by one, as long as what remains contradicts
    itself (the deletion filter of Chinneck and Dravnieks, 1991). When time runs out, what
    remains is given as it is.

    Parameters
    ----------
    constraints
        No table of whole numbers agrees with them.
    near
        Cells among which the contradiction was found.
    """
    rows = _around(constraints, near, effort)
    size = rows.size
    while size > 1 and not effort.over:
        size = (size + 1) // 2
        for start in range(rows.size - 1, -1, -size):
            without = np.delete(rows, np.arange(max(start - size + 1, 0), start + 1))
            if without.size and _contradictory(constraints, without, effort):
                rows = without
    return np.unique(constraints.rows[rows].indices)


def _around(constraints: Constraints, near: Places, effort: Effort) -> Places:
    """Give the rows around some cells that contain the contradiction."""
    touching = abs(constraints.rows)
    cells = np.zeros(constraints.size, dtype=np.int64)
    cells[near] = 1
    for _ in range(STEPS):
        rows = np.flatnonzero(touching @ cells)
        if _contradictory(constraints, rows, effort):
            return rows
        cells[constraints.rows[rows].indices] = 1
    return np.arange(constraints.rows.shape[0])


def _contradictory(constraints: Constraints, rows: Places, effort: Effort) -> bool:
    chosen = constraints.rows[rows]
    cells = np.unique(chosen.indices)
    some = Constraints(
        chosen[:, cells],
        constraints.row_lower[rows],
        constraints.row_upper[rows],
        constraints.lower[cells],
        constraints.upper[cells],
    )
    try:
        some = tightened(some)
    except Contradiction:
        return True
    nothing = np.zeros(0, dtype=np.int64)
    return any(
        Programme(some, effort, whole=whole).minimise(nothing, np.zeros(0)).ending == "infeasible"
        for whole in (False, True)
    )
