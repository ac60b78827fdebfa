"""Drafting: a pattern of suppression for what is printed, and what is printed determines, alone.

A release prints a few of the cells that there are: an attacker knows that each authority has every
category in every quarter, and almost none of these is published. Most of the work of choosing
secondary cells does not need them. So a first pattern is found without them, in systems a fraction
of the size; whether it holds with them is proved afterwards, and repaired where it does not
(`nmspf_report.disclosure.suppression.mending`).
"""

from dataclasses import replace

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Flags, Places, System
from nmspf_report.disclosure.suppression.protection import UNPUBLISHED, Protection


def drafted(protection: Protection) -> tuple[Protection, Places]:
    """Leave out the cells that nobody prints and printed cells do not determine.

    What ties cells that are left out is left out with them: every complete table of all cells
    is one of these too, so that what cannot be met here cannot be met at all.

    Parameters
    ----------
    protection
        What is to be protected, in a system that says of sums what it says of their parts
        (`nmspf_report.disclosure.cells.tying.tie`).

    Returns
    -------
    Protection
        The same for fewer cells.
    Places
        Where each of these cells stands in the whole.
    """
    kept = _determined(protection)
    places = np.flatnonzero(kept)
    ranks = np.full(len(kept), -1, dtype=np.int64)
    ranks[places] = np.arange(len(places))
    system = System(
        _rows_within(protection.system.equations, kept)[:, places],
        _rows_within(protection.system.limits, kept)[:, places],
    )
    return (
        replace(
            protection,
            system=system,
            counts=protection.counts[places],
            roles=protection.roles[places],
            costs=protection.costs[places],
            lower=protection.lower[places],
            upper=protection.upper[places],
            cells=ranks[protection.cells],
            coalitions=tuple(ranks[known[kept[known]]] for known in protection.coalitions),
            exempt=tuple(ranks[cells[kept[cells]]] for cells in protection.exempt),
            regions=None if protection.regions is None else protection.regions[places],
            # They are seen to when a pattern is proved with all cells.
            rests=None,
        ),
        places,
    )


def _determined(protection: Protection) -> Flags:
    """Find the cells that are printed or asked for, and those that follow from them by one sum."""
    kept: Flags = protection.roles != UNPUBLISHED
    kept[protection.cells] = True
    equations = sparse.csr_array(protection.system.equations)
    lengths = np.diff(equations.indptr)
    while True:
        known = abs(equations.sign()) @ kept.astype(np.int64)
        one_left = np.flatnonzero(lengths - known == 1)
        cells = np.unique(equations[one_left].indices)
        new = cells[~kept[cells]]
        if not len(new):
            return kept
        kept[new] = True


def _rows_within(rows: sparse.csr_array, kept: Flags) -> sparse.csr_array:
    """Give the rows all of whose cells are kept."""
    outside = abs(rows.sign()) @ (~kept).astype(np.int64)
    return sparse.csr_array(rows[np.flatnonzero(outside == 0)])
