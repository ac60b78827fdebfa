"""Alternative tables: the cheapest in which one count is as low or as high as is asked."""

from typing import Any

import highspy
import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Places
from nmspf_report.disclosure.solving import Options, new_solver
from nmspf_report.disclosure.suppression.parts import Part
from nmspf_report.disclosure.suppression.witnesses import Witness

# Counts are whole; the solver's are so within this.
TOLERANCE = 1e-6
# How many counts are made whole one after another before the integer programme is asked.
MOST_FIXED = 12
MOST_NODES = 500
FROM_THE_LAST: Options = {"presolve": "off", "solver": "simplex"}
WITHIN_NODES: Options = {"mip_max_nodes": MOST_NODES}

Changes = np.ndarray[tuple[int], np.dtype[np.float64]]


class Alternatives:
    """The tables that differ from a part's true one in given cells only, as a linear programme.

    Each cell has two columns, how far it rises and how far it falls, at the same cost. The
    programme is solved again and again, each time from the true table.
    """

    def __init__(self, part: Part, cells: Places, costs: Bounds) -> None:
        """Build the programme over some cells, sorted, at a cost for each."""
        self.cells = cells
        self._costs = np.tile(costs, 2)
        self._most = np.concatenate([part.rise[cells], part.fall[cells]])
        self._rows = part.rows.of(cells)
        self._held = np.zeros(cells.size, dtype=bool)
        self._solver = new_solver(FROM_THE_LAST)
        self._solver.passModel(self._programme())
        self._solver.run()
        # Nothing asked, nothing changes: from there the cheapest change is a few steps away,
        # fewer than from another demand's.
        self._start = self._solver.getBasis()

    def cheapest(self, cell: int, side: int, need: int, known: Places) -> Witness | None:
        """Find the cheapest whole-number table in which a cell rises or falls so far, or further.

        Parameters
        ----------
        cell
            The cell; not one of those known.
        side
            1 to rise, -1 to fall.
        need
            How far, at least.
        known
            Cells that stay at their true counts.

        Returns
        -------
        Witness or None
            None if there is no such table. Where the linear programme's cheapest is not of whole
            numbers, the table is one near it, and may not be the cheapest.
        """
        place = int(np.searchsorted(self.cells, cell))
        if place == self.cells.size or self.cells[place] != cell or self._held[place]:
            return None
        stay = np.flatnonzero(np.isin(self.cells, known) & ~self._held)
        self._let_change(stay, False)
        changes = self._solve_whole(place, side, need)
        self._let_change(stay, True)
        return None if changes is None else self._witness(changes)

    def make_free(self, cells: Places) -> None:
        """Let cells change at no cost from now on."""
        for place in np.searchsorted(self.cells, cells):
            self._costs[[place, place + self.cells.size]] = 0
            self._solver.changeColCost(int(place), 0.0)
            self._solver.changeColCost(int(place + self.cells.size), 0.0)

    def hold(self, cell: int) -> None:
        """Keep a cell at its true count from now on, until it is let go."""
        place = np.searchsorted(self.cells, [cell])
        self._held[place] = True
        self._let_change(place, False)

    def let_go(self, cell: int) -> None:
        """Let a held cell change again."""
        place = np.searchsorted(self.cells, [cell])
        self._held[place] = False
        self._let_change(place, True)

    def _let_change(self, places: Places, free: bool) -> None:
        """Let cells change as far as they can, or not at all."""
        columns = np.concatenate([places, places + self.cells.size])
        most = self._most[columns] if free else np.zeros(columns.size)
        self._solver.changeColsBounds(
            columns.size, columns.astype(np.int32), np.zeros(columns.size), most
        )

    def _solve_whole(self, place: int, side: int, need: int) -> Changes | None:
        self._ask(place, side, need)
        self._solver.setBasis(self._start)
        changes = self._solve()
        if changes is not None and not _is_whole(changes):
            whole = self._dive(changes)
            self._ask(place, side, need)
            changes = self._search(changes) if whole is None else whole
        self._release(place)
        return changes

    def _ask(self, place: int, side: int, need: int) -> None:
        rise, fall = self._most[[place, place + self.cells.size]]
        self._between(place, *((need, rise) if side > 0 else (-fall, -need)))

    def _release(self, place: int) -> None:
        rise, fall = self._most[[place, place + self.cells.size]]
        self._between(place, -fall, rise)

    def _between(self, place: int, least: float, most: float) -> None:
        """Bound how a cell changes."""
        falling = place + self.cells.size
        self._solver.changeColBounds(place, max(least, 0.0), max(most, 0.0))
        self._solver.changeColBounds(falling, max(-most, 0.0), max(-least, 0.0))

    def _solve(self) -> Changes | None:
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = np.array(self._solver.getSolution().col_value)
        return self._net(values)

    def _net(self, values: Changes) -> Changes:
        """Give how much each cell rises, or falls below 0."""
        net: Changes = values[: self.cells.size] - values[self.cells.size :]
        return net

    def _dive(self, changes: Changes) -> Changes | None:
        """Make one change after another whole, away from 0 if possible, and solve again."""
        fixed: list[int] = []
        found: Changes | None = changes
        while found is not None and not _is_whole(found) and len(fixed) < MOST_FIXED:
            place = int(np.flatnonzero(_fraction(found))[0])
            fixed.append(place)
            found = self._solve_with_whole(place, float(found[place]))
        for place in fixed:
            self._release(place)
        return None if found is None or not _is_whole(found) else found

    def _solve_with_whole(self, place: int, change: float) -> Changes | None:
        for whole in sorted((np.floor(change), np.ceil(change)), key=abs, reverse=True):
            rise, fall = self._most[[place, place + self.cells.size]]
            if -fall <= whole <= rise:
                self._between(place, whole, whole)
                found = self._solve()
                if found is not None:
                    return found
        return None

    def _search(self, changes: Changes) -> Changes | None:
        """Find whole changes by an integer programme, of cells that cost nothing or changed."""
        allowed = np.tile((np.abs(changes) > TOLERANCE), 2) | (self._costs == 0)
        programme = self._solver.getLp()
        most = np.array(programme.col_upper_)
        least = np.array(programme.col_lower_)
        programme.col_upper_ = np.where(allowed | (least > 0), most, 0.0)
        programme.integrality_ = [highspy.HighsVarType.kInteger] * most.size
        solver = new_solver(WITHIN_NODES)
        solver.passModel(programme)
        solver.run()
        if (
            solver.getInfo().primal_solution_status
            != highspy.SolutionStatus.kSolutionStatusFeasible
        ):
            return None
        values = np.array(solver.getSolution().col_value)
        return self._net(values)

    def _witness(self, changes: Changes) -> Witness:
        whole = np.rint(changes).astype(np.int64)
        changed = np.flatnonzero(whole)
        return Witness(self.cells[changed], whole[changed])

    def _programme(self) -> Any:
        matrix = sparse.csc_array(sparse.hstack([self._rows.matrix, -self._rows.matrix]))
        programme = highspy.HighsLp()
        programme.num_row_, programme.num_col_ = matrix.shape
        programme.col_cost_ = self._costs
        programme.col_lower_ = np.zeros(self._most.size)
        programme.col_upper_ = self._most
        programme.row_lower_ = self._rows.least
        programme.row_upper_ = self._rows.most
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = matrix.indptr
        programme.a_matrix_.index_ = matrix.indices
        programme.a_matrix_.value_ = matrix.data
        return programme


def _fraction(changes: Changes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    fractions: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
        np.abs(changes - np.rint(changes)) > TOLERANCE
    )
    return fractions


def _is_whole(changes: Changes) -> bool:
    return not _fraction(changes).any()
