"""The modular step: a large part is protected region by region, before it is taken as a whole.

Linear programmes over tens of thousands of cells take long, and thousands of them are asked for.
Nearly all that is demanded can be met within one region, with every other cell held at its count.
What is left, such as a region's own small counts, is then asked of all regions against the nation.
"""

import numpy as np

from nmspf_report.disclosure.cells.system import Flags, Places
from nmspf_report.disclosure.suppression.choosing import suppress_cheaply
from nmspf_report.disclosure.suppression.parts import Part, find_movable
from nmspf_report.disclosure.suppression.planning import Plan
from nmspf_report.disclosure.suppression.witnesses import Witness

MOST_TOGETHER = 15_000
"""With more cells than this a part is first protected region by region."""


def suppress_within_regions(plan: Plan) -> None:
    """Suppress in each region what is needed there while nothing outside of it changes.

    What ties a region's totals to the nation's then holds them at their counts, printed or not. A
    table in which one region changes and nothing else does is a table of the whole, so that a
    region's witnesses are witnesses of the whole too: what they meet stays met, whatever is
    suppressed in other regions. Demands that cannot be met so stay unmet; for them
    `nmspf_report.disclosure.suppression.planning.suppress_secondaries` goes on from here with all
    cells.

    Parameters
    ----------
    plan
        Of a part whose cells have regions. Left with what the regions suppress, and with their
        witnesses as evidence. A part without regions is left as it is.
    """
    if plan.part.regions is None:
        return
    for region in np.unique(plan.part.regions[plan.part.regions >= 0]):
        cells = np.flatnonzero(find_movable(plan.part.rows, plan.part.regions == region))
        if cells.size:
            _take_over(plan, _protected(plan.part.among(cells), plan.suppressed[cells]), cells)


def _protected(part: Part, suppressed: Flags) -> Plan:
    """Meet what can be met within a part, and print again what is not needed for that."""
    return suppress_cheaply(Plan(part, suppressed))


def _take_over(plan: Plan, within: Plan, cells: Places) -> None:
    plan.suppressed[cells] = within.suppressed
    for witness in within.evidence.in_use:
        plan.evidence.add(Witness(cells[witness.cells], witness.changes))
