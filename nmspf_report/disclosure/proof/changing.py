"""From a table that agrees to another that does, in which one cell has another count.

Of all changes the least is looked for, as a linear programme: what it changes are a few cells that
hang together, mostly by whole numbers, and the table as it is gives the solver a start from which
it needs few steps.
"""

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Counts
from nmspf_report.disclosure.proof.knowledge import Constraints
from nmspf_report.disclosure.proof.programmes import NEAR, Effort, Programme
from nmspf_report.disclosure.proof.repairing import NODES, grown, touching

STEPS = (0, 1, 2)
"""How far from what a fractional change touches, in rows shared, a whole one may reach."""


class Impossible(ValueError):
    """No table that agrees has this count, not even one with fractions."""


class LeastChanges:
    """The least changes of one table, asked for again and again.

    Parameters
    ----------
    table
        Agrees with the constraints; is left as it is.
    constraints
        What a reader knows.
    effort
        Within which programmes are solved.
    """

    def __init__(self, table: Counts, constraints: Constraints, effort: Effort) -> None:
        self.table = table
        self._constraints = constraints
        sums = constraints.rows @ table
        rises_and_falls = Constraints(
            sparse.csr_array(sparse.hstack([constraints.rows, -constraints.rows])),
            constraints.row_lower - sums,
            constraints.row_upper - sums,
            np.zeros(2 * constraints.size),
            np.concatenate([constraints.upper - table, table - constraints.lower]),
        )
        self._programme = Programme(rises_and_falls, effort)
        self._every = np.arange(rises_and_falls.size)

    def reaching(self, cell: int, count: float) -> Counts | None:
        """Give a table in which a cell has a count, or None if none was found.

        Raises
        ------
        Impossible
            If there is none.
        """
        programme, size = self._programme, self.table.size
        change = count - self.table[cell]
        both = np.array([cell, cell + size])
        held = np.array([max(change, 0.0), max(-change, 0.0)])
        programme.hold(both, held, held)
        solution = programme.minimise(self._every, np.ones(2 * size))
        programme.free(both)
        if solution.ending == "infeasible":
            raise Impossible
        if solution.ending != "solved":
            return None
        return self._whole(solution.values[:size] - solution.values[size:], cell, count)

    def _whole(self, changes: Bounds, cell: int, count: float) -> Counts | None:
        if (np.abs(changes - np.rint(changes)) <= NEAR).all():
            return self._agreeing(self.table + np.rint(changes).astype(np.int64))
        shares = touching(self._constraints)
        for steps in STEPS:
            cells = np.flatnonzero(grown(np.abs(changes) > NEAR, shares, steps))
            near = self._constraints.held_outside(cells, self.table)
            programme = Programme(near, self._programme.effort, whole=True, nodes=NODES)
            place, reached = np.searchsorted(cells, [cell]), np.array([count])
            programme.hold(place, reached, reached)
            solution = programme.minimise(place, np.zeros(1))
            if solution.ending in ("solved", "found"):
                changed = self.table.copy()
                changed[cells] = solution.table
                return self._agreeing(changed)
        return None

    def _agreeing(self, table: Counts) -> Counts | None:
        return None if self._constraints.broken_by(table) else table
