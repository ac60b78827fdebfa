"""Neighbourhoods: the cells nearest to one, over the equations and limits that they share."""

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order

from nmspf_report.disclosure.cells.system import Places
from nmspf_report.disclosure.suppression.parts import Rows, find_movable

LARGEST = 1_500
"""How many cells a neighbourhood holds at most."""
CORE = 0.3
"""The share of them, nearest first, that have enough of the others around them."""


class Neighbourhood:
    """Some cells of a part, and which of them are near one another."""

    def __init__(self, rows: Rows, cells: Places) -> None:
        """Take the cells that are to be neighbours."""
        self._rows = rows
        self._cells = cells
        touching = abs(rows.of(cells).matrix)
        self._graph = sparse.csr_array(sparse.block_array([[None, touching.T], [touching, None]]))

    def around(self, cell: int) -> tuple[Places, Places]:
        """Give the neighbourhood of a cell, sorted, and its core; both empty if it cannot move."""
        none = np.empty(0, dtype=np.int64)
        start = int(np.searchsorted(self._cells, cell))
        if start == self._cells.size or self._cells[start] != cell:
            return none, none
        if self._cells.size <= LARGEST:
            return self._cells, self._cells
        nearest = self._from(start)[:LARGEST]
        free = np.zeros(self._rows.matrix.shape[1], dtype=bool)
        free[nearest] = True
        cells = np.flatnonzero(find_movable(self._rows, free))
        return cells, nearest[: int(CORE * LARGEST)]

    def nearest_first(self, cell: int, others: Places) -> Places:
        """Give the order of other cells in which the nearest to one come first."""
        ranks = np.full(self._rows.matrix.shape[1], self._cells.size)
        start = int(np.searchsorted(self._cells, cell))
        if start < self._cells.size and self._cells[start] == cell:
            order = self._from(start)
            ranks[order] = np.arange(order.size)
        first: Places = np.argsort(ranks[others], kind="stable")
        return first

    def _from(self, start: int) -> Places:
        """Give all cells that hang together with one, the nearest first."""
        order = breadth_first_order(self._graph, start, return_predecessors=False)
        found: Places = self._cells[order[order < self._cells.size]]
        return found
