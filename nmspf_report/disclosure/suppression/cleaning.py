"""Cleaning up: printing again what need not be suppressed, the most costly first."""

import numpy as np

from nmspf_report.disclosure.cells.system import Places
from nmspf_report.disclosure.suppression.alternatives import Alternatives
from nmspf_report.disclosure.suppression.planning import Plan, among_hidden, meet


def clean_up(plan: Plan, secondary: Places) -> None:
    """Print each of some secondary cells without which all that is demanded is still possible."""
    alternatives = among_hidden(plan)
    for cell in secondary[np.argsort(-plan.part.costs[secondary], kind="stable")]:
        _try_without(plan, alternatives, int(cell))


def _try_without(plan: Plan, alternatives: Alternatives, cell: int) -> None:
    plan.suppressed[cell] = False
    plan.evidence.set_aside(cell)
    alternatives.hold(cell)
    while plan.evidence.unmet.size:
        if not meet(plan, alternatives, int(plan.evidence.unmet[0])):
            plan.suppressed[cell] = True
            plan.evidence.take_back()
            alternatives.let_go(cell)
            return
