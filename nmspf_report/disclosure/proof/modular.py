"""The modular search: a large part is searched region by region, from tables of the whole.

A table in which one region differs from a table that agrees, and nothing else does, agrees too if
the region's rows hold. Small programmes over one region, with all others held, so find witnesses of
the whole. Where they leave cells, as those whose region's total is 0 in the table that they start
from, another table of the whole is made, in which some of these go far, and regions start from it.
"""

from collections.abc import Sequence

import numpy as np

from nmspf_report.disclosure.cells.system import Counts, Places
from nmspf_report.disclosure.proof.knowledge import Constraints
from nmspf_report.disclosure.proof.programmes import Effort, Programme
from nmspf_report.disclosure.proof.propagation import tightened
from nmspf_report.disclosure.proof.repairing import made_whole
from nmspf_report.disclosure.proof.searching import (
    Search,
    begin,
    meet,
    random_costs,
    search,
    unsought,
)

MOST_TOGETHER = 8_000
"""With more cells than this a part is first searched region by region."""

WORTHWHILE = 0.05
"""Regions that meet no larger share of what is open are asked no more."""


def search_by_regions(
    constraints: Constraints,
    cells: Places,
    sensitive: tuple[float, float],
    effort: Effort,
    tables: Sequence[Counts] = (),
    *,
    ends: bool = True,
    regions: Places,
) -> Search:
    """Look for witnesses as `nmspf_report.disclosure.proof.searching.search` does.

    Parameters
    ----------
    constraints, cells, sensitive, effort, tables, ends
        As there.
    regions
        The region that each cell of the constraints belongs to, numbered from 0; below 0 where
        it is of none.

    Raises
    ------
    Contradiction
        If no table of whole numbers agrees with the constraints.
    """
    found = unsought(constraints, cells, sensitive)
    linear = Programme(constraints, effort)
    if not begin(found, linear, tables):
        return found
    generator = np.random.default_rng(1)
    base: Counts | None = found.witnesses[0]
    while base is not None and found.open.any():
        before = int(found.open.sum())
        for region in np.unique(regions[regions >= 0]):
            _search_within(found, base, np.flatnonzero(regions == region), effort)
        if before - int(found.open.sum()) <= WORTHWHILE * before:
            break
        base = _another(found, linear, generator)
    return _with_the_rest(found, effort, ends)


def _another(found: Search, linear: Programme, generator: np.random.Generator) -> Counts | None:
    """Give a table of the whole in which open cells go far."""
    costs = random_costs(found, generator)
    solution = linear.minimise(found.cells, costs, afresh=True)
    table = made_whole(solution, found.constraints, linear, found.witnesses[0])
    if table is not None:
        found.see(table)
    return table


def _search_within(found: Search, base: Counts, region: Places, effort: Effort) -> None:
    """Look for what is open in a region, by tables that are the base everywhere else.

    What is proved there to be impossible is so with this base alone.
    """
    wanted = found.cells[found.open.any(axis=0)]
    wanted = wanted[np.isin(wanted, region)]
    if not wanted.size:
        return
    held = tightened(found.constraints.held_outside(region, base))
    within = unsought(held, np.searchsorted(region, wanted), found.sensitive)
    within.see(base[region])
    meet(within, Programme(held, effort))
    for counts in within.witnesses[1:]:
        table = base.copy()
        table[region] = counts
        found.see(table)


def _with_the_rest(found: Search, effort: Effort, ends: bool) -> Search:
    """Search for what no region met among all cells."""
    rest = np.flatnonzero(found.open.any(axis=0))
    if rest.size:
        cells, known = found.cells[rest], found.witnesses
        others = search(found.constraints, cells, found.sensitive, effort, known, ends=ends)
        found.bound[:, rest] = others.bound
        for witness in others.witnesses:
            found.see(witness)
    return found
