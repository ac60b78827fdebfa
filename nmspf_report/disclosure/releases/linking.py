"""Releases linked: what is out already, with what is to come, as one system of cells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.cells import NOWHERE, Cells
from nmspf_report.disclosure.cells.naming import name_cells
from nmspf_report.disclosure.cells.system import Counts, Flags, Places, System
from nmspf_report.disclosure.cells.table import Table
from nmspf_report.problems import Problem

Pairs = np.ndarray[tuple[int, int], np.dtype[np.int64]]


@dataclass(frozen=True)
class Earlier:
    """A release that is out.

    Parameters
    ----------
    table
        Its cells with what were then their counts, and which of them it shows.
    hidden
        Which of those it withholds.
    """

    table: Table
    hidden: Flags


@dataclass(frozen=True)
class Linked:
    """The cells of a release, and those of earlier ones of which the count has changed since.

    A cell whose count is still what it was is one cell in every release: who knows it from one
    knows it in all. A cell that was revised is another one; how far the two can be apart is
    known too.

    Parameters
    ----------
    system
        What ties them all. The first cells are those of the release itself; the last one is
        not a count of anybody, but the largest revision that anyone thinks possible.
    counts
        The true table.
    places
        For each earlier release, where each of its cells stands.
    """

    system: System
    counts: Counts
    places: tuple[Places, ...]


def link(table: Table, earlier: Sequence[Earlier], largest_revision: int) -> Linked:
    """Link a release with those before it.

    Parameters
    ----------
    table
        The cells of the release.
    earlier
        The releases that are out, in their order.
    largest_revision
        By how much a count can have been revised, for all that a reader believes.

    Raises
    ------
    Problem
        If a count was revised by more.
    """
    versions = _Versions(table)
    places = tuple(versions.place(release.table) for release in earlier)
    size = versions.size + 1
    revised = versions.pairs()
    _refuse_larger(revised, versions.counts, table.cells, largest_revision)
    apart = _revisions(revised, size)
    return Linked(
        system=System(
            _stacked(
                [table.system.equations, *_old_rows(earlier, places, table, "equations")], size
            ),
            _stacked(
                [table.system.limits, *_old_rows(earlier, places, table, "limits"), apart], size
            ),
        ),
        counts=np.append(versions.counts, largest_revision).astype(np.int64),
        places=places,
    )


class _Versions:
    """The cells with each count that they have had."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.counts: Counts = table.counts
        self.known: list[tuple[Cells, Places]] = [
            (table.cells, np.arange(table.cells.size, dtype=np.int64))
        ]
        self.now: list[Pairs] = []

    @property
    def size(self) -> int:
        return len(self.counts)

    def place(self, older: Table) -> Places:
        """Find where the cells of an earlier release stand; those that were revised are new."""
        places = np.full(older.cells.size, NOWHERE, dtype=np.int64)
        current = same_cells(older.cells, self.table.cells)
        for cells, found in self.known:
            alike = same_cells(older.cells, cells)
            there = (alike != NOWHERE) & (places == NOWHERE)
            there[there] = self.counts[found[alike[there]]] == older.counts[there]
            places[there] = found[alike[there]]
        fresh = np.flatnonzero(places == NOWHERE)
        places[fresh] = np.arange(self.size, self.size + len(fresh))
        self.counts = np.concatenate([self.counts, older.counts[fresh]])
        self.known.append((older.cells, places))
        is_revised = fresh[current[fresh] != NOWHERE]
        self.now.append(np.stack([places[is_revised], current[is_revised]]))
        return places

    def pairs(self) -> Pairs:
        """Give each revised cell, as it was and as it is."""
        nothing = np.zeros((2, 0), dtype=np.int64)
        together: Pairs = np.concatenate([nothing, *self.now], axis=1)
        return together


def _refuse_larger(revised: Pairs, counts: Counts, cells: Cells, largest: int) -> None:
    """Refuse revisions that no reader thinks possible: then no table would agree."""
    then, now = revised
    by = np.abs(counts[then] - counts[now])
    if (by > largest).any():
        raise Problem(
            "large_revision",
            largest=largest,
            by=int(by.max()),
            figures=name_cells(cells, np.unique(now[by > largest])),
        )


def same_cells(cells: Cells, others: Cells) -> Places:
    """Give the place of each cell among the cells of another release, or `NOWHERE`.

    The two count the same quantities; they may have other areas and periods.
    """
    areas = np.array([others.area_ranks.get(code, NOWHERE) for code in cells.areas])
    periods = np.array([others.period_ranks.get(when.label, NOWHERE) for when in cells.periods])
    positions = cells.positions
    area: Places = areas[positions[:, 1]]
    period: Places = periods[positions[:, 2]]
    there = (area != NOWHERE) & (period != NOWHERE)
    places = np.full(cells.size, NOWHERE, dtype=np.int64)
    places[there] = others.grid[positions[there, 0], area[there], period[there]]
    return places


def _old_rows(
    earlier: Sequence[Earlier], places: Sequence[Places], table: Table, which: str
) -> list[sparse.csr_array]:
    """Give what tied the cells of earlier releases, where it is not what ties them now."""
    rows = []
    for release, where in zip(earlier, places, strict=True):
        matrix = sparse.coo_array(getattr(release.table.system, which))
        is_old = where[matrix.col] >= table.cells.size
        touched = np.unique(matrix.row[is_old])
        moved = sparse.csr_array(
            sparse.coo_array(
                (matrix.data, (matrix.row, where[matrix.col])),
                (matrix.shape[0], int(where.max(initial=0)) + 1),
            )
        )
        rows.append(moved[touched])
    return rows


def _revisions(pairs: Pairs, size: int) -> sparse.csr_array:
    """Say that a count and its revision are no further apart than the largest revision."""
    count = pairs.shape[1]
    rows = np.arange(count)
    margin = np.full(count, size - 1)
    values = np.repeat([1, -1, -1], count)
    halves = [
        sparse.coo_array(
            (values, (np.tile(rows, 3), np.concatenate([first, second, margin]))), (count, size)
        )
        for first, second in ((pairs[0], pairs[1]), (pairs[1], pairs[0]))
    ]
    return sparse.csr_array(sparse.vstack(halves))


def _stacked(parts: Sequence[sparse.csr_array], size: int) -> sparse.csr_array:
    """Set matrices above one another, each widened to the same number of cells."""
    widened = [
        sparse.csr_array((part.data, part.indices, part.indptr), (part.shape[0], size))
        for part in parts
    ]
    return sparse.csr_array(sparse.vstack(widened))
