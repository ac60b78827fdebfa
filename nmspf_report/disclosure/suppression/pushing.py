"""Pushing: many demands met at once, by tables in which many cells go as far as they have to."""

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Counts, Flags, Places
from nmspf_report.disclosure.proof.knowledge import Constraints
from nmspf_report.disclosure.proof.programmes import NEAR, Effort, Programme
from nmspf_report.disclosure.proof.repairing import made_whole
from nmspf_report.disclosure.suppression.parts import Part, find_movable, label
from nmspf_report.disclosure.suppression.witnesses import Evidence, Witness

# A push that meets no more of the unmet demands than this share, or than so many, is poor, and so
# many poor ones in a row are the last: what is left is met faster one by one.
WORTHWHILE = 0.03
ENOUGH = 3
MOST_POOR = 2
# How many cells around fractions may change together: integer programmes over more take long.
LARGEST = 2_000
MET_FOR_ITS_TIME = 2
"""A random direction takes the time of a demand that is asked for by itself."""


def push(part: Part, hidden: Flags, evidence: Evidence) -> None:
    """Meet demands by going as far as possible in random directions, changing hidden cells only.

    Where the furthest table is not of whole numbers, it is changed near the fractions.

    Parameters
    ----------
    part
        The part, with its demands.
    hidden
        The cells that no reader sees.
    evidence
        Of the part's demands; given what witnesses are found.
    """
    demands = part.demands
    cells = np.flatnonzero(find_movable(part.rows, hidden))
    if not evidence.unmet.size or not cells.size:
        return
    known = _tables_near(part, cells, int(demands.needs.max()))
    programme = Programme(known, Effort(np.inf))
    counts = part.counts[cells]
    random = np.random.default_rng(1)
    poor = 0
    while evidence.unmet.size and poor < MOST_POOR:
        unmet = evidence.unmet
        weights = _directions(part, unmet, random)
        furthest = programme.minimise(np.arange(cells.size), -weights[cells], afresh=True)
        table = made_whole(furthest, known, programme, counts, LARGEST)
        met = 0 if table is None else _add_pieces(evidence, part, cells, table - counts)
        poor = 0 if met > max(ENOUGH, WORTHWHILE * unmet.size) else poor + 1


def unreached(part: Part, hidden: Flags) -> Places:
    """Give the demands that cannot be met by changing hidden cells, even if counts had fractions.

    Many are met at once in random directions, as long as one meets more than a demand asked for by
    itself would; what these leave is asked for one by one.

    Parameters
    ----------
    part, hidden
        As for `push`.
    """
    demands = part.demands
    cells = np.flatnonzero(find_movable(part.rows, hidden))
    known = _tables_near(part, cells, int(demands.needs.max(initial=0)))
    programme = Programme(known, Effort(np.inf))
    left = np.ones(demands.cells.size, dtype=bool)

    def go(weights: Bounds, *, afresh: bool) -> int:
        before = int(left.sum())
        furthest = programme.minimise(np.arange(cells.size), -weights[cells], afresh=afresh)
        changes = np.zeros(part.size)
        changes[cells] = furthest.values - part.counts[cells]
        left[changes[demands.cells] * demands.sides >= demands.needs - NEAR] = False
        return before - int(left.sum())

    random = np.random.default_rng(1)
    while go(_directions(part, np.flatnonzero(left), random), afresh=True) >= MET_FOR_ITS_TIME:
        pass
    for demand in np.flatnonzero(left):
        if left[demand]:
            weights = np.zeros(part.size)
            weights[demands.cells[demand]] = demands.sides[demand]
            go(weights, afresh=False)
    return np.flatnonzero(left)


def _directions(part: Part, wanted: Places, random: np.random.Generator) -> Bounds:
    """Draw how much each cell is to rise, or to fall below 0, for some demands."""
    demands = part.demands
    weights = np.zeros(part.size)
    np.add.at(weights, demands.cells[wanted], demands.sides[wanted] * random.random(wanted.size))
    return weights


def _tables_near(part: Part, cells: Places, reach: int) -> Constraints:
    """Allow the tables that differ from the true one in some cells, in none by more than reach."""
    rows = part.rows.of(cells)
    matrix = sparse.csr_array(rows.matrix).astype(np.int64)
    counts = part.counts[cells]
    sums = matrix @ counts
    lowest: Bounds = (counts - np.minimum(part.fall[cells], reach)).astype(np.float64)
    highest: Bounds = (counts + np.minimum(part.rise[cells], reach)).astype(np.float64)
    return Constraints(matrix, rows.least + sums, rows.most + sums, lowest, highest)


def _add_pieces(evidence: Evidence, part: Part, cells: Places, changes: Counts) -> int:
    """Keep what hangs together of a change as a witness each; tell how many demands that meets."""
    changed = np.flatnonzero(changes)
    labels = label(part.rows.of(cells[changed]))
    pieces = (changed[labels == piece] for piece in np.unique(labels))
    return sum(evidence.add(Witness(cells[piece], changes[piece])) for piece in pieces)
