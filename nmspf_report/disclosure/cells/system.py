"""Counts and what ties them: the one system of equations behind every published figure."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse

Counts = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Bounds = np.ndarray[tuple[int], np.dtype[np.float64]]
Places = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True)
class System:
    """What every complete table of whole numbers must obey.

    A table is a vector of counts, one for each cell, none below 0. All coefficients are
    whole numbers.

    Parameters
    ----------
    equations
        One row for each equation, one column for each cell: ``equations @ table == 0``
        (a total less its parts).
    limits
        One row for each inequality: ``limits @ table <= 0`` (a part less its whole; the
        largest of overlapping categories less the total, the total less their sum).
    """

    equations: sparse.csr_array
    limits: sparse.csr_array

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.equations.shape[1])

    def holds(self, table: Counts) -> bool:
        """Tell whether a table of whole numbers obeys the system, in exact arithmetic."""
        counts = np.asarray(table, dtype=np.int64)
        return bool(
            (counts >= 0).all()
            and not (self.equations.astype(np.int64) @ counts).any()
            and not ((self.limits.astype(np.int64) @ counts) > 0).any()
        )


def in_order(matrix: sparse.csr_array) -> sparse.csr_array:
    """Sort rows by what they hold, and keep one of those that are equal.

    What is solved of a system then does not rest on the order in which it was written down.
    """
    rows = sparse.csr_array(matrix, dtype=np.int64)
    rows.sum_duplicates()
    rows.eliminate_zeros()
    bounds = rows.indptr
    contents = {
        (rows.indices[first:end].tobytes(), rows.data[first:end].tobytes()): row
        for row, (first, end) in enumerate(pairwise(bounds))
    }
    return rows[[contents[content] for content in sorted(contents)]]
