"""From a vertex with fractions to a table of whole numbers, changed only near the fractions."""

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from nmspf_report.disclosure.cells.system import Counts, Flags, Places
from nmspf_report.disclosure.proof.knowledge import Constraints
from nmspf_report.disclosure.proof.programmes import Programme, Solution

STEPS = (1, 2, 4)
"""How far from a fraction, in rows shared, cells may change."""

NODES = 200
"""How many nodes of a tree one repair may take."""


def made_whole(
    solution: Solution,
    constraints: Constraints,
    linear: Programme,
    base: Counts | None = None,
    largest: float = np.inf,
) -> Counts | None:
    """Make a table of whole numbers of a solution, or give None.

    Parameters
    ----------
    solution
        Of the linear programme ``linear``, or of an integer one over the same constraints.
    base
        A table that agrees: where a fraction cannot be mended, all that hangs together with it
        is taken from there.
    largest
        How many cells may change together, where to mend more would take too long.
    """
    if solution.ending not in ("solved", "found"):
        return None
    fractional = solution.fractional
    table: Counts | None = solution.table
    if fractional.size:
        table = _mended(solution.table, fractional, constraints, linear, base, largest)
    return None if table is None or constraints.broken_by(table) else table


def _mended(
    table: Counts,
    fractional: Places,
    constraints: Constraints,
    linear: Programme,
    base: Counts | None,
    largest: float,
) -> Counts | None:
    shares = touching(constraints)
    broken = np.zeros(constraints.size, dtype=bool)
    broken[fractional] = True
    mended = table.copy()
    for steps in STEPS:
        region = grown(broken, shares, steps)
        for cells in _pieces(region, constraints):
            mendable = broken[cells].any() and cells.size <= largest
            if mendable and _mend(mended, cells, constraints, linear):
                broken[cells] = False
        if not broken.any():
            return mended
    if base is None:
        return None
    labels = csgraph.connected_components(shares.T @ shares)[1]
    lost = np.isin(labels, labels[broken])
    mended[lost] = base[lost]
    return mended


def touching(constraints: Constraints) -> sparse.csr_array:
    """Give a one wherever a cell stands in a row."""
    rows = constraints.rows
    return sparse.csr_array(
        (np.ones(rows.nnz, dtype=np.int64), rows.indices, rows.indptr), rows.shape
    )


def grown(cells: Flags, shares: sparse.csr_array, steps: int) -> Flags:
    """Add to cells those that share a row with them, so many times."""
    for _ in range(steps):
        cells = (shares.T @ (shares @ cells.astype(np.int64))) > 0
    return cells


def _pieces(region: Flags, constraints: Constraints) -> list[Places]:
    """Part a region into what hangs together."""
    cells = np.flatnonzero(region)
    shares = touching(constraints)[:, cells]
    count, labels = csgraph.connected_components(shares.T @ shares)
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
