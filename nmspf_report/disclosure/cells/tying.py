"""From what ties quantities to what ties cells: categories, areas and periods, as one system."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.cells import NOWHERE, Cells
from nmspf_report.disclosure.cells.quantities import RESTS, Terms
from nmspf_report.disclosure.cells.system import Places, System

Plane = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Where = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def tie(cells: Cells) -> System:
    """Write down what every complete table of a release's cells must obey.

    Categories and their wholes, what is counted under stricter conditions, quarters and their
    year, authorities and their boards and nation: wherever all the cells of it are there. The
    same is said of boards and the nation as of authorities, though it follows: who looks for a
    contradiction then finds it in one step, and who leaves out cells of authorities keeps it.

    Parameters
    ----------
    cells
        The cells.
    """
    equations, limits = _Rows(), _Rows()
    for terms in cells.quantities.equations:
        equations.add(_planes(cells, terms))
    for whole, part, rest in cells.quantities.subtractions:
        equations.add(_planes(cells, ((whole, -1), (part, 1), (rest, 1))))
    for terms in cells.quantities.limits:
        limits.add(_planes(cells, terms))
    for year, quarters in cells.quarters.items():
        alike = _same_areas(cells, year, quarters)
        _tie_sums(cells, year, quarters, alike, equations)
        _bound(cells, year, quarters, alike, limits)
    for parts in _areas(cells):
        equations.add_sums(*parts)
    return System(equations.matrix(cells.size), limits.matrix(cells.size))


@dataclass
class _Rows:
    """The rows of a sparse matrix, gathered many at a time."""

    columns: list[Places] = field(default_factory=list)
    values: list[Places] = field(default_factory=list)
    rows: list[Places] = field(default_factory=list)
    count: int = 0

    def add(self, terms: Sequence[tuple[Plane, int]]) -> None:
        """Add a row for each place at which every term has a cell."""
        there = np.logical_and.reduce([plane != NOWHERE for plane, _ in terms])
        own = np.arange(self.count, self.count + int(there.sum()))
        self.count += len(own)
        for plane, coefficient in terms:
            self._put(own, plane[there], coefficient)

    def add_sums(self, whole: Plane, parts: Plane, held: Where) -> None:
        """Add a row for each whole that is there: it is the sum of its parts that are held.

        Parameters
        ----------
        whole
            Cells, in any shape.
        parts, held
            Cells in the same shape with one more axis, the last; and which of them count.
        """
        there = whole != NOWHERE
        own = np.full(whole.shape, NOWHERE, dtype=np.int64)
        own[there] = np.arange(self.count, self.count + int(there.sum()))
        self.count += int(there.sum())
        self._put(own[there], whole[there], -1)
        counted = held & there[..., np.newaxis] & (parts != NOWHERE)
        rows = np.broadcast_to(own[..., np.newaxis], parts.shape)[counted]
        self._put(rows, parts[counted], 1)

    def matrix(self, size: int) -> sparse.csr_array:
        """Give the rows as a matrix with one column for each cell."""
        rows, columns, values = (
            np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
            for parts in (self.rows, self.columns, self.values)
        )
        return sparse.csr_array(sparse.coo_array((values, (rows, columns)), (self.count, size)))

    def _put(self, rows: Places, columns: Places, value: int) -> None:
        self.rows.append(rows)
        self.columns.append(columns)
        self.values.append(np.full(len(rows), value, dtype=np.int64))


def _planes(cells: Cells, terms: Terms) -> list[tuple[Plane, int]]:
    return [(cells.own[quantity], coefficient) for quantity, coefficient in terms]


def _same_areas(cells: Cells, year: int, quarters: Sequence[int]) -> Where:
    """Tell by quantity and area whether a year and its quarters count the same authorities."""
    wholes = []
    for members in cells.members:
        held = cells.included & members
        same = [(held[:, :, quarter] == held[:, :, year]).all(axis=1) for quarter in quarters]
        wholes.append(np.logical_and.reduce(same))
    everywhere = np.ones(cells.included.shape[:2], dtype=bool)
    return np.concatenate([everywhere, np.stack(wholes, axis=1)], axis=1)


def _tie_sums(
    cells: Cells, year: int, quarters: Sequence[int], alike: Where, equations: _Rows
) -> None:
    sums = [
        rank
        for rank, quantity in enumerate(cells.quantities.quantities)
        if quantity.over_time == "sum" and quantity.shown not in RESTS
    ]
    whole = np.where(alike, cells.own[:, :, year], NOWHERE)[sums]
    parts = [cells.own[sums, :, quarter] for quarter in quarters]
    equations.add([(whole, -1), *((part, 1) for part in parts)])


def _bound(cells: Cells, year: int, quarters: Sequence[int], alike: Where, limits: _Rows) -> None:
    """Say that no quarter has more than its year, and the year no more than the quarters."""
    for terms in cells.quantities.limits_over_time:
        in_year = [
            (np.where(alike[quantity], cells.own[quantity, :, year], NOWHERE), coefficient)
            for quantity, coefficient in terms
        ]
        in_quarters = [
            [(cells.own[quantity, :, quarter], coefficient) for quantity, coefficient in terms]
            for quarter in quarters
        ]
        less_year = [(plane, -coefficient) for plane, coefficient in in_year]
        for in_quarter in in_quarters:
            limits.add([*in_quarter, *less_year])
        less_quarters = [
            (plane, -coefficient) for in_quarter in in_quarters for plane, coefficient in in_quarter
        ]
        limits.add([*in_year, *less_quarters])


def _areas(cells: Cells) -> Iterator[tuple[Plane, Plane, Where]]:
    """Give each region and the nation with the authorities in it that have a count.

    What is left beside shares adds up because the shares and their wholes do.
    """
    authorities = len(cells.geography.authorities)
    counted = [found.shown not in RESTS for found in cells.quantities.quantities]
    own = np.where(np.array(counted)[:, np.newaxis, np.newaxis], cells.own, NOWHERE)
    parts = np.moveaxis(own[:, :authorities], 1, 2)
    held = np.moveaxis(cells.included, 1, 2)
    of_regions = cells.members[:-1]
    for rank, members in enumerate(cells.members):
        whole = own[:, authorities + rank]
        is_nation = rank == len(of_regions)
        if is_nation and _divide_nation(of_regions, cells.members[-1]):
            regions = np.moveaxis(own[:, authorities : authorities + rank], 1, 2)
            yield whole, regions, regions != NOWHERE
        else:
            yield whole, parts, held & members.T[np.newaxis]


def _divide_nation(regions: Where, nation: Where) -> bool:
    """Tell whether each authority of the nation is in one region, in every period."""
    return bool((regions.sum(axis=0) == nation).all())
