"""Parts: the pieces of a system that nothing printed or known ties together."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from nmspf_report.disclosure.cells.system import (
    Bounds,
    Counts,
    Flags,
    Places,
    System,
    in_order,
)
from nmspf_report.disclosure.suppression.demands import (
    NOBODY,
    Demands,
    Requirements,
    demands_against_strongest,
)
from nmspf_report.disclosure.suppression.protection import KNOWN, Protection, Roles


@dataclass(frozen=True)
class Rows:
    """Equations and limits alike, as what changes of the true counts must obey.

    Parameters
    ----------
    matrix
        One row for each equation or limit, one column for each cell.
    least, most
        Each row of ``matrix @ changes`` lies between them.
    """

    matrix: sparse.csc_array
    least: Bounds
    most: Bounds

    def of(self, cells: Places) -> "Rows":
        """Give the rows that some of these cells stand in, with columns for these cells only."""
        columns = self.matrix[:, cells]
        used = np.unique(columns.indices)
        return Rows(sparse.csc_array(columns[used]), self.least[used], self.most[used])


@dataclass(frozen=True)
class Part:
    """A piece of a protection, whose cells are numbered from 0.

    Parameters
    ----------
    places
        Where its cells stand in the protection.
    rows
        What changes must obey, in an order that rests on the rows' content alone.
    counts, roles, costs
        As in the protection.
    fall, rise
        How much each cell can fall and rise at most, as far as an attacker knows.
    demands
        What must be possible.
    coalitions, exempt
        The cells of the part that each coalition knows, and those of which nothing is demanded
        against it.
    regions
        As in the protection.
    """

    places: Places
    rows: Rows
    counts: Counts
    roles: Roles
    costs: Bounds
    fall: Bounds
    rise: Bounds
    demands: Demands
    coalitions: tuple[Places, ...]
    exempt: tuple[Places, ...]
    regions: Places | None

    @property
    def size(self) -> int:
        """How many cells there are."""
        return self.places.size

    def among(self, cells: Places) -> "Part":
        """Give the part of some of its cells, sorted, while all others stay at their counts."""
        within = self.demands.chosen(np.flatnonzero(np.isin(self.demands.cells, cells)))
        return Part(
            places=self.places[cells],
            rows=self.rows.of(cells),
            counts=self.counts[cells],
            roles=self.roles[cells],
            costs=self.costs[cells],
            fall=self.fall[cells],
            rise=self.rise[cells],
            demands=replace(within, cells=np.searchsorted(cells, within.cells)),
            coalitions=_within(cells, self.coalitions),
            exempt=_within(cells, self.exempt),
            regions=None if self.regions is None else self.regions[cells],
        )

    def known_to(self, coalition: int) -> Places:
        """Give the cells that a coalition knows."""
        if coalition == NOBODY:
            return np.empty(0, dtype=np.int64)
        return self.coalitions[coalition]


def split(protection: Protection) -> tuple[list[Part], Demands]:
    """Split a protection into its parts, and give the demands on cells that cannot change at all.

    Parts in which nothing is demanded are left out. The demands that are given number cells as
    the protection does.
    """
    rows = _rows_of_changes(protection.system, protection.counts)
    movable = find_movable(rows, protection.roles != KNOWN)
    cells = protection.cells
    required = Requirements(cells, protection.counts[cells], protection.low, protection.high)
    demands = demands_against_strongest(required, protection.exempt)
    within = movable[demands.cells]
    places = np.flatnonzero(movable)
    labels = label(rows.of(places))
    wanted = np.unique(labels[np.searchsorted(places, demands.cells[within])])
    pieces = [places[labels == label] for label in wanted]
    parts = [
        _part(protection, rows, demands, piece) for piece in sorted(pieces, key=lambda p: p[0])
    ]
    return parts, demands.chosen(np.flatnonzero(~within))


def find_movable(rows: Rows, free: Flags) -> Flags:
    """Leave of the free cells those that are not alone in an equation, again and again."""
    equations = np.flatnonzero(rows.least == rows.most)
    matrix = abs(sparse.csr_array(rows.matrix)[equations]).sign()
    movable = free.copy()
    while True:
        alone = matrix @ movable.astype(float) == 1
        stuck = movable & (matrix.T @ alone.astype(float) > 0)
        if not stuck.any():
            return movable
        movable &= ~stuck


def _rows_of_changes(system: System, counts: Counts) -> Rows:
    equations, limits = in_order(system.equations), in_order(system.limits)
    room = -(limits @ counts).astype(float)
    none = np.zeros(equations.shape[0])
    return Rows(
        sparse.csc_array(sparse.vstack([equations, limits]), dtype=float),
        np.concatenate([none, np.full(room.size, -np.inf)]),
        np.concatenate([none, room]),
    )


def label(rows: Rows) -> Places:
    """Label the columns by the piece that they belong to."""
    touching = abs(rows.matrix)
    graph = sparse.block_array([[None, touching], [touching.T, None]])
    labels = connected_components(graph, directed=False)[1]
    of_columns: Places = labels[rows.matrix.shape[0] :].astype(np.int64)
    return of_columns


def _part(protection: Protection, rows: Rows, demands: Demands, places: Places) -> Part:
    counts = protection.counts[places]
    within = demands.chosen(np.flatnonzero(np.isin(demands.cells, places)))
    return Part(
        places=places,
        rows=rows.of(places),
        counts=counts,
        roles=protection.roles[places],
        costs=protection.costs[places],
        fall=counts - protection.lower[places],
        rise=protection.upper[places] - counts,
        demands=Demands(
            np.searchsorted(places, within.cells), within.sides, within.needs, within.coalitions
        ),
        coalitions=_within(places, protection.coalitions),
        exempt=_within(places, protection.exempt),
        regions=None if protection.regions is None else protection.regions[places],
    )


def _within(places: Places, lists: tuple[Places, ...]) -> tuple[Places, ...]:
    """Give, of lists of a protection's cells, those of a part as the part numbers them."""
    return tuple(np.flatnonzero(np.isin(places, cells)) for cells in lists)
