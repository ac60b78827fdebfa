"""Exposure: suppressed counts that look sensitive to whoever sees the finished files only."""

import numpy as np

from nmspf_report.disclosure.suppression.alternatives import Alternatives
from nmspf_report.disclosure.suppression.demands import (
    NOBODY,
    Demands,
    Requirements,
    demands_against_all,
)
from nmspf_report.disclosure.suppression.planning import Plan, among_hidden, meet
from nmspf_report.disclosure.suppression.pushing import push
from nmspf_report.disclosure.suppression.witnesses import UNMET


def exposed(plan: Plan, sensitive: tuple[int, int]) -> Demands:
    """Demand both ends of the sensitive range of suppressed cells that would look like a breach.

    To whoever does not know the true counts, a cell is safe if it can be as low and as high as
    the sensitive range, or if it cannot be in that range at all.

    Returns
    -------
    Demands
        On the cells that are not safe; none if all are.
    """
    demands = _both_ends(plan, sensitive)
    trial = plan.demanding(demands)
    push(trial.part, trial.hidden, trial.evidence)
    alternatives = among_hidden(trial)
    breached = [
        number
        for number in trial.evidence.unmet
        if trial.evidence.proofs[number] == UNMET
        and not meet(trial, alternatives, int(number))
        and _may_be_sensitive(trial, alternatives, int(number), sensitive)
    ]
    return demands.chosen(np.flatnonzero(np.isin(demands.cells, demands.cells[breached])))


def _both_ends(plan: Plan, sensitive: tuple[int, int]) -> Demands:
    cells = np.flatnonzero(plan.suppressed)
    low, high = (np.full(cells.size, end) for end in sensitive)
    required = Requirements(cells, plan.part.counts[cells], low, high)
    attackers = range(NOBODY, len(plan.part.exempt))
    return demands_against_all(required, plan.part.exempt, attackers)


def _may_be_sensitive(
    plan: Plan, alternatives: Alternatives, demand: int, sensitive: tuple[int, int]
) -> bool:
    """Tell whether a cell that cannot reach the far end of the range can reach the near one."""
    ((cell, side, _, coalition),) = plan.part.demands.chosen(np.array([demand])).each()
    low, high = sensitive
    count = int(plan.part.counts[cell])
    distance = count - high if side < 0 else low - count
    known = plan.part.known_to(coalition)
    return distance <= 0 or alternatives.cheapest(cell, side, distance, known) is not None
