"""Planning: which further cells of a part to suppress, so that all that is demanded is possible."""

from dataclasses import replace

import numpy as np

from nmspf_report.disclosure.cells.system import Flags, Places
from nmspf_report.disclosure.suppression.alternatives import Alternatives
from nmspf_report.disclosure.suppression.demands import Demands
from nmspf_report.disclosure.suppression.neighbourhoods import Neighbourhood
from nmspf_report.disclosure.suppression.parts import Part, find_movable
from nmspf_report.disclosure.suppression.protection import PUBLISHABLE, UNPUBLISHED
from nmspf_report.disclosure.suppression.pushing import push
from nmspf_report.disclosure.suppression.witnesses import UNMET, Evidence, Witness

# The share of unmet demands for which to suppress before looking again for what is met for nothing.
ROUND = 0.05
LEAST_ROUND = 8
# What it costs, beside secondary cells, to change one that has to be suppressed anyway.
SLIGHT = 0.01


class Plan:
    """A part's suppressed cells so far, and the evidence that they suffice."""

    def __init__(self, part: Part, suppressed: Flags) -> None:
        """Start from some suppressed cells, without evidence."""
        self.part = part
        self.suppressed = suppressed.copy()
        self.evidence = Evidence(part.size, part.demands, part.coalitions)

    def demanding(self, demands: Demands) -> "Plan":
        """Give a plan with the same suppressed cells and witnesses for other demands."""
        other = Plan(replace(self.part, demands=demands), self.suppressed)
        for witness in self.evidence.in_use:
            other.evidence.add(witness)
        return other

    @property
    def hidden(self) -> Flags:
        """The cells that no reader sees."""
        hidden: Flags = self.suppressed | (self.part.roles == UNPUBLISHED)
        return hidden


def suppress_secondaries(plan: Plan) -> None:
    """Suppress what the demands need, smallest counts first.

    What is suppressed for some demands often meets others for nothing, so these are looked for
    again after each round. A demand that stays unmet cannot be met.
    """
    push(plan.part, plan.hidden, plan.evidence)
    costs = np.where(plan.hidden, 0.0, plan.part.costs)
    alternatives = Alternatives(plan.part, np.arange(plan.part.size), costs)
    tried = np.zeros(plan.evidence.proofs.size, dtype=bool)
    while True:
        meet_nearby(plan)
        left = _smallest_first(plan)
        left = left[~tried[left]]
        if not left.size:
            return
        for demand in left[: max(LEAST_ROUND, int(ROUND * left.size))]:
            if plan.evidence.proofs[demand] == UNMET:
                tried[demand] = True
                _suppress_for(plan, alternatives, int(demand))


def _smallest_first(plan: Plan) -> Places:
    unmet = plan.evidence.unmet
    counts = plan.part.counts[plan.part.demands.cells[unmet]]
    return unmet[np.argsort(counts, kind="stable")]


def _suppress_for(plan: Plan, alternatives: Alternatives, demand: int) -> None:
    """Suppress what changes in the cheapest table that meets a demand."""
    witness = alternative(plan.part, alternatives, demand)
    if witness is None:
        return
    new = witness.cells[~plan.hidden[witness.cells]]
    plan.suppressed[new] = True
    alternatives.make_free(new)
    plan.evidence.add(witness)


def among_hidden(plan: Plan) -> Alternatives:
    """Give the tables that differ in hidden cells only, with secondary ones as few as may be."""
    part = plan.part
    cells = np.flatnonzero(find_movable(part.rows, plan.hidden))
    return Alternatives(part, cells, np.where(part.roles == PUBLISHABLE, part.costs, SLIGHT)[cells])


def meet(plan: Plan, alternatives: Alternatives, demand: int) -> bool:
    """Look for a witness of a demand, keep it, and tell whether there is one."""
    witness = alternative(plan.part, alternatives, demand)
    if witness is not None:
        plan.evidence.add(witness)
    return witness is not None


def alternative(part: Part, alternatives: Alternatives, demand: int) -> Witness | None:
    """Find the cheapest table that meets a demand, or None."""
    ((cell, side, need, coalition),) = part.demands.chosen(np.array([demand])).each()
    return alternatives.cheapest(cell, side, need, part.known_to(coalition))


def meet_nearby(plan: Plan) -> None:
    """Meet what can be met by hidden cells near each cell, without suppressing anything."""
    part = plan.part
    hidden = np.flatnonzero(find_movable(part.rows, plan.hidden))
    near = Neighbourhood(part.rows, hidden)
    tried = np.zeros(part.demands.cells.size, dtype=bool)
    for first in _smallest_first(plan):
        if tried[first] or plan.evidence.proofs[first] != UNMET:
            continue
        tried[first] = True
        cells, core = near.around(int(part.demands.cells[first]))
        if not cells.size:
            continue
        alternatives = Alternatives(part, cells, np.full(cells.size, SLIGHT))
        for demand in plan.evidence.unmet[np.isin(part.demands.cells[plan.evidence.unmet], core)]:
            tried[demand] = True
            if plan.evidence.proofs[demand] == UNMET:
                meet(plan, alternatives, int(demand))
