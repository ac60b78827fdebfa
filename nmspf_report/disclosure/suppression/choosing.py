"""Choosing together: the cheapest cells to suppress by all the cuts known, until none is missing.

Demands taken one after another each suppress what is cheapest for themselves. Here an integer
programme chooses for all of them at once by what is known to be needed, what then still cannot be
met tells what else is needed, and it chooses again (Fischetti and Salazar-González, 2001).
"""

from collections.abc import Iterable

import highspy
import numpy as np

from nmspf_report.disclosure.cells.system import Flags
from nmspf_report.disclosure.solving import new_solver
from nmspf_report.disclosure.suppression.cleaning import clean_up
from nmspf_report.disclosure.suppression.cutting import Cut, Cutter
from nmspf_report.disclosure.suppression.planning import Plan, suppress_secondaries
from nmspf_report.disclosure.suppression.pushing import unreached
from nmspf_report.disclosure.suppression.witnesses import UNMET

MOST_STEPS = 2_500
"""After so many steps of the simplex method in all, what is still missing is suppressed demand by
demand. (Steps are the same each time, seconds are not.)"""
MOST_ROUNDS = 2
"""How often what is missing is looked for: a third time finds little, and takes a second."""
MOST_TOGETHER = 2_500
"""With more cells than this, nothing is chosen together: of a national set it spares 5% of the
secondary cells, and takes three times as long."""
NODES = 100
GAP = 0.01
"""How many nodes of a tree one choice may take, and by how much it may miss the cheapest."""


class Chooser:
    """The cheapest cells to suppress that meet every cut so far.

    Attributes
    ----------
    steps
        How many steps of the simplex method were taken so far.
    bound
        What it costs at least to meet all cuts, as far as is proved.
    """

    def __init__(self, plan: Plan) -> None:
        """Start without cuts from the cells that are suppressed already."""
        self._free = np.flatnonzero(~plan.hidden)
        self._places = np.full(plan.part.size, -1, dtype=np.int32)
        self._places[self._free] = np.arange(self._free.size)
        self._known: set[tuple[bytes, bytes]] = set()
        count = self._free.size
        costs = plan.part.costs[self._free]
        self.steps = 0
        self.bound = 0.0
        self._solver = new_solver({"mip_max_nodes": NODES, "mip_rel_gap": GAP})
        self._solver.addVars(count, np.zeros(count), np.ones(count))
        columns = np.arange(count, dtype=np.int32)
        self._solver.changeColsCost(count, columns, costs)
        whole = np.array([highspy.HighsVarType.kInteger] * count)
        self._solver.changeColsIntegrality(count, columns, whole)

    def add(self, cuts: Iterable[Cut]) -> int:
        """Take over what is new of some cuts, and tell how many that are."""
        before = len(self._known)
        for cut in cuts:
            weights = np.round(cut.weights, 6)
            content = (cut.cells.tobytes(), weights.tobytes())
            if content not in self._known:
                self._known.add(content)
                columns = self._places[cut.cells]
                self._solver.addRow(cut.least, np.inf, columns.size, columns, weights)
        return len(self._known) - before

    def choose(self, size: int) -> Flags | None:
        """Choose of all cells of a part; None if nothing was found within the nodes."""
        self._solver.run()
        info = self._solver.getInfo()
        self.steps += info.simplex_iteration_count
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        self.bound = max(self.bound, info.mip_dual_bound)
        chosen = np.zeros(size, dtype=bool)
        chosen[self._free[np.array(self._solver.getSolution().col_value) > 0.5]] = True
        return chosen


def suppress_cheaply(plan: Plan) -> Plan:
    """Suppress what all demands need together, then what single ones still need, and no more.

    Parameters
    ----------
    plan
        Left with what was chosen. A demand that stays unmet cannot be met.

    Returns
    -------
    Plan
        Of the demands that can be met, with nothing suppressed that they do not need.
    """
    before = plan.suppressed.copy()
    bound = suppress_together(plan) if plan.part.size <= MOST_TOGETHER else 0.0
    suppress_secondaries(plan)
    met = np.flatnonzero(plan.evidence.proofs != UNMET)
    possible = plan.demanding(plan.part.demands.chosen(met))
    clean_up(possible, np.flatnonzero(plan.suppressed & ~before), bound)
    return possible


def suppress_together(plan: Plan) -> float:
    """Suppress what the cuts ask for, again and again, until none is missing that is found.

    Parameters
    ----------
    plan
        Left with what was chosen, without witnesses. Demands may be left that need more, in whole
        numbers.

    Returns
    -------
    float
        What any pattern that meets the demands costs at least, as far as is proved.
    """
    cutter = Cutter(plan.part, plan.hidden)
    chooser = Chooser(plan)
    chooser.add(cutter.by_single_rows())
    chooser.add(cutter.by_dependence())
    chosen = chooser.choose(plan.part.size)
    for _ in range(MOST_ROUNDS):
        if chosen is None or chooser.steps > MOST_STEPS:
            break
        hidden = plan.hidden | chosen
        missing = plan.part.demands.chosen(unreached(plan.part, hidden))
        cuts = (cutter.against(demand, hidden) for demand in missing.each())
        if not chooser.add(cut for cut in cuts if cut is not None):
            break
        chosen = chooser.choose(plan.part.size)
    if chosen is not None:
        plan.suppressed |= chosen
    return chooser.bound
