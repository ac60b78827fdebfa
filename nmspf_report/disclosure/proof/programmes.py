"""Linear and integer programmes over constraints, solved by HiGHS within one effort."""

import time
from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np

from nmspf_report.disclosure.cells.system import Bounds, Counts, Places
from nmspf_report.disclosure.proof.knowledge import Constraints
from nmspf_report.disclosure.solving import new_solver

NEAR = 1e-6
"""A solver's number this near to a whole one is taken for it (and checked exactly later)."""

Ending = Literal["solved", "found", "infeasible", "unbounded", "stopped"]

_ENDINGS: dict[highspy.HighsModelStatus, Ending] = {
    highspy.HighsModelStatus.kOptimal: "solved",
    highspy.HighsModelStatus.kModelEmpty: "solved",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnbounded: "unbounded",
    highspy.HighsModelStatus.kUnboundedOrInfeasible: "unbounded",
}


@dataclass
class Effort:
    """What was solved so far, and until when to go on.

    Parameters
    ----------
    until
        By the clock of `time.monotonic`, in seconds.
    linear, integer
        How many programmes of each kind were solved.
    """

    until: float
    linear: int = 0
    integer: int = 0

    @property
    def left(self) -> float:
        """How many seconds are left."""
        return self.until - time.monotonic()

    @property
    def over(self) -> bool:
        """Whether the time has run out."""
        return self.left <= 0


@dataclass(frozen=True)
class Solution:
    """What a programme came to.

    Parameters
    ----------
    ending
        ``solved``: nothing costs less; ``found``: it agrees, and something may cost less.
        Anything else leaves the rest without meaning.
    values
        One for each cell.
    objective
        What the costs come to.
    """

    ending: Ending
    values: Bounds
    objective: float

    @property
    def fractional(self) -> Places:
        """The cells whose values are not whole."""
        return np.flatnonzero(np.abs(self.values - np.rint(self.values)) > NEAR)

    @property
    def table(self) -> Counts:
        """The values, each at its nearest whole number."""
        return np.rint(self.values).astype(np.int64)


class Programme:
    """One set of constraints, to be minimised over again and again from the last vertex."""

    def __init__(
        self,
        constraints: Constraints,
        effort: Effort,
        *,
        whole: bool = False,
        nodes: int = 2**31 - 1,
    ) -> None:
        self.constraints = constraints
        self.effort = effort
        self.whole = whole
        self.costs = np.zeros(constraints.size)
        self.solver = new_solver({"mip_abs_gap": 0.0, "mip_max_nodes": nodes})
        self._pass()

    def minimise(self, cells: Places, costs: Bounds, *, afresh: bool = False) -> Solution:
        """Minimise the costs of some cells; all the others are free.

        Costs that differ much from the last ones are better solved afresh, from a smaller model
        that HiGHS makes, than from the last vertex.
        """
        before = self.costs
        self.costs = np.zeros(before.size)
        self.costs[cells] = costs
        changed = np.flatnonzero(self.costs != before).astype(np.int32)
        if changed.size:
            self.solver.changeColsCost(changed.size, changed, self.costs[changed])
        if afresh:
            self.solver.clearSolver()
        return self._run()

    def hold(self, cells: Places, lower: Bounds, upper: Bounds) -> None:
        """Let some cells lie between other bounds than the constraints give."""
        self.solver.changeColsBounds(cells.size, cells.astype(np.int32), lower, upper)

    def free(self, cells: Places) -> None:
        """Let some cells lie again where the constraints let them."""
        self.hold(cells, self.constraints.lower[cells], self.constraints.upper[cells])

    def _run(self) -> Solution:
        if self.effort.over:
            return _STOPPED
        if self.whole:
            self.effort.integer += 1
        else:
            self.effort.linear += 1
        # HiGHS counts its time over all runs of one solver.
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + self.effort.left)
        self.solver.run()
        ending = _ENDINGS.get(self.solver.getModelStatus(), "stopped")
        info = self.solver.getInfo()
        if ending == "stopped" and self.whole and info.primal_solution_status == _FEASIBLE:
            ending = "found"
        if ending not in ("solved", "found"):
            return Solution(ending, _STOPPED.values, np.nan)
        values = np.array(self.solver.getSolution().col_value)
        return Solution(ending, values, info.objective_function_value)

    def _pass(self) -> None:
        known = self.constraints
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = known.size, known.rows.shape[0]
        lp.col_cost_ = np.zeros(known.size)
        lp.col_lower_, lp.col_upper_ = known.lower, known.upper
        lp.row_lower_, lp.row_upper_ = known.row_lower, known.row_upper
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = known.rows.indptr
        lp.a_matrix_.index_ = known.rows.indices
        lp.a_matrix_.value_ = known.rows.data.astype(np.float64)
        if self.whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * known.size
        self.solver.passModel(lp)


_FEASIBLE = int(highspy.SolutionStatus.kSolutionStatusFeasible)

_STOPPED = Solution("stopped", np.zeros(0), np.nan)
