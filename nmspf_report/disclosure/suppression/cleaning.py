"""Cleaning up: printing again what need not be suppressed, the most costly first."""

import numpy as np

from nmspf_report.disclosure.cells.system import Places
from nmspf_report.disclosure.suppression.alternatives import Alternatives
from nmspf_report.disclosure.suppression.neighbourhoods import Neighbourhood
from nmspf_report.disclosure.suppression.planning import Plan, among_hidden, meet
from nmspf_report.disclosure.suppression.witnesses import UNMET

TOLERANCE = 1e-6
"""By how much the solver's bound may be too high."""


def clean_up(plan: Plan, secondary: Places, bound: float) -> None:
    """Print each of some secondary cells without which all that is demanded is still possible.

    Parameters
    ----------
    plan
        Left without the cells that can be spared.
    secondary
        The cells, all that were suppressed at a cost.
    bound
        What any pattern costs at least, as far as is proved: a cell that costs more than what is
        paid above it cannot be spared, and is not tried.
    """
    costs = plan.part.costs
    spare = costs[secondary].sum() - bound + TOLERANCE * max(bound, 1.0)
    if not (costs[secondary] <= spare).any():
        return
    alternatives = among_hidden(plan)
    near = Neighbourhood(plan.part.rows, alternatives.cells)
    for cell in secondary[np.argsort(-costs[secondary], kind="stable")]:
        if costs[cell] <= spare and _try_without(plan, (alternatives, near), int(cell)):
            spare -= costs[cell]


def _try_without(plan: Plan, among: tuple[Alternatives, Neighbourhood], cell: int) -> bool:
    """Print a cell if that can be; tell whether it can.

    If it cannot, it is mostly a demand near it that fails: those are asked first.
    """
    alternatives, near = among
    plan.suppressed[cell] = False
    plan.evidence.set_aside(cell)
    alternatives.hold(cell)
    unmet = plan.evidence.unmet
    for demand in unmet[near.nearest_first(cell, plan.part.demands.cells[unmet])].tolist():
        is_unmet = plan.evidence.proofs[demand] == UNMET
        if is_unmet and not meet(plan, alternatives, demand):
            plan.suppressed[cell] = True
            plan.evidence.take_back()
            alternatives.let_go(cell)
            return False
    return True
