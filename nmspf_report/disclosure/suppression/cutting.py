"""Cuts: what any pattern has to suppress for what is demanded to be possible, as inequalities.

A demand that cannot be met while some cells are printed gives a reason: the rows that tie the
cells, multiplied so that they sum to how far the demand's cell moves. What stands beside it in that
sum must move as far in all, so that enough of it has to be suppressed. The method is that of
Fischetti and Salazar-González (2001), with the rows near the cell in place of all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import highspy
import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Flags, Places
from nmspf_report.disclosure.solving import new_solver
from nmspf_report.disclosure.suppression.parts import Part

TOLERANCE = 1e-7
"""What is nearer to nothing than this is the solver's error."""
OPENED = 1e-3
"""How far printed cells may move when a reason is looked for: it then counts as few as may be."""
STEPS = (1, 3)
"""How far from a cell, in rows that share hidden cells, a reason is looked for."""


@dataclass(frozen=True)
class Cut:
    """An inequality that every pattern meets: the weights of what it suppresses come to enough.

    Parameters
    ----------
    cells
        Those that count, each once; none of them hidden whatever is chosen.
    weights
        How much each counts.
    least
        What they come to at least.
    """

    cells: Places
    weights: Bounds
    least: float


class Cutter:
    """The cuts of a part, beside what is hidden in it whatever is chosen."""

    def __init__(self, part: Part, hidden: Flags) -> None:
        """Take a part and the cells that no reader sees in any case."""
        self._part = part
        self._hidden = hidden
        self._columns = part.rows.matrix
        self._rows = sparse.csr_array(part.rows.matrix)
        # Of the last coalition, `NOBODY`, nothing is known.
        self._known = np.zeros((len(part.coalitions) + 1, part.size), dtype=bool)
        for coalition, cells in enumerate(part.coalitions):
            self._known[coalition, cells] = True

    def by_single_rows(self) -> Iterator[Cut]:
        """Give what each demand needs of each row that its cell stands in."""
        for demand in self._part.demands.each():
            for row in self._rows_of(demand[0]).tolist():
                cells, coefficients = self._row(row)
                for sums, room in (
                    (coefficients, self._part.rows.most[row]),
                    (-coefficients, -self._part.rows.least[row]),
                ):
                    cut = self._from_sum(demand, cells, sums, room)
                    if cut is not None:
                        yield cut

    def by_dependence(self) -> Iterator[Cut]:
        """Give, of each cell of a printed sum, that it is not suppressed alone: it could not move.

        A pattern of which nothing can be printed again meets this.
        """
        rows = self._part.rows
        seen = abs(self._rows.sign()) @ self._hidden.astype(np.int64) == 0
        for row in np.flatnonzero(seen & (rows.least == rows.most)).tolist():
            cells, _ = self._row(row)
            for place in range(cells.size):
                weights = np.ones(cells.size)
                weights[place] = -1.0
                yield Cut(cells, weights, 0.0)

    def against(self, demand: tuple[int, int, int, int], suppressed: Flags) -> Cut | None:
        """Give a cut that a pattern does not meet, because of which a demand cannot be met.

        Returns
        -------
        Cut or None
            None if the demand can be met, or could be if counts had fractions, or if no reason
            is found near its cell.
        """
        for steps in STEPS:
            rows = self._near(demand[0], suppressed | self._hidden, steps)
            multiples = self._multiples(demand, rows, suppressed)
            cut = None if multiples is None else self._cut(demand, rows, multiples)
            if cut is not None and cut.weights @ suppressed[cut.cells] < cut.least - TOLERANCE:
                return cut
        return None

    def _rows_of(self, cell: int) -> Places:
        first, end = self._columns.indptr[cell], self._columns.indptr[cell + 1]
        rows: Places = self._columns.indices[first:end].astype(np.int64)
        return rows

    def _row(self, row: int) -> tuple[Places, Bounds]:
        first, end = self._rows.indptr[row], self._rows.indptr[row + 1]
        return self._rows.indices[first:end].astype(np.int64), self._rows.data[first:end]

    def _near(self, cell: int, moving: Flags, steps: int) -> Places:
        """Give the rows of a cell, and those that share cells which may move with them."""
        rows = self._rows_of(cell)
        for _ in range(steps):
            cells = np.unique(self._rows[rows].indices)
            rows = np.unique(self._columns[:, cells[moving[cells]]].indices).astype(np.int64)
        return rows

    def _multiples(
        self, demand: tuple[int, int, int, int], rows: Places, suppressed: Flags
    ) -> Bounds | None:
        """Give how often each row is to be taken, or None if the demand can be met by these rows.

        They are the prices of the programme that moves the cell as far as it goes.
        """
        cell, side, need, coalition = demand
        part = self._part
        some = self._rows[rows]
        cells = np.unique(some.indices).astype(np.int64)
        matrix = sparse.csc_array(some[:, cells])
        open_ = np.where(suppressed[cells] | self._hidden[cells], 1.0, OPENED)
        open_[self._known[coalition][cells]] = 0.0
        fall = np.minimum(part.fall[cells], need) * open_
        rise = np.minimum(part.rise[cells], need) * open_
        place = int(np.searchsorted(cells, cell))
        fall[place], rise[place] = (0.0, need) if side > 0 else (need, 0.0)
        solver = new_solver({"presolve": "off", "solver": "simplex"})
        programme = highspy.HighsLp()
        programme.num_row_, programme.num_col_ = matrix.shape
        programme.sense_ = highspy.ObjSense.kMaximize
        costs = np.zeros(cells.size)
        costs[place] = side
        programme.col_cost_ = costs
        programme.col_lower_, programme.col_upper_ = -fall, rise
        programme.row_lower_, programme.row_upper_ = part.rows.least[rows], part.rows.most[rows]
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = matrix.indptr
        programme.a_matrix_.index_ = matrix.indices
        programme.a_matrix_.value_ = matrix.data
        solver.passModel(programme)
        solver.run()
        reached = solver.getInfo().objective_function_value
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal or reached > need - 0.02:
            return None
        return np.array(solver.getSolution().row_dual)

    def _cut(
        self, demand: tuple[int, int, int, int], rows: Places, multiples: Bounds
    ) -> Cut | None:
        """Give what follows from multiples of rows: none of them is trusted to be right."""
        multiples = np.where(np.abs(multiples) < TOLERANCE, 0.0, multiples)
        sums = self._rows[rows].T @ multiples
        cells = np.flatnonzero(np.abs(sums) > TOLERANCE)
        taken = np.flatnonzero(multiples)
        ends = np.where(multiples > 0, self._part.rows.most[rows], self._part.rows.least[rows])
        return self._from_sum(demand, cells, sums[cells], float(multiples[taken] @ ends[taken]))

    def _from_sum(
        self, demand: tuple[int, int, int, int], cells: Places, sums: Bounds, room: float
    ) -> Cut | None:
        """Give what a demand needs of an inequality: ``sums @ changes <= room``."""
        cell, side, need, coalition = demand
        part = self._part
        own = side * float(sums[cells == cell].sum())
        if own <= 0 or not np.isfinite(room):
            return None
        moves = np.where(sums < 0, part.rise[cells], part.fall[cells])
        reach = np.abs(sums) * moves
        reach[(cells == cell) | self._known[coalition][cells]] = 0.0
        hidden = self._hidden[cells]
        lacking = own * need - room - float(reach[hidden].sum())
        if lacking <= TOLERANCE:
            return None
        counted = ~hidden & (reach > 0)
        weights = np.minimum(reach[counted] / lacking, 1.0)
        # What not even all of them could meet is not for a choice to mend.
        return Cut(cells[counted], weights, 1.0) if weights.sum() >= 1.0 else None
