"""Complete tables of whole numbers, joined from parts and checked exactly against all known."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Counts, Flags, Places
from nmspf_report.disclosure.proof.knowledge import Constraints


@dataclass(frozen=True)
class Witnesses:
    """Complete tables: one, and how others differ from it.

    Parameters
    ----------
    base
        The first table.
    differences
        One column for each further table: what it has more than the first.
    """

    base: Counts
    differences: sparse.csc_array

    @property
    def number(self) -> int:
        """How many tables there are."""
        return 1 + int(self.differences.shape[1])

    def table(self, place: int) -> Counts:
        """Give one table in full, the first as number 0."""
        if place == 0:
            return self.base
        difference: Counts = self.differences[:, [place - 1]].toarray()[:, 0]
        return self.base + difference

    def of(self, cells: Places) -> list[Counts]:
        """Give the tables of some cells: the first, and each other that differs from it there."""
        base, differences = self.base[cells], self._by_cell[cells].tocsc()
        differing = np.flatnonzero(np.diff(differences.indptr))
        return [base, *(base + differences[:, differing].toarray().T)]

    def with_those_of(self, other: "Witnesses") -> "Witnesses":
        """Add the tables of others over the same cells; the first table stays the first."""
        shift = sparse.csc_array((other.base - self.base)[:, np.newaxis])
        shifted = other.differences
        if shift.nnz:
            every = sparse.csc_array(np.ones((1, other.number - 1), dtype=np.int64))
            shifted = sparse.hstack([shift, shifted + shift @ every])
        both = sparse.hstack([self.differences, shifted])
        return Witnesses(self.base, sparse.csc_array(both))

    @cached_property
    def _by_cell(self) -> sparse.csr_array:
        return self.differences.tocsr()

    def extremes(self, cells: Places) -> tuple[Counts, Counts]:
        """Give the lowest and the highest count of each cell."""
        lowest, highest = self.base.copy(), self.base.copy()
        entries = self.differences.tocoo()
        counts = self.base[entries.row] + entries.data
        np.minimum.at(lowest, entries.row, counts)
        np.maximum.at(highest, entries.row, counts)
        return lowest[cells], highest[cells]


def one_table(counts: Counts) -> Witnesses:
    """Give the witnesses that are one table alone."""
    return joined([], counts)


def joined(parts: list[tuple[Places, list[Counts]]], base: Counts) -> Witnesses:
    """Join the tables of parts that share no constraint: the first with the first, and so on.

    Parameters
    ----------
    parts
        The cells of each part, and its tables of them, at least one.
    base
        The counts of the cells in no part.
    """
    first = base.copy()
    for cells, tables in parts:
        first[cells] = tables[0]
    entries = [
        (cells[changed], np.full(changed.size, column), difference[changed])
        for cells, tables in parts
        for column, difference in enumerate(table - tables[0] for table in tables[1:])
        for changed in [np.flatnonzero(difference)]
    ]
    shape = (base.size, max((len(tables) for _, tables in parts), default=1) - 1)
    if not entries:
        return Witnesses(first, sparse.csc_array(shape, dtype=np.int64))
    row, column, data = (np.concatenate(each) for each in zip(*entries, strict=True))
    return Witnesses(first, sparse.csc_array((data, (row, column)), shape))


def checked(witnesses: Witnesses, constraints: Constraints) -> Witnesses | None:
    """Keep the tables that agree with every constraint; None if the first does not.

    All arithmetic is in whole numbers. A row that a difference leaves alone holds because it
    holds in the first table.
    """
    is_whole = np.issubdtype(witnesses.differences.dtype, np.integer)
    if constraints.broken_by(witnesses.base) or not is_whole:
        return None
    cells = witnesses.differences.tocoo()
    rows = (constraints.rows @ witnesses.differences).tocoo()
    broken = np.zeros(witnesses.number - 1, dtype=bool)
    counts = witnesses.base[cells.row] + cells.data
    sums = (constraints.rows @ witnesses.base)[rows.row] + rows.data
    most = np.minimum(constraints.upper[cells.row], constraints.largest)
    _mark(broken, cells.col, counts, constraints.lower[cells.row], most)
    _mark(broken, rows.col, sums, constraints.row_lower[rows.row], constraints.row_upper[rows.row])
    return Witnesses(witnesses.base, witnesses.differences[:, np.flatnonzero(~broken)])


def _mark(broken: Flags, column: Places, values: Counts, lower: Bounds, upper: Bounds) -> None:
    broken[column[(values < lower) | (values > upper)]] = True
