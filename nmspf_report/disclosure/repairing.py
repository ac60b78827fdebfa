"""From a vertex with fractions to a table of whole numbers, changed only near the fractions."""

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from nmspf_report.disclosure.knowledge import Constraints
from nmspf_report.disclosure.programmes import Effort, Programme, Solution
from nmspf_report.disclosure.system import Counts, Flags, Places

STEPS = (1, 2, 4)
"""How far from a fraction, in rows shared, cells may change."""

NEARBY = (2, 1, 1)
"""By how much more, each time, the neighbourhood of a cell that is to change grows."""

NODES = 200
"""How many nodes of a tree one repair may take."""


def made_whole(
    solution: Solution, constraints: Constraints, linear: Programme, base: Counts | None = None
) -> Counts | None:
    """Make a table of whole numbers of a solution, or give None.

    Parameters
    ----------
    solution
        Of the linear programme ``linear``, or of an integer one over the same constraints.
    base
        A table that agrees: where a fraction cannot be mended, all that hangs together with it
        is taken from there.
    """
    if solution.ending not in ("solved", "found"):
        return None
    fractional = solution.fractional
    table: Counts | None = solution.table
    if fractional.size:
        table = _mended(solution.table, fractional, constraints, linear, base)
    return None if table is None or constraints.broken_by(table) else table


def changed_nearby(
    table: Counts, cell: int, cap: float, side: int, constraints: Constraints, effort: Effort
) -> Counts | None:
    """Take a cell of a table as far as ``cap`` to one side, if changes near it are enough.

    Parameters
    ----------
    table
        Agrees with the constraints; is left as it is.
    cap, side
        How far, downwards (side 0) or upwards (side 1).
    """
    touching = _touching(constraints)
    region = np.zeros(constraints.size, dtype=bool)
    region[cell] = True
    for steps in NEARBY:
        region = _grown(region, touching, steps)
        cells = np.flatnonzero(region)
        near = constraints.held_outside(cells, table)
        programme = Programme(near, effort, whole=True, nodes=NODES)
        place = np.searchsorted(cells, [cell])
        programme.cap(place, cap, side)
        solution = programme.minimise(place, np.array([1.0 - 2 * side]))
        if solution.ending in ("solved", "found") and solution.table[place[0]] == cap:
            changed = table.copy()
            changed[cells] = solution.table
            return changed
    return None


def _mended(
    table: Counts,
    fractional: Places,
    constraints: Constraints,
    linear: Programme,
    base: Counts | None,
) -> Counts | None:
    touching = _touching(constraints)
    broken = np.zeros(constraints.size, dtype=bool)
    broken[fractional] = True
    mended = table.copy()
    for steps in STEPS:
        region = _grown(broken, touching, steps)
        for cells in _pieces(region, constraints):
            if broken[cells].any() and _mend(mended, cells, constraints, linear):
                broken[cells] = False
        if not broken.any():
            return mended
    if base is None:
        return None
    labels = csgraph.connected_components(touching.T @ touching)[1]
    lost = np.isin(labels, labels[broken])
    mended[lost] = base[lost]
    return mended


def _touching(constraints: Constraints) -> sparse.csr_array:
    rows = constraints.rows
    return sparse.csr_array(
        (np.ones(rows.nnz, dtype=np.int64), rows.indices, rows.indptr), rows.shape
    )


def _grown(cells: Flags, touching: sparse.csr_array, steps: int) -> Flags:
    for _ in range(steps):
        cells = (touching.T @ (touching @ cells.astype(np.int64))) > 0
    return cells


def _pieces(region: Flags, constraints: Constraints) -> list[Places]:
    """Part a region into what hangs together."""
    cells = np.flatnonzero(region)
    touching = _touching(constraints)[:, cells]
    count, labels = csgraph.connected_components(touching.T @ touching)
    order = np.argsort(labels, kind="stable")
    return np.split(cells[order], np.cumsum(np.bincount(labels, minlength=count))[:-1])


def _mend(table: Counts, cells: Places, constraints: Constraints, linear: Programme) -> bool:
    """Find whole numbers for some cells, in place, with all others held; tell whether it could."""
    region = constraints.held_outside(cells, table)
    programme = Programme(region, linear.effort, whole=True, nodes=NODES)
    costly = np.flatnonzero(linear.costs[cells])
    solution = programme.minimise(costly, linear.costs[cells][costly])
    if solution.ending not in ("solved", "found"):
        return False
    table[cells] = solution.table
    return True
